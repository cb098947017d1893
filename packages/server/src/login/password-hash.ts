/**
 * Passwords of people who use the console, as argon2id (RFC 9106), with the parameters in what is stored (the PHC string
 * format), so that they can be raised and old ones still be checked.
 *
 * Why the least that OWASP names and no more: the machine that hashes is the machine that lets mail pass. Whoever wants to
 * guess must also have the key that seals what is kept, which is not in the database; and at the front door attempts are
 * counted (app/account/lock-out.ts).
 */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto"

import { StoreUnavailable } from "../app/held/custody.ts"
import type { PasswordHash } from "../app/account/password.ts"

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. Memory in KiB. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_OCTETS = 16
const HASH_OCTETS = 32

/** At once: each has a thread of the pool and 19 MiB. */
const AT_ONCE = 2
/** Two seconds of work for one core. */
export const MAX_WAITING = 32

const STORED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/]+)\$([\w+/]+)$/

/** Both reject with `StoreUnavailable` where too many are waiting. */
export function passwordHash(cost: Cost = COST): PasswordHash {
  const nobody: Stored = { cost, salt: randomBytes(SALT_OCTETS), hash: randomBytes(HASH_OCTETS) }
  const withSlot = slots(AT_ONCE, MAX_WAITING)
  const derive = (password: string, salt: Uint8Array, by: Cost): Promise<Buffer> =>
    withSlot(() => deriveOne(password, salt, by))
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_OCTETS)
      return format({ cost, salt, hash: await derive(password, salt, cost) })
    },
    check: async (password, stored) => {
      const known = stored === undefined ? nobody : parse(stored)
      const isSame = timingSafeEqual(await derive(password, known.salt, known.cost), known.hash)
      if (!isSame || known === nobody) return "no"
      return isCheaper(known.cost, cost) ? "outdated" : "yes"
    },
  }
}

function deriveOne(password: string, nonce: Uint8Array, cost: Cost): Promise<Buffer> {
  // NIST SP 800-63B §3.1.1.2: one form, or what is typed on one keyboard is wrong on another.
  const message = password.normalize("NFKC")
  return new Promise((resolve, reject) => {
    argon2("argon2id", { message, nonce, tagLength: HASH_OCTETS, ...cost }, (cause, key) => {
      if (cause === null) resolve(key)
      else reject(cause)
    })
  })
}

function isCheaper(one: Cost, other: Cost): boolean {
  return one.memory < other.memory || one.passes < other.passes
}

type Stored = { readonly cost: Cost; readonly salt: Uint8Array; readonly hash: Uint8Array }

function format({ cost: { memory, passes, parallelism }, salt, hash }: Stored): string {
  const [saltText, hashText] = [salt, hash].map((octets) => octets.toBase64({ omitPadding: true }))
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${saltText}$${hashText}`
}

function parse(stored: string): Stored {
  const [, memory, passes, parallelism, salt = "", hash = ""] = STORED.exec(stored) ?? []
  const octets = Buffer.from(hash, "base64")
  if (octets.length !== HASH_OCTETS) throw new Error("a stored password has no form that is known")
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    hash: octets,
  }
}

/** Runs so many at once, lets so many wait, and refuses the rest. */
function slots(atOnce: number, maxWaiting: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (run) => {
    if (running < atOnce) running += 1
    else {
      if (waiting.length >= maxWaiting) throw new StoreUnavailable("too many passwords are being checked")
      // Whoever is done hands over the place itself, so that nobody slips in between.
      await new Promise<void>((resolve) => void waiting.push(resolve))
    }
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
