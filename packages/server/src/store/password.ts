/**
 * Passwords as scrypt (RFC 7914), with the parameters in what is stored, so that they can be raised and old ones still be
 * checked.
 *
 * Deliberately out of scope: SASLprep (RFC 4013). A password is compared octet for octet in UTF-8.
 */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto"

import { StoreUnavailable } from "../app/held/custody.ts"
import { limited } from "./content.ts"

type Cost = { readonly N: number; readonly r: number; readonly p: number }

/** OWASP Password Storage Cheat Sheet: N=2^14, r=8, p=5; 16 MiB and some hundred milliseconds. */
const COST: Cost = { N: 2 ** 14, r: 8, p: 5 }
const SALT_OCTETS = 16
const HASH_OCTETS = 32

/** At once: each has a thread of the pool and 16 MiB. */
const AT_ONCE = 2
/** A bound and no more: whoever asks shares the turns out fairly, because only there it is known who wants them. */
export const MAX_WAITING = 32
/** RFC 4616 §2 sets none; nobody types more, and it bounds what is hashed. */
export const MAX_PASSWORD_OCTETS = 1024

const STORED = /^scrypt:(\d{1,9}):(\d{1,3}):(\d{1,3}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)$/

export type Passwords = {
  readonly hash: (password: string) => Promise<string>
  /** `stored` undefined: takes as long, and is false. */
  readonly matches: (password: string, stored: string | undefined) => Promise<boolean>
}

/** Both reject with `StoreUnavailable` where too many are waiting. */
export function passwords(): Passwords {
  const withSlot = limited(AT_ONCE)
  let waiting = 0
  const derive = async (password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> => {
    if (waiting >= MAX_WAITING) throw new StoreUnavailable("too many passwords are being checked")
    waiting += 1
    try {
      return await withSlot(() => deriveOne(password, salt, cost))
    } finally {
      waiting -= 1
    }
  }
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_OCTETS)
      const hash = await derive(password, salt, COST)
      const { N, r, p } = COST
      return ["scrypt", N, r, p, salt.toString("base64"), hash.toString("base64")].join(":")
    },
    matches: async (password, stored) => {
      if (Buffer.byteLength(password) > MAX_PASSWORD_OCTETS) return false
      const known = stored === undefined ? undefined : parseStored(stored)
      const { cost, salt, hash } = known ?? NOBODY
      const isSame = timingSafeEqual(await derive(password, salt, cost), hash)
      return isSame && known !== undefined
    },
  }
}

function deriveOne(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_OCTETS, { ...cost, maxmem: 256 * cost.N * cost.r }, (cause, key) => {
      if (cause === null) resolve(key)
      else reject(cause)
    })
  })
}

type Stored = { readonly cost: Cost; readonly salt: Uint8Array; readonly hash: Uint8Array }

const NOBODY: Stored = { cost: COST, salt: randomBytes(SALT_OCTETS), hash: randomBytes(HASH_OCTETS) }

function parseStored(stored: string): Stored {
  const [, N, r, p, salt = "", hash = ""] = STORED.exec(stored) ?? []
  const octets = Buffer.from(hash, "base64")
  if (octets.length !== HASH_OCTETS) throw new Error("a stored password has no form that is known")
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64"),
    hash: octets,
  }
}
