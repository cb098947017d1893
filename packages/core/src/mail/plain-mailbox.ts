/**
 * The short cut for the mailboxes that nearly all mail has: `jan@voorbeeld.example`, `<jan@voorbeeld.example>`,
 * `Jan de Vries <jan@voorbeeld.example>` and `"Vries, Jan de" <jan@voorbeeld.example>`.
 *
 * Why this module exists: speed; the long way gives the same answer, which a property test holds it to. Whatever is
 * not wholly plain ASCII without encoded words, escapes and comments goes the long way.
 */
import { addressOf, plainAddressOf, type Mailbox } from "./address.ts"

const SP = 0x20
const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const QUOTE = 0x22
const COMMA = 0x2c
const DOT = 0x2e
const SEMICOLON = 0x3b
const LESS = 0x3c
const GREATER = 0x3e
const AT = 0x40

const ATOM = 1
const DOMAIN = 2
const SPACE = 4
const QUOTABLE = 8

const CLASSES = classes()

function classes(): Uint8Array {
  const table = new Uint8Array(256)
  for (let unit = 0x20; unit < 0x7f; unit += 1) {
    const sign = String.fromCharCode(unit)
    if (/[\w.!#$%&'*+/^`{|}~-]/.test(sign))
      table[unit] = ATOM | QUOTABLE // not "=" and "?": encoded words
    else if (!/["\\=?]/.test(sign)) table[unit] = QUOTABLE
    if (/[\w.-]/.test(sign)) table[unit] = ATOM | QUOTABLE | DOMAIN
  }
  table[SP] = SPACE | QUOTABLE
  for (const unit of [TAB, CR, LF]) table[unit] = SPACE
  return table
}

/** A longer one goes the long way, so that nothing is looked at twice but the first few octets. */
const MAX_OCTETS = 512

/** The mailbox at `start` of the raw field, where no white space stands; undefined if it is not a plain one. */
export function plainMailbox(raw: string, start: number, offset: number): Mailbox | undefined {
  const limit = Math.min(raw.length, start + MAX_OCTETS)
  let at = start
  let name = ""
  let localStart = start
  const first = raw.charCodeAt(start)
  if (first === QUOTE) {
    at = skip(raw, start + 1, limit, QUOTABLE)
    if (raw.charCodeAt(at) !== QUOTE) return undefined
    name = oneLine(raw.slice(start + 1, at))
    at = skip(raw, at + 1, limit, SPACE)
    if (raw.charCodeAt(at) !== LESS) return undefined
  } else if (first !== LESS) {
    at = skip(raw, start, limit, ATOM)
    if (raw.charCodeAt(at) !== AT) {
      at = skip(raw, at, limit, ATOM | SPACE)
      if (raw.charCodeAt(at) !== LESS) return undefined
      name = oneLine(raw.slice(start, at))
    }
  }
  const bracket = raw.charCodeAt(at) === LESS
  if (bracket) {
    localStart = at + 1
    at = skip(raw, localStart, limit, ATOM)
  }
  if (raw.charCodeAt(at) !== AT || at === localStart) return undefined
  const sign = at
  at = skip(raw, sign + 1, limit, DOMAIN)
  const domain = raw.slice(sign + 1, at)
  if (!domain.includes(".", 1) || raw.charCodeAt(at - 1) === DOT) return undefined
  const written = raw.slice(localStart, at)
  if (bracket) {
    if (raw.charCodeAt(at) !== GREATER) return undefined
    at += 1
  }
  if (!endsEntry(raw, at)) return undefined
  const address = domain.includes("--")
    ? addressOf(written.slice(0, sign - localStart), domain)
    : plainAddressOf(written, sign - localStart)
  return { kind: "mailbox", name, address, start: offset + start, end: offset + at }
}

function skip(raw: string, start: number, limit: number, allowed: number): number {
  let at = start
  while (at < limit && ((CLASSES[raw.charCodeAt(at)] ?? 0) & allowed) !== 0) at += 1
  return at
}

/** Whether only white space stands before the next comma or semicolon, or the end. */
function endsEntry(raw: string, start: number): boolean {
  for (let at = start; at < raw.length; at += 1) {
    const unit = raw.charCodeAt(at)
    if (unit === COMMA || unit === SEMICOLON) return true
    if (unit !== SP && unit !== TAB && unit !== CR && unit !== LF) return false
  }
  return true
}

/** Folding (RFC 5322 §2.2.3) and runs of white space become one space, as in ./display-name.ts. */
function oneLine(name: string): string {
  const trimmed = name.trim()
  return /[\t\r\n]| {2}/.test(trimmed) ? trimmed.replaceAll(/[ \t\r\n]+/g, " ") : trimmed
}
