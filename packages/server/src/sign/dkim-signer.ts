/**
 * Signs rewritten copies for the organisation's own domains (RFC 6376), with RSA (rsa-sha256, RFC 8301) or Ed25519
 * (RFC 8463), whichever the key is.
 *
 * mailauth does the signing. It is loaded with the first copy that needs it: most gateways have no key, and it is heavy.
 *
 * Deliberately out of scope: which copies are signed (app/queue/queue-send.ts), and whether the key is published in the DNS.
 */
import { createPrivateKey } from "node:crypto"
import { Readable } from "node:stream"

import { foldDomain, asciiDomain } from "@sluis/core/mail/domain"
import type { Domain } from "@sluis/core/mail/domain"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Sign } from "../app/gate/sign.ts"

export type DkimKey = {
  /** Of the author and of the signature (`d=`): the same, so that DMARC is content even if it is strict (RFC 7489 §3.1.1). */
  readonly domain: string
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

/** Words of ours; never anything of the key. */
export type DkimKeyFault = {
  readonly domain: string
  readonly why: "no-key" | "kind-of-key" | "short-key" | "selector"
}

export type DkimOptions = {
  readonly keys: readonly DkimKey[]
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const MIN_RSA_BITS = 1024 // RFC 8301 §3.2: signers must not use shorter ones

/**
 * Every field of these names that is there is signed (RFC 6376 §5.4.1): what people see and what an answer follows. Not
 * the trace fields, which change on the way.
 *
 * QUIRK: fields that are not there can't be listed to keep them out (§8.15), mailauth has no way to say so.
 */
const SIGNED =
  "From:To:Cc:Subject:Date:Message-ID:Reply-To:Sender:In-Reply-To:References:" +
  "MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:List-Unsubscribe-Post"

/** Undefined without keys: then nothing of this is ever loaded. */
export function dkimSigner({ keys, now }: DkimOptions): Sign | undefined {
  if (keys.length === 0) return undefined
  const byDomain = new Map(keys.map((key): [Domain, DkimKey] => [foldDomain(key.domain), key]))
  return async (pieces, from) => {
    const key = byDomain.get(from)
    if (key === undefined) return new Uint8Array(0)
    const { dkimSign } = await import("mailauth/lib/dkim/sign.js")
    const signature = {
      signingDomain: asciiDomain(from),
      selector: key.selector,
      privateKey: key.privateKey,
      canonicalization: "relaxed/relaxed",
      headerList: SIGNED,
    }
    const signed = await dkimSign(Readable.from(pieces()), {
      ...signature,
      signatureData: [signature],
      signTime: new Date(now()),
      strict: true,
    })
    const [error] = signed.errors
    if (error !== undefined) throw new Error(`the copy could not be signed: ${error.err.code ?? "unknown"}`)
    return Buffer.from(signed.signatures, "latin1")
  }
}

/** Faults of the keys, for whoever checks a configuration. */
export function checkDkimKey({ domain, selector, privateKey }: DkimKey): Result<undefined, DkimKeyFault> {
  if (!/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/.test(selector)) {
    return err({ domain, why: "selector" })
  }
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(privateKey)
    if (asymmetricKeyType === "ed25519") return ok(undefined)
    if (asymmetricKeyType !== "rsa") return err({ domain, why: "kind-of-key" })
    return (asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS
      ? err({ domain, why: "short-key" })
      : ok(undefined)
  } catch {
    return err({ domain, why: "no-key" }) // the reason that is given may quote the key
  }
}
