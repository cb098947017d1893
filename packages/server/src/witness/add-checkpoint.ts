/**
 * What a log sends to a witness (C2SP tlog-witness, add-checkpoint): the size that the witness saw last, a proof that the
 * tree only grew since, and the checkpoint itself.
 *
 * Deliberately left out: what the checkpoint says and whether the proof is right. Here is only the form.
 */
import { fromBase64, toBase64 } from "@sluis/core/ledger/base64"
import { HASH_OCTETS } from "@sluis/core/ledger/sha256"

export type AddCheckpoint = {
  /** Leaves of the tree that the witness cosigned last; 0 for none. */
  readonly oldSize: number
  /** Hashes of 32 octets, RFC 6962 §2.1.2. */
  readonly proof: readonly Uint8Array[]
  /** A signed note, as the log wrote it. */
  readonly checkpoint: string
}

/** C2SP tlog-witness: a client sends no more. A tree of 2^63 leaves needs no more. */
export const MAX_PROOF_LINES = 63
/** A proof is 3 kB at most, and a checkpoint with a hundred cosignatures of Ed25519 is 20 kB. */
export const MAX_REQUEST_OCTETS = 64 * 1024
/** Of the answer that tells which size the witness saw last. */
export const SIZE_TYPE = "text/x.tlog.size"

/** Decimal without leading zeroes. */
const SIZE = /^(?:0|[1-9]\d{0,15})$/

export function writeAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const lines = proof.map(toBase64)
  return `${[`old ${oldSize}`, ...lines].join("\n")}\n\n${checkpoint}`
}

/** Undefined where it has not this form. */
export function readAddCheckpoint(text: string): AddCheckpoint | undefined {
  const end = text.indexOf("\n\n")
  if (end < 0) return undefined
  const [first = "", ...lines] = text.slice(0, end).split("\n")
  const oldSize = first.startsWith("old ") ? readSize(first.slice("old ".length)) : undefined
  if (oldSize === undefined || lines.length > MAX_PROOF_LINES) return undefined
  const proof = lines.map(readHash)
  return proof.includes(undefined)
    ? undefined
    : { oldSize, proof: proof.filter((hash) => hash !== undefined), checkpoint: text.slice(end + 2) }
}

/** Larger than 2^53 - 1 is no size that we could count. */
export function readSize(text: string): number | undefined {
  const size = SIZE.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(size) ? size : undefined
}

function readHash(text: string): Uint8Array | undefined {
  const octets = fromBase64(text)
  return octets?.length === HASH_OCTETS ? octets : undefined
}
