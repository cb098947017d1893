/**
 * Checkpoints (C2SP tlog-checkpoint): the note in which a log says how large its tree is and what its root is.
 *
 * Lines that follow the root (extensions) are kept as they are, because they are signed along, and mean nothing to us.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { fromBase64, toBase64 } from "./base64.ts"
import type { Signer } from "./ed25519.ts"
import type { Note, NoteFault } from "./note.ts"
import { readNote, writeNote } from "./note.ts"
import { MAX_TREE_SIZE } from "./proof.ts"
import { HASH_OCTETS } from "./sha256.ts"
import type { VerifierKey } from "./verifier-key.ts"
import type { SignatureFault, VerifiedSignature } from "./verify-note.ts"
import { signNote, verifyNote } from "./verify-note.ts"

export type Checkpoint = {
  /** What the log is called, for ever. */
  readonly origin: string
  readonly size: bigint
  /** 32 octets. */
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

export type CheckpointFault =
  | NoteFault
  | SignatureFault
  /** The text is not an origin, a size and a root. */
  | { readonly kind: "not-a-checkpoint" }
  /** Of another log than the key's. */
  | { readonly kind: "other-log"; readonly origin: string }
  /** Signed by witnesses, not by the log itself. */
  | { readonly kind: "not-by-log" }

/** The text of the note. Throws RangeError for what a reader would refuse. */
export function writeCheckpoint(checkpoint: {
  readonly origin: string
  readonly size: bigint | number
  readonly root: Uint8Array
  readonly extensions?: readonly string[]
}): string {
  const { origin, size, root, extensions = [] } = checkpoint
  const text = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join("")
  if (readCheckpoint(text) === undefined) throw new RangeError("not a checkpoint")
  return text
}

/** A note with the log's signature under it. */
export function signCheckpoint(
  checkpoint: Parameters<typeof writeCheckpoint>[0],
  key: VerifierKey,
  sign: Signer,
): string {
  const text = writeCheckpoint(checkpoint)
  return writeNote({ text, signatures: [signNote(text, key, sign)] })
}

const SIZE = /^(0|[1-9]\d{0,18})$/

/** The text of a note, signatures not included; undefined for what is no checkpoint. Never throws. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith("\n")) return undefined
  const lines = text.slice(0, -1).split("\n")
  const [origin = "", size = "", base64 = "", ...extensions] = lines
  const root = fromBase64(base64)
  // C2SP tlog-checkpoint, "Note text": no line is empty, and the size has no leading zeros.
  if (lines.includes("") || !SIZE.test(size) || root?.length !== HASH_OCTETS) return undefined
  return BigInt(size) > MAX_TREE_SIZE ? undefined : { origin, size: BigInt(size), root, extensions }
}

export type OpenedCheckpoint = {
  readonly checkpoint: Checkpoint
  readonly note: Note
  /** The log's first, then those of the witnesses whose keys were given, one each. */
  readonly signatures: readonly VerifiedSignature[]
}

/**
 * Reads and verifies: the log's signature must be there and right, and so must be what stands there of each witness. The
 * origin must be the name of the log's key (C2SP tlog-checkpoint, "Signatures"), or the one that is given.
 */
export function openCheckpoint(
  written: string | Uint8Array,
  log: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
  origin: string = log.name,
): Result<OpenedCheckpoint, CheckpointFault> {
  const note = readNote(written)
  if (!note.ok) return note
  const checkpoint = readCheckpoint(note.value.text)
  if (checkpoint === undefined) return err({ kind: "not-a-checkpoint" })
  if (checkpoint.origin !== origin) return err({ kind: "other-log", origin: checkpoint.origin })
  const verified = verifyNote(note.value, [log, ...witnesses])
  if (!verified.ok) return verified
  const isByLog = verified.value.some(({ key }) => key === log)
  return isByLog
    ? ok({ checkpoint, note: note.value, signatures: verified.value })
    : err({ kind: "not-by-log" })
}
