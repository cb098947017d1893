/**
 * Whether something that is expected to send through Sluis fell silent, or sends again: each time an entry of the ledger, a finding of
 * health, and one message to administrators.
 *
 * What is durable when: that something changed is on disk together with its entry and with the fact that somebody is still to be
 * told. That is taken away when the mail is on disk: a crash in between tells twice, and never not at all. So what is silent for a
 * year is told once.
 *
 * Something that is expected since yesterday is not silent yet, whatever was seen of it (./coverage-book.ts).
 */
import type { Addressee } from "../addressees.ts"
import { SLUIS } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { coveredKey, readCoverageBook, writeCoverageBook } from "./coverage-book.ts"
import type { CoverageBook, CoveredItem } from "./coverage-book.ts"
import type { CoverageReport } from "./coverage-report.ts"
import type { Expected } from "./coverage.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Custody } from "../held/custody.ts"
import type { Entries } from "../entries.ts"
import type { Events } from "../events.ts"
import type { CoverageStanding } from "../health.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import type { Log } from "../log.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { letterIntake } from "../queue/own-intake.ts"
import type { ComposeCoverageAlert } from "../queue/own-mail.ts"
import type { After } from "../queue/queue-timer.ts"

export type CoverageWatchPorts = {
  readonly entries: Entries
  readonly expected: readonly Expected[]
  /** Milliseconds. */
  readonly silentAfter: number
  /** As anybody is told it. Rejects with `StoreUnavailable`. */
  readonly report: () => Promise<CoverageReport>
  /** Whom to tell. Rejects with `StoreUnavailable`. */
  readonly addressees: () => Promise<readonly Addressee[]>
  readonly compose: ComposeCoverageAlert
  readonly custody: Pick<Custody, "take">
  readonly wake: () => void
  readonly newId: () => string
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
  readonly after: After
  readonly log: Log
  /** Milliseconds for which our own mail is tried. */
  readonly giveUpAfter: number
}

