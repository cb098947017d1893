/** SHA-256 in the language alone: for a browser and for a verifier without Node's own. */
import { sha256 } from "@noble/hashes/sha2.js"
import type { Sha256 } from "./sha256.ts"

export const pureSha256: Sha256 = (...octets) => {
  const hash = sha256.create()
  for (const part of octets) hash.update(part)
  return hash.digest()
}
