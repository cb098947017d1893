import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"

import { migrate } from "./migrate.ts"
import { MIGRATIONS } from "./migrations.ts"
import { openSqlite } from "./sqlite.ts"
import type { Database } from "./sqlite.ts"
import type { Statement } from "./statement.ts"
import { newFolder } from "./test-store.ts"

const FIRST = "CREATE TABLE old (a INTEGER NOT NULL); INSERT INTO old (a) VALUES (7)"
const SECOND = "CREATE TABLE new (b INTEGER NOT NULL); INSERT INTO new (b) SELECT a FROM old; DROP TABLE old"
const BROKEN = "CREATE TABLE half (a INTEGER NOT NULL); CREATE TABLE half (a INTEGER NOT NULL)"

const fine = { ok: true, value: undefined }

test("an older database is brought to what this program knows, and keeps what it has", () => {
  withDatabase((db) => {
    assert.deepEqual(migrate(db, [FIRST]), fine)
    assert.deepEqual(migrate(db, [FIRST, SECOND]), fine)
    assert.deepEqual(migrate(db, [FIRST, SECOND]), fine)
    assert.deepEqual(tables(db), ["migration", "new"])
    assert.equal(db.first(numberInNew, {})?.b, 7)
  })
})

test("a database of a newer program is left alone", () => {
  withDatabase((db) => {
    migrate(db, [FIRST, SECOND])
    const error = { kind: "newer-database", detail: "2" }
    assert.deepEqual(migrate(db, [FIRST]), { ok: false, error })
    assert.deepEqual(tables(db), ["migration", "new"])
  })
})

test("a migration that fails leaves nothing of itself", () => {
  withDatabase((db) => {
    assert.throws(() => migrate(db, [FIRST, BROKEN]), /half/)
    assert.deepEqual(tables(db), ["migration", "old"])
    assert.deepEqual(migrate(db, [FIRST, SECOND]), fine)
  })
})

test("the migrations of this program run", () => {
  withDatabase((db) => {
    assert.deepEqual(migrate(db, MIGRATIONS), fine)
    assert.ok(tables(db).includes("recipient"))
  })
})

function withDatabase(body: (db: Database) => void): void {
  const db = openSqlite(join(newFolder(), "sluis.db"))
  try {
    body(db)
  } finally {
    db.close()
  }
}

function tables(db: Database): readonly string[] {
  return db.all(tableNames, {}).map(({ name }) => name)
}

const numberInNew: Statement<object, { readonly b: number }> = { text: "SELECT b FROM new", slots: [] }
const tableNames: Statement<object, { readonly name: string }> = {
  text: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  slots: [],
}
