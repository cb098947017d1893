/**
 * What was decided, for whoever may know of it: a page of decisions, and whether a message that does not wait any more was decided.
 *
 * TRUST: whoever may not know gets the answer of a message that never was.
 */
import type { Held, HeldDecision, HeldDecisionPage } from "../held/custody.ts"
import { Fault } from "../fault.ts"
import type { Caller } from "../turn.ts"
import { standingOnDamaged } from "./held-damaged.ts"
import { knowsOf } from "./held-standing.ts"

/**
 * Decisions that are looked at for one answer, about: the department of a decision is sealed, so no index finds those of one. A
 * year of a reviewer's own, among those of a large organisation, is some answers.
 */
export const MAX_LOOKED_AT = 1000

/** Fewer than `limit`, or none, does not mean that there are no more: `next` says that. Rejects with `StoreUnavailable`. */
export async function decisionsFor(
  caller: Caller,
  held: Pick<Held, "decisions">,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<HeldDecisionPage> {
  const decisions: HeldDecision[] = []
  let next = after
  let looked = 0
  do {
    const page = await held.decisions({ limit: limit - decisions.length, after: next })
    decisions.push(...page.decisions.filter((decision) => knowsOf(caller, decision)))
    looked += page.decisions.length
    next = page.next
  } while (next !== undefined && decisions.length < limit && looked < MAX_LOOKED_AT)
  return { decisions, next }
}

/**
 * "Decided" and "damaged" become "unknown" for who may not know. Of a decision is kept who made it and for which department, not
 * who sent the message: so its sender is told as anybody.
 */
export async function asFarAsKnown(
  fault: Fault,
  caller: Caller,
  held: Pick<Held, "decisionOn" | "matches">,
): Promise<Fault> {
  if (fault.code === "held/damaged") {
    const { own, reviews, counts } = await standingOnDamaged(caller, held, fault.subject)
    return own || reviews || counts ? fault : new Fault("held/unknown", fault.subject)
  }
  if (fault.code !== "held/decided") return fault
  const decision = await held.decisionOn(fault.subject)
  const isKnown = decision !== undefined && knowsOf(caller, decision)
  return isKnown ? fault : new Fault("held/unknown", fault.subject)
}
