import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import fc from "fast-check"
import { instant, ledgerEntry, sha256 } from "../../../../tools/ledger/test-tree.ts"
import { writeCanonical } from "./canonical.ts"
import { encodeEntry } from "./encode-entry.ts"
import type { LedgerEntry } from "./entry.ts"
import {
  LEDGER_ACTIONS,
  LEDGER_ORIGINS,
  LEDGER_RESULTS,
  LEDGER_ROLES,
  MAX_ENTRY_NAMES,
  MAX_ENTRY_OCTETS,
} from "./entry.ts"
import { isRecord } from "./entry-form.ts"
import { readEntry } from "./read-entry.ts"
import { salted } from "./salted.ts"

const utf8 = new TextEncoder()
const HASH = salted(sha256, new Uint8Array(16), "by", "iemand")

/** Milliseconds of 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z. */
const FIRST_INSTANT = -62_167_219_200_000
const LAST_INSTANT = 253_402_300_799_999

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/)
const text = fc.string({ unit: "grapheme", maxLength: 40 })
const anyEntry: fc.Arbitrary<LedgerEntry> = fc.record(
  {
    v: fc.constant(1 as const),
    at: fc.integer({ min: FIRST_INSTANT, max: LAST_INSTANT }).map(instant),
    action: fc.constantFrom(...LEDGER_ACTIONS),
    role: fc.constantFrom(...LEDGER_ROLES),
    object: text,
    result: fc.constantFrom(...LEDGER_RESULTS),
    origin: fc.constantFrom(...LEDGER_ORIGINS),
    figures: fc.dictionary(name, fc.maxSafeNat(), { maxKeys: 10, noNullPrototype: true }),
    words: fc.dictionary(name, text, { maxKeys: 10, noNullPrototype: true }),
    salted: fc.dictionary(name, fc.constant(HASH), { maxKeys: 10, noNullPrototype: true }),
  },
  { noNullPrototype: true },
)

test("every entry is written as RFC 8785 writes it, and read back as it was", () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      const octets = encodeEntry(entry)
      assert.equal(new TextDecoder().decode(octets), writeCanonical(entry))
      assert.deepEqual(readEntry(octets), { ok: true, value: entry })
    }),
    { numRuns: 500 },
  )
})

test("whatever the octets are, they are read without an exception, and only as what they are", () => {
  const octets = encodeEntry(ledgerEntry(7))
  const nearly = fc
    .tuple(fc.nat(octets.length - 1), fc.nat(255))
    .map(([at, octet]) => octets.map((old, place) => (place === at ? octet : old)))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        nearly,
        fc.json().map((json) => utf8.encode(json)),
      ),
      (any) => {
        const read = readEntry(any)
        if (read.ok) assert.deepEqual(encodeEntry(read.value), any)
      },
    ),
    { numRuns: 2000 },
  )
})

