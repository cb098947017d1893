/**
 * Signatures on the edge of Ed25519, for tests: whoever multiplies by the cofactor accepts each (RFC 8032 §5.1.7, the first of its
 * two equations), others accept some, and a strict reading none.
 *
 * Made from what RFC 8032 leaves open: points with a part of small order, and points that are written in more than one way. The
 * secrets are numbers that anybody can read here.
 */
import { createHash } from "node:crypto"

import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js"

export type EdgeSignature = {
  readonly name: string
  readonly key: Uint8Array
  readonly signature: Uint8Array
  readonly message: Uint8Array
}

const { BASE, Fn } = ed25519.Point
const SECRET = 1_234_567n
const NONCE = 7_654_321n

/** A point on the wire, and the number whose multiple of the base it is but for its part of small order. */
type Written = { readonly name: string; readonly scalar: bigint; readonly octets: Uint8Array }

/** All but those of which both points are honest. */
export function edgeSignatures(): readonly EdgeSignature[] {
  const message = new TextEncoder().encode("op de rand")
  return written(SECRET).flatMap((key) =>
    written(NONCE)
      .filter((nonce) => key.name !== HONEST || nonce.name !== HONEST)
      .map((nonce): EdgeSignature => {
        const k = Fn.create(littleEndian(sha512(nonce.octets, key.octets, message)))
        const s = Fn.create(nonce.scalar + k * key.scalar)
        return {
          name: `key: ${key.name}; R: ${nonce.name}`,
          key: key.octets,
          signature: Buffer.concat([nonce.octets, Fn.toBytes(s)]),
          message,
        }
      }),
  )
}

const HONEST = "honest"

function written(scalar: bigint): readonly Written[] {
  const small = ED25519_TORSION_SUBGROUP.map((hex) => ed25519.Point.fromHex(hex))
  return [
    { name: HONEST, scalar, octets: BASE.multiply(scalar).toBytes() },
    ...small.map((point, order): Written => ({
      name: `of small order, ${order}`,
      scalar: 0n,
      octets: point.toBytes(),
    })),
    ...small.slice(1).map((point, order): Written => ({
      name: `with a part of small order, ${order + 1}`,
      scalar,
      octets: BASE.multiply(scalar).add(point).toBytes(),
    })),
    ...OTHERWISE.map(([name, y, sign]): Written => ({ name, scalar: 0n, octets: encoded(y, sign) })),
  ]
}

/** RFC 8032 §5.1.3: y below p, and no sign for x = 0. Each of these breaks that, and is a point of small order all the same. */
const P = 2n ** 255n - 19n
const OTHERWISE: readonly (readonly [name: string, y: bigint, sign: 0 | 1])[] = [
  ["y = 0 as p", P, 0],
  ["y = 0 as p, signed", P, 1],
  ["y = 1 as p + 1", P + 1n, 0],
  ["y = 1 as p + 1, signed", P + 1n, 1],
  ["y = 1, x = 0 signed", 1n, 1],
  ["y = p - 1, x = 0 signed", P - 1n, 1],
]

function encoded(y: bigint, sign: 0 | 1): Uint8Array {
  const octets = Buffer.from(y.toString(16).padStart(64, "0"), "hex").reverse()
  octets[31] = (octets[31] ?? 0) | (sign << 7)
  return new Uint8Array(octets)
}

function sha512(...parts: readonly Uint8Array[]): Uint8Array {
  return createHash("sha512").update(Buffer.concat(parts)).digest()
}

function littleEndian(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).reverse().toString("hex")}`)
}
