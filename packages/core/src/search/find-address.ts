/**
 * Finds the addresses of an index in one text, as it stands, without decoding anything (./view.ts does that).
 *
 * A place is found by its separator: `@`, and `=` for VERP (`bounce+jan=voorbeeld.example@list.example`), SRS
 * (`SRS0=x=y=voorbeeld.example=jan@…`) and for guest accounts `jan_voorbeeld.example#EXT#`. Around it the longest runs
 * are taken and then shortened at word boundaries, because text glues things to addresses ("e-mail:jan@…", "…nl.Groet").
 * Linear: runs are bounded, so the work per separator is.
 */
import { foldDomain } from "../mail/domain.ts"
import type { AddressIndex, LocalParts } from "./address-index.ts"

/** `start` and `end` are UTF-16 indexes in the searched text. */
export type Found = (number: number, start: number, end: number) => void

/** RFC 5321 §4.5.3.1: 64 octets of local part, 255 of domain; more room because escapes may stand in a raw view. */
export const MAX_LOCAL_UNITS = 130
export const MAX_DOMAIN_UNITS = 260
/** A sentence that is glued to a domain is one word or two. */
const MAX_FOLDS = 3
/** White space that obsolete syntax (RFC 5322 §4.4) or a line break may put on either side of the separator. */
const MAX_GAP = 6

/** In links of SharePoint it is in small letters. */
const GUEST = /^#ext#$/i
const GUEST_UNITS = 5
/** In the domain of a guest, and the one before it. */
const MAX_UNDERLINES = 3

const EQUALS = 61
const QUOTE = 34
const BACKSLASH = 92
const DOT = 46
const HASH = 35
const UNDERLINE = 95
const OPEN_BRACKET = 91

/** `unfound`: called with every separator at which nobody was found, because there may be more to it (./view.ts). */
export function findAddresses(
  text: string,
  index: AddressIndex,
  found: Found,
  unfound?: (separator: number) => void,
): void {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (!atSeparator(text, at, index, found)) unfound?.(at)
  }
  for (let at = text.indexOf("="); at >= 0; at = text.indexOf("=", at + 1)) {
    if (at === 0 || !isLocalUnit(text.charCodeAt(at - 1)) || !isDomainUnit(text.charCodeAt(at + 1))) continue
    const domain = longestHost(text, at + 1, index)
    const hit = domain !== undefined && addressedAt(text, at, domain, found)
    if (!(domain !== undefined && senderRewritten(text, at, domain, found)) && !hit) unfound?.(at)
  }
  for (let at = text.indexOf("#"); at >= 0; at = text.indexOf("#", at + 1)) {
    if (GUEST.test(text.slice(at, at + GUEST_UNITS))) guest(text, at, index, found)
  }
}

function atSeparator(text: string, separator: number, index: AddressIndex, found: Found): boolean {
  const domainStart = skipSpace(text, separator + 1, 1)
  const domain = longestHost(text, domainStart, index)
  return domain !== undefined && addressedAt(text, separator, domain, found)
}

function addressedAt(text: string, separator: number, { parts, end }: Host, found: Found): boolean {
  return localBefore(text, separator, parts, (number, start) => found(number, start, end))
}

type Host = { readonly parts: LocalParts; readonly end: number }

/** The longest run from `start` that is a domain of the index, cut at word boundaries only. */
function longestHost(text: string, start: number, index: AddressIndex): Host | undefined {
  if (text.charCodeAt(start) === OPEN_BRACKET)
    return index.literals ? domainLiteral(text, start, index) : undefined
  const limit = Math.min(text.length, start + MAX_DOMAIN_UNITS)
  let end = start
  let firstDot = -1
  for (; end < limit; end += 1) {
    const unit = text.charCodeAt(end)
    if (!isDomainUnit(unit)) break
    if (unit === DOT && firstDot < 0) firstDot = end
  }
  if (end === start || (firstDot < 0 && !index.dotless)) return undefined
  // What is no longer has no dot.
  const least = index.dotless ? 0 : firstDot - start
  const run = text.slice(start, end).toLowerCase()
  // The index has both forms of every domain; only a mixture of the two has to be folded, and that is not done for ever.
  let folds = run.includes("xn--") ? MAX_FOLDS : 0
  for (let length = run.length; length > least; length = shorter(run, length)) {
    const name = run.slice(0, length)
    const parts = index.hosts.get(name) ?? (folds > 0 ? index.hosts.get(foldDomain(name)) : undefined)
    folds -= 1
    if (parts !== undefined) return { parts, end: start + length }
  }
  return undefined
}

function domainLiteral(text: string, start: number, index: AddressIndex): Host | undefined {
  const literal = /^\[[^\]]*\]/.exec(text.slice(start, start + MAX_DOMAIN_UNITS).toLowerCase())?.[0]
  const parts = literal === undefined ? undefined : index.hosts.get(literal)
  return literal === undefined || parts === undefined ? undefined : { parts, end: start + literal.length }
}

/** The next shorter length that ends a word: behind it stands something that is no letter or digit of ASCII. */
function shorter(run: string, length: number): number {
  let at = length - 1
  while (at > 0 && !(isAsciiWord(run.charCodeAt(at - 1)) !== isAsciiWord(run.charCodeAt(at)))) at -= 1
  return at
}

