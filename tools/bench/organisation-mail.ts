/**
 * The mail of an invented organisation, as lessons: two thousand of its own, two hundred thousand outside, the same for the
 * same seed.
 *
 * The shape is what matters for an index: a few write much and most write little, people mostly write to whom they wrote
 * before, most messages have one to three recipients and a few have hundreds.
 */
import type { Lesson } from "@sluis/core/facts/memory"
import { addressOf } from "@sluis/core/mail/address"

type Person = Lesson["sender"]

export type OrganisationMail = {
  readonly staff: readonly Person[]
  /** Of this number outside. */
  readonly outsider: (number: number) => Person
  readonly next: () => Lesson
  /** To whom this member of staff writes: people outside, those he writes to most often first. */
  readonly contactsOf: (staff: number) => readonly Person[]
  readonly random: () => number
}

const STAFF = 2_000
export const OUTSIDERS = 200_000
const DEPARTMENT = 40
const ORGANISATIONS = 8_000
const PUBLIC = ["gmail.com", "hotmail.com", "outlook.com", "ziggo.nl", "kpnmail.nl", "icloud.com"]
const FIRST =
  "anna bas carla daan els femke gijs hanna ivo jan karin lotte mees noor olga piet ria sem tess vera".split(
    " ",
  )
const LAST =
  "jansen bakker visser smit meijer mulder bos vos peters hendriks dekker brouwer vermeer kuipers postma hoekstra".split(
    " ",
  )

export function organisationMail(seed: number): OrganisationMail {
  const random = randomOf(seed)
  const staff = Array.from({ length: STAFF }, (_, number) => personAt(number, "voorbeeld.example", true))
  const outsiders = new Map<number, Person>()
  const outsider = (number: number): Person => {
    const known = outsiders.get(number)
    if (known !== undefined) return known
    const isPublic = number % 5 < 2
    const made = personAt(
      number,
      isPublic
        ? (PUBLIC[number % PUBLIC.length] ?? "")
        : `organisatie${Math.floor(skewed(random, 2) * ORGANISATIONS)}.example`,
      false,
    )
    outsiders.set(number, made)
    return made
  }
  const contacts = staff.map((): Person[] => [])
  /** Large groups that somebody writes to again and again; now and then one member changes. */
  const groups: Person[][] = []

  const below = (limit: number): number => Math.floor(random() * limit)
  const colleague = (sender: number): Person => {
    const start = Math.floor(sender / DEPARTMENT) * DEPARTMENT
    const number = random() < 0.8 ? start + below(DEPARTMENT) : below(STAFF)
    return staff[number]!
  }
  const contact = (sender: number): Person => {
    const own = contacts[sender]!
    if (own.length > 0 && random() < 0.75) return own[Math.floor(skewed(random, 2) * own.length)]!
    const made = outsider(Math.floor(skewed(random, 1.5) * OUTSIDERS))
    own.push(made)
    return made
  }
  const several = (count: number, one: () => Person): readonly Person[] => Array.from({ length: count }, one)
  const groupSize = (): number => 20 + Math.floor(skewed(random, 3) * 480)
  const group = (sender: number): readonly Person[] => {
    const owned = groups[sender]
    if (owned === undefined || random() < 0.1) {
      const half = random() < 0.5
      const made = several(groupSize(), () => (half && random() < 0.5 ? colleague(sender) : contact(sender)))
      return (groups[sender] = [...made])
    }
    if (random() < 0.3) owned[below(owned.length)] = contact(sender)
    return [...owned]
  }

  return {
    staff,
    outsider,
    random,
    contactsOf: (number) => contacts[number] ?? [],
    next: () => {
      const number = Math.floor(skewed(random, 2.5) * STAFF)
      const sender = staff[number]!
      const kind = random()
      const to = (open: readonly Person[], hidden: readonly Person[] = []): Lesson => ({
        sender,
        open,
        hidden,
      })
      if (kind < 0.3) return to(several(1 + below(3), () => colleague(number)))
      if (kind < 0.75) return to([contact(number)])
      if (kind < 0.88) return to([contact(number), colleague(number)])
      if (kind < 0.96) return to(several(2 + below(2), () => contact(number)))
      if (kind < 0.99)
        return to(several(4 + below(13), () => (random() < 0.5 ? contact(number) : colleague(number))))
      if (kind < 0.995) return to(group(number))
      return to(
        [],
        several(groupSize(), () => contact(number)),
      )
    },
  }
}

function personAt(number: number, domain: string, ours: boolean): Person {
  const first = FIRST[number % FIRST.length] ?? ""
  const last = LAST[Math.floor(number / FIRST.length) % LAST.length] ?? ""
  const more = Math.floor(number / FIRST.length / LAST.length)
  const address = addressOf(`${first}.${last}${more === 0 ? "" : letters(more)}`, domain)
  return { address, name: `${first} ${last}${letters(more)}`, ours }
}

/** A number as letters, since digits do not count as a slip of the pen. */
function letters(number: number): string {
  return number === 0 ? "" : letters(Math.floor(number / 26)) + String.fromCharCode(97 + (number % 26))
}

/** Below 1, the more often near 0 the larger the power. */
function skewed(random: () => number, power: number): number {
  return random() ** power
}

/** Marsaglia's xorshift, 32 bits: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
