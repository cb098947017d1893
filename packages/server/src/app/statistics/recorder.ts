/**
 * What is remembered of mail in figures: counts per day and department, and the facts of messages to replay a policy over.
 *
 * Whoever tells it something never waits and is never told what goes wrong: statistics are not worth a message. What waits is
 * written every few seconds; what waited when the process died is not in the figures.
 *
 * INVARIANT (no person): a count has a day, a department and a name of ours or of a rule. How many people a department has is
 * counted up to what makes a group (../policy/replay-count.ts), and who they are is forgotten with the day.
 *
 * Deliberately left out: who sees which figures (./statistics.ts).
 */
import type { Reasons, Verdict } from "@sluis/core/policy/verdict"

import type { Clock } from "../clock.ts"
import type { Count, Counts } from "./counts.ts"
import { MAX_INCREMENTS } from "./counts.ts"
import { StoreUnavailable } from "../held/custody.ts"
import { dailyCounts } from "./daily-counts.ts"
import { dayIn } from "../day.ts"
import { departmentSenders, SENDERS } from "../coverage/department-senders.ts"
import { factBudget } from "../policy/fact-budget.ts"
import type { Judged, Sight } from "../gate/judged.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"
import { recordLine } from "../policy/record-facts.ts"
import type { FactsRecord, Records } from "../policy/records.ts"
import { MAX_RECORD_FACTS, MAX_RECORDS_AT_ONCE } from "../policy/records.ts"

/** As the gate and whoever decides about held mail use it. Nothing of it waits or throws. */
export type Recorder = {
  /** Whether the facts of the next message are wanted; then they are made with its verdict. */
  readonly wantsFacts: () => boolean
  /** Milliseconds that they took in this thread. */
  readonly spent: (milliseconds: number) => void
  readonly answered: (message: AnsweredMessage) => void
  readonly decided: (decision: DecidedMessage) => void
}

export type AnsweredMessage = {
  /** Of the envelope. */
  readonly sender: string
  readonly judged: Judged
  /** Of the reply to the client. */
  readonly code: number
}

/** A held message that somebody decided about, or time. */
export type DecidedMessage =
  | { readonly what: "drop"; readonly department: string }
  | { readonly what: "release"; readonly as: "original"; readonly department: string }
  | {
      readonly what: "release"
      readonly as: "copies"
      readonly copies: number
      readonly showing: "self" | "visible"
      readonly sight: Sight
    }

/** What is counted, beside rules and people. */
export const COUNTED = [
  "messages",
  "delivered",
  "individualised",
  "held",
  "refused",
  "released",
  "dropped",
  "copies",
  "introductionsPrevented",
  "exposuresPrevented",
] as const
export type Counted = (typeof COUNTED)[number]
/** Counted without a department: messages whose facts were not recorded. */
export const UNRECORDED = "unrecorded"
/** Before the id of a rule that interrupted. */
export const RULE_PREFIX = "rule:"

export type RecorderPorts = {
  readonly counts: Counts
  readonly records: Records
  /** What tells senders apart in recorded facts, without saying who they are. */
  readonly disguise: (sender: string) => string
  readonly timeZone: string
  readonly clock: Clock
  readonly after: After
  readonly log: Log
  /** There are new figures. */
  readonly told: () => void
}

export type OwnedRecorder = Recorder & {
  /** Resolves when what waited is written, or lost. */
  readonly flush: () => Promise<void>
  /** Flushes, and ends. */
  readonly close: () => Promise<void>
}

/** Milliseconds. */
const WRITE_EVERY = 2_000
/** Records that wait: those of some fifty seconds, for a disk that is slow. */
const MAX_WAITING_RECORDS = 1_000