function localBefore(
  text: string,
  separator: number,
  { numbers, oddLengths }: LocalParts,
  found: (number: number, start: number) => void,
): boolean {
  const end = skipSpace(text, separator - 1, -1) + 1
  for (const length of oddLengths) {
    const number = length > end ? undefined : numbers.get(text.slice(end - length, end).toLowerCase())
    if (number !== undefined) {
      found(number, end - length)
      return true
    }
  }
  if (text.charCodeAt(end - 1) === QUOTE) return quotedBefore(text, end - 1, numbers, found)
  const floor = Math.max(0, end - MAX_LOCAL_UNITS)
  let start = end
  while (start > floor && isLocalUnit(text.charCodeAt(start - 1))) start -= 1
  if (start === end) return false
  const run = text.slice(start, end).toLowerCase()
  for (let from = 0; from < run.length; from += 1) {
    // A local part begins where the run begins, or behind something that is no letter or digit.
    if (from > 0 && sameWord(run.charCodeAt(from - 1), run.charCodeAt(from))) continue
    const number = numbers.get(from === 0 ? run : run.slice(from))
    if (number !== undefined) {
      found(number, start + from)
      return true
    }
  }
  return false
}

/** RFC 5321 §4.1.2 Quoted-string: back to the opening quote, escapes undone. */
function quotedBefore(
  text: string,
  close: number,
  numbers: LocalParts["numbers"],
  found: (number: number, start: number) => void,
): boolean {
  const floor = Math.max(0, close - MAX_LOCAL_UNITS)
  for (let open = close - 1; open >= floor; open -= 1) {
    if (text.charCodeAt(open) !== QUOTE || text.charCodeAt(open - 1) === BACKSLASH) continue
    const local = text
      .slice(open + 1, close)
      .replace(/\\(.)/gsu, "$1")
      .toLowerCase()
    const number = numbers.get(local)
    if (number !== undefined) found(number, open)
    return number !== undefined
  }
  return false
}

/** SRS0=hash=stamp=domain=local@forwarder: behind the separator a domain, `=`, and the local part. */
function senderRewritten(text: string, separator: number, domain: Host, found: Found): boolean {
  if (text.charCodeAt(domain.end) !== EQUALS) return false
  let end = domain.end + 1
  const limit = Math.min(text.length, end + MAX_LOCAL_UNITS)
  while (end < limit && isLocalUnit(text.charCodeAt(end)) && text.charCodeAt(end) !== EQUALS) end += 1
  const number = domain.parts.numbers.get(text.slice(domain.end + 1, end).toLowerCase())
  if (number !== undefined) found(number, separator + 1, end)
  return number !== undefined
}

/**
 * Guest accounts of Microsoft 365: `jan_voorbeeld.example#EXT#@tenant.example`. Back to the account before it, so that thousands of
 * them cost no more than their length, and over few underlines: a domain has none, or a label that begins with one.
 */
function guest(text: string, mark: number, index: AddressIndex, found: Found): void {
  const floor = Math.max(0, mark - MAX_DOMAIN_UNITS)
  let underlines = 0
  for (let at = mark - 1; at > floor && underlines < MAX_UNDERLINES; at -= 1) {
    const unit = text.charCodeAt(at)
    if (unit === HASH || !isLocalUnit(unit)) return
    if (unit !== UNDERLINE) continue
    underlines += 1
    const parts = index.hosts.get(text.slice(at + 1, mark).toLowerCase())
    if (parts !== undefined) localBefore(text, at, parts, (number, start) => found(number, start, mark))
  }
}

function skipSpace(text: string, from: number, step: 1 | -1): number {
  let at = from
  for (let skipped = 0; skipped < MAX_GAP && isSpace(text.charCodeAt(at)); skipped += 1) at += step
  return at
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 13 || unit === 10
}

function isAsciiWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)
}

/** Two neighbours that belong to one word: Latin letters and digits, or two units of another script. */
function sameWord(left: number, right: number): boolean {
  return isLatinWord(left) ? isLatinWord(right) : left > 0x206f && right > 0x206f
}

function isLatinWord(unit: number): boolean {
  return isAsciiWord(unit) || (unit > 0xbf && unit < 0x2000)
}

/** RFC 5322 §3.2.3 atext and the dot, and RFC 6532 §3.2: everything beyond ASCII. */
export function isLocalUnit(unit: number): boolean {
  return unit > 127 || (KINDS[unit] ?? 0) > 0
}

/** Letters, digits, `.`, `-`, `_` and everything beyond ASCII. */
export function isDomainUnit(unit: number): boolean {
  return unit > 127 || KINDS[unit] === IN_BOTH
}

const IN_BOTH = 2
const KINDS = kindTable()

function kindTable(): Uint8Array {
  const table = new Uint8Array(128)
  for (const unit of "!#$%&'*+/=?^`{|}~") table[unit.charCodeAt(0)] = 1
  for (const unit of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")
    table[unit.charCodeAt(0)] = IN_BOTH
  return table
}
