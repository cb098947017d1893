/** Whom a verifier trusts: one log, and so many of these witnesses. Its own choice, never that of what it verifies. */
import { toBase64 } from "./base64.ts"
import type { VerifierKey } from "./verifier-key.ts"
import type { VerifiedSignature } from "./verify-note.ts"

export type TrustPolicy = {
  readonly log: VerifierKey
  readonly witnesses: readonly VerifierKey[]
  /** How many of the witnesses must have signed: 0 is none. */
  readonly quorum: number
}

/** Witnesses among signatures: by public key, so that one whose key is listed twice, or under two names, is one. */
export function cosignersOf(signatures: readonly VerifiedSignature[]): number {
  const cosigners = signatures.filter(({ key }) => key.type === "witness")
  return new Set(cosigners.map(({ key }) => toBase64(key.publicKey))).size
}
