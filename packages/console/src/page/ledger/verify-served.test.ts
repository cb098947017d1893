/** Ledgers as a server hands them out: whole, altered in each way that leaves a trace, and other than what was seen before. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { toBase64 } from "@sluis/core/ledger/base64"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readTilePath } from "@sluis/core/ledger/tile"
import { writeVerifierKey } from "@sluis/core/ledger/verifier-key"

import { exampleLog, realEntry } from "../../../../../tools/ledger/example-log.ts"
import { verifyServed } from "./verify-served.ts"
import type { GetFile, Seen, Trouble, Verified } from "./verify-served.ts"

const ORIGIN = "sluis.ledger/voorbeeld.example/a"
const LOG = exampleLog(ORIGIN, 1, realEntry)
const KEY = writeVerifierKey(LOG.key)
/** The same key, another past. */
const FORKED = exampleLog(ORIGIN, 1, (index) => realEntry(index === 70 ? 9_000 : index))
const OTHER = exampleLog(ORIGIN, 2, realEntry)
const SIZE = 600
const AT = "2026-11-22T07:00:00.000Z"

function serving(log: typeof LOG, size = SIZE): GetFile {
  const tree = log.tree(size)
  return async (path) => {
    if (path === "checkpoint") return new TextEncoder().encode(await tree.checkpoint())
    const tile = readTilePath(path)
    if (tile === undefined) return undefined
    return tile.level === "entries"
      ? await tree.bundle(tile.index, tile.width)
      : await tree.tile(tile.level, tile.index, tile.width)
  }
}

/** One octet of one file is another. */
function spoilt(get: GetFile, file: string, octet: number): GetFile {
  return async (path, most) => {
    const octets = await get(path, most)
    if (path !== file || octets === undefined) return octets
    return octets.map((value, at) => (at === octet ? value ^ 1 : value))
  }
}

function without(get: GetFile, file: string): GetFile {
  return async (path, most) => (path === file ? undefined : await get(path, most))
}

function seenOf(log: typeof LOG, size: number, key = KEY): Seen {
  return { key, size, root: toBase64(log.root(size)), at: AT }
}

async function verify(get: GetFile, seen?: Seen, key = KEY): Promise<Verified | Trouble> {
  const verified = await verifyServed(pureSha256, get, { key, seen }, () => undefined)
  return verified.ok ? verified.value : verified.error
}

const WHOLE = { origin: ORIGIN, key: KEY, size: SIZE, root: toBase64(LOG.root(SIZE)), unread: 0 }

test("a ledger that is as it was signed is verified to the last entry, and it is told how far it is", async () => {
  const told: (readonly [number, number])[] = []
  const verified = await verifyServed(pureSha256, serving(LOG), { key: KEY, seen: undefined }, (done, of) => {
    told.push([done, of])
  })
  assert.deepEqual(verified, { ok: true, value: { ...WHOLE, grownFrom: undefined, isOtherKey: false } })
  assert.deepEqual(told, [
    [256, 600],
    [512, 600],
    [600, 600],
  ])
})

for (const size of [1, 256, 599, 600]) {
  test(`it holds the ${size} entries that were verified before`, async () => {
    assert.deepEqual(await verify(serving(LOG), seenOf(LOG, size)), {
      ...WHOLE,
      grownFrom: size,
      isOtherKey: false,
    })
  })
}

const troubles: readonly (readonly [name: string, get: GetFile, trouble: Trouble, seen?: Seen])[] = [
  ["nothing was signed", without(serving(LOG), "checkpoint"), { kind: "nothing-signed" }],
  ["somebody else signed it", serving(OTHER), { kind: "checkpoint", why: "unsigned" }],
  [
    "what was signed is another number of entries now",
    spoilt(serving(LOG), "checkpoint", ORIGIN.length + 1),
    { kind: "checkpoint", why: "wrong-signature" },
  ],
  [
    "an entry is not what it was",
    spoilt(serving(LOG), "tile/entries/000", 40),
    { kind: "tree", why: { kind: "entry", index: 0, why: { kind: "altered" } }, bend: undefined },
  ],
  [
    "a tile was altered",
    spoilt(serving(LOG), "tile/0/001", 0),
    { kind: "tree", why: { kind: "tile", path: "tile/0/001", first: 256, last: 511 }, bend: undefined },
  ],
  [
    "a bundle is gone",
    without(serving(LOG), "tile/entries/001"),
    { kind: "tree", why: { kind: "missing", path: "tile/entries/001" }, bend: undefined },
  ],
  [
    "it was written anew since, with the same key",
    serving(FORKED),
    { kind: "not-grown", size: 300, now: SIZE, at: AT },
    seenOf(LOG, 300),
  ],
  [
    "it has fewer entries than before",
    serving(LOG, 299),
    { kind: "not-grown", size: 300, now: 299, at: AT },
    seenOf(LOG, 300),
  ],
]

for (const [name, get, trouble, seen] of troubles) {
  test(`it says so where ${name}`, async () => {
    assert.deepEqual(await verify(get, seen), trouble)
  })
}

test("entries and tiles of another history under the old root: it says behind which entry", async () => {
  const mixed: GetFile = async (path, most) => await serving(path === "checkpoint" ? LOG : FORKED)(path, most)
  const root: Trouble = { kind: "tree", why: { kind: "root" }, bend: { first: 0, last: SIZE - 1 } }
  assert.deepEqual(await verify(mixed), root)
  assert.deepEqual(await verify(mixed, seenOf(LOG, 60)), { ...root, bend: { first: 60, last: SIZE - 1 } })
})

test("other tiles at the second look can't pass for what was verified before", async () => {
  const asked = new Set<string>()
  const twoFaced: GetFile = async (path, most) => {
    const get = serving(asked.has(path) ? LOG : FORKED)
    asked.add(path)
    return await get(path, most)
  }
  assert.deepEqual(await verify(twoFaced, seenOf(LOG, 300)), {
    kind: "not-grown",
    size: 300,
    now: SIZE,
    at: AT,
  })
})

test("with another key than before there is nothing to compare with, and that is told", async () => {
  const seen = seenOf(OTHER, 300, writeVerifierKey(OTHER.key))
  assert.deepEqual(await verify(serving(LOG), seen), { ...WHOLE, grownFrom: undefined, isOtherKey: true })
})

const keys = ["", "x", `${KEY}x`, KEY.replace("sluis", "sluus"), "getuige.example+1234abcd+BAAA"]
for (const key of keys) {
  test(`“${key.slice(0, 20)}” is no key to verify with, and nothing is asked`, async () => {
    const refuse: GetFile = async () => await Promise.reject(new Error("asked"))
    assert.deepEqual(await verify(refuse, undefined, key), { kind: "key" })
  })
}
