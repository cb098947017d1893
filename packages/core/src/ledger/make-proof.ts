/**
 * Making proofs out of tiles: which tiles one needs, and the proof itself.
 *
 * Deliberately left out: whether the tiles are true. A proof from bent tiles does not verify against the signed root, and
 * whoever hands one out verifies it first (./proof.ts).
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS } from "./sha256.ts"
import type { Range } from "./subtree.ts"
import { joinRoots, placeOf, rootWithin, splitOf, subtreesOf } from "./subtree.ts"
import type { HashReader, Tile } from "./tile.ts"
import { tilePath } from "./tile.ts"

export type ProofFault =
  /** There is no such entry, no such tree, or `size1` is 0: nothing can be consistent with nothing. */
  | { readonly kind: "range" }
  /** This tile is missing, or has another number of hashes. */
  | { readonly kind: "tile"; readonly tile: Tile }

type Proof = Result<readonly Uint8Array[], ProofFault>

/** RFC 6962 §2.1.1, PATH(index, D[size]): from the leaf's neighbour up. */
export async function makeInclusion(
  sha256: Sha256,
  read: HashReader,
  index: number,
  size: number,
): Promise<Proof> {
  const ranges = inclusionRanges(index, size)
  return ranges === undefined ? err({ kind: "range" }) : await rootsOf(sha256, read, ranges, size)
}

/** RFC 6962 §2.1.2, PROOF(size1, D[size2]). */
export async function makeConsistency(
  sha256: Sha256,
  read: HashReader,
  size1: number,
  size2: number,
): Promise<Proof> {
  const ranges = consistencyRanges(size1, size2)
  return ranges === undefined ? err({ kind: "range" }) : await rootsOf(sha256, read, ranges, size2)
}

/** Root of the tree as it was at `size`, out of the tiles of a tree that is now `treeSize`. */
export async function rootAt(
  sha256: Sha256,
  read: HashReader,
  size: number,
  treeSize: number = size,
): Promise<Result<Uint8Array, ProofFault>> {
  if (!isSize(size) || !isSize(treeSize) || size === 0 || size > treeSize) return err({ kind: "range" })
  const made = await rootsOf(sha256, read, [{ start: 0, end: size }], treeSize)
  if (!made.ok) return made
  const [root] = made.value
  return root === undefined ? err({ kind: "range" }) : ok(root)
}

/** The ranges whose roots are the proof, in its order; undefined where there is no such entry. */
export function inclusionRanges(index: number, size: number): readonly Range[] | undefined {
  if (!isSize(size) || !isSize(index) || index >= size) return undefined
  const down: Range[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      down.push({ start: middle, end })
      end = middle
    } else {
      down.push({ start, end: middle })
      start = middle
    }
  }
  return down.toReversed()
}

/** The same for consistency; undefined where `size1` is 0 or larger than `size2`. */
export function consistencyRanges(size1: number, size2: number): readonly Range[] | undefined {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return undefined
  // SUBPROOF(m, D[n], b) of RFC 6962 §2.1.2; b is true as long as the old tree is a subtree that its own root tells.
  const down: Range[] = []
  let [start, end] = [0, size2]
  let isWhole = true
  while (end !== size1) {
    const middle = start + splitOf(end - start)
    if (size1 <= middle) {
      down.push({ start: middle, end })
      end = middle
    } else {
      down.push({ start, end: middle })
      start = middle
      isWhole = false
    }
  }
  if (!isWhole) down.push({ start, end })
  return down.toReversed()
}

/** Tiles that hold the roots of these ranges in a tree of `size`, each once. */
export function tilesFor(ranges: readonly Range[], size: number): readonly Tile[] {
  const tiles = ranges.flatMap((range) => subtreesOf(range).map((subtree) => placeOf(subtree, size).tile))
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()]
}

async function rootsOf(
  sha256: Sha256,
  readTile: HashReader,
  ranges: readonly Range[],
  size: number,
): Promise<Proof> {
  const needed = tilesFor(ranges, size)
  const tiles = new Map<string, Uint8Array>()
  const read = await Promise.all(needed.map(({ level, index, width }) => readTile(level, index, width)))
  for (const [at, tile] of needed.entries()) {
    const hashes = read[at]
    if (hashes?.length !== tile.width * HASH_OCTETS) return err({ kind: "tile", tile })
    tiles.set(tilePath(tile), hashes)
  }
  const rootOfRange = (range: Range): readonly Uint8Array[] => {
    const roots = subtreesOf(range).map((subtree) => {
      const { tile, offset, count } = placeOf(subtree, size)
      return rootWithin(sha256, tiles.get(tilePath(tile)) ?? new Uint8Array(), offset, count)
    })
    const root = joinRoots(sha256, roots)
    return root === undefined ? [] : [root]
  }
  return ok(ranges.flatMap(rootOfRange))
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
