import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { consistencyRanges, inclusionRanges, tilesFor } from "./make-proof.ts"
import { edgeTiles } from "./right-edge.ts"
import {
  bundlePath,
  MAX_BUNDLED_OCTETS,
  readBundle,
  readTilePath,
  tilePath,
  widthAt,
  writeBundle,
} from "./tile.ts"

test("a tile lies where C2SP tlog-tiles says, and its path says which tile it is", () => {
  const rows: readonly [number, number, number, string][] = [
    [0, 0, 256, "tile/0/000"],
    [0, 0, 1, "tile/0/000.p/1"],
    [1, 999, 256, "tile/1/999"],
    [0, 1000, 256, "tile/0/x001/000"],
    [0, 1_234_067, 256, "tile/0/x001/x234/067"],
    [2, 1_234_067, 255, "tile/2/x001/x234/067.p/255"],
    [6, 2 ** 45 - 1, 256, "tile/6/x035/x184/x372/x088/831"],
  ]
  for (const [level, index, width, path] of rows) {
    assert.equal(tilePath({ level, index, width }), path)
    assert.deepEqual(readTilePath(path), { level, index, width })
    assert.equal(bundlePath(index, width), path.replace(/^tile\/\d+/, "tile/entries"))
    assert.deepEqual(readTilePath(bundlePath(index, width)), { level: "entries", index, width })
  }
})

test("a path that is written otherwise is no path", () => {
  for (const path of [
    "",
    "tile/0/0",
    "tile/0/0000",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/x000/001",
    "tile/0/001/000",
    "tile/0/x001",
    "tile/0/000.p/0",
    "tile/0/000.p/01",
    "tile/0/000.p/256",
    "tile/0/000.p/",
    "tile/0/000/",
    "/tile/0/000",
    "tile/0/000\n",
    "tile/entries/x000/000",
    "tile/data/000",
    "tile/0/x999/x999/x999/x999/x999/999",
    "tile/0/../000",
  ]) {
    assert.equal(readTilePath(path), undefined, JSON.stringify(path))
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("tile/entries0129xp.")) }), (path) => {
      const read = readTilePath(path)
      if (read === undefined) return
      const again =
        read.level === "entries"
          ? bundlePath(read.index, read.width)
          : tilePath({ ...read, level: read.level })
      assert.equal(again, path)
    }),
  )
})

test("a tree of 70,000 has the tiles that C2SP tlog-tiles counts", () => {
  const widths = (level: number): readonly number[] =>
    Array.from({ length: 300 }, (_, index) => widthAt(level, index, 70_000)).filter((width) => width > 0)
  assert.equal(widths(0).filter((width) => width === 256).length, 273)
  assert.deepEqual(widths(0).slice(273), [112])
  assert.deepEqual(widths(1), [256, 17])
  assert.deepEqual(widths(2), [1])
  assert.deepEqual(widths(3), [])
  assert.deepEqual(edgeTiles(70_000), [
    { level: 2, index: 0, width: 1 },
    { level: 1, index: 1, width: 17 },
    { level: 0, index: 273, width: 112 },
  ])
  assert.deepEqual(edgeTiles(256), [{ level: 1, index: 0, width: 1 }])
  assert.deepEqual(edgeTiles(0), [])
})

test("a proof needs no more tiles than the tree has levels of them, and only tiles that there are", () => {
  const size = fc.integer({ min: 1, max: 2 ** 40 })
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), (of, some, other) => {
      const inclusion = inclusionRanges(some % of, of) ?? []
      const consistency = consistencyRanges(1 + (other % of), of) ?? []
      for (const ranges of [inclusion, consistency]) {
        const tiles = tilesFor(ranges, of)
        assert.ok(tiles.length <= 2 * 6, String(tiles.length))
        for (const { level, index, width } of tiles)
          assert.ok(width > 0 && width === widthAt(level, index, of))
      }
    }),
  )
})

test("a bundle gives back the entries that were put in it, and only those", () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 })
  fc.assert(
    fc.property(entries, (all) => {
      const bundle = writeBundle(all)
      assert.deepEqual(readBundle(bundle, all.length), { ok: true, value: all })
      assert.deepEqual(readBundle(Buffer.concat([bundle, Buffer.of(0)]), all.length), {
        ok: false,
        error: { kind: "trailing-octets" },
      })
      if (all.length === 0) return
      assert.deepEqual(readBundle(bundle.subarray(0, -1), all.length), {
        ok: false,
        error: { kind: "cut-off", at: all.length - 1 },
      })
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(256), (octets, width) => {
      const read = readBundle(octets, width)
      if (read.ok) assert.deepEqual(writeBundle(read.value), octets)
    }),
  )
})

test("an entry of 65,535 octets fits in a bundle, one more does not", () => {
  const largest = new Uint8Array(MAX_BUNDLED_OCTETS).fill(1)
  assert.deepEqual(readBundle(writeBundle([largest]), 1), { ok: true, value: [largest] })
  assert.throws(() => writeBundle([new Uint8Array(MAX_BUNDLED_OCTETS + 1)]), RangeError)
})
