/**
 * Proofs that stand alone (C2SP tlog-proof): one text file with the checkpoint, the place of an entry and the hashes between
 * them. Whoever has the log's public key can verify it, without a network and without us.
 *
 * We put the entry itself in the "extra" line, so that one file says what was logged as well. That line is not part of what
 * is signed; it is believed only because its hash leads to the root.
 *
 * Deliberately left out: whom to trust. That is the policy of whoever verifies.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { fromBase64, toBase64 } from "./base64.ts"
import type { CheckpointFault, OpenedCheckpoint } from "./checkpoint.ts"
import { openCheckpoint } from "./checkpoint.ts"
import { leafHash } from "./merkle.ts"
import { MAX_NOTE_OCTETS } from "./note.ts"
import { MAX_PROOF_HASHES, MAX_TREE_SIZE, verifyInclusion } from "./proof.ts"
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS } from "./sha256.ts"
import { MAX_BUNDLED_OCTETS } from "./tile.ts"
import type { TrustPolicy } from "./trust-policy.ts"
import { cosignersOf } from "./trust-policy.ts"

export type TlogProof = {
  /** Not authenticated by itself. Ours: the octets of the entry. */
  readonly extra: Uint8Array | undefined
  readonly index: bigint
  /** From the leaf's neighbour up. */
  readonly hashes: readonly Uint8Array[]
  /** The signed note as it is. */
  readonly checkpoint: string
}

export type TlogProofFault =
  /** Not a proof of this version. */
  | { readonly kind: "form" }
  | { readonly kind: "too-large" }
  | { readonly kind: "checkpoint"; readonly why: CheckpointFault }
  /** Fewer witnesses signed than the policy asks. */
  | { readonly kind: "witnesses"; readonly signed: number }
  /** The hashes do not lead from this entry to the signed root. */
  | { readonly kind: "not-included" }

const FIRST_LINE = "c2sp.org/tlog-proof@v1"
const EXTRA = "extra "
const INDEX = "index "

/** Base64 of an entry as large as the tiles allow. */
const MAX_EXTRA_LENGTH = Math.ceil(MAX_BUNDLED_OCTETS / 3) * 4
/** Lines above the checkpoint: two words and a number, one extra line, and the hashes with their line ends. */
const MAX_HEAD_LENGTH = 100 + MAX_EXTRA_LENGTH + MAX_PROOF_HASHES * 45
export const MAX_TLOG_PROOF_OCTETS = MAX_HEAD_LENGTH + MAX_NOTE_OCTETS

export function writeTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`${EXTRA}${toBase64(extra)}`]),
    `${INDEX}${String(index)}`,
    ...hashes.map(toBase64),
  ]
  return `${lines.join("\n")}\n\n${checkpoint}`
}

/** Never throws. The checkpoint is not looked into yet. */
export function readTlogProof(text: string): Result<TlogProof, TlogProofFault> {
  if (text.length > MAX_TLOG_PROOF_OCTETS) return err({ kind: "too-large" })
  // The first empty line ends the hashes; the checkpoint has empty lines of its own.
  const split = text.indexOf("\n\n")
  if (split === -1 || split > MAX_HEAD_LENGTH) return err({ kind: "form" })
  const [first, ...lines] = text.slice(0, split).split("\n")
  const hasExtra = lines[0]?.startsWith(EXTRA) === true
  const extra = hasExtra ? fromBase64(lines[0]?.slice(EXTRA.length) ?? "") : undefined
  const [indexLine = "", ...hashLines] = hasExtra ? lines.slice(1) : lines
  const index = readIndex(indexLine)
  const hashes = hashLines.map(fromBase64).filter((hash) => hash?.length === HASH_OCTETS)
  const isWhole = hashes.length === hashLines.length && hashes.length <= MAX_PROOF_HASHES
  if (first !== FIRST_LINE || (hasExtra && extra === undefined) || index === undefined || !isWhole) {
    return err({ kind: "form" })
  }
  return ok({
    extra,
    index,
    hashes: hashes.filter((hash) => hash !== undefined),
    checkpoint: text.slice(split + 2),
  })
}

function readIndex(line: string): bigint | undefined {
  const digits = /^index (0|[1-9]\d{0,18})$/.exec(line)?.[1]
  const index = BigInt(digits ?? -1)
  return index >= 0n && index <= MAX_TREE_SIZE ? index : undefined
}

/** Whether this entry is in a tree that the log, and enough of the witnesses, have signed. Never throws. */
export function verifyTlogProof(
  sha256: Sha256,
  proof: TlogProof,
  entry: Uint8Array,
  { log, witnesses, quorum }: TrustPolicy,
): Result<OpenedCheckpoint, TlogProofFault> {
  const opened = openCheckpoint(proof.checkpoint, log, witnesses)
  if (!opened.ok) return err({ kind: "checkpoint", why: opened.error })
  const { checkpoint, signatures } = opened.value
  const signed = cosignersOf(signatures)
  if (signed < quorum) return err({ kind: "witnesses", signed })
  const isIncluded = verifyInclusion(sha256, {
    index: proof.index,
    size: checkpoint.size,
    leafHash: leafHash(sha256, entry),
    proof: proof.hashes,
    root: checkpoint.root,
  })
  return isIncluded ? ok(opened.value) : err({ kind: "not-included" })
}
