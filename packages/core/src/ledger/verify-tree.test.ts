import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { TestTree } from "../../../../tools/ledger/test-tree.ts"
import { ledgerEntry, ledgerTree, readerOf, sha256, testTree } from "../../../../tools/ledger/test-tree.ts"
import type { Result } from "../result.ts"
import { encodeEntry } from "./encode-entry.ts"
import { emptyRoot } from "./merkle.ts"
import { readEntry } from "./read-entry.ts"
import type { TreeFault, VerifiedTree } from "./verify-tree.ts"
import { verifyTree } from "./verify-tree.ts"

const utf8 = new TextEncoder()

async function verify(
  tree: TestTree,
  files: ReadonlyMap<string, Uint8Array> = tree.files,
): Promise<Result<VerifiedTree, TreeFault>> {
  return await verifyTree(
    sha256,
    readerOf(files),
    { size: BigInt(tree.size), root: tree.root },
    { readEntry },
  )
}

function withFile(tree: TestTree, path: string, octets: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map([...tree.files, [path, octets]])
}

function flipped(octets: Uint8Array, bit: number): Uint8Array {
  const bent = new Uint8Array(octets)
  bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bent
}

/** The entry of the tree in whose octets, or in whose length, this octet of its bundle lies. */
function entryWith(tree: TestTree, path: string, octet: number): number {
  let index = 256 * Number(path.replace("tile/entries/", "").replace(/\.p.*/, "").replaceAll(/[x/]/g, ""))
  for (let end = 0; ; index += 1) {
    end += 2 + (tree.entries[index]?.length ?? 0)
    if (octet < end) return index
  }
}

const SMALL = [1, 2, 5, 255, 256, 257, 600].map(ledgerTree)
const LARGE = ledgerTree(65_536 + 256 + 3)

test("trees of every shape are verified, each file read once", async () => {
  for (const tree of [ledgerTree(0), ...SMALL, LARGE]) {
    const reads: string[] = []
    const { tile, bundle } = readerOf(tree.files)
    const counted = {
      tile: async (level: number, index: number, width: number) => {
        reads.push(`${String(level)}/${String(index)}`)
        return await tile(level, index, width)
      },
      bundle: async (index: number, width: number) => {
        reads.push(`entries/${String(index)}`)
        return await bundle(index, width)
      },
    }
    const done: number[] = []
    const verified = await verifyTree(
      sha256,
      counted,
      { size: BigInt(tree.size), root: tree.root },
      { readEntry, progress: (count) => done.push(count) },
    )
    assert.deepEqual(verified, { ok: true, value: { size: tree.size, unread: 0 } })
    assert.equal(reads.length, tree.files.size)
    assert.equal(new Set(reads).size, reads.length)
    assert.equal(done.at(-1), tree.size === 0 ? undefined : tree.size)
  }
})

test("any bit that is flipped in any tile or bundle is found, and located", async () => {
  const anyFlip = fc
    .constantFrom(...SMALL)
    .chain((tree) => fc.tuple(fc.constant(tree), fc.constantFrom(...tree.files.keys()), fc.nat()))
  await fc.assert(
    fc.asyncProperty(anyFlip, async ([tree, path, choice]) => {
      await assertLocated(tree, path, choice)
    }),
    { numRuns: 400 },
  )
})

test("the same in a tree of three levels of tiles, once for each kind of file", async () => {
  for (const path of [
    "tile/0/000",
    "tile/0/255",
    "tile/0/256",
    "tile/0/257.p/3",
    "tile/1/000",
    "tile/1/001.p/1",
    "tile/2/000.p/1",
    "tile/entries/100",
    "tile/entries/257.p/3",
  ]) {
    await assertLocated(LARGE, path, 1234)
  }
})

async function assertLocated(tree: TestTree, path: string, choice: number): Promise<void> {
  const octets = tree.files.get(path)
  assert.ok(octets, path)
  const bit = choice % (octets.length * 8)
  const verified = await verify(tree, withFile(tree, path, flipped(octets, bit)))
  assert.ok(!verified.ok, path)
  const fault = verified.error
  if (path.startsWith("tile/entries/")) {
    const index = entryWith(tree, path, bit >> 3)
    assert.deepEqual(fault, { kind: "entry", index, why: { kind: "altered" } })
  } else {
    assert.equal(fault.kind === "tile" ? fault.path : fault.kind, path)
  }
}

test("a tile that was altered says which entries it is over", async () => {
  const last = (path: string): Uint8Array => flipped(LARGE.files.get(path) ?? new Uint8Array(), 0)
  const rows = [
    ["tile/0/001", 256, 511],
    ["tile/0/257.p/3", 65_792, 65_794],
    ["tile/1/000", 0, 65_535],
    ["tile/1/001.p/1", 65_536, 65_791],
    ["tile/2/000.p/1", 0, 65_535],
  ] as const
  for (const [path, first, to] of rows) {
    const verified = await verify(LARGE, withFile(LARGE, path, last(path)))
    assert.deepEqual(verified, { ok: false, error: { kind: "tile", path, first, last: to } })
  }
})

