import assert from "node:assert/strict"
import { test } from "node:test"

import { byIntl, byTemporal, dayOf, wallClock, writtenDay } from "./written-day.ts"

const LOOKS = [
  ["full", { dateStyle: "full" }],
  ["short", { weekday: "short", day: "numeric", month: "short" }],
  ["numeric", { day: "numeric", month: "numeric" }],
] as const
const LOCALES = [
  ["nl", "nl"],
  ["en", "en-GB"],
] as const
const DAY_MS = 86_400_000

for (const [look, options] of LOOKS) {
  for (const [locale, tag] of LOCALES) {
    test(`every day of a leap year is written ${look} as Intl does in ${locale}`, () => {
      const intl = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" })
      for (let at = Date.UTC(2028, 0, 1); at < Date.UTC(2029, 0, 1); at += DAY_MS) {
        const day = dayOf(new Date(at).toISOString().slice(0, 10))
        assert.equal(writtenDay(day, look, locale), intl.format(at))
      }
    })
  }
}

test("the clock says the same by Temporal and by Intl, also where it is put forward or back", () => {
  const moments = ["2026-03-29T00:59Z", "2026-03-29T01:00Z", "2026-10-25T00:59Z", "2026-12-31T22:59:59Z"]
  for (const timeZone of ["Europe/Amsterdam", "America/Curacao", "Asia/Kolkata", "UTC"]) {
    for (const moment of moments) {
      for (let hour = 0; hour < 24; hour += 1) {
        const at = new Date(Date.parse(moment) + hour * 3_600_000)
        assert.deepEqual(byTemporal(at, timeZone), byIntl(at, timeZone), `${at.toISOString()} ${timeZone}`)
      }
    }
  }
})

test("midnight is the hour 0 of the new day", () => {
  const at = new Date("2026-12-31T23:00Z")
  assert.deepEqual(wallClock(at, "Europe/Amsterdam"), { year: 2027, month: 1, day: 1, hour: 0 })
})

test("there is no clock in a zone that is not there", () => {
  for (const clock of [byTemporal, byIntl])
    assert.throws(() => clock(new Date(0), "Europe/Nergenshuizen"), RangeError)
})
