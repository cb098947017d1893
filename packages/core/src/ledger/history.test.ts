import assert from "node:assert/strict"
import { test } from "node:test"
import type { TestTree } from "../../../../tools/ledger/test-tree.ts"
import { ledgerEntry, ledgerTree, readerOf, sha256, testTree } from "../../../../tools/ledger/test-tree.ts"
import type { Checkpoint } from "./checkpoint.ts"
import { encodeEntry } from "./encode-entry.ts"
import { findBend, findBendInEntries } from "./history.ts"

const TREE = ledgerTree(600)
const SIGNED = checkpointOf(TREE)
const EARLIER = [0, 1, 100, 256, 300, 599].map((size) => checkpointOf(cut(size)))

function cut(size: number): TestTree {
  return testTree(TREE.entries.slice(0, size))
}

function checkpointOf({ size, root }: TestTree): Checkpoint {
  return { origin: "voorbeeld.example/log", size: BigInt(size), root, extensions: [] }
}

function withEntryChanged(index: number): TestTree {
  return testTree(TREE.entries.map((entry, at) => (at === index ? encodeEntry(ledgerEntry(9999)) : entry)))
}

test("checkpoints that were all of this tree show no bend, in whatever order they come", async () => {
  const { tile, bundle } = readerOf(TREE.files)
  assert.equal(await findBend(sha256, tile, 600, [SIGNED, ...EARLIER]), undefined)
  assert.equal(await findBendInEntries(sha256, bundle, SIGNED, EARLIER.toReversed()), undefined)
})

test("where the whole tree was written anew, the checkpoints of before say between which entries", async () => {
  const rows: readonly [number, number, number][] = [
    [0, 0, 0],
    [50, 1, 99],
    [100, 100, 255],
    [299, 256, 299],
    [598, 300, 598],
    [599, 599, 599],
  ]
  for (const [changed, first, last] of rows) {
    const { tile, bundle } = readerOf(withEntryChanged(changed).files)
    assert.deepEqual(await findBend(sha256, tile, 600, [SIGNED, ...EARLIER]), { first, last })
    assert.deepEqual(await findBendInEntries(sha256, bundle, SIGNED, EARLIER), { first, last })
  }
})

test("without checkpoints of before, it is somewhere in the whole tree", async () => {
  const { bundle } = readerOf(withEntryChanged(50).files)
  assert.deepEqual(await findBendInEntries(sha256, bundle, SIGNED, []), { first: 0, last: 599 })
})

test("entries that were cut off are found by the checkpoint that was of them", async () => {
  const { tile, bundle } = readerOf(cut(550).files)
  assert.deepEqual(await findBend(sha256, tile, 550, EARLIER), { first: 550, last: 598 })
  assert.deepEqual(await findBendInEntries(sha256, bundle, SIGNED, EARLIER), { first: 300, last: 598 })
})

test("tiles that were altered over entries that are right are no change of history", async () => {
  const bent = new Map(
    [...TREE.files].map(([path, octets]) => [path, path.includes("entries") ? octets : new Uint8Array()]),
  )
  const { tile, bundle } = readerOf(bent)
  assert.equal(await findBendInEntries(sha256, bundle, SIGNED, EARLIER), undefined)
  assert.deepEqual(await findBend(sha256, tile, 600, EARLIER), { first: 0, last: 0 })
})
