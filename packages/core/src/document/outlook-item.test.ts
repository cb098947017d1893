import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { compoundKind, MAX_STORAGE_DEPTH, openCompoundFile, type CompoundEntry } from "./compound-file.ts"
import type { DocumentBudget, Reading } from "./document.ts"
import { fullDocumentBudget } from "./limits.ts"
import { readOutlookItem } from "./outlook-item.ts"
import { compoundOf, type CompoundNode as Node } from "./write-compound-file.ts"

const stream = (name: string, content: string | Uint8Array): Node => ({ name, content: Buffer.from(content) })

function contents(octets: Uint8Array): unknown {
  const file = openCompoundFile(octets)
  const told = ({ kind, name, children }: CompoundEntry, entry: CompoundEntry): unknown =>
    kind === "stream"
      ? [name, file?.read(entry)?.length]
      : [name, children.map((child) => told(child, child))]
  return file?.children.map((entry) => told(entry, entry))
}

for (const size of [512, 4096] as const) {
  test(`compound file: streams, small and large, and storages are found in sectors of ${size}`, () => {
    const octets = compoundOf(
      [
        stream("klein", "abc"),
        stream("leeg", ""),
        stream("rand", new Uint8Array(4095)),
        stream("groot", new Uint8Array(4096)),
        { name: "map", children: [stream("binnen", new Uint8Array(10_000))] },
      ],
      size,
    )
    assert.deepEqual(contents(octets), [
      ["klein", 3],
      ["leeg", 0],
      ["rand", 4095],
      ["groot", 4096],
      ["map", [["binnen", 10_000]]],
    ])
    const file = openCompoundFile(octets)
    const [small] = file?.children ?? []
    assert.equal(small && Buffer.from(file?.read(small) ?? []).toString(), "abc")
  })
}

test("compound file: a table of sectors that is longer than the header has room for", () => {
  const octets = new Uint8Array(8_000_000).map((_, at) => at >> 9)
  const file = openCompoundFile(compoundOf([stream("groot", octets)]))
  const [entry] = file?.children ?? []
  assert.deepEqual(entry && file?.read(entry), octets)
})

test("compound file: storages are read up to a depth", () => {
  const nested = (depth: number): Node => ({
    name: `${depth}`,
    children: depth === 1 ? [] : [nested(depth - 1)],
  })
  const depthOf = (entries: readonly CompoundEntry[]): number =>
    1 + Math.max(-1, ...entries.map(({ children }) => depthOf(children)))
  const found = (depth: number): number =>
    depthOf(openCompoundFile(compoundOf([nested(depth)]))?.children ?? [])
  assert.equal(found(MAX_STORAGE_DEPTH), MAX_STORAGE_DEPTH)
  assert.equal(found(MAX_STORAGE_DEPTH + 1), MAX_STORAGE_DEPTH)
})

test("compound file: chains of sectors and siblings in a ring end", () => {
  const octets = compoundOf([stream("groot", new Uint8Array(5000)), stream("klein", "abc")])
  const ring = octets.slice()
  new DataView(ring.buffer).setUint32(512 * Math.floor(ring.length / 512 - 1), 0, true) // the first sector follows itself
  const [entry] = openCompoundFile(ring)?.children ?? []
  assert.equal(entry && openCompoundFile(ring)?.read(entry)?.length, 5000) // as long as it says, and no longer
  const directory = 512 * (new DataView(octets.buffer).getUint32(48, true) + 1)
  const siblings = octets.slice()
  new DataView(siblings.buffer).setUint32(directory + 2 * 128 + 72, 1, true)
  assert.equal(openCompoundFile(siblings)?.children.length, 2)
})

const kinds: readonly (readonly [names: readonly string[], kind: string])[] = [
  [["EncryptionInfo", "EncryptedPackage"], "encrypted"],
  [["__nameid_version1.0", "__properties_version1.0"], "outlook-item"],
  [["1Table", "WordDocument"], "word"],
  [["Workbook"], "excel"],
  [["Book"], "excel"],
  [["PowerPoint Document"], "powerpoint"],
  [["iets"], "unknown"],
]
for (const [names, kind] of kinds) {
  test(`compound file: with ${names.join(" and ")} it is "${kind}"`, () =>
    assert.equal(compoundKind(compoundOf(names.map((name) => stream(name, "x")))), kind))
}

/** [MS-OXMSG] */
const text = (id: string, value: string): Node =>
  stream(`__substg1.0_${id}001F`, Buffer.from(value, "utf16le"))
const narrow = (id: string, value: string): Node =>
  stream(`__substg1.0_${id}001E`, Buffer.from(value, "latin1"))
