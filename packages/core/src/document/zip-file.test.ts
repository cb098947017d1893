import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { gzipSync, strToU8, zipSync } from "fflate"
import { octetString } from "../mail/octets.ts"
import type { DocumentBudget } from "./document.ts"
import { readZip } from "./zip-file.ts"

const list = strToU8("naam;bsn\nJan;1\n")
const zipped = zipSync({ "lijst.csv": list, "map/brief.txt": strToU8("Beste Jan") })

function fullBudget(): DocumentBudget {
  return { octets: 1_000_000, items: 1000, units: 1000 }
}

function altered(bytes: Uint8Array, at: number, octet: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = octet
  return copy
}

/** Of an archive with one member that is stored: where its entry of the directory begins. */
const stored = zipSync({ "lijst.csv": list }, { level: 0 })
const ENTRY = stored.length - 22 - 46 - 9

const rows: readonly [
  name: string,
  octets: Uint8Array,
  inner: readonly string[],
  unread: string | undefined,
][] = [
  ["members are documents", zipped, ["lijst.csv", "map/brief.txt"], undefined],
  ["gzip", gzipSync(list), ["gzip"], undefined],
  ["a member with a password", altered(stored, ENTRY + 8, 1), [], "encrypted"],
  ["a member with AES and without the flag", altered(stored, ENTRY + 10, 99), [], "unknown-format"],
  ["a member that lies about its size", altered(stored, ENTRY + 24, 90), [], "broken"],
  ["an archive that is cut off", zipped.subarray(0, -40), [], "broken"],
  ["no archive", list, [], "broken"],
  [
    "an archive behind a program",
    strToU8(`MZ program ${octetString(stored)}`, true),
    ["lijst.csv"],
    undefined,
  ],
  [
    "files where folders and clutter are expected",
    zipSync({ "a.csv/": list, "__MACOSX/b.csv": list }),
    ["a.csv/", "__MACOSX/b.csv"],
    undefined,
  ],
  [
    "what systems put beside people's files is left out",
    zipSync({
      "map/": strToU8(""),
      "__MACOSX/map/._a": list,
      "map/.DS_Store": list,
      "Thumbs.db": list,
      "a.csv": list,
    }),
    ["a.csv"],
    undefined,
  ],
]
for (const [name, octets, inner, unread] of rows) {
  test(`zip: ${name}`, () => {
    const reading = readZip(octets, fullBudget())
    assert.deepEqual(
      reading.inner.map((document) => document.name),
      inner,
    )
    assert.equal(reading.unread, unread)
    assert.equal(reading.format, "zip")
  })
}

test("zip: what can't be opened does not hide what can", () => {
  const two = zipSync({ a: list, b: list }, { level: 0 })
  const reading = readZip(altered(two, two.length - 22 - 47 + 8, 1), fullBudget())
  assert.deepEqual([reading.inner.map(({ name }) => name), reading.unread], [["a"], "encrypted"])
})

test("zip: members and octets up to the budget are opened, one more is not", () => {
  const enough = { octets: list.length + 9, items: 2, units: 0 }
  assert.equal(
    readZip(zipSync({ a: list, b: strToU8("Beste Jan") }, { level: 0 }), { ...enough }).unread,
    undefined,
  )
  for (const key of ["octets", "items"] as const) {
    const reading = readZip(zipSync({ a: list, b: strToU8("Beste Jan") }, { level: 0 }), {
      ...enough,
      [key]: enough[key] - 1,
    })
    assert.deepEqual([reading.inner.length, reading.unread], [1, "beyond-limits"], key)
  }
})

test("zip: of a bomb no more comes out than the budget has, whatever its ratio", () => {
  const bomb = zipSync({ "a.txt": new Uint8Array(3_000_000), "b.txt": list }, { level: 9 })
  const budget = fullBudget()
  const reading = readZip(bomb, budget)
  assert.deepEqual([reading.inner.map(({ name }) => name), reading.unread], [["b.txt"], "beyond-limits"])
  assert.equal(readZip(gzipSync(new Uint8Array(3_000_000)), fullBudget()).unread, "beyond-limits")
})

test("zip: never throws and never gives more than the budget, whatever is changed", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(zipped, stored, gzipSync(list)),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.nat(60),
      (source, changes, octets) => {
        const copy = source.slice()
        for (const [at, octet] of changes) copy[at % copy.length] = octet
        const budget = { octets, items: 10, units: 0 }
        const total = readZip(copy, budget).inner.reduce((sum, inner) => sum + inner.octets.length, 0)
        assert.ok(total <= octets || octetString(copy, 257, 262) === "ustar")
        assert.ok(budget.octets >= 0 && budget.items >= 0)
      },
    ),
    { numRuns: 300 },
  )
})
