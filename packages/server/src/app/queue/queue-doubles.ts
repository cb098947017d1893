/**
 * What the queue's tests put in place of the world: time that is turned, a store in memory, a next host with a script.
 *
 * The store keeps the promises of app/held/custody.ts that matter here (leases, settling once, reports in the same step); the
 * real one is tested with the queue in ../../queue-on-disk.test.ts.
 */
import { applySplices } from "@sluis/core/rewrite/splice"

import type { Clock } from "../clock.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Custody, Intake, Settlement, Work } from "../held/custody.ts"
import type { Log } from "../log.ts"
import type { After } from "./queue-timer.ts"
import type { Offers, Outgoing, Relay, RelayOutcome } from "./relay.ts"

export type Time = Clock & {
  readonly after: After
  /** Runs what is due and turns the clock, until this is so or nothing is left to happen. `breathe` lets promises run. */
  readonly until: (done: () => boolean) => Promise<void>
  readonly wait: (milliseconds: number) => Promise<void>
}

export function turnedTime(breathe: () => Promise<void>): Time {
  const start = Date.UTC(2026, 10, 21, 13)
  let elapsed = 0
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>()
  const after: After = (milliseconds, callback) => {
    const timer = { at: elapsed + milliseconds, callback }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    after,
    wait: (milliseconds) => new Promise((resolve) => void after(milliseconds, resolve)),
    until: async (done) => {
      for (;;) {
        await breathe()
        if (done()) return
        const next = [...timers].toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) throw new Error("nothing is left to happen")
        timers.delete(next)
        elapsed = Math.max(elapsed, next.at)
        next.callback()
      }
    },
  }
}

type Row = { state: "due" | "sent" | "failed"; attempts: number; readyAt: number }
type Kept = { readonly work: Work; readonly octets: Uint8Array; readonly rows: Map<number, Row> }

export type MemoryCustody = Pick<
  Custody,
  "claim" | "octets" | "settle" | "nextDue" | "onChange" | "giveBack"
> & {
  /** As after `take`; `readyAt`: when it can be claimed. */
  readonly keep: (work: Work, octets: Uint8Array, readyAt: number) => void
  readonly settlements: Settlement[]
  /** How often settlements were written. */
  batches: number
  readonly reports: Intake[]
  readonly due: () => number
  readonly state: (id: string, recipient: number) => Row["state"] | undefined
  /** The next so many settlements fail. */
  refuse: number
  readonly damaged: Set<string>
}

export function memoryCustody(time: Time, latency = 1): MemoryCustody {
  const kept = new Map<string, Kept>()
  const custody: MemoryCustody = {
    settlements: [],
    batches: 0,
    reports: [],
    refuse: 0,
    damaged: new Set(),
    keep: (work, octets, readyAt) => {
      const rows = work.due.map(({ recipient, attempts }): [number, Row] => [
        recipient,
        { state: "due", attempts, readyAt },
      ])
      kept.set(work.id, { work, octets, rows: new Map(rows) })
    },
    due: () =>
      [...kept.values()].flatMap(({ rows }) => [...rows.values()]).filter(({ state }) => state === "due")
        .length,
    state: (id, recipient) => kept.get(id)?.rows.get(recipient)?.state,
    claim: async (now, leaseUntil, limit) => {
      const works: Work[] = []
      for (const { work, rows } of kept.values()) {
        const due = [...rows].filter(([, { state, readyAt }]) => state === "due" && readyAt <= now)
        if (due.length === 0 || works.length === limit) continue
        for (const [, row] of due) row.readyAt = leaseUntil
        works.push({ ...work, due: due.map(([recipient, { attempts }]) => ({ recipient, attempts })) })
      }
      await time.wait(latency)
      return works
    },
    giveBack: async (id) => {
      await time.wait(latency)
      for (const row of kept.get(id)?.rows.values() ?? []) row.readyAt = time.now()
    },
    octets: async (id) => {
      await time.wait(latency)
      const one = kept.get(id)
      if (one === undefined || custody.damaged.has(id)) throw new Error("the seal is broken")
      return one.octets
    },
    settle: async (settlements, reports) => {
      await time.wait(latency)
      if (custody.refuse > 0) {
        custody.refuse -= 1
        throw new StoreUnavailable("no room")
      }
      for (const { id, recipient, outcome } of settlements) {
        const row = kept.get(id)?.rows.get(recipient)
        if (row === undefined || row.state !== "due") throw new Error(`settled twice: ${id} ${recipient}`)
        if (outcome.kind === "later")
          Object.assign(row, { attempts: row.attempts + 1, readyAt: outcome.dueAt })
        else row.state = outcome.kind
      }
      custody.batches += 1
      custody.settlements.push(...settlements)
      custody.reports.push(...reports)
    },
    nextDue: () => {
      const rows = [...kept.values()].flatMap((one) => [...one.rows.values()])
      const times = rows.filter(({ state }) => state === "due").map(({ readyAt }) => readyAt)
      return Promise.resolve(times.length === 0 ? undefined : Math.min(...times))
    },
    onChange: () => undefined,
  }
  return custody
}

export type Sent = { readonly at: number; readonly outgoing: Outgoing; readonly outcome: RelayOutcome }

export type ScriptedRelay = Required<Pick<Relay, "send" | "offers" | "onReachable">> & {
  /** As a relay that finds its host back. */
  readonly back: () => void
  readonly sent: Sent[]
  readonly underWay: () => number
  readonly most: () => number
}

/** `answer` is asked when the transaction ends, `takes` milliseconds after it began. */
export function scriptedRelay(
  time: Pick<Time, "wait" | "elapsed">,
  answer: (outgoing: Outgoing) => RelayOutcome,
  takes: (outgoing: Outgoing) => number = () => 10,
  offers: Offers = { eightBitMime: true, smtputf8: true, dsn: true, size: undefined },
): ScriptedRelay {
  const sent: Sent[] = []
  let underWay = 0
  let most = 0
  const listeners: (() => void)[] = []
  return {
    sent,
    onReachable: (listener) => void listeners.push(listener),
    back: () => {
      for (const listener of listeners) listener()
    },
    underWay: () => underWay,
    most: () => most,
    offers: () => offers,
    send: async (outgoing) => {
      underWay += 1
      most = Math.max(most, underWay)
      await time.wait(takes(outgoing))
      underWay -= 1
      const outcome = answer(outgoing)
      sent.push({ at: time.elapsed(), outgoing, outcome })
      return outcome
    },
  }
}

export function octetsSent({ outgoing }: Sent): Uint8Array {
  const pieces = outgoing.pieces()
  if (!(Symbol.iterator in pieces)) throw new Error("the queue sends what it has in memory")
  return Uint8Array.from([...pieces].flatMap((piece) => [...piece]))
}

export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** The copy of one recipient as it should arrive. */
export function copyOf({ prefix, copies }: Work, octets: Uint8Array, recipient: number): Uint8Array {
  const copy = copies.find(({ recipients }) => recipients.includes(recipient))
  return Uint8Array.from([...prefix, ...applySplices(octets, copy?.splices ?? [])])
}
