/**
 * Canaries: on a schedule and on demand, a synthetic message of each kind goes every way that mail goes, and must come to the gate
 * and be caught there within a set time.
 *
 * In this order: it is planned (on disk), marked as sent (on disk), handed over, and ends when it arrives, when nobody takes it,
 * or when its time is up. What a crash leaves planned is sent after the next start; what it leaves sent is judged by its deadline.
 *
 * Deliberately left out: handing over (./canary-sending.ts), what the gate does with one that arrives (./canary-arrival.ts), and
 * who is told (./canary-alarm.ts).
 */
import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { SLUIS } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import { isRed } from "./canary.ts"
import type { Canary, CanaryOutcome, EndedCanary } from "./canary.ts"
import { canaryArrivals, canaryCopies } from "./canary-arrival.ts"
import type { CanaryArrived, CanarySigner, IsCanaryCopy } from "./canary-arrival.ts"
import { tellOfCanaries } from "./canary-alarm.ts"
import type { CanaryAlarmPorts } from "./canary-alarm.ts"
import { openCanaryBook } from "./canary-book.ts"
import { answerRequests } from "./canary-request.ts"
import type { CanaryRoute, CanaryRoutes } from "./canary-route.ts"
import { canarySending, notSent } from "./canary-sending.ts"
import type { HandCanary } from "./canary-sending.ts"
import type { Clock } from "../clock.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Entries } from "../entries.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import type { CanaryStanding } from "../health.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"

export type CanaryPorts = Omit<CanaryAlarmPorts, "book"> & {
  readonly entries: Entries
  /** By the policy in force. */
  readonly routes: () => CanaryRoutes
  readonly hand: HandCanary
  readonly signer: CanarySigner
  readonly events: Pick<Events, "tell">
  readonly after: After
  readonly log: Log
  readonly clock: Clock
}

export type CanaryOptions = {
  /** Milliseconds. */
  readonly every: number
  readonly within: number
  /** For how long results are kept. */
  readonly keep: number
}

export type Canaries = {
  readonly arrived: CanaryArrived
  readonly isCopy: IsCanaryCopy
  readonly routes: () => CanaryRoutes
  /**
   * Plans one of each kind for these routes (none named: all), and begins to send them. Gives the ids of those, and of the ones
   * that were under way already. Faults: canary/route. Rejects with `StoreUnavailable`.
   */
  readonly run: (routes: readonly string[], by: Actor) => Promise<Result<readonly string[], Fault>>
  /** Planned then or later, the newest first. Rejects with `StoreUnavailable`. */
  readonly since: (moment: number) => Promise<readonly Canary[]>
  readonly underWay: () => readonly Canary[]
  readonly latest: (route: string) => readonly EndedCanary[]
  /** When the schedule sends the next: milliseconds since 1970; undefined where there is no route. */
  readonly nextAt: () => number | undefined
  readonly standing: () => CanaryStanding
  /** Does what is due, and what somebody asked for. Resolves when nothing of it is left to do; never rejects. */
  readonly look: () => Promise<void>
  /** From now on canaries can be handed in. */
  readonly start: () => void
  /** Breaks off what is being handed over. */
  readonly stop: () => Promise<void>
}

/** Milliseconds between two looks at what is due. */
export const CANARY_ROUND = 5_000
/** After a start, before the schedule sends: whatever else starts at the same time has its say first. */
export const CANARY_FIRST = 60_000

/** Intervals in which none ended: one may be a host that takes none, or a start. */
const MISSED = 2

