/** What other implementations of the same specifications publish to be tested against; see fixtures/ledger/README.md. */
import assert from "node:assert/strict"
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { ed25519 } from "@noble/curves/ed25519.js"
import { z } from "zod"
import { edgeSignatures } from "../../../../tools/ledger/edge-signature.ts"
import { readerOf, SEED_IN_DER, sha256, testTree } from "../../../../tools/ledger/test-tree.ts"
import { fromBase64, toBase64 } from "./base64.ts"
import { openCheckpoint, readCheckpoint } from "./checkpoint.ts"
import { verifyEd25519 } from "./ed25519.ts"
import { leafHash, openFrontier } from "./merkle.ts"
import { readNote, writeNote } from "./note.ts"
import { verifyConsistency, verifyInclusion } from "./proof.ts"
import { pureSha256 } from "./pure-sha256.ts"
import type { VerifierKey } from "./verifier-key.ts"
import { readVerifierKey, writeVerifierKey } from "./verifier-key.ts"
import { signNote, verifyNote } from "./verify-note.ts"
import { verifyTree } from "./verify-tree.ts"

const utf8 = new TextEncoder()

function fixture<T>(name: string, form: z.ZodType<T>): T {
  const url = new URL(`../../../../fixtures/ledger/${name}.json`, import.meta.url)
  return form.parse(JSON.parse(readFileSync(url, "utf8")))
}

const octets = z.base64().transform((text) => new Uint8Array(Buffer.from(text, "base64")))
const whole = z.string().transform(BigInt)

function keyOf(text: string): VerifierKey {
  const key = readVerifierKey(sha256, text)
  assert.ok(key.ok, text)
  return key.value
}

test("all 98 published vectors of inclusion proofs are judged as published", () => {
  const vector = z.object({
    name: z.string(),
    leafIdx: whole,
    treeSize: whole,
    root: octets,
    leafHash: octets,
    proof: z.array(octets),
    wantErr: z.boolean(),
  })
  const vectors = fixture("merkle-inclusion", z.array(vector))
  assert.equal(vectors.length, 98)
  for (const { name, leafIdx: index, treeSize: size, root, leafHash: leaf, proof, wantErr } of vectors) {
    for (const hash of [sha256, pureSha256]) {
      assert.equal(verifyInclusion(hash, { index, size, root, leafHash: leaf, proof }), !wantErr, name)
    }
  }
})

test("all 98 published vectors of consistency proofs are judged as published", () => {
  const vector = z.object({
    name: z.string(),
    size1: whole,
    size2: whole,
    root1: octets,
    root2: octets,
    proof: z.array(octets),
    wantErr: z.boolean(),
  })
  const vectors = fixture("merkle-consistency", z.array(vector))
  assert.equal(vectors.length, 98)
  for (const { name, wantErr, ...consistency } of vectors) {
    for (const hash of [sha256, pureSha256]) {
      assert.equal(verifyConsistency(hash, consistency), !wantErr, name)
    }
  }
})

test("the log of Tessera is verified at each of its sixteen sizes, from its signed checkpoints", async () => {
  const form = z.object({ key: z.string(), entries: z.array(z.string()), checkpoints: z.array(z.string()) })
  const log = fixture("tessera-log", form)
  const key = keyOf(log.key)
  assert.equal(log.checkpoints.length, 16)
  const frontier = openFrontier(sha256)
  for (const [size, note] of log.checkpoints.entries()) {
    const opened = openCheckpoint(note, key)
    assert.ok(opened.ok, note)
    const { checkpoint } = opened.value
    assert.equal(checkpoint.size, BigInt(size))
    assert.equal(toBase64(frontier.root()), toBase64(checkpoint.root))
    const tree = testTree(log.entries.slice(0, size).map((entry) => utf8.encode(entry)))
    const verified = await verifyTree(sha256, readerOf(tree.files), checkpoint)
    assert.deepEqual(verified, { ok: true, value: { size, unread: 0 } })
    frontier.append(leafHash(sha256, utf8.encode(log.entries[size] ?? "")))
  }
})

const golang = fixture(
  "golang-note",
  z.object({
    notes: z.array(
      z.object({
        name: z.string(),
        note: z.string(),
        keys: z.array(z.string()),
        want: z.union([z.array(z.string()), z.enum(["malformed", "unsigned", "wrong-signature"])]),
      }),
    ),
    signed: z.object({ text: z.string(), seed: z.string(), key: z.string(), note: z.string() }),
    wrongKeys: z.array(z.string()),
    sumdb: z.object({ key: z.string(), note: z.string() }),
  }),
)

test("notes of the Go implementation are opened as it opens them", () => {
  for (const { name, note, keys, want } of golang.notes) {
    assert.deepEqual(outcome(note, keys.map(keyOf)), want, name)
  }
})

