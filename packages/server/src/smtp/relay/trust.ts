/**
 * Whether the far side of a TLS connection is the host we mean.
 *
 * TRUST: with `required` and `implicit` either a chain to `ca` (or the system's) for the expected name, or a pin. With
 * `opportunistic` nobody is checked: who can put in a certificate of their own could as well have left STARTTLS out.
 */
import { createHash, X509Certificate } from "node:crypto"
import { isIP } from "node:net"
import { createSecureContext } from "node:tls"
import type { ConnectionOptions, SecureContext } from "node:tls"

import type { NextHost } from "./options.ts"

export type Trust = {
  readonly options: Pick<ConnectionOptions, "secureContext" | "rejectUnauthorized" | "servername" | "host">
  /** The certificate (DER) is one of the pinned ones. */
  readonly isPinned: (certificate: Uint8Array | undefined) => boolean
}

/** Throws if `ca` can't be read: a mistake in our configuration. */
export function trustFor({ host, tls }: NextHost): Trust {
  const pins = (tls.pin ?? []).map((pin) => pin.replaceAll(":", "").toLowerCase())
  const name = tls.name ?? host
  const secureContext: SecureContext = createSecureContext(tls.ca === undefined ? {} : { ca: tls.ca })
  return {
    options: {
      secureContext,
      rejectUnauthorized: tls.mode !== "opportunistic" && (pins.length === 0 || tls.ca !== undefined),
      host: name,
      // RFC 6066 §3: no addresses in the server name.
      ...(isIP(name) === 0 ? { servername: name } : {}),
    },
    isPinned: (certificate) =>
      pins.length === 0 || fingerprints(certificate).some((print) => pins.includes(print)),
  }
}

function fingerprints(certificate: Uint8Array | undefined): readonly string[] {
  if (certificate === undefined) return []
  return [certificate, publicKeyOf(certificate)].map((octets) =>
    createHash("sha256").update(octets).digest("hex"),
  )
}

/** Empty for a kind of key that node does not know. */
function publicKeyOf(certificate: Uint8Array): Uint8Array {
  try {
    return new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" })
  } catch {
    return new Uint8Array()
  }
}
