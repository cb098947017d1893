/**
 * Tiles: the hashes of the tree in files of 256, so that static storage serves any proof (C2SP tlog-tiles), and the bundles
 * in which the entries themselves lie.
 *
 * A tile of level 0 holds leaf hashes; one of a higher level holds the roots of full tiles of the level below. Only the last
 * tile of a level may hold fewer than 256 hashes: it is partial, and has its width in its path.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"

/** C2SP tlog-tiles, "Merkle Tree": a tile spans 8 levels of the tree. */
export const TILE_HEIGHT = 8
export const TILE_WIDTH = 256
const MAX_PATH_LEVEL = 63
/** Levels that a tree of less than 2^53 leaves can have. */
export const TILE_LEVELS = 7
/** C2SP tlog-tiles, "Log entries": a length is a uint16. */
export const MAX_BUNDLED_OCTETS = 0xffff
const LENGTH_OCTETS = 2

export type Tile = { readonly level: number; readonly index: number; readonly width: number }

/** Hashes of a tile, 32 octets each; undefined where there is none. */
export type HashReader = (level: number, index: number, width: number) => Promise<Uint8Array | undefined>

/** Octets of the bundle with these entries (index and width as of the tile of level 0); undefined where there is none. */
export type BundleReader = (index: number, width: number) => Promise<Uint8Array | undefined>

/** Hashes at a level of tiles, in a tree of `size`: floor(size / 256^level). */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** How many hashes a tile has in a tree of `size`: 0 where there is no such tile. */
export function widthAt(level: number, index: number, size: number): number {
  return Math.min(Math.max(hashesAt(level, size) - index * TILE_WIDTH, 0), TILE_WIDTH)
}

/** tile/<L>/<N>[.p/<W>] */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${String(level)}/${indexPath(index)}${suffix(width)}`
}

/** tile/entries/<N>[.p/<W>] */
export function bundlePath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${suffix(width)}`
}

/** 1234067 is x001/x234/067. */
function indexPath(index: number): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? []
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/")
}

function suffix(width: number): string {
  return width === TILE_WIDTH ? "" : `.p/${String(width)}`
}

const PATH = /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/

/** The bundle with the entries of a tile of level 0. */
export type Bundle = { readonly level: "entries"; readonly index: number; readonly width: number }

/** The tile or bundle of a path; undefined for a path that is not written as `tilePath` and `bundlePath` do. */
export function readTilePath(path: string): Tile | Bundle | undefined {
  const found = PATH.exec(path)
  if (found === null) return undefined
  const index = Number((found[2] ?? "").replaceAll(/[x/]/g, ""))
  const width = found[3] === undefined ? TILE_WIDTH : Number(found[3])
  const isPartial = width >= 1 && width < TILE_WIDTH
  if (!Number.isSafeInteger(index) || !(isPartial || found[3] === undefined)) return undefined
  if (found[1] === "entries")
    return bundlePath(index, width) === path ? { level: "entries", index, width } : undefined
  const level = Number(found[1])
  const isTile = level <= MAX_PATH_LEVEL && tilePath({ level, index, width }) === path
  return isTile ? { level, index, width } : undefined
}

/** Entries one after the other, each behind its length. Throws RangeError for one that does not fit. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const octets = new Uint8Array(entries.reduce((sum, entry) => sum + LENGTH_OCTETS + entry.length, 0))
  const view = new DataView(octets.buffer)
  let at = 0
  for (const entry of entries) {
    if (entry.length > MAX_BUNDLED_OCTETS) throw new RangeError("an entry has at most 65,535 octets")
    view.setUint16(at, entry.length)
    octets.set(entry, at + LENGTH_OCTETS)
    at += LENGTH_OCTETS + entry.length
  }
  return octets
}

/** Octets of a full bundle of entries that are as large as they may be. */
export const MAX_BUNDLE_OCTETS = TILE_WIDTH * (LENGTH_OCTETS + MAX_BUNDLED_OCTETS)

/** What is wrong with a bundle: it ends within the entry with this place in it, or goes on after the last. */
export type BundleFault =
  { readonly kind: "cut-off"; readonly at: number } | { readonly kind: "trailing-octets" }

/** The `width` entries of a bundle: views on its octets, not copies. */
export function readBundle(octets: Uint8Array, width: number): Result<readonly Uint8Array[], BundleFault> {
  const entries: Uint8Array[] = []
  let at = 0
  for (let place = 0; place < width; place += 1) {
    const entry = entryAt(octets, at)
    if (entry === undefined) return err({ kind: "cut-off", at: place })
    entries.push(entry)
    at = endOf(entry, at)
  }
  return at === octets.length ? ok(entries) : err({ kind: "trailing-octets" })
}

/** The entry whose length stands at this offset, as a view; undefined where the bundle ends before it does. */
export function entryAt(octets: Uint8Array, at: number): Uint8Array | undefined {
  const start = at + LENGTH_OCTETS
  const end = start + (((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0))
  return end <= octets.length ? octets.subarray(start, end) : undefined
}

/** Where the one after it begins. */
export function endOf(entry: Uint8Array, at: number): number {
  return at + LENGTH_OCTETS + entry.length
}