function outcome(written: string, keys: readonly VerifierKey[]): string | readonly string[] {
  const note = readNote(written)
  if (!note.ok) return "malformed"
  const verified = verifyNote(note.value, keys)
  return verified.ok ? verified.value.map(({ key }) => key.name) : verified.error.kind
}

test("a note that the Go implementation signed is signed by us to the octet", () => {
  const { text, seed, key, note } = golang.signed
  const secret = createPrivateKey({
    key: Buffer.concat([SEED_IN_DER, Buffer.from(seed, "hex")]),
    format: "der",
    type: "pkcs8",
  })
  const signature = signNote(text, keyOf(key), (message) => sign(null, message, secret))
  assert.equal(writeNote({ text, signatures: [signature] }), note)
})

test("a key of the Go implementation is read, and nothing else that looks like one", () => {
  const key = golang.signed.key
  assert.equal(writeVerifierKey(keyOf(key)), key)
  for (let start = 0; start <= key.length; start += 1) {
    for (let end = start + 1; end <= key.length; end += 1) {
      if (start !== 0 || end !== key.length) assert.ok(!readVerifierKey(sha256, key.slice(start, end)).ok)
    }
  }
  for (let at = 0; at < key.length; at += 1) {
    const next = String.fromCharCode(key.charCodeAt(at) + 1)
    assert.ok(!readVerifierKey(sha256, key.slice(0, at) + next + key.slice(at + 1)).ok, String(at))
  }
  for (const wrong of golang.wrongKeys) assert.ok(!readVerifierKey(sha256, wrong).ok, wrong)
})

test("a checkpoint that the checksum database of Go signed in earnest is verified", () => {
  const { key, note } = golang.sumdb
  assert.deepEqual(outcome(note, [keyOf(key)]), ["sum.golang.org"])
  const read = readNote(note)
  assert.ok(read.ok)
  assert.equal(readCheckpoint(read.value.text)?.size, 20_852_163n)
  assert.ok(openCheckpoint(note, keyOf(key), [], "go.sum database tree").ok)
  assert.ok(!openCheckpoint(note, keyOf(key)).ok)
})

test("no signature on the edge of Ed25519 is accepted, whoever else accepts it", () => {
  const edges = edgeSignatures()
  assert.equal(edges.length, 22 * 22 - 1)
  let others = 0
  for (const { name, key, signature, message } of edges) {
    assert.ok(ed25519.verify(signature, message, key, { zip215: true }), `on the edge: ${name}`)
    assert.equal(verifyEd25519(signature, message, key), false, name)
    const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(key).toString("base64url") }
    if (verify(null, message, createPublicKey({ key: jwk, format: "jwk" }), signature)) others += 1
  }
  assert.ok(others > 0, "OpenSSL accepts some of them")
})

test("a signature whose S is not reduced is refused, and so is one of another length or key", () => {
  const secret = createPrivateKey({
    key: Buffer.concat([SEED_IN_DER, Buffer.alloc(32, 7)]),
    format: "der",
    type: "pkcs8",
  })
  const { x = "" } = createPublicKey(secret).export({ format: "jwk" })
  const publicKey = Buffer.from(x, "base64url")
  const message = utf8.encode("een bericht")
  const signature = new Uint8Array(sign(null, message, secret))
  assert.ok(verifyEd25519(signature, message, publicKey))
  assert.ok(!verifyEd25519(withOrderAdded(signature), message, publicKey))
  assert.ok(!verifyEd25519(signature.subarray(1), message, publicKey))
  assert.ok(!verifyEd25519(signature, message, publicKey.subarray(1)))
  assert.ok(!verifyEd25519(signature, utf8.encode("een ander bericht"), publicKey))
  assert.ok(!verifyEd25519(new Uint8Array(64), message, publicKey))
})

/** S + L, which is the same number modulo L (RFC 8032 §5.1.7: S must be below L). */
function withOrderAdded(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const bent = new Uint8Array(signature)
  let value = order
  for (let at = 32; at < 64; at += 1) value += BigInt(signature[at] ?? 0) << BigInt(8 * (at - 32))
  for (let at = 32; at < 64; at += 1) bent[at] = Number((value >> BigInt(8 * (at - 32))) & 255n)
  return bent
}

test("base64 is written one way, and read only when it is written that way", () => {
  for (let length = 0; length < 50; length += 1) {
    const value = Uint8Array.from({ length }, (_, at) => (at * 83 + length * 7) & 255)
    const text = Buffer.from(value).toString("base64")
    assert.equal(toBase64(value), text)
    assert.deepEqual(fromBase64(text), value)
  }
  for (const text of [
    "A",
    "AA",
    "AAA",
    "AB==",
    "AAB=",
    "A===",
    "====",
    "AA=A",
    "AA-_",
    "AAA\n",
    " AAA",
    "AA\u00c4A",
  ]) {
    assert.equal(fromBase64(text), undefined, text)
  }
})