/** Rejects with `StoreUnavailable`. */
export async function openCanaries(ports: CanaryPorts, options: CanaryOptions): Promise<Canaries> {
  const { entries, routes, signer, events, clock, after, log, newId } = ports
  const book = await openCanaryBook(entries, options.keep, clock.now())
  const sending = canarySending({
    ...ports,
    book,
    routes: () => routes().routes,
    within: options.within,
    refused: end,
    done: (cause) => {
      // What broke is tried again at the next round, and not at once for ever.
      if (cause === undefined) void look()
      else tellBroken(cause)
    },
  })
  let startedAt: number | undefined
  let stopped = false
  let unset = (): void => undefined
  let looking: Promise<void> | undefined
  let isWanted = false

  function tellEnded(canary: EndedCanary): void {
    const { outcome } = canary.stage
    const why = `${canary.kind}: ${outcome.kind}`
    const verdict = "verdict" in outcome ? { verdict: outcome.verdict, rules: outcome.rules } : {}
    const code = outcome.kind === "not-sent" ? { code: outcome.code } : {}
    if (isRed(canary)) log.error("a canary was not caught", { id: canary.id, why, ...verdict, ...code })
    else log.info("a canary was caught", { id: canary.id, why, ...verdict })
    events.tell("canary")
    events.tell("health")
  }

  async function end(id: string, outcome: CanaryOutcome): Promise<void> {
    const ended = await book.end(id, clock.now(), outcome)
    if (ended !== undefined) tellEnded(ended)
  }

  async function endOverdue(): Promise<void> {
    const now = clock.now()
    for (const { id, stage } of book.allUnderWay()) {
      if (stage.kind !== "sent" || isInTime(stage.deadline - now, options.within)) continue
      const last = sending.putOff(id)
      await end(id, last === undefined ? { kind: "not-arrived" } : notSent(last))
    }
  }

  function dueAt({ name }: CanaryRoute): number {
    const planned = book.plannedAt(name)
    // A clock that was put back has made the last one later than now.
    return planned === undefined || planned > clock.now() ? clock.now() : planned + options.every
  }

  async function plan(due: readonly CanaryRoute[], by: Actor): Promise<readonly string[]> {
    const ids: string[] = []
    for (const { name: route, sender, department } of due) {
      for (const kind of CANARY_KINDS) {
        const at = clock.now()
        const id = newId()
        const canary: Canary = { id, kind, route, sender, department, at, by, stage: { kind: "planned" } }
        if (await book.plan(canary)) ids.push(id)
        else ids.push(...book.allUnderWay().flatMap((other) => (isSame(other, canary) ? [other.id] : [])))
      }
    }
    return ids
  }

  async function planDue(): Promise<void> {
    if (startedAt === undefined || clock.elapsed() - startedAt < CANARY_FIRST) return
    const now = clock.now()
    await plan(
      routes().routes.filter((route) => dueAt(route) <= now),
      SLUIS,
    )
  }

  async function run(names: readonly string[], by: Actor): Promise<Result<readonly string[], Fault>> {
    const known = routes().routes
    const unknown = names.find((name) => !known.some((route) => route.name === name))
    if (unknown !== undefined) return err(new Fault("canary/route", unknown))
    const some = names.length === 0 ? known : known.filter(({ name }) => names.includes(name))
    const ids = await plan(some, by)
    events.tell("canary")
    void look()
    return ok(ids)
  }

  /** One look after the other; whoever asks for one meanwhile gets one more. */
  function look(): Promise<void> {
    isWanted = true
    if (startedAt !== undefined)
      looking ??= lookWhileWanted().finally(() => {
        looking = undefined
      })
    return idle()
  }

  async function idle(): Promise<void> {
    while (looking !== undefined || sending.isBusy()) await Promise.all([looking, sending.idle()])
  }

  async function lookWhileWanted(): Promise<void> {
    while (isWanted && !stopped) {
      isWanted = false
      try {
        await answerRequests(entries, run)
        await endOverdue()
        await planDue()
        sending.begin()
        // While some are being handed over there may be more to tell, and one mail is better than four.
        if (!sending.isBusy()) await tellOfCanaries({ ...ports, book })
      } catch (cause) {
        tellBroken(cause)
      }
    }
  }

  function tellBroken(cause: unknown): void {
    if (cause instanceof StoreUnavailable) log.warn("canaries wait for the store")
    else log.error("canaries failed", {}, cause)
  }

  /** Of what was caught the last time nothing is said any more where that is too long ago: it stays green for ever. */
  function lateSince(): number | undefined {
    if (startedAt === undefined || clock.elapsed() - startedAt < CANARY_FIRST + options.within + CANARY_ROUND)
      return undefined
    const ends = book
      .allLatest()
      .filter(({ route }) => routes().routes.some(({ name }) => name === route))
      .map(({ stage }) => stage.at)
    const oldest = Math.min(...ends)
    return oldest < clock.now() - MISSED * options.every - options.within ? oldest : undefined
  }

  function round(): void {
    void look()
    unset = after(CANARY_ROUND, round)
  }

  return {
    arrived: canaryArrivals({ book, signer, clock, log, ended: tellEnded }),
    isCopy: canaryCopies({ book, signer }),
    routes,
    run,
    since: book.since,
    underWay: book.allUnderWay,
    latest: (route) => CANARY_KINDS.flatMap((kind) => book.latest(route, kind) ?? []),
    nextAt: () => {
      const all = routes().routes.map(dueAt)
      return all.length === 0 ? undefined : Math.min(...all)
    },
    standing: () => ({ ...standingOf(routes(), book.allLatest()), lateSince: lateSince() }),
    look,
    start: () => {
      startedAt = clock.elapsed()
      round()
    },
    stop: async () => {
      stopped = true
      unset()
      sending.stop()
      await idle()
    },
  }
}

/** `left`: milliseconds. More than there can be: the clock was put back, and nobody knows how long it has been on its way. */
function isInTime(left: number, within: number): boolean {
  return left > 0 && left <= 2 * within
}

function isSame(one: Canary, other: Canary): boolean {
  return one.kind === other.kind && one.route === other.route
}

/** Of the routes that there are now: one that is no more is nobody's concern. */
function standingOf(
  { routes, without }: CanaryRoutes,
  latest: readonly EndedCanary[],
): Omit<CanaryStanding, "lateSince"> {
  const shown = latest.filter(({ route }) => routes.some(({ name }) => name === route))
  const red = shown.filter(isRed)
  return {
    proven: shown.length - red.length,
    red: red.length,
    redSince: red.length === 0 ? undefined : Math.min(...red.map(({ stage }) => stage.at)),
    without: without.length,
  }
}
