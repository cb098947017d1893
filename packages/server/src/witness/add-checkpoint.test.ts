import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { MAX_PROOF_LINES, readAddCheckpoint, writeAddCheckpoint } from "./add-checkpoint.ts"

const HASH = Buffer.alloc(32, 7).toString("base64")
const NOTE = "example.com/log\n1\nroot\n\n— example.com/log signature\n"

const malformed: readonly (readonly [why: string, text: string])[] = [
  ["is empty", ""],
  ["has no empty line before the checkpoint", `old 1\n${HASH}\n${NOTE.replace("\n\n", "\n")}`],
  ["begins with another word", `new 1\n\n${NOTE}`],
  ["has two spaces before the size", `old  1\n\n${NOTE}`],
  ["has no size", `old \n\n${NOTE}`],
  ["has a size with a leading zero", `old 01\n\n${NOTE}`],
  ["has a size below zero", `old -1\n\n${NOTE}`],
  ["has a size with an exponent", `old 1e3\n\n${NOTE}`],
  ["has a size beyond what can be counted", `old 9007199254740992\n\n${NOTE}`],
  ["ends its lines with CR LF", `old 1\r\n${HASH}\r\n\r\n${NOTE}`],
  ["has a hash of 31 octets", `old 1\n${Buffer.alloc(31).toString("base64")}\n\n${NOTE}`],
  ["has a hash without padding", `old 1\n${HASH.replace("=", "")}\n\n${NOTE}`],
  ["has a hash with bits beyond its end", `old 1\n${HASH.replace(/.=$/, "d=")}\n\n${NOTE}`],
  ["has a hash in the alphabet of URLs", `old 1\n${Buffer.alloc(32, 255).toString("base64url")}=\n\n${NOTE}`],
  ["has one hash too many", `old 1\n${`${HASH}\n`.repeat(MAX_PROOF_LINES + 1)}\n${NOTE}`],
]
for (const [why, text] of malformed)
  test(`what ${why} is no request`, () => {
    assert.equal(readAddCheckpoint(text), undefined)
  })

test("as many hashes as the standard allows are read", () => {
  const read = readAddCheckpoint(`old 9007199254740991\n${`${HASH}\n`.repeat(MAX_PROOF_LINES)}\n${NOTE}`)
  assert.equal(read?.proof.length, MAX_PROOF_LINES)
  assert.equal(read.oldSize, Number.MAX_SAFE_INTEGER)
  assert.equal(read.checkpoint, NOTE)
})

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: MAX_PROOF_LINES }),
      fc.string({ unit: "grapheme" }),
      (oldSize, proof, checkpoint) => {
        const read = readAddCheckpoint(writeAddCheckpoint({ oldSize, proof, checkpoint }))
        assert.deepEqual(read && { ...read, proof: read.proof.map((hash) => Uint8Array.from(hash)) }, {
          oldSize,
          proof,
          checkpoint,
        })
      },
    ),
  )
})
