/**
 * Message identifiers are no addresses, though they look like one: `<2026.jan@voorbeeld.example>` was made up by a
 * program, and nobody called jan@voorbeeld.example is given away by it. RFC 5322 §3.6.4.
 *
 * Only an identifier that is somebody's address as a whole counts: some programs make them so.
 */
import type { Hit } from "../search/search-message.ts"

const FIELDS: ReadonlySet<string> = new Set([
  "message-id",
  "in-reply-to",
  "references",
  "resent-message-id",
  "resent-in-reply-to",
  "resent-references",
])

const LESS = 0x3c
const AT = 0x40

/** Is what was found only the end of an identifier? `bytes`: those of the message. */
export function isInsideIdentifier({ unit, start, via }: Hit, bytes: Uint8Array): boolean {
  if (unit.kind !== "field" || !FIELDS.has(unit.field) || via.length > 0) return false
  let before = start - 1
  while (before > unit.start && isIdentifierOctet(bytes[before])) before -= 1
  return before < start - 1 && bytes[before] === LESS
}

/** RFC 5322 §3.2.3 `atext` and the dot, without the at sign. */
function isIdentifierOctet(octet: number | undefined): boolean {
  return octet !== undefined && octet > 0x20 && octet !== AT && !DELIMITERS.has(octet)
}

const DELIMITERS: ReadonlySet<number> = new Set(Array.from('"(),:;<>[\\]', (sign) => sign.charCodeAt(0)))
