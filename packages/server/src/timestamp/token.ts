/**
 * Checking the answer of a timestamping service (RFC 3161 §2.4.2, CMS by RFC 5652): is it about what we asked, now, and signed
 * by a certificate for this purpose that those whom we trust vouch for?
 *
 * Parsing and signatures are pkijs's. Here stands what it leaves to its caller: status, imprint, nonce, the certificate's
 * purpose, and that there is one signer.
 *
 * Deliberately left out: whether the certificate was revoked (there is no network for that here, and a token is kept for
 * whoever wants to look it up), and the attribute with the certificate's hash (RFC 5816), which `openssl ts -verify` checks.
 */
import {
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  SignedData,
  SignedDataVerifyError,
  TimeStampResp,
  TSTInfo,
} from "pkijs"

import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { sameOctets } from "@sluis/core/ledger/sha256"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Stamped, TimestampFailure } from "../app/ledger/timestamping.ts"
import { SHA_256 } from "./request.ts"

/** PKIStatus (RFC 3161 §2.4.2): granted, granted with modifications. */
const GRANTED: readonly number[] = [0, 1]
/** id-ct-TSTInfo, RFC 3161 §2.4.2 */
const TST_INFO = "1.2.840.113549.1.9.16.1.4"
/** id-ce-extKeyUsage, RFC 5280 §4.2.1.12 */
const EXT_KEY_USAGE = "2.5.29.37"
/** id-kp-timeStamping */
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8"

/** Of pkijs: nobody whom we trust vouches for the signer's certificate, or not at that time. */
const UNTRUSTED = 5

export type Asked = { readonly octets: Uint8Array; readonly nonce: Uint8Array }

/** Certificates of a file in PEM. Throws for what is none. */
export function certificatesIn(pem: string): readonly Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) =>
    Certificate.fromBER(new Uint8Array(Buffer.from(block.replace(/-----[^-]+-----/g, ""), "base64"))),
  )
}

/** Never rejects, whatever the answer is. */
export async function checkAnswer(
  answer: Uint8Array,
  { octets, nonce }: Asked,
  trusted: readonly Certificate[],
): Promise<Result<Stamped, TimestampFailure>> {
  let token: Uint8Array
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(new Uint8Array(answer))
    if (!GRANTED.includes(status.status)) return err({ kind: "refused" })
    if (timeStampToken === undefined) return wrong("no token")
    token = new Uint8Array(timeStampToken.toSchema().toBER())
  } catch {
    return wrong("form")
  }
  const checked = await checkToken(token, octets, trusted, nonce)
  return checked.ok ? ok({ token, at: checked.value }) : checked
}

/**
 * Milliseconds since 1970: the time that it says. `nonce` undefined: it was checked when the token was new. Never rejects,
 * whatever the token is.
 */
export async function checkToken(
  token: Uint8Array,
  octets: Uint8Array,
  trusted: readonly Certificate[],
  nonce?: Uint8Array,
): Promise<Result<number, TimestampFailure>> {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(token)).content })
    if (signed.signerInfos.length !== 1) return wrong("signers")
    const content = signed.encapContentInfo.eContent
    if (signed.encapContentInfo.eContentType !== TST_INFO || content === undefined) return wrong("content")
    const info = TSTInfo.fromBER(content.getValue())
    const { hashAlgorithm, hashedMessage } = info.messageImprint
    const imprint = new Uint8Array(hashedMessage.valueBlock.valueHexView)
    if (hashAlgorithm.algorithmId !== SHA_256 || !sameOctets(imprint, pureSha256(octets)))
      return wrong("imprint")
    const own = info.nonce === undefined ? undefined : new Uint8Array(info.nonce.valueBlock.valueHexView)
    if (nonce !== undefined && (own === undefined || !sameOctets(own, nonce))) return wrong("nonce")
    const verified = await signed.verify({
      signer: 0,
      data: octets.slice().buffer,
      trustedCerts: [...trusted],
      checkChain: true,
      passedWhenNotRevValues: true,
      extendedMode: true,
    })
    if (verified.signatureVerified !== true || verified.signerCertificateVerified !== true)
      return wrong("signature")
    return isForTimestamps(verified.signerCertificate) ? ok(info.genTime.getTime()) : wrong("purpose")
  } catch (cause) {
    if (cause instanceof SignedDataVerifyError)
      return wrong(cause.code === UNTRUSTED ? "certificate" : "signature")
    // Whatever somebody else's octets make a parser throw.
    return wrong("form")
  }
}

function wrong(why: string): Result<never, TimestampFailure> {
  return err({ kind: "wrong-token", why })
}

/** RFC 3161 §2.3: one purpose, and critical. */
function isForTimestamps(certificate: Certificate | null | undefined): boolean {
  const usage = certificate?.extensions?.find(({ extnID }) => extnID === EXT_KEY_USAGE)
  const purposes: unknown = usage?.parsedValue
  return (
    usage?.critical === true &&
    purposes instanceof ExtKeyUsage &&
    purposes.keyPurposes.length === 1 &&
    purposes.keyPurposes[0] === TIME_STAMPING
  )
}
