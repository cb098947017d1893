/**
 * What stands in the index for a person, a domain, a name: 64 bits of HMAC-SHA-256 (RFC 2104), with a key that is not in it.
 *
 * Why keyed: addresses are few enough to try them all against a plain hash. Why a key for each use: equal values in two
 * tables say nothing, so the tables cannot be joined by them. Why 64 bits: among a million people two share one with a chance
 * of one in thirty million, and nobody without the key can look for such a pair.
 */
import { createHmac, createSecretKey, hkdfSync } from "node:crypto"

import { boundedCache } from "./bounded-cache.ts"

/** Signed, as SQLite's integers are. */
export type Hash = bigint

const USES = ["person", "domain", "name", "variant", "domain-variant", "member", "circle", "check"] as const
export type KeyedHashes = Readonly<Record<(typeof USES)[number], (text: string) => Hash>>

const KEY_OCTETS = 32
/** The people of an organisation's day; some four megabytes. */
export const MAX_REMEMBERED = 20_000
/** RFC 5321 §4.5.3.1.3, with room: whatever is longer is no address and is not worth remembering. */
const MAX_REMEMBERED_LENGTH = 256

/** `key`: 32 octets. */
export function keyedHashes(key: Uint8Array): KeyedHashes {
  const hashes = (use: (typeof USES)[number]): ((text: string) => Hash) => {
    // RFC 5869 §3.1: without salt, for the key is random itself.
    const own = createSecretKey(
      new Uint8Array(hkdfSync("sha256", key, "", `sluis/1/acquaintance/${use}`, KEY_OCTETS)),
    )
    return (text) => createHmac("sha256", own).update(text).digest().readBigInt64BE(0)
  }
  return {
    person: remembering(hashes("person")),
    domain: hashes("domain"),
    name: hashes("name"),
    variant: hashes("variant"),
    "domain-variant": hashes("domain-variant"),
    member: remembering(hashes("member")),
    circle: hashes("circle"),
    check: hashes("check"),
  }
}

/** An HMAC takes longer than all else that is done with an address. */
function remembering(hash: (text: string) => Hash): (text: string) => Hash {
  const remembered = boundedCache<string, Hash>(MAX_REMEMBERED)
  return (text) => {
    if (text.length > MAX_REMEMBERED_LENGTH) return hash(text)
    const known = remembered.get(text)
    if (known !== undefined) return known
    const made = hash(text)
    remembered.set(text, made)
    return made
  }
}