export type CoverageWatch = {
  readonly standing: () => CoverageStanding
  readonly start: () => void
  /** Looks now; resolves when that is done, and never rejects. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Milliseconds. It is days that matter; a quarter of an hour is soon enough to hear that something is back. */
export const COVERAGE_ROUND = 900_000
/** After a start: what waited while Sluis stood still comes first, or all of it would be silent. */
export const COVERAGE_FIRST = 3_600_000

const DAY = 86_400_000

export function openCoverageWatch(ports: CoverageWatchPorts): CoverageWatch {
  const { entries, expected, report, events, clock, after, log } = ports
  const inTurn = oneAtATime()
  let standing: CoverageStanding = { expected: expected.length, silent: [], since: undefined }
  let stopped = false
  let startedAt = clock.elapsed()
  let unset = (): void => undefined

  async function look(): Promise<void> {
    const { book: before, version } = await readCoverageBook(entries)
    const now = clock.now()
    const { items } = await report()
    const book: CoverageBook = {}
    const said: NewLedgerEntry[] = []
    for (const each of expected) {
      const item = items.find(
        ({ kind, name, expected: is }) => is && kind === each.kind && name === each.name,
      )
      const known = before[coveredKey(each)] ?? { id: ports.newId(), since: now }
      // A clock that was ahead when this was first expected would keep it waiting until then.
      const kept = { ...known, since: Math.min(known.since, now) }
      const next = seenNow(kept, item?.state, now)
      book[coveredKey(each)] = next
      const entry = entryOf(kept, next, each, now)
      if (entry !== undefined) said.push(entry)
    }
    if (!isSame(before, book) && !(await writeCoverageBook(entries, book, { version, at: now }, said))) return
    for (const { action, object: id } of said)
      log[action === "coverage.silent" ? "warn" : "info"](SAID[action] ?? action, { id })
    standing = standingOf(book, expected)
    if (said.length > 0) {
      events.tell("health")
      events.tell("canary")
    }
    await tellAll(book)
  }

  /** `state` as it is told: "awaited" is not silent. What is under way to be told and no more so is not told. */
  function seenNow(
    known: CoveredItem,
    state: CoverageReport["items"][number]["state"] | undefined,
    now: number,
  ): CoveredItem {
    const { silentSince, tell, ...rest } = known
    const untold = tell === undefined ? {} : { tell }
    if (silentSince === undefined)
      return state === "silent" ? { ...rest, silentSince: now, tell: "silent" } : { ...rest, ...untold }
    if (state !== "seen") return { ...rest, silentSince, ...untold }
    return tell === "silent" ? rest : { ...rest, tell: "seen" }
  }

  function entryOf(
    before: CoveredItem,
    now: CoveredItem,
    each: Expected,
    at: number,
  ): NewLedgerEntry | undefined {
    const wasSilent = before.silentSince !== undefined
    const isSilent = now.silentSince !== undefined
    if (wasSilent === isSilent) return undefined
    return did(SLUIS, {
      at,
      action: isSilent ? "coverage.silent" : "coverage.seen",
      object: now.id,
      words: { kind: each.kind },
      // Before it was called silent it had sent nothing for that long.
      figures: {
        days: daysIn(ports.silentAfter + (isSilent ? 0 : Math.max(0, at - (before.silentSince ?? at)))),
      },
      // The organisation's own words: a department may be a few people.
      salted: { name: each.name },
    })
  }

  async function tellAll(book: CoverageBook): Promise<void> {
    const names = (wanted: CoveredItem["tell"]): readonly string[] =>
      expected.flatMap((each) => (book[coveredKey(each)]?.tell === wanted ? [each.name] : []))
    const days = daysIn(ports.silentAfter)
    const silent = names("silent").map((name) => ({ name, days }))
    const seen = names("seen")
    if (silent.length + seen.length === 0) return
    const addressees = await ports.addressees()
    if (addressees.length === 0) log.warn("there is nobody to tell about coverage", { count: silent.length })
    for (const { address: to, language } of addressees) {
      const at = clock.now()
      const octets = await ports.compose({ at, to, language, silent, seen })
      const { giveUpAfter } = ports
      await ports.custody.take(letterIntake(to, octets, { id: ports.newId(), at, giveUpAfter }), undefined)
    }
    if (addressees.length > 0) ports.wake()
    const { book: now, version } = await readCoverageBook(entries)
    const told = Object.fromEntries(Object.entries(now).map(([key, item]) => [key, withoutTell(item)]))
    await writeCoverageBook(entries, told, { version, at: clock.now() }, [])
  }

  const lookInTurn = (): Promise<void> =>
    inTurn(async () => {
      if (stopped || clock.elapsed() - startedAt < COVERAGE_FIRST) return
      try {
        await look()
      } catch (cause) {
        if (cause instanceof StoreUnavailable) log.warn("coverage waits for the store")
        else log.error("coverage could not be watched", {}, cause)
      }
    })

  function round(): void {
    void lookInTurn()
    unset = after(COVERAGE_ROUND, round)
  }

  return {
    standing: () => standing,
    start: () => {
      startedAt = clock.elapsed()
      void inTurn(remember)
      round()
    },
    look: lookInTurn,
    stop: async () => {
      stopped = true
      unset()
      await inTurn(async () => undefined)
    },
  }

  /** What was silent before this start still is, until somebody has looked; and from now on it is known what is expected. */
  async function remember(): Promise<void> {
    try {
      const { book: before, version } = await readCoverageBook(entries)
      standing = standingOf(before, expected)
      const now = clock.now()
      const missing = expected.filter((each) => before[coveredKey(each)] === undefined)
      if (missing.length === 0) return
      const added = missing.map((each) => [coveredKey(each), { id: ports.newId(), since: now }] as const)
      await writeCoverageBook(entries, { ...before, ...Object.fromEntries(added) }, { version, at: now }, [])
    } catch (cause) {
      if (!(cause instanceof StoreUnavailable)) log.error("coverage could not be read", {}, cause)
    }
  }
}

function withoutTell({ tell, ...item }: CoveredItem): CoveredItem {
  return tell === undefined ? item : { ...item }
}

const SAID: { readonly [action: string]: string } = {
  "coverage.silent": "something that is expected to send fell silent",
  "coverage.seen": "something that fell silent sends again",
}

function daysIn(milliseconds: number): number {
  return Math.max(1, Math.round(milliseconds / DAY))
}

function standingOf(book: CoverageBook, expected: readonly Expected[]): CoverageStanding {
  const silent = expected.flatMap((each) => {
    const since = book[coveredKey(each)]?.silentSince
    return since === undefined ? [] : [{ name: each.name, since }]
  })
  return {
    expected: expected.length,
    silent: silent.map(({ name }) => name),
    since: silent.length === 0 ? undefined : Math.min(...silent.map(({ since }) => since)),
  }
}

function isSame(one: CoverageBook, other: CoverageBook): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
