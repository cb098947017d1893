import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { milliseconds, readDuration } from "./duration.ts"
import { octets, readSize } from "./size.ts"

const durations: readonly [text: unknown, expected: number | undefined][] = [
  ["90s", 90_000],
  ["15m", 900_000],
  ["12 h", 43_200_000],
  [" 5D ", 432_000_000],
  ["1s", 1000],
  ["30d", 2_592_000_000],
  ["0s", undefined],
  ["31d", undefined],
  ["721h", undefined],
  ["5", undefined],
  [5, undefined],
  ["5w", undefined],
  ["1h30m", undefined],
  ["-1h", undefined],
  ["1.5h", undefined],
  ["99999999999d", undefined],
  ["", undefined],
  [null, undefined],
]
for (const [text, expected] of durations) {
  test(`as a duration from 1s to 30d, ${JSON.stringify(text)} is ${expected ?? "refused"}`, () => {
    const read = readDuration("1s", "30d")(text)
    assert.equal(read.ok ? read.value : undefined, expected)
    if (!read.ok) assert.match(read.error.must.en, /from `1s` to `30d`/)
  })
}

const sizes: readonly [text: unknown, expected: number | undefined][] = [
  ["50MB", 50_000_000],
  ["50 mb", 50_000_000],
  ["1MiB", 1_048_576],
  ["500kB", 500_000],
  ["1GB", 1_000_000_000],
  ["1GiB", undefined],
  ["499kB", undefined],
  ["50M", undefined],
  [50_000_000, undefined],
  ["1.5MB", undefined],
  ["", undefined],
]
for (const [text, expected] of sizes) {
  test(`as a size from 500kB to 1GB, ${JSON.stringify(text)} is ${expected ?? "refused"}`, () => {
    const read = readSize("500kB", "1GB")(text)
    assert.equal(read.ok ? read.value : undefined, expected)
    if (!read.ok) assert.match(read.error.must.en, /from `500kB` to `1GB`/)
  })
}

test("no text makes them throw, and what they read lies between the two ends", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,12} ?[a-z]{1,3}$/)), (text) => {
      const duration = readDuration("1s", "30d")(text)
      if (duration.ok) assert.ok(duration.value >= 1000 && duration.value <= 2_592_000_000)
      const size = readSize("1kB", "1GB")(text)
      if (size.ok) assert.ok(size.value >= 1000 && size.value <= 1e9)
    }),
  )
})

test("a duration or size of our own that is none is a mistake of ours", () => {
  assert.throws(() => milliseconds("soon"), /"soon" is no duration/)
  assert.throws(() => octets("large"), /"large" is no size/)
})
