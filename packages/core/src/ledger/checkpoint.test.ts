import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { sha256, signingKey } from "../../../../tools/ledger/test-tree.ts"
import { openCheckpoint, readCheckpoint, signCheckpoint, writeCheckpoint } from "./checkpoint.ts"
import { cosign } from "./cosignature.ts"
import { MAX_NOTE_OCTETS, MAX_NOTE_SIGNATURES, readNote, writeNote, writeSignature } from "./note.ts"

const LOG = signingKey("voorbeeld.example/log")
const OTHER_LOG = signingKey("voorbeeld.example/log", "log", 2)
const WITNESS = signingKey("getuige.example/w1", "witness", 3)
const OTHER_WITNESS = signingKey("getuige.example/w2", "witness", 4)

const ROOT = sha256(new Uint8Array())
const TREE = { origin: LOG.key.name, size: 5n, root: ROOT }
const SIGNED = signCheckpoint(TREE, LOG.key, LOG.sign)

test("a checkpoint that was signed is opened with the log's key, and says what was signed", () => {
  const opened = openCheckpoint(SIGNED, LOG.key)
  assert.ok(opened.ok)
  assert.equal(opened.value.checkpoint.size, 5n)
  assert.equal(opened.value.checkpoint.origin, "voorbeeld.example/log")
  assert.deepEqual(opened.value.signatures, [{ key: LOG.key, at: undefined }])
  assert.deepEqual(openCheckpoint(new TextEncoder().encode(SIGNED), LOG.key), opened)
})

test("any bit of a checkpoint that is flipped is found", () => {
  const octets = new TextEncoder().encode(SIGNED)
  for (let bit = 0; bit < octets.length * 8; bit += 1) {
    const bent = octets.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet))
    assert.equal(openCheckpoint(bent, LOG.key).ok, false, `bit ${String(bit)}`)
  }
})

test("what spoils a checkpoint has its own name", () => {
  const text = writeCheckpoint(TREE)
  const signed = (by: typeof LOG): string => signCheckpoint(TREE, by.key, by.sign)
  const line = (by: typeof LOG): string => signed(by).slice(text.length + 1)
  const witnessed = (by: typeof LOG, at: number): string => writeSignature(cosign(text, by.key, at, by.sign))
  const rows: readonly [string, string][] = [
    [signed(LOG), "fine"],
    [SIGNED + line(OTHER_LOG), "fine"], // an unknown key is passed over
    [SIGNED + witnessed(OTHER_WITNESS, 100), "fine"],
    [signed(OTHER_LOG), "unsigned"],
    [SIGNED.replace("\n5\n", "\n6\n"), "wrong-signature"],
    [`${text}\n${witnessed(WITNESS, 100)}`, "not-by-log"],
    [SIGNED + witnessed(WITNESS, 100).replace(/.{12}\n$/, "AAAAAAAAAAAA\n"), "wrong-signature"],
    [SIGNED.replace("voorbeeld.example/log\n5", "ander.example/log\n5"), "other-log"],
    ["een tekst\n\n" + line(LOG), "not-a-checkpoint"],
    [text, "form"],
    ["", "form"],
    [SIGNED.slice(0, -1), "form"],
    [`${SIGNED}\n`, "signature-line"],
    [`${SIGNED}regel\n`, "signature-line"],
    [SIGNED.replace("5\n", "5\r\n"), "not-text"],
    [SIGNED + line(OTHER_LOG).repeat(MAX_NOTE_SIGNATURES - 1), "fine"],
    [SIGNED + line(OTHER_LOG).repeat(MAX_NOTE_SIGNATURES), "too-many-signatures"],
    ["a".repeat(MAX_NOTE_OCTETS), "form"],
    ["a".repeat(MAX_NOTE_OCTETS + 1), "too-large"],
  ]
  for (const [written, expected] of rows) {
    const opened = openCheckpoint(written, LOG.key, [WITNESS.key])
    assert.equal(opened.ok ? "fine" : opened.error.kind, expected, written.slice(0, 300))
  }
})

test("a witness says when it signed, and its latest word counts", () => {
  const text = writeCheckpoint(TREE)
  const lines = [1_700_000_000, 1_800_000_000].map((at) =>
    writeSignature(cosign(text, WITNESS.key, at, WITNESS.sign)),
  )
  const opened = openCheckpoint(SIGNED + lines.join(""), LOG.key, [OTHER_WITNESS.key, WITNESS.key])
  assert.ok(opened.ok)
  assert.deepEqual(
    opened.value.signatures.map(({ key, at }) => [key.name, at]),
    [
      ["voorbeeld.example/log", undefined],
      ["getuige.example/w1", 1_800_000_000],
    ],
  )
})

test("the text of a checkpoint is written one way", () => {
  const right = writeCheckpoint(TREE)
  const base64 = right.split("\n")[2] ?? ""
  const refused = [
    right.slice(0, -1),
    right.replace("\n5\n", "\n05\n"),
    right.replace("\n5\n", "\n+5\n"),
    right.replace("\n5\n", "\n-5\n"),
    right.replace("\n5\n", "\n5.0\n"),
    right.replace("\n5\n", "\n9223372036854775808\n"),
    right.replace(base64, base64.slice(4)),
    right.replace(base64, base64.replace(/.=$/, "V=")), // stray bits
    right.replace(base64, `${base64} `),
    `\n${right}`,
    `${right}\n`,
    right.replace("voorbeeld.example/log", ""),
  ]
  for (const text of refused) assert.equal(readCheckpoint(text), undefined, text)
  const accepted = [
    right.replace("\n5\n", "\n0\n"),
    right.replace("\n5\n", "\n9223372036854775807\n"),
    `${right}een regel die erbij kwam\n`,
  ]
  for (const text of accepted) {
    const read = readCheckpoint(text)
    assert.ok(read)
    assert.equal(writeCheckpoint(read), text)
  }
  assert.throws(() => writeCheckpoint({ ...TREE, root: new Uint8Array(31) }), RangeError)
  assert.throws(() => writeCheckpoint({ ...TREE, origin: "twee\nregels" }), RangeError)
})

test("whatever is given, it is read without an exception, and what is read is written back as it was", () => {
  const anyNote = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(fc.constantFrom(...SIGNED.split(/(?<=\s)/), "\n", "— ", "é", " "), { maxLength: 20 })
      .map((parts) => parts.join("")),
  )
  fc.assert(
    fc.property(anyNote, (written) => {
      const note = readNote(written)
      openCheckpoint(written, LOG.key, [WITNESS.key])
      if (!note.ok) return
      const again = writeNote(note.value)
      assert.equal(again, typeof written === "string" ? written : new TextDecoder().decode(written))
    }),
    { numRuns: 2000 },
  )
})
