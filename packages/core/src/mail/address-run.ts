/**
 * Addresses as they stand written in running text: `Jan <jan@example.nl>`, `[mailto:jan@example.nl]`, 'jan@example.nl'.
 *
 * Why this module exists: quoted headers, calendar parameters and Outlook's properties hold addresses that follow no
 * grammar any more; what stands on both sides of an `@` is all there is to go by.
 * Characters: RFC 5322 §3.2.3 `atext`, RFC 6531 §3.3; lengths: RFC 5321 §4.5.3.1.
 *
 * Deliberately left out: quoted local parts, domain literals, and hosts without a dot, which no mail from outside reaches.
 */

const MAX_LOCAL_UNITS = 64 // RFC 5321 §4.5.3.1.1
const MAX_DOMAIN_UNITS = 255 // RFC 5321 §4.5.3.1.2

const NONE: readonly string[] = []

/** The addresses in `text` between `start` and `end`, as written and in order; one that differs only in case counts once. */
export function addressRuns(text: string, start = 0, end: number = text.length): readonly string[] {
  // Cut out first, so that the search for a sign ends where the range does: linear however many ranges a text has.
  const run = text.slice(start, end)
  let sign = run.indexOf("@")
  if (sign < 0) return NONE
  const found = new Map<string, string>()
  for (; sign >= 0; sign = run.indexOf("@", sign + 1)) {
    const first = localStart(run, Math.max(0, sign - MAX_LOCAL_UNITS), sign)
    const last = domainEnd(run, sign + 1, Math.min(run.length, sign + 1 + MAX_DOMAIN_UNITS))
    if (first === sign || last < 0) continue
    const address = run.slice(first, last)
    const key = address.toLowerCase()
    if (!found.has(key)) found.set(key, address)
  }
  return [...found.values()]
}

function localStart(text: string, from: number, sign: number): number {
  let first = sign
  while (first > from && isLocal(text.charCodeAt(first - 1))) first -= 1
  // QUIRK: RFC 5322 §3.2.3 allows these in front; in text they are quotation marks, emphasis or part of a link.
  while (first < sign && IN_FRONT.includes(text.charAt(first))) first += 1
  return first
}
const IN_FRONT = ".'*`=|&~"

/** Where the domain that begins at `from` ends, or -1 where there is none with a dot in it. */
function domainEnd(text: string, from: number, end: number): number {
  if (!isDomain(text.charCodeAt(from))) return -1
  let last = from
  let dotted = false
  for (let at = from; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (isDomain(unit)) {
      dotted ||= text.charCodeAt(at - 1) === DOT
      last = at + 1
    } else if (unit !== HYPHEN && (unit !== DOT || text.charCodeAt(at - 1) === DOT)) break
  }
  return dotted ? last : -1
}
const DOT = 0x2e
const HYPHEN = 0x2d

function isAlphanumeric(unit: number): boolean {
  const lower = unit | 0x20
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a)
}

/** Letters beyond ASCII; not Latin-1's signs, the spaces and punctuation of U+2000, ideographic and full-width punctuation. */
function isLetterBeyondAscii(unit: number): boolean {
  if (unit < 0xc0) return false
  return !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f) && !(unit >= 0xfe00)
}

function isLocal(unit: number): boolean {
  return isAlphanumeric(unit) || LOCAL_SIGNS.includes(String.fromCharCode(unit)) || isLetterBeyondAscii(unit)
}
/** QUIRK: `/` and `?` are `atext` too, but in text they belong to a link around the address. */
const LOCAL_SIGNS = "._-+'=&!#$%*^`{|}~"

function isDomain(unit: number): boolean {
  return isAlphanumeric(unit) || isLetterBeyondAscii(unit)
}
