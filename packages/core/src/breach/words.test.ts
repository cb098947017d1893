import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { dayIso, dayText, momentIso, momentText } from "./clock/moment.ts"
import { listText, numberText, peopleRangeText, peopleText } from "./words.ts"

const numbers: readonly [value: number, nl: string, en: string][] = [
  [0, "0", "0"],
  [999, "999", "999"],
  [1_718, "1.718", "1,718"],
  [60_000_000, "60.000.000", "60,000,000"],
]
for (const [value, nl, en] of numbers) {
  test(`words: ${value} is ${nl} and ${en}`, () => {
    assert.equal(numberText(value, "nl"), nl)
    assert.equal(numberText(value, "en"), en)
  })
}

test("words: one person, more people, and how many it may be", () => {
  assert.equal(peopleText(1, "nl"), "1 persoon")
  assert.equal(peopleText(2, "nl"), "2 mensen")
  assert.equal(peopleText(1, "en"), "1 person")
  assert.equal(peopleRangeText({ least: 52, most: 52 }, "nl"), "52 mensen")
  assert.equal(peopleRangeText({ least: 52, most: 1_060 }, "nl"), "52 tot 1.060 mensen")
})

test("words: a list", () => {
  assert.equal(listText([], "nl"), "")
  assert.equal(listText(["a"], "nl"), "a")
  assert.equal(listText(["a", "b"], "nl"), "a en b")
  assert.equal(listText(["a", "b", "c"], "en"), "a, b and c")
})

const moments: readonly [what: string, at: number, nl: string, iso: string][] = [
  ["summer", 1_788_419_100_000, "3 september 2026 om 09.05 uur", "2026-09-03 09:05"],
  [
    "winter, and the next day at our place",
    1_767_223_800_000,
    "1 januari 2026 om 00.30 uur",
    "2026-01-01 00:30",
  ],
  ["a minute before summer time", 1_774_745_940_000, "29 maart 2026 om 01.59 uur", "2026-03-29 01:59"],
  ["summer time", 1_774_746_000_000, "29 maart 2026 om 03.00 uur", "2026-03-29 03:00"],
  ["a leap day", 1_835_431_200_000, "29 februari 2028 om 11.00 uur", "2028-02-29 11:00"],
]
for (const [what, at, nl, iso] of moments) {
  test(`moment: ${what}`, () => {
    assert.equal(momentText(at, "nl"), nl)
    assert.equal(momentIso(at), iso)
  })
}

test("moment: English has its own order", () => {
  assert.equal(momentText(1_788_419_100_000, "en"), "3 September 2026, 09:05")
  assert.equal(dayText(1_788_419_100_000, "en"), "3 September 2026")
})

test("moment: what is none is said to be unknown, and nothing throws", () => {
  for (const at of [Number.NaN, Infinity, 8.64e15 + 1]) {
    assert.equal(momentText(at, "nl"), "onbekend")
    assert.equal(dayIso(at), "")
  }
  fc.assert(fc.property(fc.double(), (at) => dayText(at, "nl") !== "" && momentIso(at) !== undefined))
})
