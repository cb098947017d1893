import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { TransferEncoding } from "./message.ts"
import { octetsOf, octetString } from "./octets.ts"
import {
  decodeTransfer,
  decodingRoom,
  encodeBase64,
  encodeQuotedPrintable,
  transferEncodingOf,
} from "./transfer-encoding.ts"

const utf8 = new TextEncoder()

const table: readonly [name: string, encoding: string, encoded: string, decoded: string][] = [
  ["7bit is a view", "7bit", "abc=41", "abc=41"],
  ["base64 over lines", "base64", "amFu\r\nQHg=\r\n", "jan@x"],
  ["base64 with rubbish between", "base64", "am!Fu\r\n-QHg=", "jan@x"],
  ["base64 without padding", "base64", "amFuQHg", "jan@x"],
  ["two base64 texts joined", "base64", "YQ==YmM=", "abc"],
  ["quoted-printable", "quoted-printable", "jan=40x=\r\n.nl", "jan@x.nl"],
  ["quoted-printable in lower case", "quoted-printable", "=e9=C3", "\u00e9\u00c3"],
  ["a soft break with white space behind", "quoted-printable", "a= \t\r\nb", "ab"],
  ["a soft break with a bare line feed", "quoted-printable", "a=\nb", "ab"],
  ["an equals sign that is no escape", "quoted-printable", "a=xyz=", "a=xyz="],
  ["uuencode", "x-uuencode", "begin 644 a.txt\n#0V%T\n`\nend\n", "Cat"],
]

for (const [name, label, encoded, decoded] of table) {
  test(`transfer encoding: ${name}`, () => {
    assert.equal(octetString(decodeTransfer(octetsOf(encoded), transferEncodingOf(label))), decoded)
  })
}

const labels: readonly [name: string, label: string, encoding: TransferEncoding][] = [
  ["an unknown one is told apart", "x-gzip64", "unknown"],
  ["the first of a list", "base64,8bit", "base64"],
  ["the first of a list that is known", "x-gzip64;quoted-printable", "quoted-printable"],
  ["a list of unknown ones", "x-gzip64,,;", "unknown"],
  ["a list without end", `${"x,".repeat(100_000)}base64`, "unknown"],
]
for (const [name, label, encoding] of labels) {
  test(`transfer encoding: ${name}`, () => assert.equal(transferEncodingOf(label), encoding))
}

test("transfer encoding: decoding never throws", () => {
  const encodings = fc.constantFrom<TransferEncoding>(
    "identity",
    "base64",
    "quoted-printable",
    "uuencode",
    "unknown",
  )
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      encodings,
      (bytes, label) => void decodeTransfer(bytes, label),
    ),
  )
})

test("transfer encoding: base64 and quoted-printable come back as they went, in lines of at most 76", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      for (const [encoding, encode] of [
        ["base64", encodeBase64],
        ["quoted-printable", encodeQuotedPrintable],
      ] as const) {
        const encoded = encode(bytes)
        assert.deepEqual(Array.from(decodeTransfer(encoded, encoding)), Array.from(bytes))
        for (const line of octetString(encoded).split("\r\n")) assert.ok(line.length <= 76)
      }
    }),
  )
})

/** More than is decoded at a time. */
const MANY = 200_000
test("transfer encoding: long base64 is what it was, however its lines are cut", () => {
  const octets = Uint8Array.from({ length: MANY }, (_, at) => (at * 7 + (at >> 8)) & 0xff)
  for (const length of [MANY, MANY - 1, MANY - 2]) {
    for (const width of [76, 75, 64, 61, 4, 65_536, 65_537]) {
      const whole = octets.subarray(0, length)
      const lines = whole.toBase64().replaceAll(new RegExp(`.{${width}}`, "g"), "$&\r\n")
      const decoded = decodeTransfer(utf8.encode(lines), "base64")
      assert.ok(isSame(decoded, whole), `${length} in lines of ${width}`)
    }
  }
})

const oddities: readonly (readonly [says: string, between: string])[] = [
  ["only white space for longer than is decoded at a time", " \r\n".repeat(40_000)],
  ["a letter of no alphabet", "*"],
  ["a letter of more than one octet", "é"],
  ["nothing: one piece after another, each with its padding", ""],
]
for (const [says, between] of oddities) {
  test(`transfer encoding: long base64 with ${says} between two pieces`, () => {
    for (const length of [49_150, 49_151, 49_152, 60_000]) {
      const one = new Uint8Array(length).fill(1)
      const other = new Uint8Array(70_000).fill(2)
      const encoded = utf8.encode(one.toBase64() + between + other.toBase64())
      assert.ok(isSame(decodeTransfer(encoded, "base64"), new Uint8Array([...one, ...other])), `${length}`)
    }
  })
}

test("transfer encoding: room is lent to one at a time, and holds what it should each time", () => {
  const room = decodingRoom()
  const bodies = [500_000, 400_000, 600_000, 10].map((length, number) => {
    const octets = new Uint8Array(length).fill(number + 1)
    return { octets, encoded: utf8.encode(octets.toBase64()) }
  })
  for (const { octets, encoded } of bodies) {
    room.lend(encoded, "base64", (decoded) => {
      for (const inner of bodies)
        room.lend(inner.encoded, "base64", (within) => assert.ok(isSame(within, inner.octets)))
      assert.ok(isSame(decoded, octets))
    })
  }
  const [body] = bodies
  assert.ok(body !== undefined)
  const fail = (): never => assert.fail("a mistake")
  assert.throws(() => room.lend(body.encoded, "base64", fail), /a mistake/)
  room.lend(body.encoded, "base64", (decoded) => assert.ok(isSame(decoded, body.octets)))
})

/** Telling where two long ones differ takes minutes. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, at) => octet === other[at])
}
