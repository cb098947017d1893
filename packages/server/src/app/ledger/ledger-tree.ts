/**
 * The ledger as a tree that others can read: a signed checkpoint, and the tiles and bundles below it (C2SP tlog-tiles),
 * whether they come from the store, a folder or the web.
 */
import { HASH_OCTETS } from "@sluis/core/ledger/sha256"
import { TILE_WIDTH, widthAt, writeBundle } from "@sluis/core/ledger/tile"
import type { BundleReader, HashReader } from "@sluis/core/ledger/tile"

import type { Ledger } from "./ledger.ts"

/** C2SP tlog-tiles, "Checkpoints": the one file that is neither tile nor bundle. */
export const CHECKPOINT = "checkpoint"
/** Our own addition: a witness is asked once an hour, so what it cosigned is seldom the newest. */
export const WITNESSED = "checkpoint.witnessed"

export type LedgerTree = {
  /** The signed note; undefined where nothing was signed yet. */
  readonly checkpoint: () => Promise<string | undefined>
  /** The last that witnesses cosigned, which may be an earlier one; undefined where there is none. */
  readonly witnessed: () => Promise<string | undefined>
  readonly tile: HashReader
  readonly bundle: BundleReader
  /** Where entries are also found by what they say: the first of these that is filed under something else. */
  readonly misfiled?: Ledger["misfiled"]
}

/** As the store has it, up to the last checkpoint. */
export function treeOf(
  ledger: Pick<Ledger, "checkpoint" | "witnessed" | "tile" | "entries" | "misfiled">,
): LedgerTree {
  return {
    checkpoint: async () => (await ledger.checkpoint())?.note,
    witnessed: async () => (await ledger.witnessed())?.note,
    tile: ledger.tile,
    misfiled: ledger.misfiled,
    bundle: async (index, width) => {
      const first = index * TILE_WIDTH
      const entries = await ledger.entries(first, width)
      const isWhole =
        entries.length === width && entries.every((entry, place) => entry.index === first + place)
      return isWhole ? writeBundle(entries.map(({ octets }) => octets)) : undefined
    },
  }
}

/** Reads tiles as a tree of `size` has them, also for what was there when it was smaller: of partial tiles only the last may be kept. */
export function tilesOf(size: number, read: HashReader): HashReader {
  return async (level, index, width) => {
    const hashes = await read(level, index, widthAt(level, index, size))
    return hashes?.subarray(0, width * HASH_OCTETS)
  }
}
