/**
 * The one hash function of the ledger, as a parameter: Node's own on the server, where millions of entries are hashed, and
 * ./pure-sha256.ts where there is nothing but the language.
 */

/** SHA-256 (FIPS 180-4) over these octets one after the other: 32 octets, which nobody else holds. */
export type Sha256 = (...octets: readonly Uint8Array[]) => Uint8Array

export const HASH_OCTETS = 32

export function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}
