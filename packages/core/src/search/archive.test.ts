import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { gzipSync, zipSync } from "fflate"
import { octetsOf, octetString } from "../mail/octets.ts"
import { openArchive, openHiddenArchive, whyClosed } from "./archive.ts"
import type { Member } from "./member.ts"

const LIST = "jan@voorbeeld.example"
const list = octetsOf(LIST)

function outline(members: Iterable<Member> | undefined): readonly string[] {
  return Array.from(members ?? [], ({ content }) =>
    content.kind === "open" ? octetString(content.bytes) : content.why,
  )
}

function open(bytes: Uint8Array, octets = 1_000_000): readonly string[] {
  return outline(openArchive(bytes, { octets }))
}

function concat(...pieces: readonly Uint8Array[]): Uint8Array {
  return octetsOf(pieces.map((piece) => octetString(piece)).join(""))
}

const zipped = zipSync({ "list.csv": list }, { level: 9 })
const stored = zipSync({ "list.csv": list }, { level: 0 })
const DIRECTORY = stored.length - 22 - 46 - 8

/** The archive with octets changed: those of the only entry of its directory, and of its own header. */
function altered(bytes: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array {
  const copy = bytes.slice()
  for (const [at, octet] of Object.entries(changes)) copy[Number(at)] = octet
  return copy
}

/** Two entries of the directory that name one and the same member. */
function shared(): Uint8Array {
  const entry = stored.subarray(DIRECTORY, DIRECTORY + 54)
  const end = altered(stored.subarray(DIRECTORY + 54), { 8: 2, 10: 2, 12: 108 })
  return concat(stored.subarray(0, DIRECTORY), entry, entry, end)
}

const rows: readonly [name: string, bytes: Uint8Array, expected: readonly string[]][] = [
  ["a ZIP archive", zipped, [LIST]],
  ["one whose member is not packed", stored, [LIST]],
  ["one without members", zipSync({}), []],
  ["one that claims more than is stored", altered(stored, { [DIRECTORY + 24]: 90 }), ["broken"]],
  ["one that claims less than is stored", altered(stored, { [DIRECTORY + 24]: 1 }), ["broken"]],
  [
    "one that claims less than it inflates to",
    altered(zipped, { [zipped.length - 22 - 54 + 24]: 3 }),
    ["broken"],
  ],
  ["two entries for one member", shared(), [LIST, "broken"]],
  ["one with a password", altered(stored, { [DIRECTORY + 8]: 1 }), ["encrypted"]],
  ["one that is packed in another way", altered(stored, { [DIRECTORY + 10]: 14 }), ["unsupported"]],
  ["one that is cut off", zipped.subarray(0, -30), ["broken"]],
  ["one with octets behind it", concat(zipped, octetsOf("PK behind")), [LIST]],
  ["a gzip file", gzipSync(list), [LIST]],
  ["several gzip members", concat(gzipSync(list), gzipSync(octetsOf("piet"))), [`${LIST}piet`]],
  ["gzip with zeros behind", concat(gzipSync(list), new Uint8Array(512)), [LIST]],
  ["gzip with something else behind", concat(gzipSync(list), octetsOf("junk")), [LIST, "broken"]],
  [
    "gzip that is cut off in its second member",
    concat(gzipSync(list), gzipSync(list).subarray(0, 12)),
    [`${LIST}j`, "broken"],
  ],
  ["a tar archive", tar("list.csv", LIST), [LIST]],
  ["a tar archive that is cut off", tar("list.csv", LIST).subarray(0, 520), ["broken"]],
  ["no archive", list, []],
]
for (const [name, bytes, expected] of rows)
  test(`archive: ${name}`, () => assert.deepEqual(open(bytes), expected))

function tar(name: string, content: string): Uint8Array {
  const size = content.length.toString(8).padStart(11, "0")
  const header = `${name.padEnd(100, "\0")}${"0000644\0".repeat(3)}${size}\0${"0".repeat(11)}\0${"0".repeat(8)}0${"\0".repeat(100)}ustar\0`
  return octetsOf(`${header.padEnd(512, "\0")}${content.padEnd(512, "\0")}${"\0".repeat(1024)}`)
}

test("archive: what stands before a ZIP archive does not hide it", () => {
  for (const before of ["\n", "\u0000", "MZ\u0090 a program that unpacks itself PK"]) {
    const bytes = concat(octetsOf(before), zipped)
    assert.deepEqual(outline(openHiddenArchive(bytes, { octets: 1000 })), [LIST], before)
  }
  assert.equal(openHiddenArchive(octetsOf("PK\u0005\u0006".repeat(100)), { octets: 1000 }), undefined)
})

test("archive: as many octets as the budget has are inflated, one more is not", () => {
  for (const bytes of [zipped, stored, gzipSync(list)]) {
    assert.deepEqual(
      open(bytes, Math.max(LIST.length, bytes === zipped ? zipped.length - 22 - 54 - 38 : 0)),
      [LIST],
    )
    assert.deepEqual(open(bytes, LIST.length - 1), ["beyond-limits"])
  }
})

test("archive: what all members cost together is what the budget loses", () => {
  const budget = { octets: 1000 }
  outline(openArchive(zipSync({ a: list, b: new Uint8Array(600) }), budget))
  assert.ok(budget.octets <= 1000 - 600 - LIST.length && budget.octets > 1000 - 700)
})

const closed: readonly [name: string, octets: string, expected: string | undefined][] = [
  ["7z", "7z\u00bc\u00af'\u001c\u0000\u0004", "unsupported"],
  ["RAR", "Rar!\u001a\u0007\u0001\u0000", "unsupported"],
  ["bzip2", "BZh91AY&SY", "unsupported"],
  ["xz", "\u00fd7zXZ\u0000\u0000\u0004", "unsupported"],
  ["a word that begins like bzip2", "BZh is short", undefined],
  ["an office document with a password", ole("EncryptedPackage"), "encrypted"],
  ["an office document without", ole("WordDocument"), undefined],
  ["text", "jan@voorbeeld.example", undefined],
]
for (const [name, octets, expected] of closed) {
  test(`archive: ${name} is ${expected ?? "open"}`, () => assert.equal(whyClosed(octetsOf(octets)), expected))
}

/** An OLE file whose directory, in the first sector behind the header, has such an entry. */
function ole(entry: string): string {
  const header = `\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1${"\0".repeat(22)}\u0009\u0000${"\0".repeat(480)}`
  return (
    header +
    Array.from(entry, (unit) => `${unit}\0`)
      .join("")
      .padEnd(512, "\0")
  )
}

test("archive: never throws, whatever the octets, and never gives more than the budget", () => {
  const plainTar = tar("a", LIST)
  const sources = [zipped, stored, gzipSync(list), plainTar, shared()]
  const change = fc.tuple(fc.nat(400), fc.nat(255))
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(change, { maxLength: 6 }),
      fc.nat(300),
      (source, changes, octets) => {
        const bytes = source.slice()
        for (const [at, octet] of changes) bytes[at % bytes.length] = octet
        const budget = { octets }
        let total = 0
        for (const { content } of openArchive(bytes, budget) ?? [])
          if (content.kind === "open") total += content.bytes.length
        // A tar is stored as it is; its members cost nothing.
        if (source !== plainTar) assert.ok(total <= octets)
        assert.ok(budget.octets >= 0)
      },
    ),
    { numRuns: 1000 },
  )
})
