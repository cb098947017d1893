/**
 * A tree on the web, below a prefix, as C2SP tlog-tiles serves it.
 *
 * TRUST: none; whoever reads the tree verifies it, so it need not be https. No file may fill the memory or keep us waiting.
 */
import { bundlePath, tilePath } from "@sluis/core/ledger/tile"

import { boundedOctets, networkCode, noOctets } from "../app/bounded-octets.ts"
import { Fault } from "../app/fault.ts"
import { CHECKPOINT, WITNESSED } from "../app/ledger/ledger-tree.ts"
import type { LedgerTree } from "../app/ledger/ledger-tree.ts"
import { MAX_BUNDLE_OCTETS, MAX_CHECKPOINT_OCTETS, MAX_TILE_OCTETS } from "./limit.ts"

/** Milliseconds for one file. */
const TIMEOUT = 30_000

/** `prefix` without a slash at its end. Its functions reject with the fault "ledger/unreadable". */
export function treeAt(prefix: string): LedgerTree {
  const get = async (path: string, most: number): Promise<Uint8Array | undefined> =>
    await fetchFile(`${prefix}/${path}`, most)
  const note = async (path: string): Promise<string | undefined> => {
    const octets = await get(path, MAX_CHECKPOINT_OCTETS)
    return octets === undefined ? undefined : new TextDecoder().decode(octets)
  }
  return {
    checkpoint: async () => await note(CHECKPOINT),
    witnessed: async () => await note(WITNESSED),
    tile: async (level, index, width) => await get(tilePath({ level, index, width }), MAX_TILE_OCTETS),
    bundle: async (index, width) => await get(bundlePath(index, width), MAX_BUNDLE_OCTETS),
  }
}

/** Undefined where there is none. */
async function fetchFile(url: string, most: number): Promise<Uint8Array | undefined> {
  // Where a static file is elsewhere, the prefix is wrong.
  const request = fetch(url, { signal: AbortSignal.timeout(TIMEOUT), redirect: "manual" })
  const response = await request.catch(unreachable(url))
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel()
    return undefined
  }
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Fault("ledger/unreadable", url, String(response.status))
  }
  const octets = await boundedOctets(response.body ?? noOctets(), most).catch(unreachable(url))
  if (octets === undefined) throw new Fault("ledger/unreadable", url, "too large")
  return octets
}

function unreachable(url: string): (cause: unknown) => never {
  return (cause) => {
    throw new Fault("ledger/unreadable", url, networkCode(cause), cause)
  }
}
