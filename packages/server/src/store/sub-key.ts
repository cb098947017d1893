/**
 * Keys of their own from the sealing key (HKDF-SHA-256, RFC 5869), one per use: what one of them has sealed or hashed proves
 * nothing elsewhere, and none wears out another (SP 800-38D §8.3 counts per key).
 */
import { createHmac, hkdfSync } from "node:crypto"

export type KeyUse =
  /** Keyed hashes by which something is found. */
  | "index"
  | "entry"
  | "facts"
  /** Salts of the ledger. */
  | "salt"
  /** Names that are sealed so that the same is always the same (sealed-name.ts), and their nonces. */
  | "name"
  | "name-nonce"

const KEY_OCTETS = 32
/** Of a keyed hash, in hex: 128 bits, enough that nothing collides by accident. */
const HASH_CHARACTERS = 32

export function subKey(sealingKey: Uint8Array, use: KeyUse): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", sealingKey, "", `sluis/1/${use}`, KEY_OCTETS))
}

export type KeyedHash = (texts: readonly string[]) => string

/** Of texts one after the other, none of which can run into the next; the first says what it is a hash of. */
export function keyedHash(sealingKey: Uint8Array): KeyedHash {
  const key = subKey(sealingKey, "index")
  return (texts) =>
    createHmac("sha256", key).update(JSON.stringify(texts)).digest("hex").slice(0, HASH_CHARACTERS)
}
