/**
 * People who have nothing in common but the sender.
 *
 * Two addresses outside or more, none of which (of many: hardly one) ever met another, in one message of ours: so an organisation writes to its clients,
 * patients, applicants. Partners of a project know each other, and mail among colleagues is not all outside. What such a
 * message is about is why they get it.
 */
import { isFunctional } from "../addressing/functional.ts"
import { strangersAmong, type Circle } from "./acquaintance.ts"
import type { Audience } from "./audience.ts"

/** Our own people who are shown too: who sends, who is in copy. */
const MAX_OWN = 2

/** Among so many clients two may be a couple, or neighbours. */
const MANY = 5
const MOSTLY = 0.8

export function isCircleOfClients(audience: Audience, circles: () => readonly Circle[]): boolean {
  const { members, visible, unreadable } = audience
  const outside = new Set<number>()
  let desks = 0
  for (let number = 0; number < visible; number += 1) {
    const member = members[number]!
    if (!member.outside) continue
    outside.add(number)
    if (isFunctional(member.address.local)) desks += 1
  }
  if (desks * 2 >= outside.size) return false
  if (outside.size < 2 || unreadable > 0 || visible - outside.size > MAX_OWN) return false
  const strangers = strangersAmong(members.length, circles(), outside)
  return strangers === outside.size || (outside.size >= MANY && strangers >= outside.size * MOSTLY)
}