const properties = (headerOctets: number, codePage?: number): Node => {
  const octets = Buffer.alloc(headerOctets + (codePage === undefined ? 0 : 16))
  if (codePage !== undefined) {
    octets.writeUInt32LE(0x3ffd0003, headerOctets)
    octets.writeUInt32LE(codePage, headerOctets + 8)
  }
  return stream("__properties_version1.0", octets)
}
const recipient = (index: number, name: string, address: string): Node => ({
  name: `__recip_version1.0_#0000000${index}`,
  children: [properties(8), text("3001", name), text("39FE", address)],
})
const attachment = (index: number, ...children: readonly Node[]): Node => ({
  name: `__attach_version1.0_#0000000${index}`,
  children: [properties(8), ...children],
})

const ITEM = compoundOf([
  properties(32),
  text("0037", "Afspraak café"),
  text("1000", "Tot morgen"),
  text("0C1A", "Karin"),
  text("5D01", "karin@voorbeeld.example"),
  recipient(0, "Jan Jansen", "jan@voorbeeld.example"),
  recipient(1, "Piet", "piet@example.org"),
  attachment(
    0,
    text("3707", "lijst.csv"),
    text("370E", "text/csv"),
    stream("__substg1.0_37010102", "naam;bsn"),
  ),
  attachment(1, text("3001", "Doorgestuurd"), {
    name: "__substg1.0_3701000D",
    children: [properties(24), text("0037", "Binnenste"), recipient(0, "Fatima", "fatima@example.nl")],
  }),
  attachment(2, { name: "__substg1.0_3701000D", children: [stream("CONTENTS", "x")] }),
])

function read(octets: Uint8Array, budget: Partial<DocumentBudget> = {}): Reading {
  return readOutlookItem(octets, { ...fullDocumentBudget(), ...budget })
}

test("outlook item: subject, text, people, attachments and the message in it are read", () => {
  const { texts, tables, inner, unread, format, concealed } = read(ITEM)
  assert.deepEqual(
    texts.map((one) => one.text),
    ["Afspraak café\n", "Tot morgen\n", "Binnenste\n"],
  )
  assert.deepEqual(
    tables.map(({ rows }) => rows),
    [
      [
        ["Naam", "E-mail"],
        ["Fatima", "fatima@example.nl"],
      ],
      [
        ["Naam", "E-mail"],
        ["Karin", "karin@voorbeeld.example"],
        ["Jan Jansen", "jan@voorbeeld.example"],
        ["Piet", "piet@example.org"],
      ],
    ],
  )
  assert.deepEqual(
    inner.map(({ name, type, octets }) => [name, type, Buffer.from(octets).toString()]),
    [["lijst.csv", "text/csv", "naam;bsn"]],
  )
  assert.deepEqual([format, concealed, unread], ["outlook-item", [], undefined])
})

test("outlook item: texts of one octet a letter are in its code page; HTML goes before plain text", () => {
  const html = stream("__substg1.0_10130102", "<p>mooi<p hidden>geheim")
  const { texts, concealed } = read(
    compoundOf([properties(32, 1250), narrow("0037", "\xe8aj\0"), text("1000", "plat"), html]),
  )
  assert.deepEqual(
    texts.map((one) => [one.text, one.concealed]),
    [
      ["čaj\n", undefined],
      ["mooi\n", undefined],
      ["geheim\n", "hidden-text"],
    ],
  )
  assert.deepEqual(concealed, ["hidden-text"])
})

test("outlook item: what is another compound file, encrypted, or none at all is said", () => {
  assert.equal(read(compoundOf([stream("WordDocument", "x")])).unread, "unknown-format")
  assert.equal(read(compoundOf([stream("EncryptedPackage", "x")])).unread, "encrypted")
  assert.equal(read(Buffer.from("hallo")).unread, "broken")
  assert.equal(read(ITEM.subarray(0, ITEM.length - 512)).unread, "broken")
})

test("outlook item: a text that is there as compressed RTF alone is of an unknown format", () => {
  const rich = stream("__substg1.0_10090102", "LZFu")
  assert.equal(read(compoundOf([properties(32), rich])).unread, "unknown-format")
  assert.equal(read(compoundOf([properties(32), rich, text("1000", "Tot morgen")])).unread, undefined)
})

test("outlook item: the budget ends it", () => {
  const small = compoundOf([properties(32), text("0037", "Karin")])
  assert.equal(read(small, { items: 1, units: 5, octets: 10 }).unread, undefined)
  for (const less of [{ items: 0 }, { units: 4 }, { octets: 9 }])
    assert.equal(read(small, less).unread, "beyond-limits")
})

test("outlook item: nothing that is altered in it makes it throw", () => {
  const change = fc.tuple(fc.nat(ITEM.length - 1), fc.integer({ min: 0, max: 255 }))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), fc.nat(ITEM.length), (changes, length) => {
      const octets = ITEM.slice()
      for (const [at, octet] of changes) octets[at] = octet
      read(octets)
      read(octets.subarray(0, length))
    }),
  )
})
