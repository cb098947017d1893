/**
 * Learning: from who was shown to whom, to rows.
 *
 * Few people are stored pair by pair, many as one circle, for pairs grow with the square. Two of our own are a pair only if one
 * wrote to the other: that they know each other goes without saying, and it would be most of the index.
 *
 * Whatever this connection has written today it does not write again. It knows that only of rows that nobody else can have
 * removed in between: when another connection has committed, all of that is dropped.
 */
import type { Lesson } from "@sluis/core/facts/memory"
import type { Domain } from "@sluis/core/mail/domain"

import { boundedCache } from "./bounded-cache.ts"
import { idsIn, membersOf, textOf } from "./circle-members.ts"
import { foldName } from "./fold-name.ts"
import type { OpenIndex } from "./open-index.ts"
import { domainVariants, localVariants } from "./variant.ts"

type Person = Lesson["sender"]
type Known = { readonly id: number; readonly ours: boolean }

/** Open people, the sender not counted, up to which each pair is a row. */
export const MAX_IN_PAIRS = 16
/** People of one lesson; whoever stands behind them is not learned. A reader answers for no more (reader.ts). */
const MAX_PEOPLE = 2_000
/** Different days on which somebody was mailed, from which on he is known well. */
const DAYS_KNOWN = 2
/** Of a domain: so many people, or so many days. */
const DOMAIN_PEOPLE_KNOWN = 3
const DOMAIN_DAYS_KNOWN = 5
/** Days for which a circle that holds a new one stands for it. Later the smaller one must outlive the larger. */
const DAYS_STANDING_FOR = 30
/** Circles of one person in which it is looked whether they hold a new one. */
const MAX_HOLDERS = 8
/** Some 20 megabytes altogether. */
const MAX_REMEMBERED = 100_000
/** Ids stay far below: an index of 67 million people would not fit this machine. */
const MAX_IDS = 2 ** 26

export type Learning = {
  readonly learn: (lessons: readonly Lesson[], day: number) => void
  /** Drops what is remembered to have been written: this connection itself has deleted something. */
  readonly startAnew: () => void
}

