/**
 * Octets to an entry, strictly: there is one way to write each entry, so whoever reads it sees all that was hashed.
 *
 * Reads, checks every member, writes it again and compares. That is the cheapest way to be sure of the form, and it needs
 * no second parser.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { writeEntry } from "./encode-entry.ts"
import type { LedgerEntry } from "./entry.ts"
import { MAX_ENTRY_OCTETS } from "./entry.ts"
import type { Unknowns } from "./entry-form.ts"
import { hasTooManyNames, isEntry, isRecord, wrongMember } from "./entry-form.ts"

export type EntryFault =
  | { readonly kind: "too-large" }
  /** Not UTF-8, not JSON, or not an object. */
  | { readonly kind: "not-json" }
  /** Of a version that this reader does not know: not wrong, but it cannot say what it means. */
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "unknown-member" }
  /** Missing, or holds what it may not. */
  | { readonly kind: "member"; readonly member: keyof LedgerEntry }
  | { readonly kind: "too-many-names" }
  /** Says the same as an entry, but is not written the one way. */
  | { readonly kind: "not-canonical" }

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Never throws, whatever the octets are. */
export function readEntry(octets: Uint8Array): Result<LedgerEntry, EntryFault> {
  if (octets.length > MAX_ENTRY_OCTETS) return err({ kind: "too-large" })
  const read = parse(octets)
  if (read === undefined) return err({ kind: "not-json" })
  const [text, record] = read
  const version = record["v"]
  if (typeof version === "number" && Number.isSafeInteger(version) && version > 1) {
    return err({ kind: "newer", version })
  }
  const wrong = wrongMember(record)
  if (wrong !== undefined) return err({ kind: "member", member: wrong })
  if (!isEntry(record)) return err({ kind: "unknown-member" })
  if (hasTooManyNames(record)) return err({ kind: "too-many-names" })
  return text === writeEntry(record) ? ok(record) : err({ kind: "not-canonical" })
}

function parse(octets: Uint8Array): readonly [string, Unknowns] | undefined {
  try {
    const text = utf8.decode(octets)
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? [text, value] : undefined
  } catch {
    return undefined
  }
}
