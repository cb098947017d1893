/**
 * The header block of a message or part as offsets.
 *
 * `text` is an octet string (./octets.ts): the unit at index i is the octet at `start + i`. Grammar: RFC 5322 §2.2 and
 * §4.5 (white space before the colon); what is no field at all is kept as a nameless one, so that nothing of the block
 * is left unseen. Deliberately out of scope: what a value means.
 */
import { LIMITS } from "./limits.ts"
import { octetString, readable } from "./octets.ts"

export type Header = {
  readonly start: number
  /** Just behind the empty line that ends the block, or the end of the part where there is none. */
  readonly end: number
  readonly text: string
  readonly fields: readonly Field[]
  readonly beyond: "none" | "fields" | "headerOctets"
}

export type Field = {
  /** Lower case; "" for a line that is no field at all (no colon). */
  readonly name: string
  /** Octet offsets: the field from its first octet, the value behind the colon, and the end behind its line end. */
  readonly start: number
  readonly valueStart: number
  readonly end: number
}

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
const COLON = 58

/** Reads the header block that begins at `start`; never looks at or beyond `limit`. */
export function scanHeader(bytes: Uint8Array, start: number, limit: number): Header {
  const cap = Math.min(limit, start + LIMITS.headerOctets)
  const { starts, blockEnd } = findFields(bytes, start, cap)
  const text = octetString(bytes, start, blockEnd)
  const fields: Field[] = []
  const count = Math.min(starts.length, LIMITS.fields)
  for (let index = 0; index < count; index += 1) {
    fields.push(fieldAt(bytes, text, starts[index] ?? start, starts[index + 1] ?? blockEnd, start))
  }
  const end = skipLineEnd(bytes, blockEnd, limit)
  const cut = blockEnd === cap && cap < limit && end === blockEnd
  const beyond = starts.length > LIMITS.fields ? "fields" : cut ? "headerOctets" : "none"
  return { start, end, text, fields, beyond }
}

/** The raw value of a field as an octet string: folding, comments and encoded words still in it. */
export function rawValue(header: Header, field: Field): string {
  return header.text.slice(field.valueStart - header.start, field.end - header.start)
}

/** The value of a field, unfolded (RFC 5322 §2.2.3) and readable (RFC 6532); encoded words are still in it. */
export function fieldValue(header: Header, field: Field): string {
  return readable(unfold(rawValue(header, field)))
}

export function firstField(header: Header, name: string): Field | undefined {
  for (const field of header.fields) if (field.name === name) return field
  return undefined
}

/** RFC 5322 §2.2.3: the line ends go, the white space behind them stays. Bare LF counts as a line end. */
export function unfold(value: string): string {
  const text = value.includes("\n") ? value.replaceAll("\r\n", "").replaceAll("\n", "") : value
  return text.trim()
}

/**
 * Offsets where fields begin, one more than are read at most, and of the empty line that ends them (or `cap`). In the
 * octets and line by line, because an octet is had sooner than a unit of a string and a line end sooner than both.
 */
function findFields(
  bytes: Uint8Array,
  start: number,
  cap: number,
): { readonly starts: readonly number[]; readonly blockEnd: number } {
  const starts: number[] = []
  let at = start
  while (at < cap) {
    const octet = bytes[at]
    if (octet === LF || (octet === CR && bytes[at + 1] === LF && at + 1 < cap))
      return { starts, blockEnd: at }
    // RFC 5322 §2.2.3: a line that begins with white space continues its field.
    const begins = (octet !== SPACE && octet !== TAB) || at === start
    if (begins && starts.length <= LIMITS.fields) starts.push(at)
    const lineEnd = bytes.indexOf(LF, at)
    if (lineEnd < 0 || lineEnd >= cap) break
    at = lineEnd + 1
  }
  return { starts, blockEnd: cap }
}

function skipLineEnd(bytes: Uint8Array, at: number, limit: number): number {
  if (at >= limit) return limit
  if (bytes[at] === CR && bytes[at + 1] === LF) return Math.min(at + 2, limit)
  return bytes[at] === LF ? at + 1 : at
}

/** The field of the octets `start` to `end`; `base` is where `text` begins. */
function fieldAt(bytes: Uint8Array, text: string, start: number, end: number, base: number): Field {
  const nameEnd = endOfName(bytes, start, end)
  let colon = nameEnd
  // QUIRK: RFC 5322 §4.5 allows white space between name and colon; programs send it.
  while (colon < end && (bytes[colon] === SPACE || bytes[colon] === TAB)) colon += 1
  if (nameEnd === start || colon === end || bytes[colon] !== COLON)
    return { name: "", start, valueStart: start, end }
  return { name: text.slice(start - base, nameEnd - base).toLowerCase(), start, valueStart: colon + 1, end }
}

/** Offset behind the printable ASCII without colon that begins at `start`. RFC 5322 §2.2 */
function endOfName(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (; at < end; at += 1) {
    const octet = bytes[at] ?? 0
    if (octet === COLON || octet <= SPACE || octet > 126) break
  }
  return at
}
