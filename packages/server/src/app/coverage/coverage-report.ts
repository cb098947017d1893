/**
 * What was seen to send through Sluis lately, beside what should (./coverage.ts).
 *
 * INVARIANT (no person): mailboxes are told as a number, and only of departments that have a group of them; the others are told
 * together, and not at all where that is no group either.
 */
import type { Gives } from "../../contract/form.ts"
import { COVERED, COVERED_EXPECTED, COVERED_KINDS, COVERED_MAILBOXES } from "./coverage.ts"
import type { Expected } from "./coverage.ts"
import type { Count, Counts } from "../statistics/counts.ts"
import { isAwaited, readCoverageBook } from "./coverage-book.ts"
import { dayIn, daysBefore } from "../day.ts"
import type { Day } from "../day.ts"
import type { Entries } from "../entries.ts"
import { MIN_SENDERS } from "../policy/replay-count.ts"

export type CoverageReportPorts = {
  readonly counts: Pick<Counts, "read">
  readonly expected: readonly Expected[]
  /** Milliseconds. */
  readonly silentAfter: number
  readonly timeZone: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Since when what is expected is expected (./coverage-book.ts). */
  readonly entries: Pick<Entries, "find">
}

export type CoverageReport = Gives<"coverage.show">

type Seen = { messages: number; lastSeen: Day }

const DAY = 86_400_000

/** Rejects with `StoreUnavailable`. */
export async function coverageReport(ports: CoverageReportPorts): Promise<CoverageReport> {
  const { counts, expected, silentAfter, timeZone, now, entries } = ports
  const days = Math.max(1, Math.round(silentAfter / DAY))
  const today = dayIn(timeZone)(now())
  const all = await counts.read(daysBefore(today, days - 1), today)
  const byName = seenIn(all, COVERED_EXPECTED)
  const { book } = await readCoverageBook(entries)
  const unseen = (each: Expected): "awaited" | "silent" =>
    isAwaited(book, each, { now: now(), silentAfter }) ? "awaited" : "silent"
  const items = COVERED_KINDS.flatMap((kind): CoverageReport["items"] => {
    const named = expected.filter((each) => each.kind === kind)
    const others = [...seenIn(all, COVERED[kind])].toSorted(([one], [other]) => (one < other ? -1 : 1))
    return [
      ...named.map((each) => {
        const { name } = each
        const seen = byName.get(name)
        const state = seen === undefined ? unseen(each) : ("seen" as const)
        return { kind, name, expected: true, state, messages: 0, ...seen }
      }),
      ...others.map(([name, seen]) => {
        const state = named.length > 0 ? ("unexpected" as const) : ("seen" as const)
        return { kind, name, expected: false, state, ...seen }
      }),
    ]
  })
  return { days, items, mailboxes: mailboxesIn(all) }
}

function seenIn(all: readonly Count[], counted: string): ReadonlyMap<string, Seen> {
  const found = new Map<string, Seen>()
  for (const { name, department: what, day, value } of all) {
    if (name !== counted || value === 0) continue
    const before = found.get(what)
    const messages = (before?.messages ?? 0) + value
    found.set(what, {
      messages,
      lastSeen: before === undefined || day > before.lastSeen ? day : before.lastSeen,
    })
  }
  return found
}

/** The most on one day: the same mailbox on two days is one mailbox. */
function mailboxesIn(all: readonly Count[]): CoverageReport["mailboxes"] {
  const most = new Map<string, number>()
  for (const { name, department, value } of all)
    if (name === COVERED_MAILBOXES) most.set(department, Math.max(value, most.get(department) ?? 0))
  const bySize = [...most].toSorted(([, one], [, other]) => other - one)
  const isByItself = ([department, mailboxes]: readonly [string, number]): boolean =>
    department !== "" && mailboxes >= MIN_SENDERS
  const rest = bySize.filter((each) => !isByItself(each)).reduce((sum, [, mailboxes]) => sum + mailboxes, 0)
  return [
    ...bySize.filter(isByItself).map(([department, mailboxes]) => ({ department, mailboxes })),
    ...(rest >= MIN_SENDERS ? [{ department: "", mailboxes: rest }] : []),
  ]
}
