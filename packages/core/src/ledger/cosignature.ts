/**
 * Cosignatures of witnesses (C2SP tlog-cosignature, Ed25519, "cosignature/v1"): "at this time, this was the largest tree of
 * this log that I have seen, and it was consistent with all that I saw before".
 *
 * Deliberately left out: ML-DSA-44, the second kind in the specification; and the protocol between log and witness.
 */
import type { Signer } from "./ed25519.ts"
import { SIGNATURE_OCTETS, verifyEd25519 } from "./ed25519.ts"
import type { NoteSignature } from "./note.ts"
import { noteOctets } from "./note.ts"
import type { VerifierKey } from "./verifier-key.ts"

const TIME_OCTETS = 8

/** Signs a note's text (with its last line end). `at` is in whole seconds since 1970. */
export function cosign(text: string, key: VerifierKey, at: number, sign: Signer): NoteSignature {
  if (!Number.isSafeInteger(at) || at < 0) throw new RangeError("a time is in whole seconds since 1970")
  const signature = new Uint8Array(TIME_OCTETS + SIGNATURE_OCTETS)
  new DataView(signature.buffer).setBigUint64(0, BigInt(at))
  signature.set(sign(message(text, BigInt(at))), TIME_OCTETS)
  return { name: key.name, id: key.id, signature }
}

/**
 * Seconds since 1970 at which the witness signed; undefined where the signature is not of this key over this text. A time
 * beyond 2^53 is refused as well: the specification leaves refusing the future to the verifier.
 */
export function verifyCosignature(text: string, key: VerifierKey, signature: Uint8Array): number | undefined {
  if (signature.length !== TIME_OCTETS + SIGNATURE_OCTETS) return undefined
  const at = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  if (at > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
  const isRight = verifyEd25519(signature.subarray(TIME_OCTETS), message(text, at), key.publicKey)
  return isRight ? Number(at) : undefined
}

/** C2SP tlog-cosignature, "Ed25519 signed message". */
function message(text: string, at: bigint): Uint8Array {
  return noteOctets(`cosignature/v1\ntime ${String(at)}\n${text}`)
}
