import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseDateTime } from "./date-time.ts"

const table: readonly (readonly [name: string, value: string, iso: string | undefined])[] = [
  ["a date with a zone", "Tue, 17 Nov 2026 10:00:00 +0100", "2026-11-17T09:00:00Z"],
  ["a comment behind it", "Mon, 14 May 2001 16:39:00 -0700 (PDT)", "2001-05-14T23:39:00Z"],
  ["no day of the week, no seconds", "1 Mar 2024 0:05 +0000", "2024-03-01T00:05:00Z"],
  ["a leap day", "29 Feb 2024 12:00:00 +0000", "2024-02-29T12:00:00Z"],
  ["a year of two digits in this century", "1 Jan 01 00:00:00 GMT", "2001-01-01T00:00:00Z"],
  ["a year of two digits in the last", "1 Jan 99 00:00:00 EST", "1999-01-01T05:00:00Z"],
  ["a year of three digits", "1 Jan 101 00:00:00 UT", "2001-01-01T00:00:00Z"],
  ["a zone that nobody knows", "1 Jan 2001 00:00:00 XYZ", "2001-01-01T00:00:00Z"],
  ["half an hour east", "1 Jan 2001 05:30:00 +0530", "2001-01-01T00:00:00Z"],
  ["the first moment", "1 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00Z"],
  ["one before it", "31 Dec 1969 23:59:59 +0000", undefined],
  ["day 31 of a short month", "31 Apr 2001 00:00:00 +0000", undefined],
  ["day 0", "0 Apr 2001 00:00:00 +0000", undefined],
  ["hour 24", "1 Apr 2001 24:00:00 +0000", undefined],
  ["a month that is none", "1 Foo 2001 00:00:00 +0000", undefined],
  ["no time", "1 Apr 2001", undefined],
  ["nothing", "", undefined],
]
for (const [name, value, iso] of table)
  test(`${name}: ${JSON.stringify(value)}`, () => {
    assert.equal(
      parseDateTime(value),
      iso === undefined ? undefined : Temporal.Instant.from(iso).epochMilliseconds,
    )
  })

test("what is written of a moment is read as that moment", () => {
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7_258_118_399 }), (seconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
      const { day, month, year } = instant.toZonedDateTimeISO("UTC")
      const time = instant.toString().slice(11, 19)
      assert.equal(parseDateTime(`${day} ${MONTHS[month - 1]} ${year} ${time} +0000`), seconds * 1000)
    }),
  )
})

test("nothing throws", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseDateTime(text)))
})
