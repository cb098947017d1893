/**
 * Our own people at an address that is private: karindewit@ a public provider, who is k.dewit@ here.
 *
 * Why this module exists: work that is sent home has left the organisation, and such an address is mistaken for the other by every
 * program that completes addresses. Failing direction: silence; a first name alone is anybody's.
 */
import type { Audience, Member } from "../facts/audience.ts"
import { isOurs } from "../facts/audience.ts"
import type { Memory } from "../facts/memory.ts"
import { isPublicProvider } from "../mail/public-provider.ts"
import { MAX_ASKED } from "./asked.ts"
import { isFunctional } from "./functional.ts"
import { localNameOf, nameOf } from "./person-name.ts"

/** How many people outside have one of our own people's name. */
export function countPrivateAddresses({ members, sender, senderName, us }: Audience, memory: Memory): number {
  const own = new Set<string>()
  for (const { outside, name, address } of members) if (!outside) addForms(own, name, address.local)
  if (sender !== undefined && isOurs(sender.host, us)) addForms(own, senderName, sender.local)
  let count = 0
  for (const member of members) {
    if (!member.outside || isFunctional(member.name) || isFunctional(member.address.local)) continue
    const isPublic = isPublicProvider(member.address.host)
    if (bearsName(member, own, isPublic)) count += 1
    else if (sender !== undefined && members.length <= MAX_ASKED && hasTwoNames(member.name)) {
      const isNew = isPublic || memory.daysShared(sender.key, member.address.key) === 0
      if (isNew && memory.namesake(sender.key, member.name, member.address.key).ours) count += 1
    }
  }
  return count
}

/** A whole name, given and family: "Karin de Wit". */
export function hasTwoNames(name: string): boolean {
  return !name.includes("@") && nameOf(name).words.length > 1
}

/** An initial with a family name of fewer letters is anybody's. */
const MIN_FAMILY_UNITS = 5

/** The ways in which one of us may be written: whole names, and "=kdewit", which tells only in a local part. */
function addForms(own: Set<string>, name: string, local: string): void {
  for (const { words, squashed, given, hasFamilyName } of [nameOf(name), localNameOf(local)]) {
    if (!hasFamilyName) continue
    const [first] = given
    if (first === undefined) {
      if (squashed.length > MIN_FAMILY_UNITS) own.add(`=${squashed}`)
      continue
    }
    own.add(squashed)
    const family = squashed.startsWith(first) ? squashed.slice(first.length) : words.slice(1).join("")
    own.add(family + first)
    if (family.length >= MIN_FAMILY_UNITS) own.add(`=${first.charAt(0)}${family}`)
  }
}

function bearsName({ name, address }: Member, own: ReadonlySet<string>, isPublic: boolean): boolean {
  const there = localNameOf(address.local)
  if (hasTwoNames(name) && own.has(nameOf(name).squashed)) return true
  return own.has(there.squashed) || (isPublic && own.has(`=${there.squashed}`))
}
