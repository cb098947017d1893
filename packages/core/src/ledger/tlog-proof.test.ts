import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { ledgerTree, readerOf, sha256, signingKey } from "../../../../tools/ledger/test-tree.ts"
import { signCheckpoint, writeCheckpoint } from "./checkpoint.ts"
import { cosign } from "./cosignature.ts"
import { makeInclusion } from "./make-proof.ts"
import { writeSignature } from "./note.ts"
import { MAX_PROOF_HASHES } from "./proof.ts"
import { MAX_BUNDLED_OCTETS } from "./tile.ts"
import type { TlogProof } from "./tlog-proof.ts"
import { MAX_TLOG_PROOF_OCTETS, readTlogProof, verifyTlogProof, writeTlogProof } from "./tlog-proof.ts"
import type { TrustPolicy } from "./trust-policy.ts"

const LOG = signingKey("voorbeeld.example/log")
const WITNESSES = [2, 3, 4].map((seed) => signingKey(`getuige.example/w${String(seed)}`, "witness", seed))
const TREE = ledgerTree(300)
const INDEX = 257
const ENTRY = TREE.entries[INDEX] ?? new Uint8Array()

const head = { origin: LOG.key.name, size: TREE.size, root: TREE.root }
const made = await makeInclusion(sha256, readerOf(TREE.files).tile, INDEX, TREE.size)
assert.ok(made.ok)
const PROOF: TlogProof = {
  extra: ENTRY,
  index: BigInt(INDEX),
  hashes: made.value.map((hash) => new Uint8Array(hash)),
  checkpoint: signCheckpoint(head, LOG.key, LOG.sign),
}
const ALONE: TrustPolicy = { log: LOG.key, witnesses: [], quorum: 0 }

function witnessed(count: number): string {
  const text = writeCheckpoint(head)
  const lines = WITNESSES.slice(0, count).map((by) =>
    writeSignature(cosign(text, by.key, 1_800_000_000, by.sign)),
  )
  return PROOF.checkpoint + lines.join("")
}

test("a proof that was written is read as it was, with and without the entry in it", () => {
  for (const proof of [PROOF, { ...PROOF, extra: undefined }, { ...PROOF, hashes: [], index: 0n }]) {
    assert.deepEqual(readTlogProof(writeTlogProof(proof)), { ok: true, value: proof })
  }
})

test("a proof is a text that other software for transparency logs reads", () => {
  const lines = writeTlogProof(PROOF).split("\n")
  assert.equal(lines[0], "c2sp.org/tlog-proof@v1")
  assert.equal(lines[1], `extra ${Buffer.from(ENTRY).toString("base64")}`)
  assert.equal(lines[2], "index 257")
  assert.equal(lines[3 + PROOF.hashes.length], "")
  assert.equal(lines[4 + PROOF.hashes.length], "voorbeeld.example/log")
})

test("what a proof proves is judged against the entry, the log and the witnesses", () => {
  const keys = WITNESSES.map(({ key }) => key)
  const other = TREE.entries[INDEX - 1] ?? new Uint8Array()
  const spoilt = witnessed(2).replace("\n300\n", "\n301\n")
  const rows: readonly [string, TlogProof, Uint8Array, TrustPolicy][] = [
    ["fine", PROOF, ENTRY, ALONE],
    ["not-included", PROOF, other, ALONE],
    ["not-included", { ...PROOF, index: 256n }, ENTRY, ALONE],
    ["not-included", { ...PROOF, hashes: PROOF.hashes.slice(1) }, ENTRY, ALONE],
    ["checkpoint", PROOF, ENTRY, { ...ALONE, log: signingKey("voorbeeld.example/log", "log", 9).key }],
    ["checkpoint", { ...PROOF, checkpoint: spoilt }, ENTRY, ALONE],
    ["checkpoint", { ...PROOF, checkpoint: "" }, ENTRY, ALONE],
    ["fine", { ...PROOF, checkpoint: witnessed(3) }, ENTRY, ALONE],
    ["fine", { ...PROOF, checkpoint: witnessed(2) }, ENTRY, { log: LOG.key, witnesses: keys, quorum: 2 }],
    [
      "witnesses",
      { ...PROOF, checkpoint: witnessed(1) },
      ENTRY,
      { log: LOG.key, witnesses: keys, quorum: 2 },
    ],
    // One witness that is named twice is still one.
    [
      "witnesses",
      { ...PROOF, checkpoint: witnessed(1) },
      ENTRY,
      { log: LOG.key, witnesses: [...keys, ...keys], quorum: 2 },
    ],
    ["witnesses", PROOF, ENTRY, { log: LOG.key, witnesses: keys, quorum: 1 }],
  ]
  for (const [expected, proof, entry, policy] of rows) {
    const verified = verifyTlogProof(sha256, proof, entry, policy)
    assert.equal(verified.ok ? "fine" : verified.error.kind, expected)
  }
})

