/**
 * A proof that an entry is in the signed ledger, for somebody who has nothing but the ledger's public key (C2SP tlog-proof), with
 * the entry in it.
 *
 * It is verified before it is given: one that doesn't hold is worse than none, and says that history was changed.
 */
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { makeInclusion } from "@sluis/core/ledger/make-proof"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { verifyTlogProof, writeTlogProof } from "@sluis/core/ledger/tlog-proof"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { Ledger, SignedCheckpoint } from "./ledger.ts"

export type ProvedEntry = {
  /** The text of a .tlog-proof. */
  readonly text: string
  /** Canonical JSON. */
  readonly entry: Uint8Array
  /** Entries of the tree that it is proved in. */
  readonly size: number
  readonly isWitnessed: boolean
}

/**
 * In the last tree that a witness cosigned, where the entry was there already; otherwise in the last one that was signed.
 * `ledger/no-entry` also for one that is not signed yet: it will be within seconds. Rejects with `StoreUnavailable`.
 */
export async function proveEntry(
  index: number,
  ledger: Pick<Ledger, "checkpoint" | "witnessed" | "tile" | "entries" | "key">,
  sha256: Sha256,
): Promise<Result<ProvedEntry, Fault>> {
  const witnessed = await ledger.witnessed()
  const isWitnessed = witnessed !== undefined && index < witnessed.size
  const signed: SignedCheckpoint | undefined = isWitnessed ? witnessed : await ledger.checkpoint()
  if (signed === undefined || index >= signed.size) return err(new Fault("ledger/no-entry", String(index)))
  const [entry] = await ledger.entries(index, 1)
  const hashes = await makeInclusion(sha256, ledger.tile, index, signed.size)
  const key = readVerifierKey(sha256, (await ledger.key()).vkey)
  if (!key.ok) throw new Error("the ledger's own key can't be read")
  if (entry === undefined || !hashes.ok || !openCheckpoint(signed.note, key.value).ok)
    return err(new Fault("ledger/bent", "sluis"))
  const proof = {
    extra: entry.octets,
    index: BigInt(index),
    hashes: hashes.value,
    checkpoint: signed.note,
  }
  const policy = { log: key.value, witnesses: [], quorum: 0 }
  if (!verifyTlogProof(sha256, proof, entry.octets, policy).ok) return err(new Fault("ledger/bent", "sluis"))
  return ok({ text: writeTlogProof(proof), entry: entry.octets, size: signed.size, isWitnessed })
}
