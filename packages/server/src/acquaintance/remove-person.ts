/**
 * Removing one person on request: both directions, names, variants, circles, lists; in one transaction, so that nothing of it
 * is left or half there.
 *
 * What was deleted is overwritten (connection.ts), and the log, which still has it, is emptied as soon as nobody reads.
 */
import type { Address } from "@sluis/core/mail/address"

import { idsIn, membersOf, textOf } from "./circle-members.ts"
import type { OpenIndex } from "./open-index.ts"
import { domainVariants, localVariants } from "./variant.ts"

/** How much there was. All 0 where nothing was known. */
export type Removed = {
  readonly people: number
  readonly pairs: number
  readonly circles: number
  readonly names: number
  readonly variants: number
  readonly lists: number
}

export function removePerson(index: OpenIndex, address: Address): Removed {
  const { db } = index
  const removed = db.transaction((): Removed => {
    const lists = removeFromLists(index, address)
    const found = db.first("SELECT id, domain FROM person WHERE hash = ?", index.hashes.person(address.key))
    if (found === undefined) return { people: 0, pairs: 0, circles: 0, names: 0, variants: 0, lists }
    const [id = 0, domain = 0] = found
    const pairs = removePairs(index, id)
    const circles = removeFromCircles(index, id)
    const names = db.run("DELETE FROM name WHERE person = ?", id)
    let variants = 0
    for (const variant of localVariants(address))
      variants += db.run(
        "DELETE FROM variant WHERE hash = ? AND person = ?",
        index.hashes.variant(variant),
        id,
      )
    db.run("DELETE FROM person WHERE id = ?", id)
    removeFromDomain(index, address, domain)
    return { people: 1, pairs, circles, names, variants, lists }
  })
  try {
    db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
  } catch {
    // Somebody reads: SQLite empties the log at a later write.
  }
  return removed
}

function removeFromLists({ db, hashes }: OpenIndex, { key }: Address): number {
  const lists = db.all("DELETE FROM list_member WHERE hash = ? RETURNING list", hashes.member(key))
  for (const [list = 0] of lists) db.run("UPDATE list SET size = size - 1 WHERE id = ?", list)
  return lists.length
}

function removePairs({ db }: OpenIndex, id: number): number {
  const others = db.all("DELETE FROM pair WHERE person = ? RETURNING other", id)
  for (const [other = 0] of others) {
    const gone = db.run("DELETE FROM pair WHERE person = ? AND other = ?", other, id)
    db.run("UPDATE person SET contacts = contacts - ? WHERE id = ?", gone, other)
  }
  return others.length
}

/** The others stay a circle, under the hash of those who are left. */
function removeFromCircles({ db, hashes }: OpenIndex, id: number): number {
  const circles = db.rows(
    "DELETE FROM member WHERE person = ? RETURNING circle, (SELECT members FROM circle WHERE id = member.circle)",
    id,
  )
  for (const [circle, members] of circles) {
    if (!(members instanceof Uint8Array)) continue
    const ids = idsIn(members).filter((each) => each !== id)
    const rest = membersOf(ids)
    const hash = hashes.circle(textOf(rest))
    const isKnown = db.first("SELECT 1 FROM circle WHERE hash = ?", hash) !== undefined
    if (ids.length > 1 && !isKnown) {
      db.run("UPDATE circle SET hash = ?, members = ? WHERE id = ?", hash, rest, Number(circle))
      continue
    }
    for (const each of ids) db.run("DELETE FROM member WHERE person = ? AND circle = ?", each, Number(circle))
    db.run("DELETE FROM circle WHERE id = ?", Number(circle))
  }
  return circles.length
}

function removeFromDomain({ db, hashes }: OpenIndex, { host }: Address, domain: number): void {
  db.run("UPDATE domain SET people = people - 1 WHERE id = ?", domain)
  if (db.run("DELETE FROM domain WHERE id = ? AND people <= 0", domain) === 0) return
  for (const variant of domainVariants(host))
    db.run(
      "DELETE FROM domain_variant WHERE hash = ? AND domain = ?",
      hashes["domain-variant"](variant),
      domain,
    )
}
