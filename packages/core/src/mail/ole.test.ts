import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isOle, isOutlookMessage } from "./ole.ts"

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** A compound file of four sectors with one name at an offset. */
function compound(name: string, at: number): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set(MAGIC)
  bytes.set(Array.from(name, (character) => [character.charCodeAt(0), 0]).flat(), at)
  return bytes
}

const table: readonly (readonly [name: string, bytes: Uint8Array, ole: boolean, outlook: boolean])[] = [
  ["an Outlook item", compound("__nameid_version1.0", 512 + 128), true, true],
  ["one that is known by its recipients", compound("__recip_version1.0_#00000000", 1024), true, true],
  ["one whose directory comes last", compound("__nameid_version1.0", 1920), true, true],
  ["a document of Word", compound("WordDocument", 640), true, false],
  ["the name in the middle of something else", compound("__nameid_version1.0", 513), true, false],
  ["the name cut off", compound("__nameid_version1", 640), true, false],
  ["another file that holds the name", compound("__nameid_version1.0", 640).fill(1, 0, 1), false, false],
  ["the beginning of a file alone", new Uint8Array(MAGIC), false, false],
  ["nothing", new Uint8Array(0), false, false],
]
for (const [name, bytes, ole, outlook] of table) {
  test(name, () => assert.deepEqual([isOle(bytes), isOutlookMessage(bytes)], [ole, outlook]))
}

test("what is an Outlook item is a compound file, whatever the octets", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (noise) =>
      assert.ok(isOle(noise) || !isOutlookMessage(noise)),
    ),
  )
})
