/**
 * A certificate made on the spot, for tests of TLS: self-signed, P-256, valid from 2020 to 2049 (RFC 5280 §4.1).
 */
import { generateKeyPairSync, sign } from "node:crypto"

export type SelfSigned = {
  readonly cert: string
  readonly key: string
  readonly spki: Buffer
  readonly der: Buffer
}

/** For this DNS name. */
export function selfSigned(name: string): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const spki = publicKey.export({ type: "spki", format: "der" })
  const algorithm = der(0x30, OID_ECDSA_SHA256)
  const subject = der(0x30, der(0x31, der(0x30, OID_COMMON_NAME, der(0x0c, Buffer.from(name)))))
  const validity = der(0x30, der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231000000Z")))
  const names = der(0x30, der(0x82, Buffer.from(name)))
  const extensions = der(0xa3, der(0x30, der(0x30, OID_ALT_NAME, der(0x04, names))))
  const serial = der(0x02, Buffer.of(1))
  const version3 = der(0xa0, der(0x02, Buffer.of(2)))
  const tbs = der(0x30, version3, serial, algorithm, subject, validity, subject, spki, extensions)
  const signature = der(0x03, Buffer.of(0), sign("sha256", tbs, privateKey))
  const certificate = der(0x30, tbs, algorithm, signature)
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    spki,
    der: certificate,
  }
}

const OID_ECDSA_SHA256 = Buffer.from("06082a8648ce3d040302", "hex")
const OID_COMMON_NAME = Buffer.from("0603550403", "hex")
const OID_ALT_NAME = Buffer.from("0603551d11", "hex")

/** Tag, length, contents (X.690 §8.1). */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const prefix =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(prefix), content])
}
