/**
 * Signing notes, and verifying the signatures under one against keys that are known.
 *
 * C2SP signed-note, "Signatures": signatures of unknown keys are passed over, so that keys can be replaced and witnesses
 * added; a signature of a known key that is wrong spoils the whole note.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { verifyCosignature } from "./cosignature.ts"
import type { Signer } from "./ed25519.ts"
import { verifyEd25519 } from "./ed25519.ts"
import type { Note, NoteSignature } from "./note.ts"
import { noteOctets } from "./note.ts"
import type { VerifierKey } from "./verifier-key.ts"
import { isOfKey } from "./verifier-key.ts"

export type VerifiedSignature = {
  readonly key: VerifierKey
  /** Seconds since 1970, where the key is a witness's: when it signed. */
  readonly at: number | undefined
}

export type SignatureFault =
  /** None of these keys signed it. */
  | { readonly kind: "unsigned" }
  /** Under this name stands a signature that is not of its key. */
  | { readonly kind: "wrong-signature"; readonly name: string }

/** One for each key that signed, in the order of the keys. Never throws. */
export function verifyNote(
  note: Note,
  keys: readonly VerifierKey[],
): Result<readonly VerifiedSignature[], SignatureFault> {
  const verified: VerifiedSignature[] = []
  for (const key of keys) {
    const own = note.signatures.filter(({ name, id }) => isOfKey(key, name, id))
    const signatures = own.map(({ signature }) => verifySignature(note.text, key, signature))
    if (signatures.includes(undefined)) return err({ kind: "wrong-signature", name: key.name })
    // A witness may have signed twice: the latest counts.
    const latest = signatures.toSorted((a, b) => (b?.at ?? 0) - (a?.at ?? 0))[0]
    if (latest !== undefined) verified.push(latest)
  }
  return verified.length === 0 ? err({ kind: "unsigned" }) : ok(verified)
}

/** Of one key over the note's text; undefined where it is not. */
export function verifySignature(
  text: string,
  key: VerifierKey,
  signature: Uint8Array,
): VerifiedSignature | undefined {
  switch (key.type) {
    case "log":
      return verifyEd25519(signature, noteOctets(text), key.publicKey) ? { key, at: undefined } : undefined
    case "witness": {
      const at = verifyCosignature(text, key, signature)
      return at === undefined ? undefined : { key, at }
    }
  }
}

/** The log's own signature. The text ends in a line end. */
export function signNote(text: string, key: VerifierKey, sign: Signer): NoteSignature {
  return { name: key.name, id: key.id, signature: sign(noteOctets(text)) }
}
