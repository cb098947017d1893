import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { builtInFormat, customFormat, PLAIN_NUMBER, shownIsoDate, shownNumber } from "./cell-value.ts"

const rows: readonly [name: string, stored: string, shown: string][] = [
  ["a whole number", "123456782", "123456782"],
  ["one with a zero in front", "012345678", "012345678"],
  ["one with an exponent", "1.23456782E8", "123456782"],
  ["a long one keeps its digits", "1234567890123456789", "1234567890123456789"],
  ["one with decimals that a computer made", "0.30000000000000004", "0.3"],
  ["a negative one", "-5", "-5"],
  ["no number", "#N/A", "#N/A"],
  ["nothing", "", ""],
]
for (const [name, stored, shown] of rows)
  test(`cell: ${name}`, () => assert.equal(shownNumber(stored, PLAIN_NUMBER, 1900), shown))

const dates: readonly [stored: string, epoch: 1900 | 1904, shown: string][] = [
  ["1", 1900, "01-01-1900"],
  ["59", 1900, "28-02-1900"],
  ["60", 1900, "29-02-1900"],
  ["61", 1900, "01-03-1900"],
  ["31118", 1900, "12-03-1985"],
  ["36585.75", 1900, "29-02-2000"],
  ["2958465", 1900, "31-12-9999"],
  ["2958466", 1900, "2958466"],
  ["0", 1900, "0"],
  ["29656", 1904, "12-03-1985"],
]
for (const [stored, epoch, shown] of dates)
  test(`cell: day ${stored} since ${epoch} is ${shown}`, () =>
    assert.equal(shownNumber(stored, { kind: "date" }, epoch), shown))

const codes: readonly [code: string, shown: string][] = [
  ["dd-mm-yyyy", "12-03-1985"],
  ["d\\ mmmm\\ yyyy;@", "12-03-1985"],
  ["[$-413]d/mmm/yy;@", "12-03-1985"],
  ['yyyy"-"mm"-"dd', "12-03-1985"],
  ["mmm", "12-03-1985"],
  ["dd-mm-yyyy hh:mm", "12-03-1985"],
  ["hh:mm", "00:00"],
  ["[h]:mm", "00:00"],
  ["000000000", "000031118"],
  ["0000\\.00\\.000", "000031118"],
  ['"dossier "000000', "031118"],
  ["0", "31118"],
  ["#,##0.00", "31118"],
  ["0.00E+00", "31118"],
  ['"dag "0', "31118"],
  ["[Red]0", "31118"],
  ["General", "31118"],
  ["@", "31118"],
  ['"', "31118"],
]
for (const [code, shown] of codes)
  test(`cell: 31118 as ${code} is ${shown}`, () =>
    assert.equal(shownNumber("31118", customFormat(code), 1900), shown))

test("cell: of the formats that need not be declared, 14 to 17 and 22 are dates, 18 to 21 and 45 to 47 times", () => {
  const kinds = (kind: string): readonly number[] =>
    Array.from({ length: 50 }, (_, id) => id).filter((id) => builtInFormat(id).kind === kind)
  assert.deepEqual(kinds("date"), [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36])
  assert.deepEqual(kinds("time"), [18, 19, 20, 21, 45, 46, 47])
})

test("cell: half past two is a time", () =>
  assert.equal(shownNumber("0.604166666666667", { kind: "time" }, 1900), "14:30"))

test("cell: dates of XML are turned round", () => {
  assert.equal(shownIsoDate("1985-03-12"), "12-03-1985")
  assert.equal(shownIsoDate("1985-03-12T10:00:00"), "12-03-1985")
  assert.equal(shownIsoDate("12 maart"), "12 maart")
})

test("cell: days count as the calendar does, from March 1900 to the end of 2199", () => {
  let day = 61
  for (let year = 1900; year < 2200; year += 1) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    for (const [month, days] of [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      if (year === 1900 && month < 2) continue
      const [first, last] = [day, day + days - 1].map((one) =>
        shownNumber(String(one), { kind: "date" }, 1900),
      )
      const shown = `${String(month + 1).padStart(2, "0")}-${year}`
      assert.deepEqual([first, last], [`01-${shown}`, `${days}-${shown}`])
      day += days
    }
  }
})

test("cell: no number and no format makes it throw", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.double(), (code, text, value) => {
      for (const stored of [text, String(value)]) shownNumber(stored, customFormat(code), 1904)
    }),
  )
})
