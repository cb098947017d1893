/**
 * A tree in a folder, as C2SP tlog-tiles lays it out. Paths are made from numbers, never from what a file says.
 *
 * TRUST: none; whoever reads the tree verifies it. Here is only looked after that no file fills the memory.
 */
import { join } from "node:path"

import { bundlePath, tilePath } from "@sluis/core/ledger/tile"

import { Fault, systemCode } from "../app/fault.ts"
import { CHECKPOINT, WITNESSED } from "../app/ledger/ledger-tree.ts"
import type { LedgerTree } from "../app/ledger/ledger-tree.ts"
import { MAX_BUNDLE_OCTETS, MAX_CHECKPOINT_OCTETS, MAX_TILE_OCTETS } from "./limit.ts"
import { readWhole, TooLarge } from "./whole-file.ts"

/** Its functions reject with the fault "ledger/unreadable" where a file can't be read. */
export function treeInFolder(folder: string): LedgerTree {
  const read = async (path: string, most: number): Promise<Uint8Array | undefined> => {
    try {
      return await readWhole(join(folder, path), most)
    } catch (cause) {
      const why = cause instanceof TooLarge ? "too large" : systemCode(cause)
      if (why === undefined) throw cause
      throw new Fault("ledger/unreadable", join(folder, path), why, cause)
    }
  }
  const note = async (path: string): Promise<string | undefined> => {
    const octets = await read(path, MAX_CHECKPOINT_OCTETS)
    return octets === undefined ? undefined : new TextDecoder().decode(octets)
  }
  return {
    checkpoint: async () => await note(CHECKPOINT),
    witnessed: async () => await note(WITNESSED),
    tile: async (level, index, width) => await read(tilePath({ level, index, width }), MAX_TILE_OCTETS),
    bundle: async (index, width) => await read(bundlePath(index, width), MAX_BUNDLE_OCTETS),
  }
}
