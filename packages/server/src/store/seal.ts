/**
 * Sealing: AES-256-GCM (NIST SP 800-38D), one random key per message, wrapped by the sealing key.
 *
 * Form of what is sealed: nonce (12 octets), ciphertext, tag (16). A piece of content has no nonce before it: its nonce is
 * its number, for a key seals each piece once.
 *
 * INVARIANT (bound): id, kind, number and whether it is the last are authenticated with everything, so nothing can be
 * moved to another message, column or place, and content can't be cut short. Whoever writes to the database can put back
 * an older version of the same thing (TRUST: design §6), and nothing more.
 *
 * Without the wrapped key nothing of a message can be read, so deleting that deletes the message.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"

import { KeptBroken } from "../app/held/custody.ts"

const KEY_OCTETS = 32
const NONCE_OCTETS = 12
const TAG_OCTETS = 16
const ALGORITHM = "aes-256-gcm"

/** What is sealed, and so what it can't be taken for. */
export type Kind =
  "key" | "record" | "plan" | "reply" | "note" | "account" | "check" | "entry" | "facts" | "salt"

/** Something sealed was changed, moved or belongs to another key. `id`: of the message it is about. */
export class SealBroken extends KeptBroken {
  override readonly name = "SealBroken"
  readonly id: string
  constructor(id: string) {
    super(`couldn't open the seal of "${id}"`)
    this.id = id
  }
}

export function newKey(): Uint8Array {
  return randomBytes(KEY_OCTETS)
}

/** `number`: of the recipient where there are several of a kind, otherwise 0. */
export function seal(
  key: Uint8Array,
  id: string,
  kind: Kind,
  number: number,
  plain: Uint8Array | string,
): Buffer {
  // SP 800-38D §8.3 allows 2^32 random nonces with one key: the sealing key wraps that many messages.
  return encrypt(key, newNonce(), true, `${id}/${kind}/${number}`, plain)
}

/** A nonce is no secret, so many are drawn at once: asking for each takes half as long as sealing a line. */
const NONCES_AT_ONCE = 256
let nonces = new Uint8Array(0)

function newNonce(): Uint8Array {
  if (nonces.length === 0) nonces = randomBytes(NONCE_OCTETS * NONCES_AT_ONCE)
  const nonce = nonces.subarray(0, NONCE_OCTETS)
  nonces = nonces.subarray(NONCE_OCTETS)
  return nonce
}

/** Throws `SealBroken`. */
export function open(key: Uint8Array, id: string, kind: Kind, number: number, sealed: Uint8Array): Buffer {
  return decrypt(key, sealed, NONCE_OCTETS, undefined, `${id}/${kind}/${number}`, id)
}

export type PieceName = { readonly id: string; readonly number: number; readonly last: boolean }

export function sealPiece(key: Uint8Array, name: PieceName, octets: Uint8Array): Buffer {
  return encrypt(key, pieceNonce(name.number), false, pieceContext(name), octets)
}

/** Throws `SealBroken`. */
export function openPiece(key: Uint8Array, name: PieceName, sealed: Uint8Array): Buffer {
  return decrypt(key, sealed, 0, pieceNonce(name.number), pieceContext(name), name.id)
}

function pieceContext({ id, number, last }: PieceName): string {
  return `${id}/piece/${number}/${last ? "last" : "more"}`
}

/** A random nonce of a record, plan or reply is the same as one of these with a chance below 2^-70. */
function pieceNonce(number: number): Uint8Array {
  const nonce = Buffer.alloc(NONCE_OCTETS)
  nonce.writeUInt32BE(number, NONCE_OCTETS - 4)
  return nonce
}

function encrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  withNonce: boolean,
  context: string,
  plain: Uint8Array | string,
): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain)
  cipher.final() // GCM is a stream: nothing is left
  return Buffer.concat(withNonce ? [nonce, body, cipher.getAuthTag()] : [body, cipher.getAuthTag()])
}

function decrypt(
  key: Uint8Array,
  sealed: Uint8Array,
  start: number,
  nonce: Uint8Array | undefined,
  context: string,
  id: string,
): Buffer {
  const end = sealed.length - TAG_OCTETS
  if (end < start) throw new SealBroken(id)
  const decipher = createDecipheriv(ALGORITHM, key, nonce ?? sealed.subarray(0, NONCE_OCTETS), {
    authTagLength: TAG_OCTETS,
  })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(start, end))
  try {
    decipher.final()
  } catch {
    throw new SealBroken(id) // OpenSSL says no more than that the tag is wrong
  }
  return plain
}
