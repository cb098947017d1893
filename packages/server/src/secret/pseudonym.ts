/**
 * What stands for a person in the log: a keyed hash of the address.
 *
 * Keyed, because addresses are few enough to try them all against a plain hash. The same person is the same pseudonym
 * however the address was written, so that one complaint can be followed; without the key nobody learns whom it is about.
 */
import { createHmac } from "node:crypto"

import { addressOf, parseAddress } from "@sluis/core/mail/address"

import type { Pseudonym, Pseudonymise } from "../app/log.ts"
import { base32 } from "./base32.ts"

/** 60 bits: among a million people two share a pseudonym with a chance of one in two million. */
const CHARACTERS = 12

/** The addresses of a large organisation's day; some two megabytes. */
export const MAX_REMEMBERED = 10_000
/** RFC 5321 §4.5.3.1.3, with room: whatever is longer is no address and is not worth remembering. */
const MAX_REMEMBERED_LENGTH = 256

/** `key`: 32 octets. */
export function pseudonymiser(key: Uint8Array): Pseudonymise {
  const remembered = new Map<string, Pseudonym>()
  return (address) => {
    const known = remembered.get(address)
    if (known !== undefined) return known
    const made = pseudonymOf(key, address)
    if (address.length > MAX_REMEMBERED_LENGTH) return made
    const oldest = remembered.size < MAX_REMEMBERED ? undefined : remembered.keys().next().value
    if (oldest !== undefined) remembered.delete(oldest)
    remembered.set(address, made)
    return made
  }
}

function pseudonymOf(key: Uint8Array, address: string): Pseudonym {
  const digest = createHmac("sha256", key).update(personOf(address)).digest()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a keyed hash: the one proof of the brand
  return base32(digest, CHARACTERS) as Pseudonym
}

/** What is no address in the strict sense is still somebody, such as `postmaster` alone. */
function personOf(written: string): string {
  const address = parseAddress(written)
  if (address.ok) return address.value.key
  const at = written.lastIndexOf("@")
  return at < 0 ? written.toLowerCase() : addressOf(written.slice(0, at), written.slice(at + 1)).key
}
