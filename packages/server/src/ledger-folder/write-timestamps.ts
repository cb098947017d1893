/**
 * Timestamps beside a tree, for whoever would check them with nothing but `openssl ts -verify`: each token, and the text that it
 * is over (app/ledger/timestamping.ts).
 *
 * Our own addition to the layout of C2SP tlog-tiles, which leaves other names free.
 */
import { join } from "node:path"

import { toBase64 } from "@sluis/core/ledger/base64"
import { rootAt } from "@sluis/core/ledger/make-proof"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import type { HashReader } from "@sluis/core/ledger/tile"

import { MAX_TIMESTAMP_OCTETS } from "../app/ledger/ledger.ts"
import { readWhole, writeWhole } from "./whole-file.ts"

/** `size`: of the tree that it is over. */
export type TreeTimestamp = { readonly size: number; readonly token: Uint8Array }

const TIMESTAMPS = "timestamp"

/** How many files were written. Of two over the same tree the first stays. Rejects with the system's error. */
export async function writeTimestamps(
  folder: string,
  timestamps: readonly TreeTimestamp[],
  { origin, tile }: { readonly origin: string; readonly tile: HashReader },
  sha256: Sha256,
): Promise<number> {
  let files = 0
  for (const { size, token } of timestamps) {
    const path = join(folder, TIMESTAMPS, String(size))
    if ((await readWhole(`${path}.tst`, MAX_TIMESTAMP_OCTETS)) !== undefined) continue
    const root = await rootAt(sha256, tile, size)
    if (!root.ok) continue // of a tree that is no part of this one: whoever verifies this one sees that
    const text = `${origin}\n${size}\n${toBase64(root.value)}\n`
    await writeWhole(`${path}.txt`, new TextEncoder().encode(text))
    await writeWhole(`${path}.tst`, token)
    files += 2
  }
  return files
}
