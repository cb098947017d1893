/**
 * The right edge of a tree: the partial tiles, one of a level at most. Together they are the tree in a few kilobytes: their
 * root is the root of the tree, so they are what a signed root vouches for first.
 */
import { emptyRoot, leafHash, rootOf } from "./merkle.ts"
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS, sameOctets } from "./sha256.ts"
import { joinRoots, rootWithin, subtreesOf } from "./subtree.ts"
import type { BundleReader, HashReader, Tile } from "./tile.ts"
import { hashesAt, readBundle, TILE_LEVELS, TILE_WIDTH } from "./tile.ts"

export type ReadTile = { readonly tile: Tile; readonly hashes: Uint8Array }

/** From the top down. None of an empty tree. */
export function edgeTiles(size: number): readonly Tile[] {
  const levels = Array.from({ length: TILE_LEVELS }, (_, level) => level).toReversed()
  return levels.flatMap((level) => {
    const width = hashesAt(level, size) % TILE_WIDTH
    return width === 0 ? [] : [{ level, index: Math.floor(hashesAt(level, size) / TILE_WIDTH), width }]
  })
}

/** Root of the tree, of all tiles of its right edge from the top down. */
export function edgeRoot(sha256: Sha256, edge: readonly ReadTile[]): Uint8Array {
  const roots = edge.flatMap(({ tile, hashes }) =>
    subtreesOf({ start: 0, end: tile.width }).map(({ height, index }) =>
      rootWithin(sha256, hashes, index * 2 ** height, 2 ** height),
    ),
  )
  return joinRoots(sha256, roots) ?? emptyRoot(sha256)
}

/**
 * Of an edge whose root is not the one that was signed: the tile that was altered, if what lies below the edge still leads to
 * the signed root. Undefined where it doesn't: then more was altered than can be singled out.
 */
export async function alteredEdge(
  sha256: Sha256,
  reader: { readonly tile: HashReader; readonly bundle: BundleReader },
  edge: readonly ReadTile[],
  root: Uint8Array,
): Promise<Tile | undefined> {
  const below: ReadTile[] = []
  for (const { tile } of edge) {
    const hashes =
      tile.level === 0
        ? await leavesOf(sha256, reader.bundle, tile)
        : await rootsBelow(sha256, reader.tile, tile)
    if (hashes === undefined) return undefined
    below.push({ tile, hashes })
  }
  if (!sameOctets(edgeRoot(sha256, below), root)) return undefined
  return edge.find(({ hashes }, at) => !sameOctets(hashes, below[at]?.hashes ?? hashes))?.tile
}

async function leavesOf(
  sha256: Sha256,
  read: BundleReader,
  { index, width }: Tile,
): Promise<Uint8Array | undefined> {
  const octets = await read(index, width)
  const entries = octets === undefined ? undefined : readBundle(octets, width)
  return entries?.ok === true ? joined(entries.value.map((entry) => leafHash(sha256, entry))) : undefined
}

async function rootsBelow(
  sha256: Sha256,
  read: HashReader,
  { level, index, width }: Tile,
): Promise<Uint8Array | undefined> {
  const roots: Uint8Array[] = []
  for (let at = 0; at < width; at += 1) {
    const hashes = await read(level - 1, index * TILE_WIDTH + at, TILE_WIDTH)
    if (hashes?.length !== TILE_WIDTH * HASH_OCTETS) return undefined
    roots.push(rootOf(sha256, hashes))
  }
  return joined(roots)
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const octets = new Uint8Array(hashes.length * HASH_OCTETS)
  for (const [at, hash] of hashes.entries()) octets.set(hash, at * HASH_OCTETS)
  return octets
}