export function openRecorder(ports: RecorderPorts): OwnedRecorder {
  const { counts, records, disguise, clock, after, log } = ports
  const dayOf = dayIn(ports.timeZone)
  const budget = factBudget(clock.elapsed)
  const waiting = dailyCounts()
  const senders = departmentSenders()
  let facts: FactsRecord[] = []
  let flushing = Promise.resolve()
  let closed = false
  let unset = after(WRITE_EVERY, round)

  function round(): void {
    void flush().then(() => {
      if (!closed) unset = after(WRITE_EVERY, round)
    })
  }

  function flush(): Promise<void> {
    flushing = flushing.then(write)
    return flushing
  }

  async function write(): Promise<void> {
    try {
      const kept = await writeRecords()
      const counted = await writeCounts()
      if (kept + counted > 0) ports.told()
    } catch (cause) {
      log.error("figures could not be kept", {}, cause)
    }
  }

  /** Before the counts: those that can't be written are counted. */
  async function writeRecords(): Promise<number> {
    const all = facts
    facts = []
    for (let from = 0; from < all.length; from += MAX_RECORDS_AT_ONCE) {
      const some = all.slice(from, from + MAX_RECORDS_AT_ONCE)
      try {
        await records.add(some)
      } catch (cause) {
        if (!(cause instanceof StoreUnavailable)) throw cause
        // No room on the disk: what waits behind these has none either.
        for (const { at } of all.slice(from)) waiting.add(dayOf(at), "", UNRECORDED, 1)
        log.warn("facts were not recorded", { count: all.length - from })
        return from
      }
    }
    return all.length
  }

  async function writeCounts(): Promise<number> {
    const all = [...(await sendersToCount()), ...waiting.take()]
    for (let from = 0; from < all.length; from += MAX_INCREMENTS) {
      try {
        await counts.add(all.slice(from, from + MAX_INCREMENTS))
      } catch (cause) {
        if (!(cause instanceof StoreUnavailable)) throw cause
        senders.again()
        for (const { day, department, name, value } of all.slice(from))
          if (name !== SENDERS) waiting.add(day, department, name, value)
        log.warn("statistics could not be written", { count: all.length - from })
        return from
      }
    }
    return all.length
  }

  async function sendersToCount(): Promise<readonly Count[]> {
    try {
      return await senders.toCount(counts.read)
    } catch (cause) {
      senders.again()
      if (cause instanceof StoreUnavailable) return []
      throw cause
    }
  }

  function safely<Given>(tell: (given: Given) => void): (given: Given) => void {
    return (given) => {
      try {
        if (!closed) tell(given)
      } catch (cause) {
        log.error("figures could not be gathered", {}, cause)
      }
    }
  }

  return {
    wantsFacts: () => !closed && facts.length < MAX_WAITING_RECORDS && budget.take(),
    spent: budget.spent,
    answered: safely(({ sender, judged, code }: AnsweredMessage) => {
      const became = whatBecame(judged.verdict, code)
      if (became === undefined) return
      const at = clock.now()
      const day = dayOf(at)
      const { department } = judged
      const count = (name: string, value: number): void => waiting.add(day, department, name, value)
      count("messages", 1)
      count(became, 1)
      senders.saw(day, department, sender)
      if (became !== "delivered") for (const rule of rulesOf(judged.verdict)) count(RULE_PREFIX + rule, 1)
      if (became === "individualised" && judged.verdict.kind === "individualise")
        countCopies(count, judged.splices.length, judged.verdict.showing, judged.sight)
      const line =
        judged.facts === undefined
          ? undefined
          : recordLine(judged.facts, sender === "" ? "" : disguise(sender))
      if (line !== undefined && line.length <= MAX_RECORD_FACTS) facts.push({ at, facts: line })
      else waiting.add(day, "", UNRECORDED, 1)
    }),
    decided: safely((decision: DecidedMessage) => {
      const day = dayOf(clock.now())
      if (decision.what === "drop") waiting.add(day, decision.department, "dropped", 1)
      else if (decision.as === "original") waiting.add(day, decision.department, "released", 1)
      else {
        const { copies, showing, sight } = decision
        const count = (name: string, value: number): void => waiting.add(day, sight.department, name, value)
        count("released", 1)
        countCopies(count, copies, showing, sight)
      }
    }),
    flush,
    close: async () => {
      closed = true
      unset()
      await flush()
    },
  }
}

/** What a message that was judged has become; undefined: nothing that is ours to count (it may come again, or went nowhere). */
function whatBecame({ kind }: Verdict, code: number): Counted | undefined {
  if (code >= 500) return kind === "hold" || kind === "refuse" ? "refused" : undefined
  if (code >= 300) return undefined
  switch (kind) {
    case "deliver":
      return "delivered"
    case "individualise":
      return "individualised"
    case "hold":
      return "held"
    case "refuse":
      return undefined
  }
}

function rulesOf({ reasons }: { readonly reasons: Verdict["reasons"] | Reasons }): ReadonlySet<string> {
  return new Set(reasons.map(({ rule }) => rule))
}

/**
 * What was not given away because copies were sent. Where the copies still show who was visible, only the hidden people who
 * stood in the header were kept from the others: one introduction each is the least that it was.
 */
function countCopies(
  count: (name: Counted, value: number) => void,
  copies: number,
  showing: "self" | "visible",
  sight: Sight | undefined,
): void {
  count("copies", copies)
  if (sight === undefined) return
  count("introductionsPrevented", showing === "self" ? sight.introductions : sight.listed.header)
  if (showing === "self") count("exposuresPrevented", sight.exposures)
}
