/**
 * Which complete subtrees a range of leaves consists of, and how their roots come out of tiles.
 *
 * Every hash in a proof is the root of a range of leaves; a range that starts where a proof needs it is a row of complete
 * subtrees, largest first; and a complete subtree lies within one tile.
 */
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS } from "./sha256.ts"
import { nodeHash, rootOf } from "./merkle.ts"
import type { Tile } from "./tile.ts"
import { TILE_HEIGHT, TILE_WIDTH, widthAt } from "./tile.ts"

/** The leaves `start` to `end` (not included). */
export type Range = { readonly start: number; readonly end: number }

/** The complete subtree of `2^height` leaves that begins at leaf `index * 2^height`. */
export type Subtree = { readonly height: number; readonly index: number }

/** Largest power of two that is smaller than `count`, which is at least 2 (RFC 6962 §2.1: k < n <= 2k). */
export function splitOf(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** Largest first. The range must begin at a multiple of the largest power of two within it. */
export function subtreesOf({ start, end }: Range): readonly Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = start; at < end;) {
    let height = 0
    while (2 ** (height + 1) <= end - at) height += 1
    subtrees.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return subtrees
}

/** The tile that a subtree lies in, in a tree of `size`, and its hashes in there. */
export function placeOf(
  { height, index }: Subtree,
  size: number,
): { readonly tile: Tile; readonly offset: number; readonly count: number } {
  const level = Math.floor(height / TILE_HEIGHT)
  const count = 2 ** (height % TILE_HEIGHT)
  const first = index * count
  const tileIndex = Math.floor(first / TILE_WIDTH)
  return {
    tile: { level, index: tileIndex, width: widthAt(level, tileIndex, size) },
    offset: first % TILE_WIDTH,
    count,
  }
}

/** Root of some consecutive hashes of a tile. */
export function rootWithin(sha256: Sha256, hashes: Uint8Array, offset: number, count: number): Uint8Array {
  return rootOf(sha256, hashes.subarray(offset * HASH_OCTETS, (offset + count) * HASH_OCTETS))
}

/** Root over subtrees of which each is larger than the one after it; undefined where there are none. */
export function joinRoots(sha256: Sha256, roots: readonly Uint8Array[]): Uint8Array | undefined {
  let root: Uint8Array | undefined
  for (const larger of roots.toReversed()) root = root === undefined ? larger : nodeHash(sha256, larger, root)
  return root
}
