/**
 * Names that are sealed so that the same name is always the same text: it can be counted by, and whoever has only the
 * database sees that two rows are about the same, and not about what.
 *
 * AES-256-GCM with a nonce that is a keyed hash of the name: a nonce comes again with the same name alone, of which the
 * sealed text is then the same too (SP 800-38D §8 asks no more). For the few names of an organisation; two of them share a
 * nonce with a chance below 2^-70.
 */
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto"

import { SealBroken } from "./seal.ts"
import { subKey } from "./sub-key.ts"

const ALGORITHM = "aes-256-gcm"
const NONCE_OCTETS = 12
const TAG_OCTETS = 16

export type SealedNames = {
  /** Letters, digits, "-" and "_". */
  readonly seal: (name: string) => string
  /** Throws `SealBroken`. */
  readonly open: (sealed: string) => string
}

export function sealedNames(sealingKey: Uint8Array): SealedNames {
  const key = subKey(sealingKey, "name")
  const nonceKey = subKey(sealingKey, "name-nonce")
  return {
    seal: (name) => {
      const nonce = createHmac("sha256", nonceKey).update(name).digest().subarray(0, NONCE_OCTETS)
      const cipher = createCipheriv(ALGORITHM, key, nonce)
      const body = cipher.update(name, "utf8")
      cipher.final() // GCM is a stream: nothing is left
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")
    },
    open: (sealed) => {
      const octets = Buffer.from(sealed, "base64url")
      const end = octets.length - TAG_OCTETS
      if (end < NONCE_OCTETS) throw new SealBroken(sealed)
      const decipher = createDecipheriv(ALGORITHM, key, octets.subarray(0, NONCE_OCTETS), {
        authTagLength: TAG_OCTETS,
      })
      decipher.setAuthTag(octets.subarray(end))
      const name = decipher.update(octets.subarray(NONCE_OCTETS, end)).toString()
      try {
        decipher.final()
      } catch {
        throw new SealBroken(sealed)
      }
      return name
    },
  }
}