test("an entry that was altered together with its hash: the tile tells where, or nothing smaller than the tree can", async () => {
  const tree = ledgerTree(600)
  const bent = (index: number): ReadonlyMap<string, Uint8Array> =>
    testTree(tree.entries.map((entry, at) => (at === index ? encodeEntry(ledgerEntry(9999)) : entry))).files
  const take = (from: ReadonlyMap<string, Uint8Array>, ...paths: readonly string[]): typeof from =>
    new Map(
      [...tree.files].map(([path, octets]) => [
        path,
        paths.includes(path) ? (from.get(path) ?? octets) : octets,
      ]),
    )
  const inFull = take(bent(300), "tile/entries/001", "tile/0/001")
  assert.deepEqual(await verify(tree, inFull), {
    ok: false,
    error: { kind: "tile", path: "tile/0/001", first: 256, last: 511 },
  })
  const inEdge = take(bent(599), "tile/entries/002.p/88", "tile/0/002.p/88")
  assert.deepEqual(await verify(tree, inEdge), { ok: false, error: { kind: "root" } })
  assert.deepEqual(await verify(tree, bent(10)), { ok: false, error: { kind: "root" } })
})

test("of tiles of the right edge that were altered together, over tiles that are right, the upper one is named", async () => {
  const tree = ledgerTree(600)
  const zeros = (path: string): readonly [string, Uint8Array] => [
    path,
    new Uint8Array(tree.files.get(path)?.length ?? 0),
  ]
  const both = new Map([...tree.files, zeros("tile/0/002.p/88"), zeros("tile/1/000.p/2")])
  assert.deepEqual(await verify(tree, both), {
    ok: false,
    error: { kind: "tile", path: "tile/1/000.p/2", first: 0, last: 511 },
  })
  const below = new Map([...both, zeros("tile/0/000")])
  assert.deepEqual(await verify(tree, below), { ok: false, error: { kind: "root" } })
})

test("what is missing, cut off or too long is named", async () => {
  const tree = ledgerTree(300)
  const without = (path: string): ReadonlyMap<string, Uint8Array> =>
    new Map([...tree.files].filter(([name]) => name !== path))
  for (const path of tree.files.keys()) {
    assert.deepEqual(await verify(tree, without(path)), { ok: false, error: { kind: "missing", path } })
  }
  const file = (path: string): Uint8Array => tree.files.get(path) ?? new Uint8Array()
  const cutTile = await verify(tree, withFile(tree, "tile/0/000", file("tile/0/000").subarray(32)))
  assert.deepEqual(cutTile, { ok: false, error: { kind: "tile", path: "tile/0/000", first: 0, last: 255 } })
  const bundle = "tile/entries/001.p/44"
  const cutBundle = await verify(tree, withFile(tree, bundle, file(bundle).subarray(0, -1)))
  assert.deepEqual(cutBundle, { ok: false, error: { kind: "entry", index: 299, why: { kind: "altered" } } })
  const longBundle = await verify(tree, withFile(tree, bundle, Buffer.concat([file(bundle), Buffer.of(0)])))
  assert.deepEqual(longBundle, { ok: false, error: { kind: "bundle", path: bundle } })
})

test("an entry that is in the tree as it was written, but not written as it must be, is named with the reason", async () => {
  const entry = new TextDecoder().decode(encodeEntry(ledgerEntry(1)))
  const rows = [
    [entry.replace(",", ", "), { kind: "not-canonical" }],
    ["{}", { kind: "member", member: "action" }],
    ["geen entry", { kind: "not-json" }],
  ] as const
  for (const [text, why] of rows) {
    const tree = testTree([encodeEntry(ledgerEntry(0)), utf8.encode(text)])
    assert.deepEqual(await verify(tree), { ok: false, error: { kind: "entry", index: 1, why } })
    const unread = await verifyTree(sha256, readerOf(tree.files), { size: 2n, root: tree.root })
    assert.ok(unread.ok)
  }
})

test("an entry of a later version is verified, and counted as unread", async () => {
  const later = utf8.encode(`{"v":2}`)
  const tree = testTree([encodeEntry(ledgerEntry(0)), later, later])
  assert.deepEqual(await verify(tree), { ok: true, value: { size: 3, unread: 2 } })
})

test("another root or size than was signed is found", async () => {
  const tree = ledgerTree(300)
  assert.deepEqual(await verify({ ...tree, root: emptyRoot(sha256) }), { ok: false, error: { kind: "root" } })
  assert.deepEqual(await verify({ ...ledgerTree(0), root: tree.root }), {
    ok: false,
    error: { kind: "root" },
  })
  assert.equal((await verify({ ...tree, size: 299 })).ok, false)
  const tooLarge = await verifyTree(sha256, readerOf(tree.files), { size: 2n ** 53n, root: tree.root })
  assert.deepEqual(tooLarge, { ok: false, error: { kind: "too-large" } })
})
