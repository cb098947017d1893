/** Until when the certificates of a configuration are good. */
import { X509Certificate } from "node:crypto"

import type { CertificateEnd } from "../app/health.ts"

/** `pem`: the first certificate in it counts, which is the one that is shown. Undefined for what is none. */
export function certificateEnd(key: string, pem: string): CertificateEnd | undefined {
  try {
    return { key, until: new X509Certificate(pem).validToDate.getTime() }
  } catch {
    return undefined
  }
}
