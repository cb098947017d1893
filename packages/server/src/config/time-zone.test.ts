import assert from "node:assert/strict"
import { test } from "node:test"

import { readTimeZone } from "./time-zone.ts"

const rows: readonly (readonly [value: unknown, zone: string | undefined, meant: string | undefined])[] = [
  ["Europe/Amsterdam", "Europe/Amsterdam", undefined],
  ["europe/amsterdam", "Europe/Amsterdam", undefined],
  ["UTC", "UTC", undefined],
  ["Europe/Amsterdm", undefined, "Europe/Amsterdam"],
  ["+01:00", undefined, undefined],
  [1, undefined, undefined],
]
for (const [value, zone, meant] of rows) {
  test(`time zone: ${JSON.stringify(value)} is ${zone ?? "none"}`, () => {
    const read = readTimeZone(value)
    if (read.ok) assert.equal(read.value, zone)
    else assert.deepEqual([zone, read.error.meant], [undefined, meant])
  })
}