export function learning({ db, hashes }: OpenIndex): Learning {
  const people = boundedCache<string, Known>(MAX_REMEMBERED)
  const domains = boundedCache<Domain, number>(MAX_REMEMBERED)
  const names = boundedCache<string, true>(MAX_REMEMBERED)
  const pairs = boundedCache<number, true>(MAX_REMEMBERED)
  let today = -1
  let version = -1

  const startAnew = (): void => {
    for (const cache of [people, domains, names, pairs]) cache.clear()
  }

  return { learn: learnAll, startAnew }

  function learnAll(lessons: readonly Lesson[], day: number): void {
    try {
      db.transaction(() => {
        // Changes when another connection has committed, and nobody can any more until we have.
        const now = db.first("PRAGMA data_version")?.[0] ?? 0
        if (now !== version || day !== today) startAnew()
        version = now
        today = day
        const gained = new Map<number, number>()
        for (const lesson of lessons) learn(lesson, gained)
        for (const [id, count] of gained)
          db.run("UPDATE person SET contacts = contacts + ? WHERE id = ?", count, id)
      })
    } catch (cause) {
      startAnew() // what it remembers to have written was rolled back
      throw cause
    }
  }

  function learn({ sender, open, hidden }: Lesson, gained: Map<number, number>): void {
    const from = personOf(sender)
    const shown = distinct(open.slice(0, MAX_PEOPLE).map(personOf), from)
    for (const each of distinct(hidden.slice(0, MAX_PEOPLE).map(personOf), from)) meet(from, each, gained)
    if (shown.length > MAX_IN_PAIRS) {
      const members = [from, ...shown]
      if (members.some(({ ours }) => !ours)) meetAll(members.map(({ id }) => id))
      return
    }
    shown.forEach((one, place) => {
      meet(from, one, gained)
      for (const other of shown.slice(place + 1)) if (!one.ours || !other.ours) meet(one, other, gained)
    })
  }

  function meet(one: Known, other: Known, gained: Map<number, number>): void {
    const pair = Math.min(one.id, other.id) * MAX_IDS + Math.max(one.id, other.id)
    if (pairs.get(pair) !== undefined) return
    pairs.set(pair, true)
    for (const [person, contact] of [
      [one.id, other.id],
      [other.id, one.id],
    ] as const) {
      // 1 is a new row: whatever was there has 2 by now, or was not changed and gives no row.
      if (db.first(MEET, person, contact, today)?.[0] === 1) gained.set(person, (gained.get(person) ?? 0) + 1)
    }
  }

  function meetAll(ids: readonly number[]): void {
    const members = membersOf(ids)
    const hash = hashes.circle(textOf(members))
    if (db.first("SELECT 1 FROM circle WHERE hash = ?", hash) !== undefined) {
      db.run(MEET_AGAIN, today, hash)
      return
    }
    if (isHeld(ids)) return
    const circle = db.first(NEW_CIRCLE, hash, today, members)?.[0] ?? 0
    for (const id of ids) db.run("INSERT INTO member VALUES (?, ?)", id, circle)
  }

  /** Whether a circle that was seen lately has all of them. Looked for with one of them: whoever it is, he must be in it. */
  function isHeld(ids: readonly number[]): boolean {
    const holders = db.rows(HOLDERS, ids.at(-1) ?? 0, today - DAYS_STANDING_FOR, ids.length * 4)
    return holders.some(([members]) => {
      if (!(members instanceof Uint8Array)) return false
      const held = new Set(idsIn(members))
      return ids.every((id) => held.has(id))
    })
  }

  function personOf(person: Person): Known {
    const { address, ours } = person
    const remembered = people.get(address.key)
    const known = remembered ?? seen(person)
    if (remembered === undefined) people.set(address.key, known)
    learnName(person.name, known)
    return known.ours === ours ? known : { ...known, ours }
  }

  /** For the first time today, as far as is remembered. */
  function seen({ address, ours }: Person): Known {
    const hash = hashes.person(address.key)
    const again = db.first(SEEN_AGAIN, today, ours ? 1 : 0, hash)
    if (again !== undefined) {
      const [id = 0, days = 0] = again
      if (days === DAYS_KNOWN && !ours) {
        for (const variant of localVariants(address)) db.run(NEW_VARIANT, hashes.variant(variant), id)
      }
      domainOf(address.host, 0)
      return { id, ours }
    }
    const before = db.first("SELECT id FROM person WHERE hash = ?", hash)
    if (before !== undefined) return { id: before[0] ?? 0, ours }
    const domain = domainOf(address.host, 1)
    return { id: db.first(NEW_PERSON, hash, domain, ours ? 1 : 0, today)?.[0] ?? 0, ours }
  }

  /** Its id. `more` people at it than there were. */
  function domainOf(host: Domain, more: 0 | 1): number {
    const remembered = more === 0 ? domains.get(host) : undefined
    if (remembered !== undefined) return remembered
    const [id = 0, count = 0, days = 0, known] = db.first(SEEN_DOMAIN, hashes.domain(host), more, today) ?? []
    if (known === 0 && (count >= DOMAIN_PEOPLE_KNOWN || days >= DOMAIN_DAYS_KNOWN)) {
      db.run("UPDATE domain SET known = 1 WHERE id = ?", id)
      for (const variant of domainVariants(host))
        db.run(NEW_DOMAIN_VARIANT, hashes["domain-variant"](variant), id)
    }
    domains.set(host, id)
    return id
  }

  function learnName(name: string, { id }: Known): void {
    const both = `${id} ${name}`
    if (name === "" || names.get(both) !== undefined) return
    names.set(both, true)
    const folded = foldName(name)
    if (folded !== undefined) db.run("INSERT OR IGNORE INTO name VALUES (?, ?)", hashes.name(folded), id)
  }
}

/** Each once, in order, without the sender. */
function distinct(people: readonly Known[], sender: Known): readonly Known[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  byId.delete(sender.id)
  return [...byId.values()]
}

const MEET = `
  INSERT INTO pair VALUES (?, ?, ?, 1)
  ON CONFLICT DO UPDATE SET days = min(days + 1, 255), last = excluded.last WHERE excluded.last > last
  RETURNING days`

const NEW_CIRCLE = "INSERT INTO circle (hash, last, days, members) VALUES (?, ?, 1, ?) RETURNING id"

const MEET_AGAIN = `
  UPDATE circle SET days = min(days + 1, 255), last = ?1 WHERE hash = ?2 AND last < ?1`

const HOLDERS = `
  SELECT members FROM member CROSS JOIN circle ON circle.id = member.circle
  WHERE person = ? AND last > ? AND length(members) > ? ORDER BY circle DESC LIMIT ${MAX_HOLDERS}`

const NEW_PERSON = `
  INSERT INTO person (hash, domain, ours, days, last, contacts) VALUES (?, ?, ?, 1, ?, 0) RETURNING id`

const SEEN_AGAIN = `
  UPDATE person SET days = min(days + 1, 255), last = ?1, ours = ?2 WHERE hash = ?3 AND last < ?1 RETURNING id, days`

const SEEN_DOMAIN = `
  INSERT INTO domain (hash, people, days, last, known) VALUES (?1, ?2, 1, ?3, 0)
  ON CONFLICT DO UPDATE SET
    people = people + ?2, days = min(days + (?3 > last), 255), last = max(last, ?3)
  RETURNING id, people, days, known`

const NEW_VARIANT = "INSERT OR IGNORE INTO variant VALUES (?, ?)"
const NEW_DOMAIN_VARIANT = "INSERT OR IGNORE INTO domain_variant VALUES (?, ?)"
