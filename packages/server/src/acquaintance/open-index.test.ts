/** An index that can't be used says why, and never throws at whoever asks about a message. */
import assert from "node:assert/strict"
import { mkdirSync, statSync, truncateSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { addressAt, indexOf, KEY, keyOf, lesson, newPath, OTHER_KEY } from "./example-lesson.ts"
import { openAcquaintanceReader } from "./reader.ts"
import { openAcquaintanceWriter } from "./writer.ts"

const OLGA = "olga@voorbeeld.example"
const ANNA = "anna@burger.example"

type Kind = "missing" | "wrong-key" | "other-version" | "damaged" | "unavailable"
const table: readonly [
  says: string,
  make: (path: string) => void,
  key: Uint8Array,
  reader: Kind,
  writer: Kind | undefined,
][] = [
  ["no file", () => undefined, KEY, "missing", undefined],
  ["an empty file", (path) => writeFileSync(path, ""), KEY, "missing", undefined],
  ["another key", withVersion(1), OTHER_KEY, "wrong-key", "wrong-key"],
  ["a newer release", withVersion(2), KEY, "other-version", "other-version"],
  ["no database", (path) => writeFileSync(path, "x".repeat(10_000)), KEY, "damaged", "damaged"],
  ["a folder in its place", (path) => mkdirSync(path), KEY, "unavailable", "unavailable"],
]
for (const [says, make, key, reader, writer] of table) {
  test(`${says}: reading is ${reader}, writing is ${writer ?? "possible"}`, () => {
    const path = newPath()
    make(path)
    const toRead = openAcquaintanceReader(path, key, () => assert.fail("nothing was asked"))
    assert.equal(toRead.ok ? undefined : toRead.error.kind, reader)
    const toWrite = openAcquaintanceWriter(path, key)
    assert.equal(toWrite.ok ? undefined : toWrite.error.kind, writer)
    if (toWrite.ok) toWrite.value.close()
  })
}

test("an index that is damaged while it is used remembers nothing from then on, and says so once", () => {
  const { path, reader, writer } = indexOf([lesson(OLGA, [ANNA])])
  reader.close()
  writer.close()
  const faults: string[] = []
  const opened = openAcquaintanceReader(path, KEY, ({ kind }) => faults.push(kind))
  assert.ok(opened.ok)
  truncateSync(path, 8192)
  const people = [OLGA, ANNA].map(keyOf)
  const [olga = keyOf(""), anna = keyOf("")] = people
  assert.deepEqual(opened.value.circlesAmong(people), [])
  assert.equal(opened.value.daysShared(olga, anna), 0)
  assert.equal(opened.value.contactsOf(olga), 0)
  assert.equal(opened.value.lookalike(addressAt("onbekend@burger.example")), undefined)
  assert.deepEqual(opened.value.namesake(olga, "Anna de Wit", anna), { known: false, ours: false })
  assert.deepEqual(opened.value.listsAmong(people), [])
  assert.deepEqual(faults, ["damaged"])
  opened.value.close()
})

test("the file is for its owner alone", () => {
  const { path } = indexOf([lesson(OLGA, [ANNA])])
  for (const file of [path, `${path}-wal`]) assert.equal(statSync(file).mode & 0o777, 0o600)
})

test("a reader that was open before sees what is written after", () => {
  const { reader, writer } = indexOf()
  assert.deepEqual(reader.circlesAmong([OLGA, ANNA].map(keyOf)), [])
  writer.learn([lesson(OLGA, [ANNA])], 1)
  assert.deepEqual(reader.circlesAmong([OLGA, ANNA].map(keyOf)), [[0, 1]])
})

function withVersion(version: number): (path: string) => void {
  return (path) => {
    const writer = openAcquaintanceWriter(path, KEY)
    assert.ok(writer.ok)
    writer.value.close()
    const database = new DatabaseSync(path)
    database.exec(`PRAGMA user_version = ${version}`)
    database.close()
  }
}
