/**
 * The API: every endpoint of the contract, registered from its table and nothing else. A request is admitted before its body is
 * read, checked by its form, handled, and what is given back is cut to its form.
 *
 * INVARIANT (no-more): a field that does not stand in the form of an answer never leaves, whatever a handler gives.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { z } from "zod"

import { Fault } from "../app/fault.ts"
import type { Log } from "../app/log.ts"
import type { After } from "../app/queue/queue-timer.ts"
import type { Caller, Handle, Handlers, Turn } from "../app/turn.ts"
import { API_ROOT, BODY_OCTETS, ENDPOINTS } from "../contract/endpoint.ts"
import type { Endpoint, EndpointName } from "../contract/endpoint.ts"
import { FORMS } from "../contract/form.ts"
import type { Asks, Form } from "../contract/form.ts"
import { admit } from "./admission.ts"
import type { Admitted, Gates } from "./admission.ts"
import { clearingCookie, SESSION_COOKIE, settingCookie } from "./cookie.ts"
import { invalidPlaces } from "./invalid-place.ts"
import { languageOf } from "./language.ts"
import { refuse } from "./problem.ts"

export type ApiPorts = {
  readonly handlers: Handlers
  readonly gates: Gates
  readonly after: After
  readonly log: Log
  /** A session was ended by its own holder. */
  readonly ended: (session: string) => void
}

/** Milliseconds in which a small body must be here: whoever sends slowly may not keep a place taken. */
export const SMALL_BODY_MILLISECONDS = 10_000
/** Bodies beyond BODY_OCTETS that are read or handled at once: each takes three times its size of memory. */
export const LARGE_BODIES = 4
/** Of those, of one caller: who sends slowly holds up himself, and not everybody. */
export const LARGE_BODIES_OF_CALLER = 2
/** Seconds. */
const LARGE_BODY_RETRY = 5

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const