test("what is wrong with an entry has its own name", () => {
  const entry = ledgerEntry(7)
  const right = new TextDecoder().decode(encodeEntry(entry))
  const member = (change: object): string => JSON.stringify(sorted({ ...entry, ...change }))
  const rows: readonly [string, string][] = [
    [right, "fine"],
    [member({ v: 2 }), "newer 2"],
    ['{"v":99,"anything":null}', "newer 99"],
    [member({ v: 0 }), "member v"],
    [member({ v: 1.5 }), "member v"],
    [member({ v: "1" }), "member v"],
    [member({ at: "2026-02-29T00:00:00.000Z" }), "member at"],
    [member({ at: "2024-02-29T23:59:59.999Z" }), "fine"],
    [member({ at: "2026-13-01T00:00:00.000Z" }), "member at"],
    [member({ at: "2026-01-01T24:00:00.000Z" }), "member at"],
    [member({ at: "2026-01-01T00:00:00Z" }), "member at"],
    [member({ at: "2026-01-01T00:00:00.000+01:00" }), "member at"],
    [member({ action: "message.burnt" }), "member action"],
    [member({ role: "iemand" }), "member role"],
    [member({ object: 3 }), "member object"],
    [member({ figures: { a: -1 } }), "member figures"],
    [member({ figures: { a: 0.5 } }), "member figures"],
    [member({ figures: { "a b": 1 } }), "member figures"],
    [member({ figures: { ["a".repeat(65)]: 1 } }), "member figures"],
    [member({ figures: { ["a".repeat(64)]: 1 } }), "fine"],
    [member({ figures: [1] }), "member figures"],
    [member({ words: { a: null } }), "member words"],
    [member({ salted: { by: "AAAA" } }), "member salted"],
    [member({ salted: { by: `${HASH.slice(0, 42)}B=` } }), "member salted"],
    [member({ salted: { by: HASH } }), "fine"],
    [member({ extra: 1 }), "unknown-member"],
    [right.replace(/"words".*/, '"w":1}'), "member words"],
    [right.replace('"words":{', '"words":{"__proto__":"x",'), "member words"],
    [right.replaceAll(",", ", "), "not-canonical"],
    [right.replace('{"action"', '{"v":1,"action"'), "not-canonical"],
    [right.replace("message.held", "message\\u002eheld"), "not-canonical"],
    [JSON.stringify(entry), "not-canonical"],
    [`\uFEFF${right}`, "not-json"],
    [`${right}\n`, "not-canonical"],
    [right.slice(0, -1), "not-json"],
    ["[]", "not-json"],
    ["null", "not-json"],
    ["", "not-json"],
    [member({ words: { a: "\ud800" } }), "member words"],
    [member({ object: "a".repeat(MAX_ENTRY_OCTETS) }), "too-large"],
  ]
  for (const [written, expected] of rows) {
    const read = readEntry(utf8.encode(written))
    assert.equal(read.ok ? "fine" : said(read.error), expected, written.slice(0, 400))
  }
})

function said(error: { readonly kind: string; readonly member?: string; readonly version?: number }): string {
  return [error.kind, error.member, error.version].filter((part) => part !== undefined).join(" ")
}

function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([key, item]) => [key, sorted(item)]))
}

test("octets that are no UTF-8 are no entry", () => {
  const octets = encodeEntry({ ...ledgerEntry(1), object: "ab" })
  const at = Buffer.from(octets).indexOf("ab")
  assert.equal(readEntry(octets.map((octet, place) => (place === at ? 0xff : octet))).ok, false)
})

test("an entry has so many octets and names and no more, in reading and in writing", () => {
  const room = MAX_ENTRY_OCTETS - encodeEntry({ ...ledgerEntry(1), object: "" }).length
  const sized = (count: number): LedgerEntry => ({ ...ledgerEntry(1), object: "a".repeat(count) })
  assert.ok(readEntry(encodeEntry(sized(room))).ok)
  assert.throws(() => encodeEntry(sized(room + 1)), RangeError)

  const named = (count: number): LedgerEntry => ({
    ...ledgerEntry(1),
    figures: Object.fromEntries(Array.from({ length: count - 2 }, (_, at) => [`f${String(at)}`, at])),
    words: { w: "" },
    salted: { by: HASH },
  })
  assert.ok(readEntry(encodeEntry(named(MAX_ENTRY_NAMES))).ok)
  assert.throws(() => encodeEntry(named(MAX_ENTRY_NAMES + 1)), RangeError)
  const many = readEntry(utf8.encode(writeCanonical(named(MAX_ENTRY_NAMES + 1))))
  assert.deepEqual(many, { ok: false, error: { kind: "too-many-names" } })
})

test("the entry on the page about the ledger is one", () => {
  const page = readFileSync(new URL("../../../../docs/ledger.md", import.meta.url), "utf8")
  const shown: unknown = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? "")
  const read = readEntry(utf8.encode(JSON.stringify(sorted(shown))))
  assert.ok(read.ok)
  assert.deepEqual(read.value, shown)
})
