/**
 * The HTTP port: health and metrics. Bounded, so that who asks slowly or often can't disturb mail.
 *
 * Answers never repeat what was asked: an address in a URL must not come back in an error, or get into a log. There is no
 * log of requests and no CORS: nobody's web page has business here.
 *
 * Deliberately out of scope: TLS and login. It listens on this machine alone unless configured otherwise; a reverse proxy
 * does the rest.
 */
import type { AddressInfo } from "node:net"

import { fastify } from "fastify"
import type { FastifyInstance } from "fastify"

import { readinessOf } from "./readiness.ts"
import type { ReadinessPorts } from "./readiness.ts"

export type HttpOptions = {
  /** `port` 0: any that is free. */
  readonly listen: { readonly host: string; readonly port: number }
}

export type HttpPorts = {
  readonly readiness: ReadinessPorts
  /** Reading may take as long as the store takes to answer. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>
}

export type RunningHttp = {
  readonly address: { readonly host: string; readonly port: number }
  /** Answers what is under way, closes what is idle. */
  readonly close: () => Promise<void>
}

/** These requests have no body; a page of the API will say how much it takes. */
const MAX_BODY_OCTETS = 16 * 1024
const MAX_HEADER_OCTETS = 8 * 1024
const MAX_CONNECTIONS = 100
/** From the first octet of a request to its last. */
const REQUEST_MILLISECONDS = 10_000
const IDLE_MILLISECONDS = 30_000
const KEEP_ALIVE_MILLISECONDS = 5000
/** How often node looks for connections that are over their time. */
const LOOK_MILLISECONDS = 1000

/** Rejects where it can't listen, with the system's error. */
export async function startHttp({ listen }: HttpOptions, ports: HttpPorts): Promise<RunningHttp> {
  const app = newApp()
  health(app, ports.readiness)
  metrics(app, ports.metrics)
  await app.listen(listen)
  const { address, port } = boundTo(app)
  return { address: { host: address, port }, close: async () => await app.close() }
}

function newApp(): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_OCTETS,
    requestTimeout: REQUEST_MILLISECONDS,
    connectionTimeout: IDLE_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    forceCloseConnections: "idle",
    // A URL that can't be decoded gets past the handlers below, and would be repeated.
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack()
      reply.raw.writeHead(400, { ...SECURITY_HEADERS, "content-type": "application/json" })
      reply.raw.end(JSON.stringify({ error: "bad request" }))
    },
    http: {
      maxHeaderSize: MAX_HEADER_OCTETS,
      headersTimeout: REQUEST_MILLISECONDS,
      connectionsCheckingInterval: LOOK_MILLISECONDS,
    },
  })
  app.server.maxConnections = MAX_CONNECTIONS
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(SECURITY_HEADERS)
  })
  app.setNotFoundHandler(async (_request, reply) => await reply.code(404).send({ error: "not found" }))
  app.setErrorHandler(async (error: { readonly statusCode?: number }, _request, reply) => {
    const { statusCode = 500 } = error
    return await reply.code(statusCode).send({ error: statusCode < 500 ? "bad request" : "internal error" })
  })
  return app
}

/** OWASP, "HTTP Headers Cheat Sheet": what an answer that is no page of ours needs. */
const SECURITY_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const

/** Live: the event loop turns. Ready: mail can be handed in. */
function health(app: FastifyInstance, ports: ReadinessPorts): void {
  const readiness = readinessOf(ports)
  app.get("/health/live", () => ({ live: true }))
  app.get("/health/ready", async (_request, reply) => {
    const state = await readiness()
    return await reply.code(state.ready ? 200 : 503).send(state)
  })
}

function metrics(app: FastifyInstance, read: HttpPorts["metrics"]): void {
  app.get("/metrics", async (_request, reply) => {
    const { contentType, text } = await read()
    return await reply.header("content-type", contentType).send(text)
  })
}

function boundTo(app: FastifyInstance): AddressInfo {
  const address = app.server.address()
  if (address === null || typeof address === "string") throw new Error("the HTTP server has no address")
  return address
}
