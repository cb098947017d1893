/** Asking for a timestamp: TimeStampReq (RFC 3161 §2.4.1) over a SHA-256, with a nonce and the wish for certificates. */
import { Integer, OctetString } from "asn1js"
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs"

import { pureSha256 } from "@sluis/core/ledger/pure-sha256"

/** RFC 5754 §2.2 */
export const SHA_256 = "2.16.840.1.101.3.4.2.1"
/** DER. The nonce may not begin with a zero, nor with a bit that would make it negative. */
export function timestampRequest(octets: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = pureSha256(octets)
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }),
      hashedMessage: new OctetString({ valueHex: imprint.slice().buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.slice().buffer }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}
