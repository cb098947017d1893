/** Signs links (app/account/link.ts) with HMAC-SHA-256. */
import { createHmac, timingSafeEqual } from "node:crypto"

import { LINK_MAC } from "../app/account/link.ts"
import type { LinkSigner } from "../app/account/link.ts"

/** `key`: 32 octets. */
export function linkSigner(key: Uint8Array): LinkSigner {
  const sign = (octets: Uint8Array): Uint8Array => createHmac("sha256", key).update(octets).digest()
  return {
    sign,
    isSigned: (octets, mac) => mac.length === LINK_MAC && timingSafeEqual(sign(octets), mac),
  }
}
