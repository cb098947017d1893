import assert from "node:assert/strict"
import { test } from "node:test"
import { lazy, lazyRecord } from "./lazy.ts"

type Pair = { readonly cheap: number; readonly dear: string }
const PAIR = lazyRecord<Pair>({ cheap: true, dear: true })

test("a lazy value is made when it is asked for, and once", () => {
  let made = 0
  const value = lazy(() => (made += 1))
  assert.equal(made, 0)
  assert.deepEqual([value(), value(), made], [1, 1, 1])
})

test("nothing of a record is made but what is asked for, shown or not", () => {
  const record = PAIR.of({
    cheap: 1,
    dear: () => {
      throw new Error("nobody asked")
    },
  })
  assert.equal(record.cheap, 1)
  assert.equal(PAIR.shown(record).cheap, 1)
})

test("a shown record is listed, copied and printed like any other", () => {
  const shown = PAIR.shown(PAIR.of({ cheap: 1, dear: () => "two" }))
  assert.deepEqual({ ...shown }, { cheap: 1, dear: "two" })
  assert.deepEqual(Object.keys(shown), ["cheap", "dear"])
  assert.equal(JSON.stringify(shown), '{"cheap":1,"dear":"two"}')
})
