/**
 * What stands for a sender in recorded facts: enough to see that a department is more than a few people, and no more. It has a
 * key of its own, so that it can't be laid beside the pseudonyms of the log.
 */
import { pseudonymiser } from "./pseudonym.ts"

/** 30 bits: of a thousand people two are taken for one with a chance of one in two thousand. */
const CHARACTERS = 6

/** `key`: 32 octets. The same for the same person, however the address is written. */
export function disguiser(key: Uint8Array): (address: string) => string {
  const pseudonymise = pseudonymiser(key)
  return (address) => pseudonymise(address).slice(0, CHARACTERS)
}
