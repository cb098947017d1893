import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { describe, it } from "node:test"

import { AMSTERDAM } from "../breach/clock/day.ts"
import { toBase64 } from "../ledger/base64.ts"
import type { LedgerEntry } from "../ledger/entry.ts"
import { salted } from "../ledger/salted.ts"
import type { Sha256 } from "../ledger/sha256.ts"
import { CHECK_FORM, readCheckFile, recountAll, writeCheckFile } from "./check-file.ts"
import type { CheckFile, Mismatch } from "./check-file.ts"
import { figuresOf } from "./figures.ts"
import { namedFigures, nameToOpen } from "./named.ts"
import type { Opened } from "./named.ts"
import { periodOf } from "./period.ts"
import { caught, missed, numbered, sampleEntry } from "./sample-entries.ts"

const sha256: Sha256 = (...octets) => {
  const hash = createHash("sha256")
  for (const each of octets) hash.update(each)
  return hash.digest()
}
const PERIOD = periodOf("2026-11-01", "2026-11-03", AMSTERDAM)
assert.ok(PERIOD.ok)
const NOW = "2026-12-01T12:00:00.000Z"
const SALT = new Uint8Array(16).fill(7)
const at = (day: number): string => `2026-11-0${day}T09:00:00.000Z`
const named = (name: string, value: string) => ({ salted: { [name]: salted(sha256, SALT, name, value) } })

const HELD = Array.from({ length: 6 }, () =>
  sampleEntry(at(2), "message.held", named("department", "Burgerzaken")),
)
const SMALL = Array.from({ length: 2 }, () =>
  sampleEntry(at(2), "message.held", named("department", "Griffie")),
)
const ENTRIES = numbered([
  sampleEntry("2026-10-01T09:00:00.000Z", "breach.opened", { object: "a", words: { "near-miss": "no" } }),
  caught(at(1), "sensitive-list", named("route", "gateway")),
  { ...missed(at(2)), ...named("route", "printers") },
  ...HELD,
  ...SMALL,
  sampleEntry(at(3), "breach.closed", { object: "a" }),
])
const VALUES: Readonly<Record<number, string>> = { 1: "gateway", 2: "printers", 9: "Griffie", 10: "Griffie" }

function checkOf(entries = ENTRIES): CheckFile {
  const opened = entries.flatMap(({ index, entry }): readonly Opened[] => {
    const name = nameToOpen(entry.action)
    if (name === undefined) return []
    const value = VALUES[index] ?? "Burgerzaken"
    return [{ action: entry.action, opening: { index, name, salt: toBase64(SALT), value } }]
  })
  return {
    form: CHECK_FORM,
    from: "2026-11-01",
    to: "2026-11-03",
    zone: AMSTERDAM.name,
    now: NOW,
    key: "key",
    size: entries.length,
    checkpoint: "checkpoint",
    ...figuresOf(entries, PERIOD.ok ? PERIOD.value : assert.fail(), NOW),
    ...namedFigures(opened),
  }
}

function mismatches(text: string, entries = ENTRIES): readonly Mismatch[] {
  const read = readCheckFile(text)
  assert.ok(read.ok)
  return recountAll(read.value, entries, sha256)
}

describe("counting a report anew", () => {
  it("finds nothing where the report is right", () => {
    assert.deepEqual(mismatches(writeCheckFile(checkOf())), [])
  })

  it("does not look at what came after it", () => {
    const later = numbered([sampleEntry(at(3), "message.held")], ENTRIES.length)
    assert.deepEqual(mismatches(writeCheckFile(checkOf()), [...ENTRIES, ...later]), [])
  })

  it("gives away no salt of a small department", () => {
    const check = checkOf()
    assert.deepEqual(
      check.departments.map(({ stopped }) => stopped),
      [8], // with one small group, the large one is hidden with it
    )
    assert.ok(!check.openings.some(({ name }) => name === "department"))
  })

  const altered: readonly (readonly [string, Mismatch, (check: CheckFile) => CheckFile])[] = [
    [
      "a figure that was made smaller",
      { part: "figures", name: "canary-missed sensitive-list" },
      (check) => ({
        ...check,
        figures: check.figures.map((figure) =>
          figure.id === "canary-missed" ? { ...figure, value: 0 } : figure,
        ),
      }),
    ],
    [
      "a day that was turned green",
      { part: "days", name: "2026-11-02" },
      (check) => ({ ...check, days: check.days.map((day) => ({ ...day, missed: 0 })) }),
    ],
    ["a file that was left out", { part: "files", name: "a" }, (check) => ({ ...check, files: [] })],
    [
      "a figure that was added",
      { part: "files", name: "" },
      (check) => ({ ...check, files: [...check.files, ...check.files] }),
    ],
    [
      "a route that was named otherwise",
      { part: "opening", name: "2 route" },
      (check) => ({
        ...check,
        openings: check.openings.map((each) => (each.index === 2 ? { ...each, value: "gateway" } : each)),
      }),
    ],
  ]
  for (const [what, mismatch, alter] of altered)
    it(`finds ${what}`, () => {
      const found = mismatches(writeCheckFile(alter(checkOf())))
      assert.ok(
        found.some(({ part, name }) => part === mismatch.part && name === mismatch.name),
        JSON.stringify(found),
      )
    })

  it("finds an entry that was altered afterwards", () => {
    const bent = ENTRIES.map((each): { readonly index: number; readonly entry: LedgerEntry } =>
      each.index === 2 ? { index: 2, entry: caught(at(2)) } : each,
    )
    assert.notDeepEqual(mismatches(writeCheckFile(checkOf()), bent), [])
  })

  const unreadable = [
    ["no JSON", "{"],
    ["JSON of another kind", "[]"],
    ["a file of another form", JSON.stringify({ ...checkOf(), form: "sluis-safeguard/2" })],
    ["a period that is none", JSON.stringify({ ...checkOf(), from: "2026-11-31" })],
    ["a zone that nobody knows", JSON.stringify({ ...checkOf(), zone: "Europe/Sluis" })],
    [
      "an opening without its salt",
      JSON.stringify({ ...checkOf(), openings: [{ index: 1, name: "route" }] }),
    ],
  ] as const
  for (const [what, text] of unreadable)
    it(`refuses ${what}`, () => assert.deepEqual(readCheckFile(text), { ok: false, error: "form" }))
})
