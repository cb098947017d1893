/** Signs canaries (app/canary/canary-arrival.ts) with HMAC-SHA-256. */
import { createHmac, timingSafeEqual } from "node:crypto"

import type { CanarySigner } from "../app/canary/canary-arrival.ts"

/** `key`: 32 octets. */
export function canarySigner(key: Uint8Array): CanarySigner {
  const hashOf = (text: string): Buffer => createHmac("sha256", key).update(text).digest()
  return {
    sign: (text) => hashOf(text).toString("base64url"),
    isSigned: (text, mac) => {
      const [right, given] = [hashOf(text), Buffer.from(mac, "base64url")]
      return given.length === right.length && timingSafeEqual(right, given)
    },
  }
}
