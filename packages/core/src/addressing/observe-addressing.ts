/**
 * Whether a message goes to whom it is meant for: the leaves of `Facts.addressing`, each made when it is asked for.
 *
 * Why this module exists: the commonest breach of all is the right letter to the wrong address. What rests on earlier mail is
 * silent where the sender has hardly any: then everybody is new, and nothing is unusual.
 */
import type { Audience, Member } from "../facts/audience.ts"
import type { Facts } from "../facts/facts.ts"
import type { Memory } from "../facts/memory.ts"
import { lazy, type Makers } from "../lazy.ts"
import type { Domain } from "../mail/domain.ts"
import type { Greeting } from "../mail/greeting.ts"
import { MAX_ASKED } from "./asked.ts"
import { resemblesOwn, resemblesProvider, slipsAmong } from "./lookalike-domain.ts"
import { isFunctional } from "./functional.ts"
import { countPrivateAddresses, hasTwoNames } from "./private-address.ts"
import { isSalutationMisfit } from "./salutation.ts"
import { countUnconnected } from "./unconnected.ts"

export type AddressingInput = {
  readonly audience: Audience
  readonly memory: Memory
  /** Of the sender's own words (mail/greeting.ts). */
  readonly greeting: () => Greeting | undefined
  /** All that it says: subject, own words and quotes. */
  readonly words: () => readonly string[]
}

/** With fewer contacts than these a sender is new here, and so is everybody to him. */
export const MIN_CONTACTS = 5
/** Among so many of our own one outsider is easily overlooked. */
export const MIN_OWN_AROUND = 9
/** Mailed on so many days, an address is what it is meant to be. */
const KNOWN_DAYS = 2

export function observeAddressing({
  audience,
  memory,
  greeting,
  words,
}: AddressingInput): Makers<Facts["addressing"]> {
  const days = daysShared(audience, memory)
  return {
    firstTime: lazy(() => newcomers(audience, memory, days).length),
    unconnected: lazy(() => countUnconnected(newcomers(audience, memory, days), words())),
    lookalikes: lazy(() => countLookalikes(audience, memory, days)),
    otherAddress: lazy(() => countOtherAddresses(audience, memory, days)),
    privateAddress: lazy(() => countPrivateAddresses(audience, memory)),
    loneOutsider: () => isLoneOutsider(audience),
    salutationMisfit: lazy(() => isSalutationMisfit(audience, greeting)),
  }
}

/** On how many days the sender and this member were in one mail; each asked once. */
type DaysShared = (member: Member) => number

function daysShared({ sender }: Audience, memory: Memory): DaysShared {
  const asked = new Map<Member, number>()
  return (member) => {
    if (sender === undefined) return 0
    let days = asked.get(member)
    if (days === undefined) {
      days = memory.daysShared(sender.key, member.address.key)
      asked.set(member, days)
    }
    return days
  }
}

/** Who is outside and was never written to before by this sender, who has written to others. */
export function newcomers(
  audience: Audience,
  memory: Memory,
  days: DaysShared = daysShared(audience, memory),
): readonly Member[] {
  const { members, sender } = audience
  if (sender === undefined || !members.some(isOutside) || memory.contactsOf(sender.key) < MIN_CONTACTS)
    return []
  return members.filter((member) => member.outside && days(member) === 0)
}

function countLookalikes({ members, us }: Audience, memory: Memory, days: DaysShared): number {
  const people = new Map<Domain, number>()
  for (const { address } of members) people.set(address.host, (people.get(address.host) ?? 0) + 1)
  const slips = slipsAmong(people)
  const resembles = new Map<Domain, boolean>()
  for (const { address, outside } of members) {
    const { host } = address
    if (outside && !resembles.has(host))
      resembles.set(host, slips.has(host) || resemblesOwn(host, us) || resemblesProvider(host))
  }
  const isAsked = members.length <= MAX_ASKED
  return count(members, (member) => {
    if (resembles.get(member.address.host) !== true && !isAsked) return false
    if (days(member) >= KNOWN_DAYS) return false
    return resembles.get(member.address.host) === true || memory.lookalike(member.address) !== undefined
  })
}

function countOtherAddresses({ members, sender }: Audience, memory: Memory, days: DaysShared): number {
  if (sender === undefined || members.length > MAX_ASKED) return 0
  return count(
    members,
    (member) =>
      hasTwoNames(member.name) &&
      !isFunctional(member.name) &&
      days(member) === 0 &&
      memory.namesake(sender.key, member.name, member.address.key).known,
  )
}

function isLoneOutsider({ members, unreadable }: Audience): boolean {
  if (unreadable > 0 || members.length <= MIN_OWN_AROUND) return false
  const outsiders = members.filter(isOutside)
  const [outsider] = outsiders
  if (outsiders.length !== 1 || outsider?.visible !== true) return false
  return count(members, ({ visible, outside }) => visible && !outside) >= MIN_OWN_AROUND
}

function isOutside({ outside }: Member): boolean {
  return outside
}

function count(members: readonly Member[], holds: (member: Member) => boolean): number {
  let total = 0
  for (const member of members) if (holds(member)) total += 1
  return total
}