test("a proof that is written otherwise is not read", () => {
  const right = writeTlogProof({ ...PROOF, extra: undefined })
  const hash = right.split("\n")[2] ?? ""
  const wrong = [
    "",
    right.replace("v1", "v2"),
    right.replace("index 257", "index 0257"),
    right.replace("index 257", "index -5"),
    right.replace("index 257", "index nul"),
    right.replace("index 257", "index 9223372036854775808"),
    right.replace("index 257\n", ""),
    right.replace("index 257", "extra !!\nindex 257"),
    right.replace("index 257", "extra AB==\nindex 257"),
    right.replace("index 257", "index 257\nextra AAAA"),
    right.replace(hash, hash.slice(0, -4)),
    right.replace(hash, `${hash}\n!!`),
    right.replace(hash, `${hash}${hash}`),
    right.replace("\n\n", "\n"),
    right.replaceAll("\n", "\r\n"),
  ]
  for (const text of wrong)
    assert.deepEqual(readTlogProof(text), { ok: false, error: { kind: "form" } }, text)
  assert.ok(readTlogProof(right.replace("index 257", "index 9223372036854775807")).ok)
})

test("a proof has so many hashes and octets and no more", () => {
  const hashes = (count: number): TlogProof => ({
    ...PROOF,
    hashes: Array.from({ length: count }, () => new Uint8Array(32)),
  })
  assert.ok(readTlogProof(writeTlogProof(hashes(MAX_PROOF_HASHES))).ok)
  assert.ok(!readTlogProof(writeTlogProof(hashes(MAX_PROOF_HASHES + 1))).ok)
  const largest = {
    ...hashes(MAX_PROOF_HASHES),
    extra: new Uint8Array(MAX_BUNDLED_OCTETS),
    index: 2n ** 63n - 1n,
  }
  assert.ok(readTlogProof(writeTlogProof(largest)).ok)
  const padded = (length: number): string => {
    const text = writeTlogProof(PROOF)
    return text + "a".repeat(length - text.length)
  }
  assert.ok(readTlogProof(padded(MAX_TLOG_PROOF_OCTETS)).ok)
  assert.deepEqual(readTlogProof(padded(MAX_TLOG_PROOF_OCTETS + 1)), {
    ok: false,
    error: { kind: "too-large" },
  })
})

test("any bit of a proof that is flipped either spoils it or was not part of what it proves", () => {
  const octets = new TextEncoder().encode(writeTlogProof(PROOF))
  fc.assert(
    fc.property(fc.nat(octets.length * 8 - 1), (bit) => {
      const bent = octets.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet))
      const read = readTlogProof(new TextDecoder().decode(bent))
      assert.ok(
        !read.ok || !verifyTlogProof(sha256, read.value, read.value.extra ?? new Uint8Array(), ALONE).ok,
      )
    }),
    { numRuns: 500 },
  )
})

test("whatever the text is, it is read without an exception", () => {
  const parts = fc.constantFrom(...writeTlogProof(PROOF).split(/(?<=\s)/), "\n", "extra ", "index ")
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(parts).map((all) => all.join("")),
      ),
      (text) => {
        const read = readTlogProof(text)
        if (read.ok) assert.equal(writeTlogProof(read.value), text)
      },
    ),
    { numRuns: 1000 },
  )
})
