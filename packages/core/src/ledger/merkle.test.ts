import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { sha256 } from "../../../../tools/ledger/test-tree.ts"
import { emptyRoot, leafHash, nodeHash, openFrontier, rootOf } from "./merkle.ts"
import { pureSha256 } from "./pure-sha256.ts"
import { HASH_OCTETS } from "./sha256.ts"

/** RFC 6962 §2.1 as it is written, word for word. */
function mth(entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries
  if (only === undefined) return sha256(new Uint8Array())
  if (entries.length === 1) return sha256(Uint8Array.of(0), only)
  let k = 1
  while (k * 2 < entries.length) k *= 2
  return sha256(Uint8Array.of(1), mth(entries.slice(0, k)), mth(entries.slice(k)))
}

function entries(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) => Uint8Array.of(at & 255, at >> 8))
}

test("for every size to 300, the frontier and the row of leaves have the root of RFC 6962 §2.1", () => {
  const frontier = openFrontier(sha256)
  const all = entries(300)
  for (let size = 0; size <= all.length; size += 1) {
    const expected = mth(all.slice(0, size))
    const leaves = Buffer.concat(all.slice(0, size).map((entry) => leafHash(sha256, entry)))
    assert.deepEqual(Buffer.from(frontier.root()), Buffer.from(expected), `frontier of ${String(size)}`)
    assert.deepEqual(Buffer.from(rootOf(sha256, leaves)), Buffer.from(expected), `row of ${String(size)}`)
    assert.equal(frontier.size(), size)
    frontier.append(leafHash(sha256, all[size] ?? new Uint8Array()))
  }
})

test("a frontier that is written and opened again goes on as if nothing had happened", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(200), (before, after) => {
      const straight = openFrontier(sha256)
      for (const entry of entries(before)) straight.append(leafHash(sha256, entry))
      const again = openFrontier(sha256, straight.octets())
      assert.equal(again.size(), before)
      for (const entry of entries(after)) {
        straight.append(leafHash(sha256, entry))
        again.append(leafHash(sha256, entry))
      }
      assert.deepEqual(again.root(), straight.root())
      assert.deepEqual(again.octets(), straight.octets())
    }),
    { numRuns: 20 },
  )
})

test("a frontier of the largest tree takes no leaf more, and of the one before one", () => {
  const octets = new Uint8Array(8 + 52 * HASH_OCTETS)
  new DataView(octets.buffer).setBigUint64(0, 2n ** 53n - 2n)
  const frontier = openFrontier(sha256, octets)
  frontier.append(new Uint8Array(HASH_OCTETS))
  assert.equal(frontier.size(), Number.MAX_SAFE_INTEGER)
  assert.throws(() => {
    frontier.append(new Uint8Array(HASH_OCTETS))
  }, RangeError)
})

test("octets that are no frontier are refused", () => {
  const one = new Uint8Array(8 + HASH_OCTETS)
  one[7] = 1
  assert.equal(openFrontier(sha256, one).size(), 1)
  const wrong = [
    new Uint8Array(),
    new Uint8Array(7),
    one.subarray(0, -1),
    new Uint8Array(8 + HASH_OCTETS), // size 0, one hash
    Uint8Array.of(0xff, ...one.subarray(1)),
  ]
  for (const octets of wrong) assert.throws(() => openFrontier(sha256, octets), RangeError)
})

test("hashes of another length are refused, because they would be hashed into something", () => {
  const frontier = openFrontier(sha256)
  assert.throws(() => {
    frontier.append(new Uint8Array(31))
  }, RangeError)
  assert.throws(() => rootOf(sha256, new Uint8Array(33)), RangeError)
})

test("leaf, node and empty tree are hashed as RFC 6962 §2.1 says, by both implementations of SHA-256", () => {
  for (const hash of [sha256, pureSha256]) {
    const hex = (octets: Uint8Array): string => Buffer.from(octets).toString("hex")
    assert.equal(hex(emptyRoot(hash)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    const leaf = leafHash(hash, new Uint8Array())
    assert.equal(hex(leaf), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    assert.deepEqual(
      hex(nodeHash(hash, leaf, leafHash(hash, Uint8Array.of(0)))),
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    )
  }
})
