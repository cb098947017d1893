/**
 * Verifies a whole tree against what was signed, and says what is wrong first and where: every entry, every tile, the root.
 *
 * From the top down, because only then an alteration can be told from what it was checked against: the right edge must lead
 * to the signed root, each tile to the hash of it in the tile above, each entry to its hash in its tile. Whatever is reached
 * that way is as good as signed, so the first thing that does not fit is the thing that was altered. Tiles and bundles are
 * read once and let go of: memory stays the same, however large the tree is.
 *
 * Deliberately left out: who signed the root (./checkpoint.ts), whether earlier checkpoints were of this tree (./history.ts),
 * and where it is read from.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { leafHash, rootOf } from "./merkle.ts"
import type { EntryFault } from "./read-entry.ts"
import { alteredEdge, edgeRoot, edgeTiles } from "./right-edge.ts"
import type { ReadTile } from "./right-edge.ts"
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS, sameOctets } from "./sha256.ts"
import type { BundleReader, HashReader, Tile } from "./tile.ts"
import { bundlePath, endOf, entryAt, TILE_WIDTH, tilePath, widthAt } from "./tile.ts"

export type TreeReader = { readonly tile: HashReader; readonly bundle: BundleReader }

export type TreeFault =
  /** More than 2^53 entries: not to be verified here. */
  | { readonly kind: "too-large" }
  /** The tree as it is kept is not the one that was signed, and no part of it can be singled out. */
  | { readonly kind: "root" }
  /** This tile or bundle is not there. */
  | { readonly kind: "missing"; readonly path: string }
  /** This tile was altered; it is over the entries `first` to `last`. */
  | { readonly kind: "tile"; readonly path: string; readonly first: number; readonly last: number }
  /** After the last entry of this bundle there is something more. */
  | { readonly kind: "bundle"; readonly path: string }
  | { readonly kind: "entry"; readonly index: number; readonly why: EntryTrouble }

export type EntryTrouble =
  /** Its octets are not those whose hash is in the tree. */
  | { readonly kind: "altered" }
  /** It is in the tree as it was written, and is not written as an entry must be. */
  | EntryFault

export type VerifiedTree = {
  readonly size: number
  /** Entries of a version that this reader does not know: they are in the tree, but nobody read them. */
  readonly unread: number
}

export type TreeOptions = {
  /** Reads each entry. Without it, entries may be anything: another log's tree. */
  readonly readEntry?: ((octets: Uint8Array) => Result<unknown, EntryFault>) | undefined
  /** Called now and then with the number of entries that are done. */
  readonly progress?: ((done: number) => void) | undefined
}

/** Throws only what the reader throws. */
export async function verifyTree(
  sha256: Sha256,
  reader: TreeReader,
  signed: { readonly size: bigint; readonly root: Uint8Array },
  options: TreeOptions = {},
): Promise<Result<VerifiedTree, TreeFault>> {
  if (signed.size > BigInt(Number.MAX_SAFE_INTEGER)) return err({ kind: "too-large" })
  const size = Number(signed.size)
  const edge = await readEdge(sha256, reader, size, signed.root)
  if (!edge.ok) return edge
  const trusted = trustFrom(sha256, reader.tile, edge.value, size)
  let unread = 0
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const wanted = tileOf(0, index, size)
    const [tile, bundle] = await Promise.all([trusted(wanted), reader.bundle(index, wanted.width)])
    if (!tile.ok) return tile
    const verified = verifyBundle(sha256, bundle, tile.value, options.readEntry)
    if (!verified.ok) return verified
    unread += verified.value
    options.progress?.(index * TILE_WIDTH + wanted.width)
  }
  return ok({ size, unread })
}

async function readEdge(
  sha256: Sha256,
  reader: TreeReader,
  size: number,
  root: Uint8Array,
): Promise<Result<readonly ReadTile[], TreeFault>> {
  const edge: ReadTile[] = []
  for (const tile of edgeTiles(size)) {
    const read = await readTile(reader.tile, tile)
    if (!read.ok) return read
    edge.push(read.value)
  }
  if (sameOctets(edgeRoot(sha256, edge), root)) return ok(edge)
  const altered = await alteredEdge(sha256, reader, edge, root)
  return err(altered === undefined ? { kind: "root" } : tileFault(altered))
}

/**
 * Reads a tile that can be trusted: its root is the hash of it in the tile above, which is trusted the same way, up to the
 * right edge. The last one of each level is remembered, because from left to right it is asked for 256 times.
 */
function trustFrom(
  sha256: Sha256,
  read: HashReader,
  edge: readonly ReadTile[],
  size: number,
): (tile: Tile) => Promise<Result<ReadTile, TreeFault>> {
  const last = new Map<number, ReadTile>()
  const trusted = async (tile: Tile): Promise<Result<ReadTile, TreeFault>> => {
    const known = [last.get(tile.level), ...edge].find((other) => isSame(other?.tile, tile))
    if (known !== undefined) return ok(known)
    const above = await trusted(tileOf(tile.level + 1, Math.floor(tile.index / TILE_WIDTH), size))
    if (!above.ok) return above
    const own = await readTile(read, tile)
    if (!own.ok) return own
    const hash = hashIn(above.value.hashes, tile.index % TILE_WIDTH)
    if (!sameOctets(rootOf(sha256, own.value.hashes), hash)) return err(tileFault(tile))
    last.set(tile.level, own.value)
    return own
  }
  return trusted
}

async function readTile(read: HashReader, tile: Tile): Promise<Result<ReadTile, TreeFault>> {
  const hashes = await read(tile.level, tile.index, tile.width)
  if (hashes === undefined) return err({ kind: "missing", path: tilePath(tile) })
  return hashes.length === tile.width * HASH_OCTETS ? ok({ tile, hashes }) : err(tileFault(tile))
}

/** Every entry of a bundle against its hash in the trusted tile; how many of them could not be read. */
function verifyBundle(
  sha256: Sha256,
  octets: Uint8Array | undefined,
  { tile, hashes }: ReadTile,
  readEntry: TreeOptions["readEntry"],
): Result<number, TreeFault> {
  const path = bundlePath(tile.index, tile.width)
  if (octets === undefined) return err({ kind: "missing", path })
  let at = 0
  let unread = 0
  for (let place = 0; place < tile.width; place += 1) {
    const index = tile.index * TILE_WIDTH + place
    const entry = entryAt(octets, at)
    if (entry === undefined || !sameOctets(leafHash(sha256, entry), hashIn(hashes, place))) {
      return err({ kind: "entry", index, why: { kind: "altered" } })
    }
    const content = readEntry?.(entry)
    if (content?.ok === false) {
      if (content.error.kind !== "newer") return err({ kind: "entry", index, why: content.error })
      unread += 1
    }
    at = endOf(entry, at)
  }
  return at === octets.length ? ok(unread) : err({ kind: "bundle", path })
}

function tileOf(level: number, index: number, size: number): Tile {
  return { level, index, width: widthAt(level, index, size) }
}

function isSame(a: Tile | undefined, b: Tile): boolean {
  return a?.level === b.level && a.index === b.index
}

function hashIn(hashes: Uint8Array, at: number): Uint8Array {
  return hashes.subarray(at * HASH_OCTETS, (at + 1) * HASH_OCTETS)
}

function tileFault(tile: Tile): TreeFault {
  const first = tile.index * TILE_WIDTH ** (tile.level + 1)
  const last = first + tile.width * TILE_WIDTH ** tile.level - 1
  return { kind: "tile", path: tilePath(tile), first, last }
}
