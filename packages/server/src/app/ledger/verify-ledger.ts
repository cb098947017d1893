/**
 * Verifying a ledger as somebody does who trusts nothing but keys: who signed it, that every entry and every hash is what was
 * signed, that witnesses saw the same, and that it still holds what it held at an earlier time.
 *
 * Pure but for what the tree reads, so that the command, the verifier of the release and a test do the same.
 */
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import type { CheckpointFault, OpenedCheckpoint } from "@sluis/core/ledger/checkpoint"
import { makeConsistency } from "@sluis/core/ledger/make-proof"
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import { verifyConsistency } from "@sluis/core/ledger/proof"
import { readEntry } from "@sluis/core/ledger/read-entry"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { TILE_WIDTH } from "@sluis/core/ledger/tile"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { verifyTree } from "@sluis/core/ledger/verify-tree"
import type { TreeFault } from "@sluis/core/ledger/verify-tree"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { tilesOf } from "./ledger-tree.ts"
import type { LedgerTree } from "./ledger-tree.ts"

export type LedgerTrust = {
  readonly log: VerifierKey
  /** Each must have cosigned this ledger. */
  readonly witnesses: readonly VerifierKey[]
  /** An earlier checkpoint that somebody kept. */
  readonly seen?: { readonly name: string; readonly note: string } | undefined
}

/** `size`: entries that it cosigned. `at`: seconds since 1970. */
export type Cosigned = { readonly witness: string; readonly size: number; readonly at: number }

export type WholeLedger = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** Entries of a version that this program does not know. */
  readonly unread: number
  readonly cosigned: readonly Cosigned[]
  /** Entries of the earlier checkpoint. */
  readonly seen: number | undefined
}

export type LedgerTrouble =
  | { readonly kind: "nothing-signed" }
  | { readonly kind: "checkpoint"; readonly why: CheckpointFault["kind"] }
  | { readonly kind: "tree"; readonly why: TreeFault }
  | { readonly kind: "not-cosigned"; readonly witness: string }
  /** What was seen or cosigned before is no part of this tree. `from`: name of the file, or of the witness. */
  | { readonly kind: "not-grown"; readonly from: string }
  /** It was larger: either this is an older copy, or what came later was taken away. Nobody can tell from the copy alone. */
  | { readonly kind: "shorter"; readonly from: string; readonly before: number; readonly now: number }

/**
 * Throws only what the tree throws. `progress`: `share` of the tree, from 0 to 1. `saw`: each entry, in the order of the ledger, as
 * soon as it was verified; those of a version that this program does not know are passed over.
 */
export async function verifyLedger(
  tree: LedgerTree,
  { log, witnesses, seen }: LedgerTrust,
  sha256: Sha256,
  progress: (entries: number, share: number) => void = () => undefined,
  saw: (index: number, entry: LedgerEntry) => void = () => undefined,
): Promise<Result<WholeLedger, LedgerTrouble>> {
  const note = await tree.checkpoint()
  if (note === undefined) return err({ kind: "nothing-signed" })
  const opened = open(note, log, witnesses)
  if (!opened.ok) return opened
  const { checkpoint } = opened.value
  let index = 0
  const verified = await verifyTree(sha256, tree, checkpoint, {
    readEntry: (octets) => {
      const entry = readEntry(octets)
      if (entry.ok) saw(index, entry.value)
      index += 1
      return entry
    },
    progress: (done) => progress(done, done / Number(checkpoint.size)),
  })
  if (!verified.ok) return err({ kind: "tree", why: verified.error })
  const { size, unread } = verified.value
  const misfiled = await misfiledIn(tree, size)
  if (misfiled !== undefined)
    return err({ kind: "tree", why: { kind: "entry", index: misfiled, why: { kind: "altered" } } })
  /** Whether this tree is that one grown. Tiles are read a second time for it, so they must prove it against both roots. */
  const holds = async (earlier: OpenedCheckpoint["checkpoint"]): Promise<boolean> => {
    if (earlier.size > checkpoint.size) return false
    if (earlier.size === 0n) return true
    const proof = await makeConsistency(sha256, tilesOf(size, tree.tile), Number(earlier.size), size)
    if (!proof.ok) return false
    const sizes = { size1: earlier.size, size2: checkpoint.size }
    const roots = { root1: earlier.root, root2: checkpoint.root }
    return verifyConsistency(sha256, { ...sizes, ...roots, proof: proof.value })
  }

  const notGrown = (from: string, earlier: OpenedCheckpoint["checkpoint"]): LedgerTrouble =>
    earlier.size > checkpoint.size
      ? { kind: "shorter", from, before: Number(earlier.size), now: size }
      : { kind: "not-grown", from }

  const cosigned = [...cosignedIn(opened.value)]
  const before = witnesses.length === 0 ? undefined : await tree.witnessed()
  if (before !== undefined) {
    const witnessed = open(before, log, witnesses)
    if (!witnessed.ok) return witnessed
    const earlier = cosignedIn(witnessed.value)
    const [first] = earlier
    if (first !== undefined && !(await holds(witnessed.value.checkpoint)))
      return err(notGrown(first.witness, witnessed.value.checkpoint))
    cosigned.push(...earlier.filter(({ witness }) => !cosigned.some((newer) => newer.witness === witness)))
  }
  const absent = witnesses.find(({ name }) => !cosigned.some(({ witness }) => witness === name))
  if (absent !== undefined) return err({ kind: "not-cosigned", witness: absent.name })

  const kept = seen === undefined ? undefined : open(seen.note, log, [])
  if (kept?.ok === false) return kept
  if (seen !== undefined && kept !== undefined && !(await holds(kept.value.checkpoint)))
    return err(notGrown(seen.name, kept.value.checkpoint))
  return ok({
    origin: checkpoint.origin,
    size,
    root: checkpoint.root,
    unread,
    cosigned,
    seen: kept && Number(kept.value.checkpoint.size),
  })
}

/** What is filed under something else is in the tree and in no list: altered, to whoever reads lists. */
async function misfiledIn({ misfiled }: LedgerTree, size: number): Promise<number | undefined> {
  if (misfiled === undefined) return undefined
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const found = await misfiled(first, Math.min(TILE_WIDTH, size - first))
    if (found !== undefined) return found
  }
  return undefined
}

function open(
  note: string,
  log: VerifierKey,
  witnesses: readonly VerifierKey[],
): Result<OpenedCheckpoint, LedgerTrouble> {
  const opened = openCheckpoint(note, log, witnesses)
  return opened.ok ? opened : err({ kind: "checkpoint", why: opened.error.kind })
}

function cosignedIn({ checkpoint, signatures }: OpenedCheckpoint): readonly Cosigned[] {
  return signatures.flatMap(({ key, at }) =>
    at === undefined ? [] : [{ witness: key.name, size: Number(checkpoint.size), at }],
  )
}
