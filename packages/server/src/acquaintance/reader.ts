/**
 * The port `Memory` over the index: a connection of its own that only reads, beside whoever writes. One for each thread.
 *
 * What is asked about a message goes to SQLite in a few statements, whatever the number of people; the work of each is
 * bounded, and what lies beyond a bound counts as not known. INVARIANT (never throws): an index that can't be read any more
 * remembers nothing, because a thrown error would hold every message.
 *
 * Two of our own people are no pair here: core takes an organisation for a circle, so they are never stored as one.
 */
import { NO_MEMORY } from "@sluis/core/facts/memory"
import type { Memory, RegisteredMembers } from "@sluis/core/facts/memory"
import { isPublicProvider } from "@sluis/core/mail/public-provider"
import type { PersonKey } from "@sluis/core/mail/address"
import { ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { idsIn } from "./circle-members.ts"
import { cliqueCover } from "./clique-cover.ts"
import { faultOf } from "./fault.ts"
import type { AcquaintanceFault } from "./fault.ts"
import { foldName } from "./fold-name.ts"
import { categoriesIn } from "./list.ts"
import { openToRead } from "./open-index.ts"
import type { OpenIndex } from "./open-index.ts"
import { readWithin } from "./reading-budget.ts"
import { domainVariants, localVariants } from "./variant.ts"

export type AcquaintanceReader = Memory & { readonly close: () => void }

/** Of a message; whoever stands behind them counts as not known. Beyond it the answer takes too long and too much memory. */
export const MAX_PEOPLE = 2_000
/** Contacts that are read for one message, those of the people with the fewest first: some 15 milliseconds. */
export const MAX_CONTACTS_READ = 100_000
/** Memberships of circles that are read for one message, those outside first: some 40 milliseconds. */
export const MAX_MEMBERSHIPS_READ = 100_000
/** Known people up to whom it is cheaper to look up each pair than to read what contacts they have. */
const FEW = 24
/** What `contactsOf` counts to. */
const MAX_CONTACTS = 1_000
/** Circles of one person that are counted, the newest first. */
const MAX_CIRCLES_COUNTED = 64
/** People of one display name. */
const MAX_NAMESAKES = 64

/** `failed` hears of the first question that could not be answered; that one and all that fail are as if nothing was known. */
export function openAcquaintanceReader(
  path: string,
  key: Uint8Array,
  failed: (fault: AcquaintanceFault) => void,
): Result<AcquaintanceReader, AcquaintanceFault> {
  const opened = openToRead(path, key)
  if (!opened.ok) return opened
  const memory = readerOf(opened.value)
  let isTold = false
  const orNothing =
    <Asked extends readonly unknown[], Answer>(
      ask: (...asked: Asked) => Answer,
      nothing: (...asked: Asked) => Answer,
    ) =>
    (...asked: Asked): Answer => {
      try {
        return ask(...asked)
      } catch (cause) {
        if (!isTold) failed(faultOf(cause) ?? { kind: "unavailable", detail: "" })
        isTold = true
        return nothing(...asked)
      }
    }
  return ok({
    circlesAmong: orNothing(memory.circlesAmong, NO_MEMORY.circlesAmong),
    daysShared: orNothing(memory.daysShared, NO_MEMORY.daysShared),
    contactsOf: orNothing(memory.contactsOf, NO_MEMORY.contactsOf),
    lookalike: orNothing(memory.lookalike, NO_MEMORY.lookalike),
    namesake: orNothing(memory.namesake, NO_MEMORY.namesake),
    listsAmong: orNothing(memory.listsAmong, NO_MEMORY.listsAmong),
    close: opened.value.db.close,
  })
}

function readerOf({ db, hashes }: OpenIndex): Memory {
  const idOf = (person: PersonKey): number | undefined =>
    db.first("SELECT id FROM person WHERE hash = ?", hashes.person(person))?.[0]

  return {
    circlesAmong: (people) => {
      if (people.length < 2) return []
      const asked = people.slice(0, MAX_PEOPLE)
      const found = db.all(FIND_PEOPLE, listOf(asked.map(hashes.person)))
      // Ours come last: where the first is one of us, all are.
      if (found.length < 2 || found[0]?.[3] === 1) return []
      const placeOf = new Map(found.map(([place = 0, id = 0]) => [id, place]))
      const ids = found.map(([, id = 0]) => id)
      const pairs = db
        .all(
          ids.length > FEW ? PAIRS_OF_MANY : PAIRS_OF_FEW,
          listOf(readWithin(MAX_CONTACTS_READ, found)),
          listOf(ids),
        )
        .map(([one = 0, other = 0]) => [placeOf.get(one) ?? 0, placeOf.get(other) ?? 0] as const)
      return cliqueCover(asked.length, pairs, circlesOf(ids, placeOf))
    },

    daysShared: (one, other) => {
      const a = idOf(one)
      const b = a === undefined ? undefined : idOf(other)
      return a === undefined || b === undefined ? 0 : daysTogether(a, b)
    },

    contactsOf: (person) => {
      const found = db.first("SELECT id, contacts FROM person WHERE hash = ?", hashes.person(person))
      if (found === undefined) return 0
      const [id = 0, contacts = 0] = found
      return contacts >= MAX_CONTACTS ? MAX_CONTACTS : countContacts(id, contacts)
    },

    lookalike: (address) => {
      if (address.host === "" || idOf(address.key) !== undefined) return undefined
      const isKnownDomain =
        db.first("SELECT 1 FROM domain WHERE hash = ?", hashes.domain(address.host)) !== undefined
      if (isKnownDomain) {
        const variants = localVariants(address).map(hashes.variant)
        return db.first(ANY_LOCAL, listOf(variants)) === undefined ? undefined : "local"
      }
      // One that everybody may use is right by itself: ymail.com is no slip of gmail.com.
      if (isPublicProvider(address.host)) return undefined
      const variants = domainVariants(address.host).map(hashes["domain-variant"])
      return db.first(ANY_DOMAIN, listOf(variants)) === undefined ? undefined : "domain"
    },

    namesake: (sender, name, address) => {
      const folded = foldName(name)
      const from = folded === undefined ? undefined : idOf(sender)
      if (folded === undefined || from === undefined) return NOBODY
      const known = db
        .all(NAMESAKES, hashes.name(folded), hashes.person(address), from)
        .filter(([id = 0]) => daysTogether(from, id) > 0)
      return known.length === 0 ? NOBODY : { known: true, ours: known.some(([, ours]) => ours === 1) }
    },

    listsAmong: (people) => {
      if (people.length < 2 || db.first("SELECT 1 FROM list") === undefined) return []
      const membersOf = new Map<number, number[]>()
      for (const [place = 0, list = 0] of db.all(LISTED, listOf(people.map(hashes.member)))) {
        const members = membersOf.get(list)
        if (members === undefined) membersOf.set(list, [place])
        else members.push(place)
      }
      return [...membersOf]
        .filter(([, members]) => members.length > 1)
        .flatMap(([list, members]) => registered(list, members))
    },
  }

  /** People with whom they stand together in remembered circles, by place. */
  function circlesOf(
    ids: readonly number[],
    placeOf: ReadonlyMap<number, number>,
  ): readonly (readonly number[])[] {
    const circles = new Map<number, number[]>()
    for (const [circle = 0, id = 0] of db.all(MEMBERSHIPS, listOf(ids))) {
      const place = placeOf.get(id) ?? 0
      const members = circles.get(circle)
      if (members === undefined) circles.set(circle, [place])
      else members.push(place)
    }
    return [...circles.values()].filter((members) => members.length > 1)
  }

  /** A pair and a circle do not tell whether their days are the same ones: the larger is certain. */
  function daysTogether(one: number, other: number): number {
    const pair = db.first("SELECT days FROM pair WHERE person = ? AND other = ?", one, other)?.[0] ?? 0
    return Math.max(pair, db.first(DAYS_IN_CIRCLES, one, other)?.[0] ?? 0)
  }

  function countContacts(id: number, contacts: number): number {
    const circles = db.rows(CIRCLES_OF, id)
    if (circles.length === 0) return contacts
    const together = new Set(
      db.all("SELECT other FROM pair WHERE person = ?", id).map(([other = 0]) => other),
    )
    for (const [members] of circles) {
      if (members instanceof Uint8Array) for (const member of idsIn(members)) together.add(member)
      if (together.size > MAX_CONTACTS) return MAX_CONTACTS
    }
    together.delete(id)
    return Math.min(together.size, MAX_CONTACTS)
  }

  function registered(list: number, members: readonly number[]): readonly RegisteredMembers[] {
    return db
      .rows("SELECT name, reveals, size FROM list WHERE id = ?", list)
      .map(([name, reveals, size]) => ({
        name: String(name),
        reveals: categoriesIn(String(reveals)),
        size: Number(size),
        members,
      }))
  }
}

/** As JSON, for json_each: any number of values in one statement that stays prepared. */
function listOf(values: readonly (number | bigint)[]): string {
  return `[${values.join()}]`
}

const NOBODY = { known: false, ours: false }

/** Place, id, contacts, ours, in the order of ./reading-budget.ts. CROSS JOIN keeps SQLite from turning the loops round. */
const FIND_PEOPLE = `
  SELECT asked.key, person.id, contacts, ours FROM json_each(?) AS asked CROSS JOIN person ON hash = asked.value
  ORDER BY ours, contacts`

/** Few people: each pair is looked up, however many contacts they have. */
const PAIRS_OF_FEW = `
  SELECT person, other FROM json_each(?) AS asked CROSS JOIN pair ON person = asked.value
  WHERE other IN (SELECT value FROM json_each(?))`

/** Many: the contacts of each are read. The plus sign keeps SQLite from looking up each pair. */
const PAIRS_OF_MANY = `
  SELECT person, other FROM json_each(?) AS asked CROSS JOIN pair ON person = asked.value
  WHERE +other IN (SELECT value FROM json_each(?))`

const MEMBERSHIPS = `
  SELECT circle, person FROM json_each(?) AS asked CROSS JOIN member ON person = asked.value
  LIMIT ${MAX_MEMBERSHIPS_READ}`

const DAYS_IN_CIRCLES = `
  SELECT max(days) FROM member AS one CROSS JOIN member AS other ON other.circle = one.circle
  CROSS JOIN circle ON circle.id = one.circle WHERE one.person = ? AND other.person = ?`

const CIRCLES_OF = `
  SELECT members FROM member CROSS JOIN circle ON circle.id = member.circle WHERE person = ?
  ORDER BY circle DESC LIMIT ${MAX_CIRCLES_COUNTED}`

/** Whoever was forgotten is not there any more, though his variants and names may be until they are swept. */
const ANY_LOCAL = `
  SELECT 1 FROM json_each(?) AS asked CROSS JOIN variant ON variant.hash = asked.value
  CROSS JOIN person ON person.id = variant.person LIMIT 1`

const ANY_DOMAIN = `
  SELECT 1 FROM json_each(?) AS asked CROSS JOIN domain_variant ON domain_variant.hash = asked.value
  CROSS JOIN domain ON domain.id = domain_variant.domain LIMIT 1`

const NAMESAKES = `
  SELECT person.id, ours FROM name CROSS JOIN person ON person.id = name.person
  WHERE name.hash = ? AND person.hash <> ? AND person.id <> ? LIMIT ${MAX_NAMESAKES}`

const LISTED = `
  SELECT asked.key, list FROM json_each(?) AS asked CROSS JOIN list_member ON hash = asked.value`
