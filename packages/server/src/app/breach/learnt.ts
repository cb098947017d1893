/**
 * What somebody could learn by a message of a breach, kept with that person: so that it goes when he or she is removed, and
 * nobody needs the message to draw who could see whom.
 *
 * Deliberately left out: who met whom. Only how many; the picture draws what follows from that (console/picture/guess.ts).
 */
import type { MessageEvidence } from "@sluis/core/breach/evidence"

import type { Gives } from "../../contract/form.ts"
import type { LookedPerson } from "../held/look.ts"
import type { KeptPerson } from "./kept-person.ts"

export type Learnt = Pick<LookedPerson, "seen" | "visible" | "outside" | "introductions" | "exposures"> & {
  /** Digest of the message. */
  readonly message: string
}

/** Messages by which one person learnt something: the same list is often mailed again, and of more the first tell enough. */
export const MAX_LEARNT = 10
/** A picture has room for no more. */
export const MAX_AUDIENCE = 1_000

export function learntBy(message: string, person: LookedPerson): Learnt {
  const { seen, visible, outside, introductions, exposures } = person
  return { message, seen, visible, outside, introductions, exposures }
}

/** With what is new: of a message that was added again the newest reading counts. */
export function withLearnt(before: readonly Learnt[], given: Learnt | undefined): readonly Learnt[] {
  if (given === undefined) return before
  const others = before.filter(({ message }) => message !== given.message)
  return others.length < MAX_LEARNT ? [...others, given] : before
}

/** Who is known to have been in a message, by name; `others`: how many more it was about. */
export function audienceOf(
  people: readonly KeptPerson[],
  { digest, recipients, visible }: Pick<MessageEvidence, "digest" | "recipients" | "visible">,
): Gives<"breaches.audience"> {
  const known = people.flatMap(({ name, address, learnt }) => {
    const here = learnt.find(({ message }) => message === digest)
    if (here === undefined) return []
    const { message: _, ...learns } = here
    return [{ name, address, ...learns }]
  })
  // The visible ones first, as everywhere a picture is drawn.
  const shown = known
    .toSorted((one, other) => Number(other.visible) - Number(one.visible))
    .slice(0, MAX_AUDIENCE)
  return { people: shown, others: Math.max(0, recipients, visible, known.length) - shown.length }
}
