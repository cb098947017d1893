/**
 * Whether the greeting names somebody else than the only recipient: "Beste Karin" in a mail to piet@.
 *
 * Why this module exists: it is the one mistake that the text itself gives away. Failing direction: in doubt the greeting fits,
 * for people greet by names that no address knows, and a guard that asks about them is not believed.
 *
 * What counts: the greeting names one person; there is one recipient, or one in To and in Cc own people only; the address or its
 * display name is certainly a person's; and given names share nothing with given names, or family names with family names.
 * An initial tells no given name: J. de Vries is called Annemieke.
 */
import type { Audience, Member } from "../facts/audience.ts"
import type { Greeting } from "../mail/greeting.ts"
import { isFunctional } from "./functional.ts"
import { isGivenName } from "./given-name.ts"
import { isWithin, localNameOf, mayBeSamePerson, nameOf, type PersonName } from "./person-name.ts"

/** With more people in Cc than these nobody is the only one who is meant. */
const MAX_MEMBERS = 20

/** The greeting is asked for only where one recipient is left to be greeted. */
export function isSalutationMisfit(audience: Audience, greetingOf: () => Greeting | undefined): boolean {
  const recipient = onlyRecipient(audience)
  const greeting = recipient === undefined ? undefined : greetingOf()
  if (recipient === undefined || greeting === undefined || greeting.kind !== "one") return false
  const [written] = greeting.names
  if (written === undefined) return false
  const greeted = nameOf(written)
  if (greeted.words.length === 0 || !namesPerson(greeted, greeting)) return false
  const { sender, senderName, members } = audience
  // Whoever is greeted by the sender's own name is shown a mail that the sender got.
  if (isSenders(greeted, sender?.local ?? "", senderName)) return false
  return members.every((member) => !isCalled(member, greeted)) && differs(recipient, greeted, greeting.titled)
}

/** The one whom the greeting has to fit. */
function onlyRecipient({ members, unreadable }: Audience): Member | undefined {
  if (unreadable > 0 || members.length > MAX_MEMBERS) return undefined
  if (members.length === 1) return members[0]
  const to = members.filter(({ seen }) => seen === "to")
  const others = members.filter(({ seen }) => seen !== "to")
  return to.length === 1 && others.every(({ outside }) => !outside) ? to[0] : undefined
}

/** A word that may be any ("Collega," "karin,") has to be a known name. */
function namesPerson({ words }: PersonName, { sure, titled }: Greeting): boolean {
  return titled || sure || words.some(isGivenName)
}

function isSenders(greeted: PersonName, local: string, name: string): boolean {
  const own = [...nameOf(name).words, ...localNameOf(local).words]
  return greeted.words.every((word) => own.includes(word))
}

function isCalled({ name, address: { local, host } }: Member, greeted: PersonName): boolean {
  const site = host.slice(0, Math.max(0, host.lastIndexOf("."))).replaceAll(/[^\p{L}]/gu, "")
  return (
    mayBeSamePerson(greeted, nameOf(name)) ||
    mayBeSamePerson(greeted, localNameOf(local)) ||
    greeted.words.some((word) => word.length >= 4 && isWithin(word, site))
  )
}

function differs({ name, address: { local } }: Member, greeted: PersonName, titled: boolean): boolean {
  if (isFunctional(local) || isFunctional(name)) return false
  const shown = name.includes("@") ? NOBODY : nameOf(name)
  const there = localNameOf(local)
  const agrees = shown.words.length > 1 && shown.words.every((word) => there.words.includes(word))
  const hasGivenName = agrees || shown.given.some(isGivenName) || there.given.some(isGivenName)
  const hasFamilyName =
    (shown.hasFamilyName && (hasGivenName || shown.given.length === 0)) ||
    (there.hasFamilyName && (hasGivenName || there.given.length === 0))
  if (titled && greeted.words.length === 1) {
    // "Mevrouw Karin", "oom Jan": perhaps a given name.
    return hasFamilyName && (hasGivenName || !greeted.words.some(isGivenName))
  }
  return hasGivenName || (greeted.words.length > 1 && hasFamilyName)
}
const NOBODY: PersonName = { words: [], given: [], hasFamilyName: false, squashed: "" }
