/** The whole tree behind the port, verified as somebody would who trusts none of it: for tests. */
import assert from "node:assert/strict"

import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import { readEntry } from "@sluis/core/ledger/read-entry"
import { TILE_WIDTH, writeBundle } from "@sluis/core/ledger/tile"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import { verifyTree } from "@sluis/core/ledger/verify-tree"

import type { Ledger, SignedCheckpoint } from "../app/ledger/ledger.ts"
import { sha256 } from "./sha256.ts"

/** Against what is signed now, or was signed before. */
export async function assertWhole(ledger: Ledger, signed?: SignedCheckpoint): Promise<void> {
  const { note, size } = signed ?? (await ledger.sign())
  const key = readVerifierKey(sha256, (await ledger.key()).vkey)
  assert.ok(key.ok)
  const opened = openCheckpoint(note, key.value)
  assert.ok(opened.ok)
  const verified = await verifyTree(sha256, readerOf(ledger), opened.value.checkpoint, { readEntry })
  assert.deepEqual(verified, { ok: true, value: { size, unread: 0 } })
}

export async function entryAt(ledger: Ledger, index: number): Promise<LedgerEntry> {
  const [kept] = await ledger.entries(index, 1)
  const read = readEntry(kept?.octets ?? new Uint8Array(0))
  assert.ok(read.ok)
  return read.value
}

function readerOf(ledger: Ledger): Parameters<typeof verifyTree>[1] {
  return {
    tile: ledger.tile,
    bundle: async (index, width) => {
      const entries = await ledger.entries(index * TILE_WIDTH, width)
      return writeBundle(entries.map(({ octets }) => octets))
    },
  }
}
