/**
 * Signing the tree, and refusing to where it is not what it was.
 *
 * INVARIANT (only an extension): what is signed is the tree that was signed last and, behind it, what the entries that were
 * appended since hash to now. That is built from the frontier that belongs to the last signed root, and compared with the
 * tree as it is kept. The tiles that others will read must prove the same (RFC 6962 §2.1.2).
 *
 * What this process saw signed is remembered here, where whoever writes to the database can't reach it, and some of the
 * older entries are looked at again each time (./recheck-ledger.ts).
 *
 * TRUST: who writes to the database can take away checkpoints together with all that came after them, or all of the ledger, and
 * after the next start we would sign again from there. A witness or a timestamp has seen more, and shows it.
 */
import { openCheckpoint, signCheckpoint } from "@sluis/core/ledger/checkpoint"
import { makeConsistency } from "@sluis/core/ledger/make-proof"
import { openFrontier } from "@sluis/core/ledger/merkle"
import type { Frontier } from "@sluis/core/ledger/merkle"
import { verifyConsistency } from "@sluis/core/ledger/proof"
import { sameOctets } from "@sluis/core/ledger/sha256"
import type { HashReader } from "@sluis/core/ledger/tile"

import { LedgerBent } from "../app/ledger/ledger.ts"
import type { SignedCheckpoint } from "../app/ledger/ledger.ts"
import type { Connection } from "./connection.ts"
import type { LedgerKey } from "./ledger-key.ts"
import { ledgerRecheck } from "./recheck-ledger.ts"
import type { LedgerCheckpoint, LedgerState } from "./request.ts"
import { sha256 } from "./sha256.ts"

/** Entries that are hashed again in one step, so that nobody waits for it. */
const REHASHED_AT_ONCE = 1_000

export type SigningParts = {
  readonly ask: Connection["ask"]
  readonly key: LedgerKey
  readonly tile: HashReader
  readonly now: () => number
}

/** One at a time. Throws `LedgerBent`, and from then on always. */
export function ledgerSigning(parts: SigningParts): () => Promise<SignedCheckpoint> {
  const { ask, key, now } = parts
  const recheck = ledgerRecheck(parts)
  let seen: LedgerCheckpoint | undefined
  let bent: LedgerBent | undefined
  let signing: Promise<SignedCheckpoint> | undefined

  async function sign(): Promise<SignedCheckpoint> {
    // In this order: what another process signs in between is of a tree that is not smaller than what was signed before.
    const last = await ask("ledgerCheckpoint", undefined)
    const state = await ask("ledgerState", undefined)
    if (state === undefined) throw new LedgerBent("the tree is gone")
    const root = frontierOf(state.frontier).root()
    // What this process checked or signed itself need not be checked again: a signature takes milliseconds of everybody's time.
    if (last !== undefined && !isSame(last, seen)) checkSigned(last, key)
    if (seen !== undefined && (last === undefined || last.size < seen.size))
      throw new LedgerBent("a checkpoint that was signed is gone")
    await checkEntries(parts, seen ?? last, state, root)
    // What another process signed in between must have grown from what we saw, as the tree must have from that.
    for (const signed of [seen, last]) if (signed !== undefined) await checkTiles(parts, signed, state, root)
    if (!(await recheck(state.size, root))) throw new LedgerBent("an older entry is not what was signed")
    if (last?.size === state.size) {
      seen = last
      return signedOf(last)
    }
    const at = now()
    const { size, frontier } = state
    const note = signCheckpoint({ origin: key.verifier.name, size, root }, key.verifier, key.sign)
    await ask("ledgerSigned", { size, at, note, frontier })
    seen = { size, at, note, frontier }
    return signedOf(seen)
  }

  return async () => {
    if (bent !== undefined) throw bent
    signing ??= sign().finally(() => {
      signing = undefined
    })
    try {
      return await signing
    } catch (cause) {
      if (cause instanceof LedgerBent) bent = cause
      throw cause
    }
  }
}

export function signedOf({ size, at, note }: LedgerCheckpoint): SignedCheckpoint {
  return { size, at, note }
}

function isSame(one: LedgerCheckpoint, other: LedgerCheckpoint | undefined): boolean {
  return one.size === other?.size && one.note === other.note && sameOctets(one.frontier, other.frontier)
}

function checkSigned({ size, note, frontier }: LedgerCheckpoint, key: LedgerKey): void {
  const opened = openCheckpoint(note, key.verifier)
  if (!opened.ok) throw new LedgerBent("the last checkpoint is not signed by this ledger")
  const { checkpoint } = opened.value
  const { size: frontierSize, root } = frontierOf(frontier)
  if (checkpoint.size !== BigInt(size) || frontierSize() !== size || !sameOctets(checkpoint.root, root()))
    throw new LedgerBent("the last checkpoint is of another tree")
}

/** Appends what the entries hash to now to the tree that was signed, or to the empty one. */
async function checkEntries(
  { ask }: SigningParts,
  last: LedgerCheckpoint | undefined,
  state: LedgerState,
  root: Uint8Array,
): Promise<void> {
  if (state.size < (last?.size ?? 0)) throw new LedgerBent("the tree is smaller than what was signed")
  let frontier = last?.frontier ?? openFrontier(sha256).octets()
  for (let from = last?.size ?? 0; from < state.size; from += REHASHED_AT_ONCE) {
    const to = Math.min(from + REHASHED_AT_ONCE, state.size)
    const grown = await ask("ledgerRehash", { frontier, from, to })
    if (grown === undefined) throw new LedgerBent("an entry is not what was appended")
    frontier = grown
  }
  const grown = frontierOf(frontier)
  if (grown.size() !== state.size || !sameOctets(grown.root(), root))
    throw new LedgerBent("the tree is not made of its entries")
}

async function checkTiles(
  { tile }: SigningParts,
  last: LedgerCheckpoint,
  state: LedgerState,
  root: Uint8Array,
): Promise<void> {
  const made = await makeConsistency(sha256, tile, last.size, state.size)
  const isProved =
    made.ok &&
    verifyConsistency(sha256, {
      size1: BigInt(last.size),
      size2: BigInt(state.size),
      root1: frontierOf(last.frontier).root(),
      root2: root,
      proof: made.value,
    })
  if (!isProved) throw new LedgerBent("the tiles don't prove that the tree was only extended")
}

function frontierOf(octets: Uint8Array): Frontier {
  try {
    return openFrontier(sha256, octets)
  } catch {
    throw new LedgerBent("the tree is none") // ours is one: it says nothing more about what it isn't
  }
}
