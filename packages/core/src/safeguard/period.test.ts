import assert from "node:assert/strict"
import { describe, it } from "node:test"

import fc from "fast-check"

import { AMSTERDAM, zoneNamed } from "../breach/clock/day.ts"
import { dayWithin, instantOf, instantText, MAX_PERIOD_DAYS, periodOf } from "./period.ts"
import type { Period } from "./period.ts"

describe("a period of days", () => {
  it("begins at midnight of the organisation's clock, in winter and in summer", () => {
    const { edges } = period("2026-03-28", "2026-03-29")
    assert.deepEqual(edges, [
      "2026-03-27T23:00:00.000Z",
      "2026-03-28T23:00:00.000Z", // the night in which the clock goes forward
      "2026-03-29T22:00:00.000Z",
    ])
  })

  it("has a day of 25 hours where summer time ends", () => {
    const { edges } = period("2026-10-25", "2026-10-25")
    assert.deepEqual(edges, ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"])
  })

  const places = [
    ["a millisecond before it", "2026-10-31T22:59:59.999Z", -1],
    ["its first moment", "2026-10-31T23:00:00.000Z", 0],
    ["the last moment of its first day", "2026-11-01T22:59:59.999Z", 0],
    ["the first of its second day", "2026-11-01T23:00:00.000Z", 1],
    ["its last moment", "2026-11-02T22:59:59.999Z", 1],
    ["the moment after it", "2026-11-02T23:00:00.000Z", 2],
  ] as const
  for (const [what, at, day] of places)
    it(`finds ${what}`, () => assert.equal(dayWithin(period("2026-11-01", "2026-11-02"), at), day))

  const refused = [
    ["what is no day", "2026-02-30", "2026-03-01", "day"],
    ["a year that is not written in four digits", "26-01-01", "2026-03-01", "day"],
    ["an end before its beginning", "2026-03-02", "2026-03-01", "order"],
  ] as const
  for (const [what, from, to, why] of refused)
    it(`refuses ${what}`, () => {
      assert.deepEqual(periodOf(from, to, AMSTERDAM), { ok: false, error: why })
    })

  it("has at most as many days as it may have", () => {
    assert.equal(period("2025-01-01", "2026-02-04").days.length, MAX_PERIOD_DAYS)
    assert.deepEqual(periodOf("2025-01-01", "2026-02-05", AMSTERDAM), { ok: false, error: "too-long" })
  })

  it("writes and reads moments as a ledger does", () => {
    const moment = fc.integer({ min: 0, max: millisecond("2200-01-01") - 1 })
    fc.assert(
      fc.property(moment, (at) => {
        const text = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "millisecond" })
        assert.equal(instantText(at), text)
        assert.equal(instantOf(text), at)
      }),
    )
  })

  it("puts every moment on the day that the calendar of its zone says", () => {
    const zone = zoneNamed("America/New_York")
    const year = periodOf("2026-01-01", "2026-12-31", zone)
    assert.ok(year.ok)
    const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: zone.name })
    const moment = fc.integer({ min: millisecond("2026-01-02"), max: millisecond("2026-12-31") })
    fc.assert(
      fc.property(moment, (at) => {
        assert.equal(year.value.days[dayWithin(year.value, instantText(at))], calendar.format(at))
      }),
    )
  })
})

function millisecond(day: string): number {
  return Temporal.Instant.from(`${day}T00:00Z`).epochMilliseconds
}

function period(from: string, to: string): Period {
  const made = periodOf(from, to, AMSTERDAM)
  assert.ok(made.ok)
  return made.value
}
