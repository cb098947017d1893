/**
 * Salted hashes: how an entry commits to something about a person without telling it.
 *
 * INVARIANT (erasable): without its salt a hash can't be tried against guesses, because the salt is as long as a key.
 * Erasing the salt erases the person; the hash stays in the tree and says nothing any more. The name is hashed along, so
 * that the hash of a department can't be passed off as that of a reason.
 *
 * Deliberately left out: making salts (core has no randomness), and where they are kept.
 */
import { fromBase64, toBase64 } from "./base64.ts"
import { writeCanonical } from "./canonical.ts"
import type { SaltedHash } from "./entry.ts"
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS } from "./sha256.ts"

/** 128 bits cannot be guessed (NIST SP 800-132 §5.1). */
export const SALT_OCTETS = 16

const utf8 = new TextEncoder()

/** Base64 of SHA-256(salt || canonical JSON of [name, value]). Throws for a salt of another length. */
export function salted(sha256: Sha256, salt: Uint8Array, name: string, value: string): SaltedHash {
  if (salt.length !== SALT_OCTETS) throw new RangeError(`a salt has ${String(SALT_OCTETS)} octets`)
  return toBase64(sha256(salt, utf8.encode(writeCanonical([name, value]))))
}

/** Whether this salt and this value are what the entry's hash of that name was made of. */
export function opens(
  sha256: Sha256,
  hash: SaltedHash,
  name: string,
  salt: Uint8Array,
  value: string,
): boolean {
  if (salt.length !== SALT_OCTETS || !name.isWellFormed() || !value.isWellFormed()) return false
  return salted(sha256, salt, name, value) === hash
}

export function isSaltedHash(text: string): boolean {
  return fromBase64(text)?.length === HASH_OCTETS
}
