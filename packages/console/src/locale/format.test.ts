import assert from "node:assert/strict"
import { test } from "node:test"

import { dateFormat, listFormat, numberFormat } from "./format.ts"

const DAY = { day: "numeric", month: "long", timeZone: "UTC" } as const
const MINUTES = { style: "unit", unit: "minute", unitDisplay: "long" } as const

test("a format is made once", () => {
  assert.equal(dateFormat("nl", { ...DAY }), dateFormat("nl", { ...DAY }))
  assert.equal(numberFormat("nl", { ...MINUTES }), numberFormat("nl", { ...MINUTES }))
  assert.equal(listFormat("nl"), listFormat("nl"))
})

test("another language, zone or way of writing is another format", () => {
  const noon = Date.UTC(2026, 4, 1, 23)
  assert.equal(dateFormat("nl", DAY).format(noon), "1 mei")
  assert.equal(dateFormat("en-GB", DAY).format(noon), "1 May")
  assert.equal(dateFormat("nl", { ...DAY, timeZone: "Europe/Amsterdam" }).format(noon), "2 mei")
  assert.equal(numberFormat("nl", MINUTES).format(2), "2 minuten")
  assert.equal(numberFormat("nl", { ...MINUTES, unit: "hour" }).format(2), "2 uur")
  assert.equal(listFormat("nl").format(["a", "b"]), "a en b")
  assert.equal(listFormat("en").format(["a", "b"]), "a and b")
})
