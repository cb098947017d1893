/**
 * The HTTP port: health and metrics, the API and the console. Bounded, so that who asks slowly or often can't disturb mail.
 *
 * Answers never repeat what was asked: an address in a URL must not come back in an error, or get into a log. There is no
 * log of requests and no CORS: no other site's page has business here; a program brings a token.
 */
import type { AddressInfo } from "node:net"

import { fastify } from "fastify"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import { Fault } from "../app/fault.ts"
import { API_ROOT } from "../contract/endpoint.ts"
import type { Gates } from "./admission.ts"
import { serveApi } from "./api.ts"
import { ipOf, isPassedOnByStranger, memberOf } from "./client.ts"
import { serveEvents } from "./event-stream.ts"
import { apiHeaders } from "./header.ts"
import type { Headers } from "./header.ts"
import { languageOf } from "./language.ts"
import { serveLedgerFiles } from "./ledger-file.ts"
import { openLimiter } from "./limit.ts"
import { serveOidc } from "./oidc.ts"
import { openApi } from "./open-api.ts"
import type { ConsolePorts, HttpOptions, HttpPorts, HttpTls, RunningHttp } from "./options.ts"
import { serveOutboxFile } from "./outbox-file.ts"
import { openPages } from "./page.ts"
import type { ServePage } from "./page.ts"
import { faultOfError, refuse } from "./problem.ts"
import { readinessOf } from "./readiness.ts"

/** Of what is no endpoint: none of it has a body. */
const MAX_BODY_OCTETS = 16 * 1024
const MAX_HEADER_OCTETS = 8 * 1024
/** Also streams of events, which stay. */
const MAX_CONNECTIONS = 1000
const HEADER_MILLISECONDS = 10_000
/** From the first octet of a request to its last: 36 MiB over a line of 1 Mbit/s. What is small must be faster (./api.ts). */
const REQUEST_MILLISECONDS = 300_000
/** Nothing said and nothing answered: longer than the longest reckoning of an answer. */
const IDLE_MILLISECONDS = 120_000
const KEEP_ALIVE_MILLISECONDS = 5000
/** How often node looks for connections that are over their time. */
const LOOK_MILLISECONDS = 1000
/** The longest parameter in a path is the id of a passkey. */
const MAX_PARAMETER_UNITS = 1200

/** Rejects where it can't listen, with the system's error; and for a folder of the console that can't be read. */
export async function startHttp(options: HttpOptions, ports: HttpPorts): Promise<RunningHttp> {
  const console = ports.console
  const isHttps = options.tls !== undefined || console?.options.origin?.startsWith("https:") === true
  const headers = apiHeaders(isHttps)
  const app = newApp(options, headers)
  const origins = (): readonly string[] => originsOf(console?.options.origin, options, boundTo(app).port)
  monitoring(app, options, ports)
  const page = console === undefined ? undefined : await serveConsole(app, console, headers, origins)
  answerTheRest(app, page, ports.console?.log)
  await app.listen(options.listen)
  const { address, port } = boundTo(app)
  return {
    address: { host: address, port },
    origin: origins()[0] ?? "",
    reload: (tls) => {
      if (options.tls !== undefined) app.server.setSecureContext(secureContext(tls))
    },
    close: async () => await app.close(),
  }
}

function newApp({ tls, proxies }: HttpOptions, headers: Headers) {
  const limits = {
    maxHeaderSize: MAX_HEADER_OCTETS,
    headersTimeout: HEADER_MILLISECONDS,
    connectionsCheckingInterval: LOOK_MILLISECONDS,
  }
  const app = fastify({
    logger: false,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    bodyLimit: MAX_BODY_OCTETS,
    requestTimeout: REQUEST_MILLISECONDS,
    connectionTimeout: IDLE_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: MAX_PARAMETER_UNITS },
    // A URL that can't be decoded gets past the handlers below, and would be repeated.
    frameworkErrors: (_error, request, reply) => {
      void refuse(reply.headers(headers), new Fault("request/invalid", ""), languageIn(request))
    },
    ...(tls === undefined ? { http: limits, https: null } : { https: { ...limits, ...secureContext(tls) } }),
  })
  app.server.maxConnections = MAX_CONNECTIONS
  app.removeContentTypeParser("text/plain")
  app.addHook("onSend", async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value)
  })
  return app
}

