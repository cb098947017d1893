/** The one thing that a replay says: how much more or less a policy would have interrupted, and where. Pure. */
import type { Gives } from "@sluis/server/contract/form"

export type Replay = Gives<"policy.replay">
export type Group = Replay["departments"][number]

export type ReplaySummary =
  /** Nothing was recorded. */
  | { readonly kind: "nothing" }
  /** As often, and each rule as often. */
  | { readonly kind: "same" }
  /** As often, but not by the same rules or not in the same departments. */
  | { readonly kind: "shifted" }
  | {
      readonly kind: "more" | "fewer"
      /** At least 1. */
      readonly times: number
      /** Where most of it is, and how much of it: at most `times`. None where it is spread out evenly. */
      readonly mostly: { readonly group: Group; readonly times: number } | undefined
    }

export function replaySummary(replay: Replay): ReplaySummary {
  const { messages, before, after, rules, departments } = replay
  if (messages === 0) return { kind: "nothing" }
  const difference = after - before
  if (difference === 0) {
    const isSame = [...rules, ...departments].every((each) => each.before === each.after)
    return { kind: isSame ? "same" : "shifted" }
  }
  const times = Math.abs(difference)
  return { kind: difference > 0 ? "more" : "fewer", times, mostly: mostlyIn(departments, difference) }
}

/** A place of which to say that it is mostly there: more than half. */
function mostlyIn(
  departments: readonly Group[],
  difference: number,
): { readonly group: Group; readonly times: number } | undefined {
  const [sign, all] = [Math.sign(difference), Math.abs(difference)]
  const [first] = departments
    .map((group) => ({ group, times: Math.min(all, (group.after - group.before) * sign) }))
    .toSorted((a, b) => b.times - a.times)
  return first !== undefined && first.times * 2 > all ? first : undefined
}

/** What changes most comes first; what does not change, last. */
export function byChange<T extends { readonly before: number; readonly after: number }>(
  rows: readonly T[],
): readonly T[] {
  return rows.toSorted(
    (a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || b.before - a.before,
  )
}
