/**
 * An entry as octets: canonical JSON (RFC 8785) in UTF-8. What a leaf of the tree is the hash of.
 *
 * Written by hand instead of by ./canonical.ts, because the order of the members is known and a million of them must be read
 * within seconds; a property says that both write the same.
 */
import type { LedgerEntry } from "./entry.ts"
import { MAX_ENTRY_OCTETS } from "./entry.ts"
import { hasTooManyNames, wrongMember } from "./entry-form.ts"

const utf8 = new TextEncoder()

/** Throws RangeError for an entry that a reader would refuse: a mistake of ours. */
export function encodeEntry(entry: LedgerEntry): Uint8Array {
  const wrong = wrongMember(entry)
  if (wrong !== undefined) throw new RangeError(`an entry may not hold this: ${wrong}`)
  if (hasTooManyNames(entry)) throw new RangeError("an entry has too many names")
  const octets = utf8.encode(writeEntry(entry))
  if (octets.length > MAX_ENTRY_OCTETS) throw new RangeError("an entry is too large")
  return octets
}

/**
 * The same as text, of an entry whose members all hold what they may (./entry-form.ts): but for the object and the words,
 * nothing in it can need an escape.
 */
export function writeEntry(entry: LedgerEntry): string {
  const { action, at, figures, object, origin, result, role, salted, words } = entry
  return (
    `{"action":"${action}","at":"${at}","figures":${writeMembers(figures, String)},"object":${writeText(object)}` +
    `,"origin":"${origin}","result":"${result}","role":"${role}","salted":${writeMembers(salted, quoted)}` +
    `,"v":1,"words":${writeMembers(words, writeText)}}`
  )
}

function writeMembers<T>(record: { readonly [name: string]: T }, write: (value: T) => string): string {
  let members = ""
  for (const name of Object.keys(record).toSorted()) {
    const value = record[name]
    if (value !== undefined) members += `${members === "" ? "" : ","}"${name}":${write(value)}`
  }
  return `{${members}}`
}

function quoted(text: string): string {
  return `"${text}"`
}

/** Printable ASCII but for the quotation mark and the backslash: what JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/

/** RFC 8785 §3.2.2.2 is what JSON.stringify does. */
function writeText(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}