function secureContext({ certificate, key }: HttpTls) {
  return { cert: certificate, key, minVersion: "TLSv1.2" } as const
}

/** Live: the event loop turns. Ready: mail can be handed in. That, and the numbers, are for those who keep us running. */
function monitoring(app: FastifyInstance, { monitor, proxies }: HttpOptions, ports: HttpPorts): void {
  const readiness = readinessOf(ports.readiness)
  const [isMonitor, isProxy] = [memberOf(monitor), memberOf(proxies)]
  const forMonitors = {
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
      isMonitor(ipOf(request)) && !isPassedOnByStranger(request, isProxy)
        ? undefined
        : await refuse(reply, new Fault("request/unknown", ""), languageIn(request)),
  }
  app.get("/health/live", () => ({ live: true }))
  app.get("/health/ready", forMonitors, async (_request, reply) => {
    const state = await readiness()
    return await reply.code(state.ready ? 200 : 503).send(state)
  })
  app.get("/metrics", forMonitors, async (_request, reply) => {
    const { contentType, text } = await ports.metrics()
    return await reply.header("content-type", contentType).send(text)
  })
}

async function serveConsole(
  app: FastifyInstance,
  ports: ConsolePorts,
  headers: Headers,
  origins: () => readonly string[],
): Promise<ServePage> {
  const { options, events, after, log } = ports
  const limiter = openLimiter(ports.clock)
  const gates: Gates = { authenticate: ports.authenticate, limiter, origins: () => new Set(origins()) }
  const description = JSON.stringify(openApi(options.version))
  const streams = serveEvents(app, { gates, events, after, headers })
  serveApi(app, { handlers: ports.handlers, gates, after, log, ended: streams.endOf })
  serveOutboxFile(app, gates, ports.outboxOctets)
  if (ports.ledger !== undefined) serveLedgerFiles(app, gates, ports.ledger)
  app.get(
    `${API_ROOT}/openapi.json`,
    async (_request, reply) => await reply.type("application/json").send(description),
  )
  if (ports.oidc !== undefined)
    serveOidc(app, { oidc: ports.oidc, limiter, origin: () => origins()[0] ?? "", log })
  return await openPages(app, options, ports.authenticate)
}

function answerTheRest(
  app: FastifyInstance,
  page: ServePage | undefined,
  log: ConsolePorts["log"] | undefined,
): void {
  app.setNotFoundHandler(async (request, reply) => {
    if ((await page?.(request, reply)) === true) return reply
    return await refuse(reply, new Fault("request/unknown", ""), languageIn(request))
  })
  app.setErrorHandler(async (error, request, reply) => {
    const { fault, told, isOurs } = faultOfError(error)
    if (isOurs) log?.error("an answer failed", { about: request.routeOptions.url ?? "" }, error)
    return await refuse(reply, fault, languageIn(request), told)
  })
}

/** The first is how we call ourselves. Without a public address it is this machine, which has more than one name. */
function originsOf(origin: string | undefined, { tls }: HttpOptions, port: number): readonly string[] {
  if (origin !== undefined) return [origin]
  const scheme = tls === undefined ? "http" : "https"
  return ["localhost", "127.0.0.1", "[::1]"].map((host) => new URL(`${scheme}://${host}:${port}`).origin)
}

function languageIn({ headers }: FastifyRequest) {
  return languageOf(headers["accept-language"])
}

function boundTo(app: FastifyInstance): AddressInfo {
  const address = app.server.address()
  if (address === null || typeof address === "string") throw new Error("the HTTP server has no address")
  return address
}
