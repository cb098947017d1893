/**
 * Registered lists: what being on it gives away is known beforehand. Of the people only keyed hashes are kept, of the list
 * its name and its categories, which the organisation wrote itself.
 */
import { CATEGORIES } from "@sluis/core/facts/facts"
import type { Category } from "@sluis/core/facts/facts"
import type { PersonKey } from "@sluis/core/mail/address"

import type { Connection } from "./connection.ts"
import type { OpenIndex } from "./open-index.ts"

export type RegisteredList = {
  readonly name: string
  readonly reveals: readonly Category[]
  readonly size: number
}

export function importList(
  { db, hashes }: OpenIndex,
  name: string,
  reveals: readonly Category[],
  people: readonly PersonKey[],
): number {
  // Beforehand, so that a long list does not keep other writers waiting.
  const members = new Set(people.map(hashes.member))
  return db.transaction(() => {
    takeAway(db, name)
    const list = db.first(
      "INSERT INTO list (name, reveals, size) VALUES (?, ?, ?) RETURNING id",
      name,
      reveals.join(" "),
      members.size,
    )
    for (const member of members) db.run("INSERT INTO list_member VALUES (?, ?)", member, list?.[0] ?? 0)
    return members.size
  })
}

/** By name. */
export function listsOf(db: Connection): readonly RegisteredList[] {
  return db.rows("SELECT name, reveals, size FROM list ORDER BY name").map(([name, reveals, size]) => ({
    name: String(name),
    reveals: categoriesIn(String(reveals)),
    size: Number(size),
  }))
}

export function removeList(db: Connection, name: string): boolean {
  return db.transaction(() => takeAway(db, name))
}

/** As a list keeps them: words with a space between. What a newer release wrote and this one does not know is left out. */
export function categoriesIn(reveals: string): readonly Category[] {
  const words = reveals.split(" ")
  return CATEGORIES.filter((category) => words.includes(category))
}

function takeAway(db: Connection, name: string): boolean {
  const list = db.first("DELETE FROM list WHERE name = ? RETURNING id", name)
  if (list === undefined) return false
  db.run("DELETE FROM list_member WHERE list = ?", list[0] ?? 0)
  return true
}
