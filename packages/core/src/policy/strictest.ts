/**
 * Of two demands, the stricter, and everything the other one adds to it.
 *
 * INVARIANT (strictest): commutative, associative and idempotent, so the order of rules can never matter.
 *
 * Why a hold remembers `showing`: a held message can be released. Where another rule asked for copies that hide people,
 * a release must make those copies; otherwise a department could undo the floor by adding a hold.
 */
import type { Verdict } from "./verdict.ts"

type WithoutReasons<V> = V extends unknown ? Omit<V, "reasons"> : never
/** What a rule asks for: a verdict whose reasons are still to be told. */
export type Demand = WithoutReasons<Verdict>
export type Showing = "self" | "visible"

export const DELIVER = { kind: "deliver", delaySeconds: 0 } as const satisfies Demand
export const HOLD_FOR_SECOND_PERSON = {
  kind: "hold",
  releasableBy: "second-person",
} as const satisfies Demand

export const STRICTNESS = { deliver: 0, individualise: 1, hold: 2, refuse: 3 } as const satisfies Record<
  Verdict["kind"],
  number
>

export function strictest(a: Demand, b: Demand): Demand {
  const [stricter, other] = STRICTNESS[a.kind] >= STRICTNESS[b.kind] ? [a, b] : [b, a]
  switch (stricter.kind) {
    case "deliver":
      return other.kind === "deliver" && other.delaySeconds > stricter.delaySeconds ? other : stricter
    case "individualise":
      return other.kind === "individualise" && other.showing === "self" ? other : stricter
    case "hold": {
      const second = other.kind === "hold" && other.releasableBy === "second-person"
      const releasableBy = second ? "second-person" : stricter.releasableBy
      const showing = narrower(showingOf(stricter), showingOf(other))
      return showing === undefined ? { kind: "hold", releasableBy } : { kind: "hold", releasableBy, showing }
    }
    case "refuse":
      return stricter
  }
}

/** What To and Cc of the copies may keep, where copies are asked for. */
export function showingOf(demand: Demand): Showing | undefined {
  switch (demand.kind) {
    case "individualise":
    case "hold":
      return demand.showing
    case "deliver":
    case "refuse":
      return undefined
  }
}

function narrower(a: Showing | undefined, b: Showing | undefined): Showing | undefined {
  if (a === "self" || b === "self") return "self"
  return a ?? b
}
