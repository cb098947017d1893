/**
 * The witness over HTTP (C2SP tlog-witness): one path, small requests, one answer each.
 *
 * TRUST: who asks is not known and need not be: what counts is the signature on the checkpoint. So everything is bounded
 * before it is read, and an answer tells nobody more than the sizes of logs that are public anyway.
 *
 * Deliberately left out: TLS, which a reverse proxy or a tunnel does, and what is cosigned (./witness.ts).
 */
import { createServer } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

import { boundedOctets } from "../app/bounded-octets.ts"
import { MAX_REQUEST_OCTETS } from "./add-checkpoint.ts"
import type { Answer, Witness } from "./witness.ts"

export type WitnessServer = {
  readonly address: { readonly host: string; readonly port: number }
  /** Resolves when what was under way is answered. */
  readonly stop: () => Promise<void>
}

/** A log asks once an hour; these are for many logs that ask at once, and for whoever wants to be a nuisance. */
const MAX_CONNECTIONS = 100
/** Milliseconds for a whole request: a few kilobytes. */
const REQUEST_TIMEOUT = 10_000
const MAX_HEADER_OCTETS = 8 * 1024
const PATH = "/add-checkpoint"

/** Rejects with the system's error where it can't listen. `port` 0: any that is free. */
export async function serveWitness(
  witness: Witness,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<WitnessServer> {
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_OCTETS, requestTimeout: REQUEST_TIMEOUT, headersTimeout: REQUEST_TIMEOUT },
    (request, response) => void answer(witness, request, response),
  )
  server.maxConnections = MAX_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen({ host, port }, () => {
      server.off("error", reject)
      resolve()
    })
  })
  const bound = server.address()
  if (!isAddress(bound)) throw new Error("a server that listens has an address")
  return {
    address: { host: bound.address, port: bound.port },
    stop: async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
    },
  }
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    send(response, await answerOf(witness, request))
  } catch {
    // The client left, or the disk failed: no cosignature either way.
    if (!response.headersSent) send(response, { status: 500, body: "" })
    else response.destroy()
  }
}

async function answerOf(witness: Witness, request: IncomingMessage): Promise<Answer> {
  if (request.url !== PATH) return { status: 404, body: "" }
  if (request.method !== "POST") return { status: 405, body: "" }
  const octets = await boundedOctets(request, MAX_REQUEST_OCTETS)
  if (octets === undefined) return { status: 413, body: "" }
  // What is not UTF-8 becomes something that nobody signed.
  return await witness.add(new TextDecoder().decode(octets))
}

function send(response: ServerResponse, { status, body, type }: Answer): void {
  response.writeHead(status, {
    "content-type": type ?? "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    // The rest of a request that was not read to its end can't be told from the next one.
    ...(status === 413 ? { connection: "close" } : {}),
  })
  response.end(body)
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null
}
