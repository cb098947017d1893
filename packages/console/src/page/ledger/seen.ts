/**
 * What this browser verified last: the key, how many entries, and their root. It is what makes the next time stronger than the
 * first: a ledger that was written anew can't hold it any more, whoever signs it.
 *
 * There is nothing about a person in it. Where storage is forbidden each time is the first.
 */
import { fromBase64 } from "@sluis/core/ledger/base64"
import { HASH_OCTETS } from "@sluis/core/ledger/sha256"

import type { Seen } from "./verify-served.ts"

const KEPT_AS = "sluis.ledger"
/** Longer than any key that a name of 255 letters has. */
const MAX_TEXT = 1000

export function keptSeen(): Seen | undefined {
  try {
    return readSeen(localStorage.getItem(KEPT_AS) ?? "")
  } catch {
    return undefined
  }
}

export function keepSeen({ key, size, root, at }: Seen): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify({ key, size, root, at }))
  } catch {
    // storage can be forbidden
  }
}

/** Undefined for what this page did not write. An empty tree says nothing about what comes after it. */
export function readSeen(text: string): Seen | undefined {
  if (text.length > MAX_TEXT) return undefined
  const { key, size, root, at } = parsed(text)
  const isWhole =
    typeof key === "string" &&
    typeof size === "number" &&
    Number.isSafeInteger(size) &&
    size > 0 &&
    typeof root === "string" &&
    fromBase64(root)?.length === HASH_OCTETS &&
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at))
  return isWhole ? { key, size, root, at } : undefined
}

function parsed(text: string): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
