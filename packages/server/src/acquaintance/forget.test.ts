/** What is forgotten or removed is gone from every answer and from the file; all else stays. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { DatabaseSync } from "node:sqlite"

import { crowd, DAY, addressAt, indexOf, KEY, keyOf, lesson } from "./example-lesson.ts"
import { openAcquaintanceWriter } from "./writer.ts"

const OLGA = "olga@voorbeeld.example"
const ANNA = "Anna de Wit <annawit@burger.example>"
const BRAM = "bram@post.example"
const anna = keyOf("annawit@burger.example")
const olga = keyOf(OLGA)

/** Rows of every table that is about people. */
function rowsIn(path: string): Readonly<Record<string, number>> {
  const database = new DatabaseSync(path)
  const tables = [
    "person",
    "domain",
    "pair",
    "circle",
    "member",
    "name",
    "variant",
    "domain_variant",
    "list_member",
  ]
  const counts = tables.map((table): [string, number] => [
    table,
    Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]),
  ])
  database.close()
  return Object.fromEntries(counts)
}

const nothing = {
  person: 0,
  domain: 0,
  pair: 0,
  circle: 0,
  member: 0,
  name: 0,
  variant: 0,
  domain_variant: 0,
}

for (const [since, shared, says] of [
  [DAY + 4, 5, "the day itself is kept"],
  [DAY + 5, 0, "the day before is forgotten"],
] as const) {
  test(`forgetting before day ${since - DAY} what was last seen on day 4: ${says}`, () => {
    const day = [lesson(OLGA, [ANNA, BRAM])]
    const { reader, writer } = indexOf(day, day, day, day, day)
    writer.forgetBefore(since)
    assert.equal(reader.daysShared(olga, anna), shared)
    assert.equal(reader.circlesAmong([olga, anna]).length, shared === 0 ? 0 : 1)
    assert.equal(reader.contactsOf(olga), shared === 0 ? 0 : 2)
    assert.equal(reader.namesake(olga, "Anna de Wit", keyOf("a@post.example")).known, shared > 0)
    assert.equal(reader.lookalike(addressAt("annawi@burger.example")), shared === 0 ? undefined : "local")
  })
}

test("when all is forgotten no row is left", () => {
  const lessons = [lesson(OLGA, [ANNA, BRAM]), lesson(OLGA, [ANNA, ...crowd(40)], [BRAM])]
  const { path, writer } = indexOf(lessons, lessons, lessons, lessons, lessons)
  const { people, pairs, circles, domains } = writer.forgetBefore(DAY + 100)
  assert.deepEqual({ people, pairs, circles, domains }, { people: 43, pairs: 3, circles: 1, domains: 3 })
  assert.deepEqual(rowsIn(path), { ...nothing, list_member: 0 })
})

test("what is still seen stays when the rest is forgotten", () => {
  const { reader, writer } = indexOf([lesson(OLGA, [ANNA, BRAM])], [lesson(OLGA, [BRAM])])
  writer.forgetBefore(DAY + 1)
  assert.equal(reader.daysShared(olga, keyOf(BRAM)), 2)
  assert.equal(reader.daysShared(olga, anna), 0)
  assert.equal(reader.contactsOf(olga), 1)
  assert.equal(reader.contactsOf(keyOf(BRAM)), 1)
})

test("what was forgotten today is learned again today", () => {
  const { reader, writer } = indexOf([lesson(OLGA, [ANNA])])
  writer.forgetBefore(DAY + 1)
  writer.learn([lesson(OLGA, [ANNA])], DAY)
  assert.equal(reader.daysShared(olga, anna), 1)
  assert.equal(reader.namesake(olga, "Anna de Wit", keyOf("a@post.example")).known, true)
})

test("a person who is removed is nowhere any more, and it is told how much there was", () => {
  const large = crowd(20)
  const day = [lesson(OLGA, [ANNA, BRAM]), lesson(OLGA, [ANNA, ...large])]
  const { path, reader, writer } = indexOf(day, day)
  writer.importList("Contactdag", ["health"], [anna, olga])
  const before = rowsIn(path)
  assert.deepEqual(writer.removePerson(addressAt("AnnaWit@burger.example")), {
    people: 1,
    pairs: 2,
    circles: 1,
    names: 1,
    variants: 7,
    lists: 1,
  })
  const after = rowsIn(path)
  const less = Object.fromEntries(
    Object.keys(before).map((table) => [table, (before[table] ?? 0) - (after[table] ?? 0)]),
  )
  assert.deepEqual(less, {
    person: 1,
    domain: 0,
    pair: 4,
    circle: 0,
    member: 1,
    name: 1,
    variant: 7,
    domain_variant: 0,
    list_member: 1,
  })
  assert.deepEqual(reader.circlesAmong([anna, olga, keyOf(BRAM)]), [[1, 2]])
  assert.equal(reader.daysShared(olga, anna), 0)
  assert.equal(reader.contactsOf(anna), 0)
  assert.deepEqual(reader.listsAmong([anna, olga]), [])
  assert.equal(writer.lists()[0]?.size, 1)
  assert.equal(reader.circlesAmong(large.map(keyOf)).length, 1)
  assert.equal(writer.removePerson(addressAt("annawit@burger.example")).people, 0)
})

test("a circle that equals another one once somebody is removed is merged with it", () => {
  const { reader, writer } = indexOf([lesson(OLGA, crowd(20))], [lesson(OLGA, [...crowd(20), BRAM])])
  assert.equal(writer.size().circles, 2)
  writer.removePerson(addressAt(BRAM))
  const { circles, memberships } = writer.size()
  assert.deepEqual([circles, memberships], [1, 21])
  assert.equal(reader.circlesAmong(crowd(20).map(keyOf)).length, 1)
})

test("the last person at a domain takes it along", () => {
  const { path, reader, writer } = indexOf(...Array.from({ length: 6 }, () => [lesson(OLGA, [ANNA])]))
  assert.equal(reader.lookalike(addressAt("wie@burgr.example")), "domain")
  writer.removePerson(addressAt("annawit@burger.example"))
  writer.removePerson(addressAt(OLGA))
  assert.deepEqual(rowsIn(path), { ...nothing, list_member: 0 })
  assert.equal(reader.lookalike(addressAt("wie@burgr.example")), undefined)
})

test("somebody who was removed by another process is a new person to the one that learns", () => {
  const { path, reader, writer } = indexOf([lesson(OLGA, [ANNA])])
  const beside = openAcquaintanceWriter(path, KEY)
  assert.ok(beside.ok)
  beside.value.removePerson(addressAt("annawit@burger.example"))
  beside.value.close()
  writer.learn([lesson(OLGA, [ANNA])], DAY)
  assert.equal(reader.daysShared(olga, anna), 1)
  assert.equal(reader.contactsOf(olga), 1)
})
