import assert from "node:assert/strict"
import { test } from "node:test"
import { sha256, signingKey } from "../../../../tools/ledger/test-tree.ts"
import { writeCheckpoint } from "./checkpoint.ts"
import { cosign, verifyCosignature } from "./cosignature.ts"
import { verifyEd25519 } from "./ed25519.ts"
import { MAX_KEY_NAME_LENGTH, readVerifierKey, verifierKey, writeVerifierKey } from "./verifier-key.ts"

const WITNESS = signingKey("getuige.example/w1", "witness")
const TEXT = writeCheckpoint({
  origin: "example.com/behind-the-sofa",
  size: 20_852_163,
  root: sha256(new Uint8Array()),
})
const AT = 1_679_315_147

test("a witness signs the statement of C2SP tlog-cosignature, with its time before it", () => {
  const { name, id, signature } = cosign(TEXT, WITNESS.key, AT, WITNESS.sign)
  assert.equal(name, WITNESS.key.name)
  assert.deepEqual(id, WITNESS.key.id)
  assert.equal(Buffer.from(signature).readBigUInt64BE(0), BigInt(AT))
  const statement = new TextEncoder().encode(`cosignature/v1\ntime 1679315147\n${TEXT}`)
  assert.ok(verifyEd25519(signature.subarray(8), statement, WITNESS.key.publicKey))
})

test("a cosignature holds for its own text, time and key only", () => {
  const { signature } = cosign(TEXT, WITNESS.key, AT, WITNESS.sign)
  assert.equal(verifyCosignature(TEXT, WITNESS.key, signature), AT)
  const later = new Uint8Array(signature)
  later[7] = (later[7] ?? 0) + 1
  const { key: other } = signingKey("getuige.example/w1", "witness", 2)
  assert.equal(verifyCosignature(TEXT, WITNESS.key, later), undefined)
  assert.equal(verifyCosignature(`${TEXT}meer\n`, WITNESS.key, signature), undefined)
  assert.equal(verifyCosignature(TEXT, other, signature), undefined)
  assert.equal(verifyCosignature(TEXT, WITNESS.key, signature.subarray(8)), undefined)
  assert.equal(verifyCosignature(TEXT, WITNESS.key, new Uint8Array()), undefined)
})

test("a time lies between 1970 and 2^53 seconds, in signing and in verifying", () => {
  const last = cosign(TEXT, WITNESS.key, Number.MAX_SAFE_INTEGER, WITNESS.sign)
  assert.equal(verifyCosignature(TEXT, WITNESS.key, last.signature), Number.MAX_SAFE_INTEGER)
  const beyond = new TextEncoder().encode(`cosignature/v1\ntime ${String(2n ** 53n)}\n${TEXT}`)
  const octets = Buffer.alloc(72)
  octets.writeBigUInt64BE(2n ** 53n)
  octets.set(WITNESS.sign(beyond), 8)
  assert.equal(verifyCosignature(TEXT, WITNESS.key, octets), undefined)
  for (const at of [-1, 0.5, Number.MAX_SAFE_INTEGER + 1]) {
    assert.throws(() => cosign(TEXT, WITNESS.key, at, WITNESS.sign), RangeError)
  }
})

test("a witness's key is another key than a log's of the same name and octets", () => {
  const { publicKey, name } = WITNESS.key
  const log = verifierKey(sha256, name, "log", publicKey)
  assert.notDeepEqual(log.id, WITNESS.key.id)
  for (const key of [log, WITNESS.key]) {
    assert.deepEqual(readVerifierKey(sha256, writeVerifierKey(key)), { ok: true, value: key })
  }
  const mixed = writeVerifierKey(log).replace(/\+.{8}\+/, `+${Buffer.from(WITNESS.key.id).toString("hex")}+`)
  assert.deepEqual(readVerifierKey(sha256, mixed), { ok: false, error: { kind: "id" } })
})

test("the name of a key has so many letters, and no spaces or plus", () => {
  const { publicKey } = WITNESS.key
  const named = (name: string) => () => verifierKey(sha256, name, "log", publicKey)
  assert.doesNotThrow(named("a".repeat(MAX_KEY_NAME_LENGTH)))
  assert.doesNotThrow(named("gemeente.example/één"))
  for (const name of [
    "",
    "a b",
    "a\u00a0b",
    "a\u2003b",
    "a+b",
    "a\nb",
    "a\u007fb",
    "\ud800",
    "a".repeat(MAX_KEY_NAME_LENGTH + 1),
  ]) {
    assert.throws(named(name), RangeError)
  }
  assert.throws(() => verifierKey(sha256, "a", "log", publicKey.subarray(1)), RangeError)
})
