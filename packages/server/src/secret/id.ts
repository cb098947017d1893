/** Ids of transactions and messages: 80 random bits, so that nobody finds another by guessing. */
import { randomFillSync } from "node:crypto"

import { base32 } from "./base32.ts"

const CHARACTERS = 16
const OCTETS = 10
/** Random octets are asked for by the hundred: the system call costs more than all the rest of an id. */
const POOL = new Uint8Array(OCTETS * 100)
let used = POOL.length

/** 16 characters a-z2-7. */
export function newId(): string {
  if (used === POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const octets = POOL.subarray(used, used + OCTETS)
  used += OCTETS
  return base32(octets, CHARACTERS)
}
