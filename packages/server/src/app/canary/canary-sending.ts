/**
 * Handing canaries over: to each host one after the other, and to different hosts at the same time, so that one that hangs keeps
 * no other waiting. A host that says "later", or nothing, is asked again until the canary's time is up.
 */
import { canaryMessage } from "@sluis/core/canary/canary-message"
import { signedOf, writeCanaryField } from "@sluis/core/canary/canary-token"
import { parseMessage } from "@sluis/core/mail/message"

import type { Canary, CanaryOutcome } from "./canary.ts"
import type { CanarySigner } from "./canary-arrival.ts"
import type { CanaryBook } from "./canary-book.ts"
import type { CanaryRoute } from "./canary-route.ts"
import type { Clock } from "../clock.ts"
import type { After } from "../queue/queue-timer.ts"
import type { Outgoing, RelayOutcome } from "../queue/relay.ts"
import { isTransient, reply } from "../gate/reply.ts"
import type { Reply } from "../gate/reply.ts"

/** Hands it over the way that the route says, to our own listener or to a mail server. Never throws. */
export type HandCanary = (route: CanaryRoute, outgoing: Outgoing, stop: AbortSignal) => Promise<RelayOutcome>

export type CanarySendingPorts = {
  readonly book: Pick<CanaryBook, "allUnderWay" | "send">
  readonly routes: () => readonly CanaryRoute[]
  readonly hand: HandCanary
  readonly signer: CanarySigner
  readonly clock: Clock
  readonly after: After
  /** Milliseconds that a canary may be on its way. */
  readonly within: number
  /** Nobody takes it. Rejects with `StoreUnavailable`. */
  readonly refused: (id: string, outcome: CanaryOutcome) => Promise<void>
  /** Everything that was begun for one host is done. `cause`: what broke, if anything. */
  readonly done: (cause: unknown) => void
}

export type CanarySending = {
  /** What is planned, and what was put off and is due again. */
  readonly begin: () => void
  /** What the last host that was asked said, where it is to be asked again. */
  readonly putOff: (id: string) => Reply | undefined
  readonly isBusy: () => boolean
  /** Resolves when nothing is being handed over. */
  readonly idle: () => Promise<void>
  /** Breaks off what is being handed over; it stays under way. */
  readonly stop: () => void
}

/** Before a host that said "later" is asked again. */
export const CANARY_AGAIN = 30_000

export function canarySending(ports: CanarySendingPorts): CanarySending {
  const { book, routes, hand, signer, clock, after, within, refused, done } = ports
  const stopping = new AbortController()
  /** `at`: elapsed, for a clock that is put back must keep nothing waiting. */
  const later = new Map<string, { readonly reply: Reply; readonly at: number }>()
  const busy = new Map<string, Promise<void>>()

  function isDue({ id, stage }: Canary): boolean {
    return stage.kind === "planned" || (later.get(id)?.at ?? Infinity) <= clock.elapsed()
  }

  function begin(): void {
    const underWay = book.allUnderWay()
    for (const id of later.keys()) if (!underWay.some((canary) => canary.id === id)) later.delete(id)
    for (const [host, due] of Map.groupBy(underWay.filter(isDue), hostOf)) {
      if (stopping.signal.aborted || busy.has(host)) continue
      busy.set(host, serve(host, due))
    }
  }

  /** Never rejects. */
  async function serve(host: string, due: readonly Canary[]): Promise<void> {
    let broken: unknown
    try {
      await sendAll(due)
    } catch (cause) {
      broken = cause
    }
    busy.delete(host)
    done(broken)
  }

  function hostOf({ route }: Canary): string {
    const via = routeNamed(route)?.via
    return via === undefined ? "" : `${via.host} ${via.port}`
  }

  function routeNamed(wanted: string): CanaryRoute | undefined {
    return routes().find(({ name }) => name === wanted)
  }

  /** A host that can't be reached is left alone until the next time: the others would wait as long. */
  async function sendAll(canaries: readonly Canary[]): Promise<void> {
    for (const canary of canaries) if (stopping.signal.aborted || !(await send(canary))) return
  }

  /** Whether the host answered. */
  async function send(canary: Canary): Promise<boolean> {
    const { id, stage } = canary
    const route = routeNamed(canary.route)
    if (route === undefined) {
      await refused(id, notSent(NO_ROUTE))
      return true
    }
    const now = clock.now()
    const deadline = stage.kind === "sent" ? stage.deadline : now + within
    if (stage.kind === "planned" && !(await book.send(id, now, deadline))) return true
    later.delete(id)
    const outcome = await handBefore(deadline, route, outgoingOf(canary, signer))
    const answer = stopping.signal.aborted ? undefined : replyOf(outcome)
    if (answer === undefined) return true
    if (isTransient(answer)) later.set(id, { reply: answer, at: clock.elapsed() + CANARY_AGAIN })
    else await refused(id, notSent(answer))
    return outcome.kind !== "unreachable"
  }

  async function handBefore(deadline: number, route: CanaryRoute, outgoing: Outgoing): Promise<RelayOutcome> {
    const late = new AbortController()
    const unset = after(Math.min(Math.max(0, deadline - clock.now()), within), () => late.abort())
    try {
      return await hand(route, outgoing, AbortSignal.any([stopping.signal, late.signal]))
    } finally {
      unset()
    }
  }

  return {
    begin,
    putOff: (id) => later.get(id)?.reply,
    isBusy: () => busy.size > 0,
    idle: async () => void (await Promise.all(busy.values())),
    stop: () => stopping.abort(),
  }
}

export function notSent({ code, status }: Reply): CanaryOutcome {
  return { kind: "not-sent", code, status }
}

const NO_ROUTE = reply(550, "5.3.5", "There is no such route any more") // RFC 3463 §3.4
const IN_PART = reply(550, "5.1.0", "Some of the recipients were refused")

/** What keeps it from being handed over; undefined where nothing does. */
function replyOf(outcome: RelayOutcome): Reply | undefined {
  switch (outcome.kind) {
    case "accepted":
      return outcome.refused.length === 0 ? undefined : IN_PART
    case "refused":
    case "unreachable":
      return outcome.reply
    case "divided":
      return IN_PART
  }
}

/** Most mail of those whom this is for is Dutch. */
const LANGUAGE = "nl"

/** Octets as they are handed over: the token before everything else. */
function outgoingOf(canary: Canary, signer: CanarySigner): Outgoing {
  const { id, kind, sender, at } = canary
  const date = new Date(at).toUTCString().replace("GMT", "+0000") // RFC 5322 §3.3
  const message = canaryMessage({ kind, id, sender, date, language: LANGUAGE })
  const mac = signer.sign(signedOf(canary, parseMessage(message.octets).root.header))
  const octets = Buffer.concat([Buffer.from(writeCanaryField({ id, mac })), message.octets])
  return {
    envelope: {
      sender,
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      // RFC 3461 §4.1: whoever can't deliver it writes to nobody about it.
      recipients: message.recipients.map((address) => ({ address, notify: "NEVER", orcpt: undefined })),
    },
    size: octets.length,
    eightBit: false,
    pieces: () => [octets],
    whole: true,
  }
}
