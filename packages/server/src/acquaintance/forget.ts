/**
 * Forgetting: whatever was not seen since a day, in slices that are each a transaction, so that nobody waits long.
 *
 * Order: pairs and circles before people, and what only belongs to people last. A crash in between leaves rows of people who are
 * gone; ids are never given again, so they mean nobody, and the next round sweeps them.
 */
import type { Connection } from "./connection.ts"
import { idsIn } from "./circle-members.ts"

export type Forgotten = {
  readonly people: number
  readonly pairs: number
  readonly circles: number
  readonly domains: number
}

/** People whose pairs, or who themselves, are looked at in one transaction; and circles. */
const PEOPLE_AT_ONCE = 500
const CIRCLES_AT_ONCE = 20
/** Parts into which hashes are divided when orphans are looked for: some thousand rows each in a large index. */
const PARTS = 256n
const HASHES = 2n ** 64n

export function forgetBefore(db: Connection, day: number): Forgotten {
  let pairs = 0
  let people = 0
  inSlices(db, (from, to) => (pairs += forgetPairs(db, day, from, to)))
  const circles = forgetCircles(db, day)
  inSlices(db, (from, to) => (people += forgetPeople(db, day, from, to)))
  const domains = db.transaction(() => db.run("DELETE FROM domain WHERE people <= 0 OR last < ?", day))
  sweep(db, "name", "person")
  sweep(db, "variant", "person")
  sweep(db, "domain_variant", "domain")
  return { people, pairs: Math.round(pairs / 2), circles, domains }
}

function forgetPairs(db: Connection, day: number, from: number, to: number): number {
  const lost = new Map<number, number>()
  for (const [id = 0] of db.all(
    "DELETE FROM pair WHERE person >= ? AND person < ? AND last < ? RETURNING person",
    from,
    to,
    day,
  ))
    lost.set(id, (lost.get(id) ?? 0) + 1)
  let sum = 0
  for (const [id, count] of lost) {
    sum += count
    db.run("UPDATE person SET contacts = contacts - ? WHERE id = ?", count, id)
  }
  return sum
}

function forgetCircles(db: Connection, day: number): number {
  let sum = 0
  let behind = 0
  for (;;) {
    const count = db.transaction(() => {
      const old = db.rows(OLD_CIRCLES, behind, day)
      for (const [id, members] of old) {
        if (!(members instanceof Uint8Array)) continue
        for (const person of idsIn(members))
          db.run("DELETE FROM member WHERE person = ? AND circle = ?", person, Number(id))
        db.run("DELETE FROM circle WHERE id = ?", Number(id))
        behind = Number(id)
      }
      return old.length
    })
    sum += count
    if (count < CIRCLES_AT_ONCE) return sum
  }
}

function forgetPeople(db: Connection, day: number, from: number, to: number): number {
  const gone = db.all(
    "DELETE FROM person WHERE id >= ? AND id < ? AND last < ? RETURNING domain",
    from,
    to,
    day,
  )
  for (const [domain = 0] of gone) db.run("UPDATE domain SET people = people - 1 WHERE id = ?", domain)
  return gone.length
}

/** Rows that belong to nobody any more. */
function sweep(
  db: Connection,
  table: "name" | "variant" | "domain_variant",
  owner: "person" | "domain",
): void {
  for (let part = 0n; part < PARTS; part += 1n) {
    const from = part * (HASHES / PARTS) - HASHES / 2n
    db.transaction(() =>
      db.run(
        `DELETE FROM ${table} WHERE hash >= ? AND hash <= ?
         AND NOT EXISTS (SELECT 1 FROM ${owner} WHERE id = ${table}.${owner})`,
        from,
        from + HASHES / PARTS - 1n,
      ),
    )
  }
}

/** Every id that a person has or had. */
function inSlices(db: Connection, work: (from: number, to: number) => void): void {
  const most = db.first("SELECT max(id) FROM person")?.[0] ?? 0
  for (let from = 0; from <= most; from += PEOPLE_AT_ONCE)
    db.transaction(() => work(from, from + PEOPLE_AT_ONCE))
}

const OLD_CIRCLES = `
  SELECT id, members FROM circle WHERE id > ? AND last < ? ORDER BY id LIMIT ${CIRCLES_AT_ONCE}`
