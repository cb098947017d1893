/**
 * What changed, as it changes: server-sent events (WHATWG HTML §9.2) for whoever is logged in. An event is a name and nothing
 * else; whoever hears it asks for what he may see.
 *
 * A stream ends with its session: at once where its holder logs out, otherwise before the next thing that it would have told.
 * Listening is no use of a session: a screen that nobody looks at must not keep it alive.
 */
import type { ServerResponse } from "node:http"

import type { FastifyInstance } from "fastify"

import type { Events } from "../app/events.ts"
import { Fault } from "../app/fault.ts"
import type { After } from "../app/queue/queue-timer.ts"
import { API_ROOT } from "../contract/endpoint.ts"
import type { EventName } from "../contract/endpoint.ts"
import type { Permission } from "../contract/permission.ts"
import { admit } from "./admission.ts"
import type { Gates } from "./admission.ts"
import type { PersonCaller } from "../app/turn.ts"
import type { Headers } from "./header.ts"
import { languageOf } from "./language.ts"
import { refuse } from "./problem.ts"

export type EventStreams = {
  readonly endOf: (session: string) => void
  readonly endAll: () => void
}

export const MAX_STREAMS = 200
/** A browser opens no more than six connections to one host (over HTTP/1.1), and needs one to ask. */
export const MAX_STREAMS_OF_SESSION = 5
/** Of all sessions of one person: four browsers that are full. Else whoever logs in often leaves none for others. */
export const MAX_STREAMS_OF_PERSON = 20
/** Milliseconds. Proxies close what is silent for a minute, and many for half of one. */
export const HEARTBEAT = 25_000
/** Milliseconds in which the same event is told once: a message to a hundred people is a hundred events. */
export const GATHERING = 500
/** Octets that wait for a client that does not read. */
const MAX_WAITING = 64 * 1024

/** Who is told; a name alone already tells that something happened. */
const FOR: { readonly [name in EventName]: readonly Permission[] | "all" } = {
  held: ["own", "held"],
  outbox: "all",
  policy: ["policy:read"],
  lists: ["lists"],
  statistics: ["statistics"],
  health: ["settings"],
  people: ["people"],
  breaches: ["breach"],
  organisation: ["breach"],
  ledger: ["ledger"],
  canary: ["statistics"],
}

type Stream = { readonly session: string; readonly person: string; readonly end: () => void }

export type EventPorts = {
  readonly gates: Gates
  readonly events: Events
  readonly after: After
  readonly headers: Headers
}

export function serveEvents(
  app: FastifyInstance,
  { gates, events, after, headers }: EventPorts,
): EventStreams {
  const streams = new Set<Stream>()
  const isFull = (session: string, person: string): boolean =>
    streams.size >= MAX_STREAMS ||
    [...streams].filter((stream) => stream.session === session).length >= MAX_STREAMS_OF_SESSION ||
    [...streams].filter((stream) => stream.person === person).length >= MAX_STREAMS_OF_PERSON

  app.get(`${API_ROOT}/events`, { exposeHeadRoute: false }, async (request, reply) => {
    const language = languageOf(request.headers["accept-language"])
    const admitted = await admit(request, "events", { to: "person" }, gates, { byItself: true })
    if (!admitted.ok) {
      const { fault, retryAfter } = admitted.error
      return await refuse(reply, fault, language, retryAfter === undefined ? {} : { retryAfter })
    }
    const { caller, credential } = admitted.value
    if (caller.kind !== "person" || credential.kind !== "cookie")
      return await refuse(reply, new Fault("access/denied", ""), language)
    const { session } = caller
    const person = caller.person.id
    if (isFull(session, person)) return await refuse(reply, new Fault("request/too-many", ""), language)
    reply.hijack()
    reply.raw.writeHead(200, { ...headers, "content-type": "text/event-stream", "x-accel-buffering": "no" })
    const { secret } = credential
    const stop = tellOn(reply.raw, { events, after, peek: async () => await gates.authenticate.peek(secret) })
    const stream: Stream = { session, person, end: () => reply.raw.end() }
    streams.add(stream)
    reply.raw.once("close", () => {
      streams.delete(stream)
      stop()
    })
    return reply
  })

  const endAll = (): void => {
    for (const { end } of streams) end()
  }
  // Before the server waits for what is under way: these would never be over.
  app.addHook("preClose", async () => endAll())
  return {
    endOf: (ended) => {
      for (const { session, end } of streams) if (session === ended) end()
    },
    endAll,
  }
}

type Telling = {
  readonly events: Events
  readonly after: After
  readonly peek: () => Promise<PersonCaller | undefined>
}

/** Until the returned function is called. */
function tellOn(raw: ServerResponse, { events, after, peek }: Telling): () => void {
  const waiting = new Set<EventName>()
  let gathering: (() => void) | undefined
  let isOver = false

  /** What is written if the session still is; otherwise the stream ends, and the browser asks who it is. */
  const write = async (text: (person: PersonCaller) => string): Promise<void> => {
    const person = await peek().catch(() => undefined)
    if (isOver || raw.writableEnded) return
    if (person === undefined || raw.writableLength > MAX_WAITING) raw.end()
    else raw.write(text(person))
  }
  const flush = (): void => {
    gathering = undefined
    if (waiting.size === 0) return
    const names = [...waiting]
    waiting.clear()
    gathering = after(GATHERING, flush)
    void write((person) =>
      names
        .filter((name) => mayHear(person, name))
        .map((name) => `event: ${name}\ndata: {}\n\n`)
        .join(""),
    )
  }
  const beat = (): void => {
    heartbeat = after(HEARTBEAT, beat)
    void write(() => ": still here\n\n")
  }
  let heartbeat = after(HEARTBEAT, beat)
  raw.write(": listening\n\n")
  const deaf = events.listen((name) => {
    waiting.add(name)
    if (gathering === undefined) flush()
  })
  return () => {
    isOver = true
    deaf()
    heartbeat()
    gathering?.()
  }
}

function mayHear({ permissions }: PersonCaller, name: EventName): boolean {
  const needed = FOR[name]
  return needed === "all" || needed.some((permission) => permissions.has(permission))
}