export function serveApi(app: FastifyInstance, ports: ApiPorts): void {
  const uploads: Uploads = new Map()
  for (const name of ENDPOINT_NAMES) serve(app, name, ports, uploads)
  for (const [path, methods] of methodsByPath()) {
    const others = METHODS.filter((method) => !methods.includes(method))
    refuseMethods(app, path, others, methods)
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of the table are its names
const ENDPOINT_NAMES = Object.keys(ENDPOINTS) as readonly EndpointName[]

function serve<Name extends EndpointName>(
  app: FastifyInstance,
  name: Name,
  ports: ApiPorts,
  uploads: Uploads,
): void {
  const endpoint: Endpoint = ENDPOINTS[name]
  const handle: Handle<Name> = ports.handlers[name]
  const admitted = new WeakMap<FastifyRequest, Admitted>()

  app.route({
    method: endpoint.method,
    url: `${API_ROOT}${endpoint.path}`,
    bodyLimit: endpoint.body ?? BODY_OCTETS,
    onRequest: async (request, reply) => {
      const language = languageOf(request.headers["accept-language"])
      const result = await admit(request, name, endpoint, ports.gates)
      if (!result.ok) return await refuse(reply, result.error.fault, language, retry(result.error.retryAfter))
      admitted.set(request, result.value)
      if (endpoint.body === undefined) {
        const late = ports.after(SMALL_BODY_MILLISECONDS, () => {
          if (!request.raw.complete) request.raw.destroy()
        })
        reply.raw.once("close", late)
      } else if (!takesPlace(uploads, whoIs(result.value.caller), reply)) {
        return await refuse(reply, new Fault("request/too-many", ""), language, retry(LARGE_BODY_RETRY))
      }
      return undefined
    },
    handler: async (request, reply) => {
      const who = admitted.get(request)
      if (who === undefined) throw new Error("a call that was not admitted")
      const language = languageOf(request.headers["accept-language"])
      const asks = asksOf(name, request)
      if (asks.kind === "invalid") {
        const errors = invalidPlaces(asks.part, asks.error, language)
        return await refuse(reply, new Fault("request/invalid", name), language, { errors })
      }
      const cookie: { header?: string } = {}
      const turn: Turn = {
        caller: who.caller,
        client: who.client,
        language,
        begin: (secret) => {
          cookie.header = settingCookie(SESSION_COOKIE, secret)
        },
        end: () => {
          cookie.header = clearingCookie(SESSION_COOKIE)
          if (who.caller.kind === "person") ports.ended(who.caller.session)
        },
      }
      const given = await handle(asks.asks, turn)
      if (cookie.header !== undefined) reply.header("set-cookie", cookie.header)
      if (!given.ok) return await refuse(reply, given.error, language)
      return await reply.type("application/json; charset=utf-8").send(answerOf(name, given.value))
    },
  })
}

function retry(retryAfter: number | undefined): { readonly retryAfter?: number } {
  return retryAfter === undefined ? {} : { retryAfter }
}

/** How many large bodies each caller has under way. */
type Uploads = Map<string, number>

/** Until the answer is gone, or the connection is. */
function takesPlace(uploads: Uploads, who: string, reply: FastifyReply): boolean {
  const own = uploads.get(who) ?? 0
  const all = uploads.values().reduce((sum, count) => sum + count, 0)
  if (all >= LARGE_BODIES || own >= LARGE_BODIES_OF_CALLER) return false
  uploads.set(who, own + 1)
  reply.raw.once("close", () => {
    const left = (uploads.get(who) ?? 0) - 1
    if (left > 0) uploads.set(who, left)
    else uploads.delete(who)
  })
  return true
}

/** A person in all his browsers. Nobody is one caller: nothing large is open to those. */
function whoIs(caller: Caller): string {
  switch (caller.kind) {
    case "nobody":
      return ""
    case "person":
      return `person ${caller.person.id}`
    case "program":
      return `token ${caller.token}`
  }
}

type Part = "params" | "query" | "body"
type Read<Name extends EndpointName> =
  | { readonly kind: "asks"; readonly asks: Asks<Name> }
  | { readonly kind: "invalid"; readonly part: Part; readonly error: z.ZodError }

function asksOf<Name extends EndpointName>(name: Name, request: FastifyRequest): Read<Name> {
  const form: Form = FORMS[name]
  const sent: { readonly [part in Part]: unknown } = {
    params: request.params,
    query: request.query,
    // A form without a field that must be there needs no body at all.
    body: request.body ?? {},
  }
  const asks: { [part in Part]?: unknown } = {}
  for (const part of ["params", "query", "body"] as const) {
    const read = form[part]?.safeParse(sent[part], { reportInput: true })
    if (read === undefined) continue
    if (!read.success) return { kind: "invalid", part, error: read.error }
    asks[part] = read.data
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the forms that this type is made from
  return { kind: "asks", asks: asks as Asks<Name> }
}

/** Throws where a handler gives what its form does not have: a mistake of ours. */
function answerOf(name: EndpointName, given: unknown): string {
  const form: z.ZodType = FORMS[name].gives
  return JSON.stringify(form.parse(given))
}

function methodsByPath(): ReadonlyMap<string, readonly string[]> {
  const endpoints: readonly Endpoint[] = Object.values(ENDPOINTS)
  const paths = Map.groupBy(endpoints, ({ path }) => `${API_ROOT}${path}`)
  return new Map([...paths].map(([path, all]) => [path, all.map(({ method }) => method)]))
}

/** RFC 9110 §15.5.6: the answer names what is possible. */
function refuseMethods(
  app: FastifyInstance,
  url: string,
  others: readonly (typeof METHODS)[number][],
  allowed: readonly string[],
): void {
  app.route({
    method: [...others],
    url,
    onRequest: async (request, reply) =>
      await refuse(
        reply.header("allow", allowed.join(", ")),
        new Fault("request/method", ""),
        languageOf(request.headers["accept-language"]),
      ),
    handler: () => undefined,
  })
}
