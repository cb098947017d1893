import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { TestTree } from "../../../../tools/ledger/test-tree.ts"
import { readerOf, sha256, testTree } from "../../../../tools/ledger/test-tree.ts"
import { makeConsistency, makeInclusion, rootAt } from "./make-proof.ts"
import { leafHash } from "./merkle.ts"
import { verifyConsistency, verifyInclusion } from "./proof.ts"
import { sameOctets } from "./sha256.ts"

function tree(size: number): TestTree {
  return testTree(Array.from({ length: size }, (_, at) => Uint8Array.of(at & 255, at >> 8)))
}

async function inclusionHolds(of: TestTree, index: number): Promise<boolean> {
  const made = await makeInclusion(sha256, readerOf(of.files).tile, index, of.size)
  assert.ok(made.ok)
  return verifyInclusion(sha256, {
    index: BigInt(index),
    size: BigInt(of.size),
    leafHash: leafHash(sha256, of.entries[index] ?? new Uint8Array()),
    proof: made.value,
    root: of.root,
  })
}

async function consistencyHolds(early: TestTree, late: TestTree): Promise<boolean> {
  const made = await makeConsistency(sha256, readerOf(late.files).tile, early.size, late.size)
  assert.ok(made.ok)
  return verifyConsistency(sha256, {
    size1: BigInt(early.size),
    size2: BigInt(late.size),
    root1: early.root,
    root2: late.root,
    proof: made.value,
  })
}

test("every entry of every tree to 70 entries is proved to be in it", async () => {
  for (let size = 1; size <= 70; size += 1) {
    const of = tree(size)
    for (let index = 0; index < size; index += 1) {
      assert.ok(await inclusionHolds(of, index), `${String(index)} of ${String(size)}`)
    }
  }
})

test("every tree to 70 entries is proved to be an extension of each before it", async () => {
  const trees = Array.from({ length: 71 }, (_, size) => tree(size))
  for (const late of trees.slice(1)) {
    for (const early of trees.slice(1, late.size + 1)) {
      assert.ok(await consistencyHolds(early, late), `${String(early.size)} to ${String(late.size)}`)
    }
  }
})

test("the same over tiles, for trees to 5000 entries and one of more than 65,536", async () => {
  const whole = tree(5000)
  const cut = (size: number): TestTree => testTree(whole.entries.slice(0, size))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), fc.nat(), fc.nat(), async (size, index, early) => {
      const of = cut(size)
      assert.ok(await inclusionHolds(of, index % size))
      assert.ok(await consistencyHolds(cut(1 + (early % size)), of))
    }),
    { numRuns: 15 },
  )
  const large = tree(65_536 + 300)
  for (const index of [0, 255, 256, 65_535, 65_536, 65_835]) assert.ok(await inclusionHolds(large, index))
  for (const size of [1, 256, 65_536, 65_792]) {
    assert.ok(await consistencyHolds(testTree(large.entries.slice(0, size)), large))
    const root = await rootAt(sha256, readerOf(large.files).tile, size, large.size)
    assert.ok(root.ok)
    assert.ok(sameOctets(root.value, testTree(large.entries.slice(0, size)).root))
  }
})

test("what cannot be proved is said, not made up", async () => {
  const { files } = tree(10)
  const read = readerOf(files).tile
  const none = { ok: false, error: { kind: "range" } }
  for (const [index, size] of [
    [10, 10],
    [0, 0],
    [-1, 10],
    [0.5, 10],
    [0, Number.MAX_SAFE_INTEGER + 1],
  ] as const) {
    assert.deepEqual(await makeInclusion(sha256, read, index, size), none)
  }
  for (const [size1, size2] of [
    [0, 10],
    [0, 0],
    [11, 10],
    [-1, 10],
  ] as const) {
    assert.deepEqual(await makeConsistency(sha256, read, size1, size2), none)
  }
  const missing = { ok: false, error: { kind: "tile", tile: { level: 0, index: 0, width: 11 } } }
  assert.deepEqual(await makeInclusion(sha256, read, 1, 11), missing)
})

test("a proof does not hold for another entry, place, size or root, nor with a hash more or less or bent", async () => {
  const of = tree(23)
  const read = readerOf(of.files).tile
  const made = await makeInclusion(sha256, read, 7, of.size)
  assert.ok(made.ok)
  const right = {
    index: 7n,
    size: 23n,
    leafHash: leafHash(sha256, of.entries[7] ?? new Uint8Array()),
    proof: made.value,
    root: of.root,
  }
  const bent = made.value.map((hash, at) => (at === 2 ? flipped(hash, 100) : hash))
  assert.ok(verifyInclusion(sha256, right))
  for (const change of [
    { index: 6n },
    { index: -1n },
    { index: 23n },
    { size: 7n },
    { size: 2n ** 63n },
    { leafHash: right.root },
    { leafHash: right.leafHash.subarray(1) },
    { root: right.leafHash },
    { root: new Uint8Array() },
    { proof: made.value.slice(1) },
    { proof: made.value.slice(0, -1) },
    { proof: [...made.value, right.root] },
    { proof: bent },
    { proof: [] },
    { proof: Array.from({ length: 1000 }, () => right.root) },
  ]) {
    assert.equal(verifyInclusion(sha256, { ...right, ...change }), false, Object.keys(change).join())
  }
})

test("nothing is consistent with an empty tree", () => {
  const root = sha256(new Uint8Array())
  const empty = { size1: 0n, size2: 5n, root1: root, root2: root, proof: [] }
  assert.equal(verifyConsistency(sha256, empty), false)
  assert.equal(verifyConsistency(sha256, { ...empty, size2: 0n }), false)
  assert.equal(verifyConsistency(sha256, { ...empty, size1: 5n }), true)
})

function flipped(octets: Uint8Array, bit: number): Uint8Array {
  return octets.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet))
}
