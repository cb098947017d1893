/** Signs links (app/account/link.ts) with HMAC-SHA-256. */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto"

import { LINK_MAC } from "../app/account/link.ts"
import type { LinkSigner } from "../app/account/link.ts"

/**
 * `key`: 32 octets.
 *
 * TRUST: a demonstration shows its links to everybody, so it signs with a key of its own, and none opens once mail flows.
 */
export function linkSigner(
  key: Uint8Array,
  { demonstration }: { readonly demonstration: boolean },
): LinkSigner {
  const own = demonstration
    ? new Uint8Array(hkdfSync("sha256", key, "", "sluis/1/link/demonstration", key.length))
    : key
  const sign = (octets: Uint8Array): Uint8Array => createHmac("sha256", own).update(octets).digest()
  return {
    sign,
    isSigned: (octets, mac) => mac.length === LINK_MAC && timingSafeEqual(sign(octets), mac),
  }
}
