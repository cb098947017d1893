import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { dayNumber, weekdayOf } from "./day.ts"
import { dutchHolidays, HOLIDAYS, isDutchHoliday, isWorkingDay } from "./holiday.ts"

/** New Year, Good Friday, Easter Monday, King's Day, Liberation Day, Ascension, Whit Monday, and both days of Christmas. */
const years: readonly (readonly [year: number, days: string])[] = [
  [2024, "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26"],
  [2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"],
  [2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"],
  [2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26"],
  [2028, "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26"],
  [2029, "01-01 03-30 04-02 04-27 05-05 05-10 05-21 12-25 12-26"],
  [2030, "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26"],
]
for (const [year, days] of years) {
  test(`the holidays of ${String(year)}`, () => {
    const expected = days.split(" ").map((day) => {
      const [month = 0, ofMonth = 0] = day.split("-").map(Number)
      return dayNumber(year, month, ofMonth)
    })
    const found = dutchHolidays(year)
    assert.deepEqual(
      HOLIDAYS.map((holiday) => found[holiday]),
      expected,
    )
  })
}

const easters: readonly (readonly [year: number, month: number, day: number, why: string])[] = [
  [2008, 3, 23, "as early as it comes nowadays"],
  [2038, 4, 25, "as late as it can be"],
  [1981, 4, 19, "a full moon that the calendar moves"],
  [1954, 4, 18, "another one"],
  [2000, 4, 23, "a leap year of 400"],
  [2100, 3, 28, "no leap year"],
]
for (const [year, month, day, why] of easters) {
  test(`Easter of ${String(year)}: ${why}`, () => {
    assert.equal(dutchHolidays(year)["easter-monday"], dayNumber(year, month, day) + 1)
  })
}

const days: readonly (readonly [what: string, day: readonly [number, number, number], working: boolean])[] = [
  ["a Tuesday", [2026, 11, 24], true],
  ["a Saturday", [2026, 11, 21], false],
  ["a Sunday", [2026, 11, 22], false],
  ["Good Friday", [2026, 4, 3], false],
  ["the Friday after Ascension Day, which only a decree can add", [2026, 5, 15], true],
  ["King's Day on a Saturday, because the 27th is a Sunday", [2025, 4, 26], false],
  ["5 May in a year that is no lustrum", [2026, 5, 5], false],
  ["the day before New Year", [2026, 12, 31], true],
  ["New Year's Day", [2027, 1, 1], false],
  ["a leap day on a Tuesday", [2028, 2, 29], true],
]
for (const [what, [year, month, day], working] of days) {
  test(`${what} is ${working ? "a" : "no"} working day`, () => {
    assert.equal(isWorkingDay(dayNumber(year, month, day)), working)
  })
}

test("King's Day is never a Sunday, and Easter Monday always a Monday", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1970, max: 2199 }), (year) => {
      const found = dutchHolidays(year)
      assert.notEqual(weekdayOf(found["kings-day"]), 0)
      assert.equal(weekdayOf(found["easter-monday"]), 1)
      assert.equal(weekdayOf(found["good-friday"]), 5)
      assert.equal(weekdayOf(found["ascension-day"]), 4)
      assert.equal(weekdayOf(found["whit-monday"]), 1)
      for (const holiday of HOLIDAYS) assert.equal(isDutchHoliday(found[holiday]), true)
    }),
  )
})
