/**
 * The figures of so many days: what flowed, what was prevented, and which rules interrupted.
 *
 * INVARIANT (no person): a department is shown by itself only where it has enough messages and, on one day at least, enough
 * people who sent them (../policy/replay-count.ts says how many). The others are one group with those of no department, and that
 * group is made large enough too, or it could be told by subtracting.
 */
import type { Policy } from "@sluis/core/policy/policy"

import type { Gives } from "../../contract/form.ts"
import type { Count, Counts } from "./counts.ts"
import type { Custody } from "../held/custody.ts"
import { dayIn, daysBefore, daysFrom } from "../day.ts"
import type { Day } from "../day.ts"
import { SENDERS } from "../coverage/department-senders.ts"
import { COUNTED, RULE_PREFIX } from "./recorder.ts"
import type { Counted } from "./recorder.ts"
import { MIN_MESSAGES, MIN_SENDERS } from "../policy/replay-count.ts"
import { ruleNames } from "../policy/rule-name.ts"

export type StatisticsPorts = {
  readonly counts: Pick<Counts, "read">
  readonly load: Custody["load"]
  /** In force: for the words of its rules. */
  readonly policy: () => Policy
  readonly timeZone: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export type Statistics = Gives<"statistics.show">

/** Days that are read at once, so that a year of a large organisation is not in memory all together. */
const DAYS_AT_ONCE = 31

type Totals = Record<Counted, number>
type Group = { readonly totals: Totals; senders: number }

/** Of the last `days`, today included. Rejects with `StoreUnavailable`. */
export async function statistics(days: number, ports: StatisticsPorts): Promise<Statistics> {
  const last = dayIn(ports.timeZone)(ports.now())
  const first = daysBefore(last, days - 1)
  const sums = newSums(first, last)
  for (let from = first; from <= last; from = daysBefore(from, -DAYS_AT_ONCE)) {
    const to = daysBefore(from, 1 - DAYS_AT_ONCE)
    for (const count of await ports.counts.read(from, to < last ? to : last)) sums.add(count)
  }
  const { held, queuedMessages } = await ports.load()
  const nameOf = ruleNames(ports.policy())
  return {
    from: first,
    to: last,
    total: sums.total,
    days: [...sums.days].map(([day, totals]) => ({ day, ...totals })),
    departments: shownDepartments(sums.departments),
    rules: [...sums.rules]
      .map(([rule, interrupted]) => ({ rule, ...nameOf(rule), interrupted }))
      .toSorted((one, other) => other.interrupted - one.interrupted || (one.rule < other.rule ? -1 : 1)),
    waiting: held,
    queued: queuedMessages,
  }
}

type Sums = {
  readonly add: (count: Count) => void
  readonly total: Totals
  readonly days: ReadonlyMap<Day, Totals>
  readonly departments: ReadonlyMap<string, Group>
  readonly rules: ReadonlyMap<string, number>
}

function newSums(first: Day, last: Day): Sums {
  const total = nothing()
  const days = new Map(daysFrom(first, last).map((day) => [day, nothing()]))
  const departments = new Map<string, Group>()
  const rules = new Map<string, number>()
  return {
    total,
    days,
    departments,
    rules,
    add: ({ day, department, name, value }) => {
      if (name.startsWith(RULE_PREFIX)) {
        const rule = name.slice(RULE_PREFIX.length)
        rules.set(rule, (rules.get(rule) ?? 0) + value)
        return
      }
      if (name !== SENDERS && !isCounted(name)) return
      let group = departments.get(department)
      if (group === undefined) {
        group = { totals: nothing(), senders: 0 }
        departments.set(department, group)
      }
      if (name === SENDERS) group.senders = Math.max(group.senders, value)
      else
        for (const totals of [total, days.get(day), group.totals])
          if (totals !== undefined) totals[name] += value
    },
  }
}

function nothing(): Totals {
  return {
    messages: 0,
    delivered: 0,
    individualised: 0,
    held: 0,
    refused: 0,
    released: 0,
    dropped: 0,
    copies: 0,
    introductionsPrevented: 0,
    exposuresPrevented: 0,
  }
}

function isCounted(name: string): name is Counted {
  return (COUNTED as readonly string[]).includes(name)
}

/** The largest first, and the others together as "" behind them. None where that would be all there is. */
function shownDepartments(groups: ReadonlyMap<string, Group>): Statistics["departments"] {
  const bySize = [...groups].toSorted(([, one], [, other]) => one.totals.messages - other.totals.messages)
  const isByItself = ([name, group]: readonly [string, Group]): boolean => name !== "" && isLarge(group)
  const large = bySize.filter(isByItself)
  const others = bySize.filter((each) => !isByItself(each)).map(([, group]) => group)
  while (others.length > 0 && large.length > 0 && !isLarge(together(others))) others.push(large.shift()![1])
  const shown = large.toReversed().map(([department, { totals }]) => ({ department, ...totals }))
  if (others.length > 0) shown.push({ department: "", ...together(others).totals })
  return shown.length > 1 ? shown : []
}

function isLarge({ totals, senders }: Group): boolean {
  return totals.messages >= MIN_MESSAGES && senders >= MIN_SENDERS
}

function together(groups: readonly Group[]): Group {
  const sum: Group = { totals: nothing(), senders: 0 }
  for (const { totals, senders } of groups) {
    for (const name of COUNTED) sum.totals[name] += totals[name]
    sum.senders += senders
  }
  return sum
}
