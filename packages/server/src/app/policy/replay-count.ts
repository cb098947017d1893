/**
 * How often each rule would have interrupted, in all and by department.
 *
 * INVARIANT (no-person): nothing here is about one person. A department that is too small, in messages or in senders, is put
 * together with others until the group is large enough; where no group would be, there are no departments.
 */
import type { Outcome } from "./rehearse.ts"

/** The fewest messages of a department that is shown by itself. */
export const MIN_MESSAGES = 20
/** The fewest people who sent them: the figures of one person are nobody's business. */
export const MIN_SENDERS = 5

/** Interruptions under each policy: before and after, or after alone. */
export type Counts = readonly number[]

export type RuleCount = { readonly rule: string; readonly interrupted: Counts }

export type DepartmentCount = {
  readonly group:
    | { readonly kind: "department"; readonly name: string }
    /** Senders of no department. */
    | { readonly kind: "none" }
    /** Groups that are too small by themselves. */
    | { readonly kind: "other" }
  readonly messages: number
  readonly interrupted: Counts
}

export type ReplayResult = {
  readonly messages: number
  readonly interrupted: Counts
  /** Only those that interrupted under one of the policies; the most frequent first. */
  readonly rules: readonly RuleCount[]
  /** Empty where there are no two groups that may be shown. */
  readonly departments: readonly DepartmentCount[]
}

export type ReplayCounter = {
  /** One message: what became of it under each policy. Its department is that of the last. */
  readonly add: (outcomes: readonly Outcome[]) => void
  readonly result: () => ReplayResult
}

type Group = {
  messages: number
  /** Up to MIN_SENDERS of them. */
  readonly senders: Set<string>
  readonly interrupted: number[]
}

export function replayCounter(policies: number): ReplayCounter {
  const newCounts = (): number[] => Array.from({ length: policies }, () => 0)
  const total = newCounts()
  const rules = new Map<string, number[]>()
  const groups = new Map<string, Group>()
  let messages = 0
  return {
    add: (outcomes) => {
      const last = outcomes.at(-1)
      if (last === undefined) return
      messages += 1
      const group = getOrMake(groups, last.department, () => ({
        messages: 0,
        senders: new Set<string>(),
        interrupted: newCounts(),
      }))
      group.messages += 1
      if (group.senders.size < MIN_SENDERS) group.senders.add(last.sender.toLowerCase())
      outcomes.forEach(({ kind, rules: fired }, policy) => {
        if (kind === "deliver") return
        increase(total, policy)
        increase(group.interrupted, policy)
        for (const rule of fired) increase(getOrMake(rules, rule, newCounts), policy)
      })
    },
    result: () => ({
      messages,
      interrupted: total,
      rules: [...rules]
        .map(([rule, interrupted]) => ({ rule, interrupted }))
        .toSorted((one, other) => byMost(one.interrupted, other.interrupted) || byText(one.rule, other.rule)),
      departments: shownGroups(groups),
    }),
  }
}

function shownGroups(groups: ReadonlyMap<string, Group>): readonly DepartmentCount[] {
  const bySize = [...groups].toSorted(([, one], [, other]) => one.messages - other.messages)
  const isLarge = ({ messages, senders }: Group): boolean =>
    messages >= MIN_MESSAGES && senders.size >= MIN_SENDERS
  const small = bySize.filter(([, group]) => !isLarge(group))
  const large = bySize.filter(([, group]) => isLarge(group))
  // What is put together must be large itself, or it could be told by subtracting.
  while (small.length > 0 && large.length > 0 && !isLarge(together(small))) small.push(large.shift()!)
  const shown: DepartmentCount[] = large.toReversed().map(([name, { messages, interrupted }]) => ({
    group: name === "" ? { kind: "none" } : { kind: "department", name },
    messages,
    interrupted,
  }))
  if (small.length > 0) {
    const { messages, interrupted } = together(small)
    shown.push({ group: { kind: "other" }, messages, interrupted })
  }
  return shown.length > 1 ? shown : []
}

function together(groups: readonly (readonly [string, Group])[]): Group {
  return {
    messages: sum(groups.map(([, { messages }]) => messages)),
    senders: new Set(groups.flatMap(([, { senders }]) => [...senders])),
    interrupted: (groups[0]?.[1].interrupted ?? []).map((_, policy) =>
      sum(groups.map(([, { interrupted }]) => interrupted[policy] ?? 0)),
    ),
  }
}

/** By what the last policy gives, then by the one before. */
function byMost(one: Counts, other: Counts): number {
  return (other.at(-1) ?? 0) - (one.at(-1) ?? 0) || (other[0] ?? 0) - (one[0] ?? 0)
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function increase(counts: number[], policy: number): void {
  counts[policy] = (counts[policy] ?? 0) + 1
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
