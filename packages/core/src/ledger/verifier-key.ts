/**
 * The public key of a log or of a witness, with the name it signs under (C2SP signed-note, "Verifier keys" and "Signature
 * types"): NAME+ID+BASE64, to be written in a configuration and read aloud over a telephone.
 *
 * Deliberately left out: other algorithms. C2SP signed-note asks an implementation to have only those that it needs.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { fromBase64, toBase64 } from "./base64.ts"
import { PUBLIC_KEY_OCTETS } from "./ed25519.ts"
import type { Sha256 } from "./sha256.ts"
import { sameOctets } from "./sha256.ts"

/** C2SP signed-note, "Signature types": a log signs the note itself, a witness a statement about it with a time. */
const SIGNATURE_TYPES = { log: 0x01, witness: 0x04 } as const
export type SignatureType = keyof typeof SIGNATURE_TYPES

export type VerifierKey = {
  readonly name: string
  /** The four octets that stand before each signature, to tell keys of one name apart. Not a secure hash. */
  readonly id: Uint8Array
  readonly type: SignatureType
  /** Ed25519, 32 octets. */
  readonly publicKey: Uint8Array
}

export const KEY_ID_OCTETS = 4
/** Of our own choosing: a name is a host and a path. */
export const MAX_KEY_NAME_LENGTH = 255

export type VerifierKeyFault =
  /** Not NAME+ID+BASE64. */
  | { readonly kind: "form" }
  /** Of an algorithm that is not for logs or witnesses here. */
  | { readonly kind: "type" }
  /** The id does not belong to the rest: a typing error, or another key under this name. */
  | { readonly kind: "id" }

const utf8 = new TextEncoder()

/** C2SP signed-note, "Format": not empty, no Unicode spaces, no plus. Nor control characters: names are shown to people. */
export function isKeyName(text: string): boolean {
  const isShort = text.length > 0 && text.length <= MAX_KEY_NAME_LENGTH
  return isShort && text.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(text)
}

/** Throws RangeError for a name that is none, or a key that is not 32 octets. */
export function verifierKey(
  sha256: Sha256,
  name: string,
  type: SignatureType,
  publicKey: Uint8Array,
): VerifierKey {
  if (!isKeyName(name)) throw new RangeError("a key's name has no spaces and no plus")
  if (publicKey.length !== PUBLIC_KEY_OCTETS) throw new RangeError("a public key has 32 octets")
  return { name, type, publicKey, id: idOf(sha256, name, type, publicKey) }
}

/** key ID = SHA-256(name || 0x0A || type || public key)[:4] */
function idOf(sha256: Sha256, name: string, type: SignatureType, publicKey: Uint8Array): Uint8Array {
  const hash = sha256(utf8.encode(`${name}\n`), Uint8Array.of(SIGNATURE_TYPES[type]), publicKey)
  return hash.slice(0, KEY_ID_OCTETS)
}

export function writeVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  const material = Uint8Array.of(SIGNATURE_TYPES[type], ...publicKey)
  return `${name}+${toHex(id)}+${toBase64(material)}`
}

const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/

/** Never throws. */
export function readVerifierKey(sha256: Sha256, text: string): Result<VerifierKey, VerifierKeyFault> {
  const [, name = "", hex = "", base64 = ""] = VERIFIER_KEY.exec(text) ?? []
  const material = fromBase64(base64)
  if (!isKeyName(name) || material === undefined) return err({ kind: "form" })
  const type = typeOf(material[0])
  if (type === undefined || material.length !== 1 + PUBLIC_KEY_OCTETS) return err({ kind: "type" })
  const key = verifierKey(sha256, name, type, material.slice(1))
  return toHex(key.id) === hex ? ok(key) : err({ kind: "id" })
}

export function isOfKey(key: VerifierKey, name: string, id: Uint8Array): boolean {
  return key.name === name && sameOctets(key.id, id)
}

function typeOf(octet: number | undefined): SignatureType | undefined {
  return octet === SIGNATURE_TYPES.log ? "log" : octet === SIGNATURE_TYPES.witness ? "witness" : undefined
}

function toHex(octets: Uint8Array): string {
  return [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("")
}
