/**
 * Ed25519, verifying only: who signs hands over a `Signer`, so no private key ever passes through here.
 *
 * RFC 8032 §5.1.7 leaves room for signatures that one library accepts and another refuses. Ours takes the narrowest
 * reading, so that what we accept everybody accepts: both points are written canonically, S is below the order of the
 * group, and neither point is of small order (nobody's nonce is zero) or has a part of it. With the last, the two
 * equations that the RFC allows (with and without the cofactor) give the same answer. Signatures made by any sound
 * implementation are not touched by this; the ones it refuses take a key or a signer made for the purpose.
 */
import { ed25519 } from "@noble/curves/ed25519.js"

/** Ed25519 over the message: 64 octets. */
export type Signer = (message: Uint8Array) => Uint8Array

export const PUBLIC_KEY_OCTETS = 32
export const SIGNATURE_OCTETS = 64

/** Whether the signature over the message is of this key. False for anything that is none, never an exception. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_OCTETS || publicKey.length !== PUBLIC_KEY_OCTETS) return false
  return (
    ed25519.verify(signature, message, publicKey, { zip215: false }) &&
    isOfPrimeOrder(publicKey) &&
    isOfPrimeOrder(signature.subarray(0, PUBLIC_KEY_OCTETS))
  )
}

/** Only for octets that were read as a point before: others throw. */
function isOfPrimeOrder(point: Uint8Array): boolean {
  const read = ed25519.Point.fromBytes(point, false)
  return read.isTorsionFree() && !read.is0()
}
