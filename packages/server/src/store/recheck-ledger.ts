/**
 * Looking again at what was signed long ago, some of it at a time: signing itself (./sign-ledger.ts) hashes only what was
 * appended since. So what somebody changes in an old entry is found by the gateway that runs, and not only by whoever happens to
 * verify the whole ledger.
 *
 * A bundle is looked at as one. What its entries hash to must be the tile above them, and the first of them must be included in
 * the tree: the proof of that is made of all the other hashes of the tile. And each must be filed under what it says, or a search
 * would pass it over.
 */
import { makeInclusion } from "@sluis/core/ledger/make-proof"
import { leafHash } from "@sluis/core/ledger/merkle"
import { verifyInclusion } from "@sluis/core/ledger/proof"
import { HASH_OCTETS, sameOctets } from "@sluis/core/ledger/sha256"
import { TILE_WIDTH, widthAt } from "@sluis/core/ledger/tile"
import type { HashReader } from "@sluis/core/ledger/tile"

import type { Connection } from "./connection.ts"
import { sha256 } from "./sha256.ts"

/** Milliseconds of work. Where it is signed every ten seconds, a million entries are looked at within three hours. */
export const BUNDLES_AT_ONCE = 4

type Parts = { readonly ask: Connection["ask"]; readonly tile: HashReader }

/** Gives whether the bundles whose turn it is are in the tree of this size and root. Begins at the first, and again after the last. */
export function ledgerRecheck(parts: Parts): (size: number, root: Uint8Array) => Promise<boolean> {
  let next = 0
  return async (size, root) => {
    for (let done = 0; done < Math.min(BUNDLES_AT_ONCE, Math.ceil(size / TILE_WIDTH)); done += 1) {
      if (next * TILE_WIDTH >= size) next = 0
      if (!(await isWhole(parts, next, size, root))) return false
      next += 1
    }
    return true
  }
}

async function isWhole(
  { ask, tile }: Parts,
  bundle: number,
  size: number,
  root: Uint8Array,
): Promise<boolean> {
  const first = bundle * TILE_WIDTH
  const width = widthAt(0, bundle, size)
  const [entries, misfiled, hashes] = await Promise.all([
    ask("ledgerEntries", { first, limit: width }),
    ask("ledgerMisfiled", { first, limit: width }),
    tile(0, bundle, width),
  ])
  // Of entries that say the same, one less would only move the others.
  if (entries.some(({ index }, place) => index !== first + place)) return false
  const leaves = entries.map(({ octets }) => leafHash(sha256, octets))
  const [leaf] = leaves
  if (leaf === undefined || hashes?.length !== leaves.length * HASH_OCTETS || misfiled !== undefined)
    return false
  if (!sameOctets(Buffer.concat(leaves), hashes)) return false
  // The very hashes that were compared, whatever the database gives a moment later.
  const read: HashReader = async (level, index, wide) =>
    level === 0 && index === bundle ? hashes.subarray(0, wide * HASH_OCTETS) : await tile(level, index, wide)
  const made = await makeInclusion(sha256, read, first, size)
  if (!made.ok) return false
  const inclusion = { index: BigInt(first), size: BigInt(size), leafHash: leaf, proof: made.value, root }
  return leaves.length === width && verifyInclusion(sha256, inclusion)
}
