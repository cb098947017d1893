/**
 * Whether the timestamps that were kept are over this ledger: each over the text of the checkpoint of its size, which is made
 * anew from the tree (./timestamping.ts).
 */
import { toBase64 } from "@sluis/core/ledger/base64"
import { rootAt } from "@sluis/core/ledger/make-proof"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { tilesOf } from "./ledger-tree.ts"
import type { LedgerTree } from "./ledger-tree.ts"
import type { Timestamp } from "./ledger.ts"
import type { TimestampFailure } from "./timestamping.ts"

/** Milliseconds since 1970: the time that the token says. */
export type CheckTimestamp = (
  token: Uint8Array,
  octets: Uint8Array,
) => Promise<Result<number, TimestampFailure>>

export type VerifiedTimestamps = {
  readonly count: number
  readonly last: { readonly size: number; readonly at: number } | undefined
}

/** The first that is not right: over a tree that this is not, or not of whom we trust. */
export type TimestampTrouble = { readonly size: number }

/** Of a tree that was verified. Timestamps of later trees than this one are no mistake of it. */
export async function verifyTimestamps(
  timestamps: readonly Timestamp[],
  { tile, origin, size }: Pick<LedgerTree, "tile"> & { readonly origin: string; readonly size: number },
  check: CheckTimestamp,
  sha256: Sha256,
): Promise<Result<VerifiedTimestamps, TimestampTrouble>> {
  let count = 0
  let last: VerifiedTimestamps["last"]
  for (const { size: stamped, token } of timestamps) {
    if (stamped > size) continue
    const root = await rootAt(sha256, tilesOf(size, tile), stamped)
    if (!root.ok) return err({ size: stamped })
    const text = `${origin}\n${stamped}\n${toBase64(root.value)}\n`
    const at = await check(token, new TextEncoder().encode(text))
    if (!at.ok) return err({ size: stamped })
    count += 1
    last = { size: stamped, at: at.value }
  }
  return ok({ count, last })
}
