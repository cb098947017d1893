import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { AMSTERDAM, DAY, dayAt, dayNumber, HOUR, isMoment, startOfDay, weekdayOf, zoneNamed } from "./day.ts"
import { BREACH_LAWS, GDPR, lawAt, OMNIBUS_PROPOSAL } from "./law.ts"

test("days are numbered from 1 January 1970, a Thursday", () => {
  assert.equal(dayNumber(1970, 1, 1), 0)
  assert.equal(weekdayOf(0), 4)
  assert.equal(dayNumber(2000, 2, 29) + 1, dayNumber(2000, 3, 1))
  assert.equal(dayNumber(2100, 2, 28) + 1, dayNumber(2100, 3, 1))
  assert.equal(dayNumber(1969, 12, 31), -1)
  assert.equal(weekdayOf(-1), 3)
})

/** Directive 2000/84/EC: from the last Sunday of March to the last of October, at 01:00 UTC. */
function summerTime(year: number): { readonly from: number; readonly until: number } {
  const lastSunday = (month: number): number => {
    const last = dayNumber(year, month + 1, 1) - 1
    return last - weekdayOf(last)
  }
  return { from: lastSunday(3) * DAY + HOUR, until: lastSunday(10) * DAY + HOUR }
}

test("Amsterdam keeps summer time as the directive says, to the second", () => {
  for (let year = 2018; year <= 2035; year++) {
    const { from, until } = summerTime(year)
    assert.equal(AMSTERDAM.offsetAt(from - 1), HOUR, String(year))
    assert.equal(AMSTERDAM.offsetAt(from), 2 * HOUR)
    assert.equal(AMSTERDAM.offsetAt(until - 1), 2 * HOUR)
    assert.equal(AMSTERDAM.offsetAt(until), HOUR)
  }
})

test("a day begins at midnight and ends where the next begins: 23, 24 or 25 hours later", () => {
  const at = fc.integer({ min: dayNumber(2018, 1, 1) * DAY, max: dayNumber(2035, 1, 1) * DAY })
  fc.assert(
    fc.property(at, (moment) => {
      const day = dayAt(moment, AMSTERDAM)
      const [start, end] = [startOfDay(day, AMSTERDAM), startOfDay(day + 1, AMSTERDAM)]
      assert.equal(start <= moment && moment < end, true)
      assert.equal((start + AMSTERDAM.offsetAt(start)) % DAY, 0)
      assert.equal([23, 24, 25].includes((end - start) / HOUR), true)
    }),
  )
})

test("the days of a change are an hour shorter and an hour longer", () => {
  const hours = (day: number): number => (startOfDay(day + 1, AMSTERDAM) - startOfDay(day, AMSTERDAM)) / HOUR
  assert.equal(hours(dayNumber(2026, 3, 29)), 23)
  assert.equal(hours(dayNumber(2026, 10, 25)), 25)
  assert.equal(hours(dayNumber(2026, 11, 22)), 24)
})

test("where summer time changes at noon of UTC, a day still begins at midnight", () => {
  const auckland = zoneNamed("Pacific/Auckland")
  for (const day of [dayNumber(2026, 4, 5), dayNumber(2026, 9, 27)]) {
    const start = startOfDay(day, auckland)
    assert.equal(start + auckland.offsetAt(start), day * DAY)
  }
})

test("month 13 is January of the next year", () => {
  assert.equal(dayNumber(2026, 13, 1), dayNumber(2027, 1, 1))
})

test("a zone that is half an hour off is off by half an hour", () => {
  assert.equal(zoneNamed("Asia/Kolkata").offsetAt(0), 5.5 * HOUR)
})

test("moments are whole milliseconds from 1970 up to 2200", () => {
  const last = dayNumber(2200, 1, 1) * DAY
  assert.deepEqual([0, last - 1, last, -1, 0.5, Number.NaN, Infinity].map(isMoment), [
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

test("the law began on 25 May 2018, on a Dutch clock", () => {
  const midnight = (dayNumber(2018, 5, 25) - 1) * DAY + 22 * HOUR
  assert.equal(lawAt(midnight)?.id, "gdpr-2018")
  assert.equal(lawAt(midnight - 1), undefined)
})

test("a proposal is never chosen, and a law that came into force is, in whatever order", () => {
  const at = dayNumber(2027, 1, 1) * DAY
  assert.equal(lawAt(at)?.id, GDPR.id)
  assert.equal(BREACH_LAWS.includes(OMNIBUS_PROPOSAL), true)
  const proposed = { ...OMNIBUS_PROPOSAL, inForce: at }
  assert.equal(lawAt(at, [GDPR, proposed])?.hours, 96)
  assert.equal(lawAt(at, [proposed, GDPR])?.hours, 96)
  assert.equal(lawAt(at - 1, [GDPR, proposed])?.hours, 72)
  assert.equal(lawAt(at, [{ ...GDPR, until: at }]), undefined)
})
