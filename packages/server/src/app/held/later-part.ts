/**
 * A later part of a message that was decided about: whether it goes the same way. Exchange divides a message to many over
 * several transactions, and a client may send one again, each with its own envelope and its own verdict.
 *
 * INVARIANT (strictest): nobody's decision lets a part pass that he could not have released. What a part shows beyond what
 * was decided makes it wait, as it would have made all of them wait had it been there (./whole-held.ts).
 */
import { EXIT_CHECK, isInseparable } from "./held-reasons.ts"
import type { Decision } from "./custody.ts"

/** Why the gate holds what the rules would let pass. */
export const OPEN_BREACH_RULE = "sluis/open-breach"
export const NO_COPIES_RULE = EXIT_CHECK

export type LaterPart = {
  /** Undefined where nobody said: as strict as can be. */
  readonly releasableBy: "sender" | "second-person" | undefined
  /** Ids. */
  readonly rules: readonly string[]
}

/** A drop always: what is not sent shows nobody anything. */
export function follows({ releasableBy, rules }: LaterPart, decision: Decision): boolean {
  if (decision.kind === "drop") return true
  // The breach may be of this message, and known since it was decided about.
  if (rules.includes(OPEN_BREACH_RULE)) return false
  if (decision.as === "copies" && isInseparable(rules.map((rule) => ({ rule })))) return false
  return releasableBy === "sender" || decision.releasableBy === "second-person"
}
