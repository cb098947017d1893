/**
 * Does a header value name one of these people?
 *
 * The rewriter's own look, on purpose simple and sharing nothing with the exit check's (search/): what one of them
 * overlooks, the other may see. Linear: runs are bounded, and a host that nobody has costs one look into a map.
 */
import type { PersonKey } from "../mail/address.ts"
import { mailboxesOf, parseAddressList } from "../mail/address-list.ts"
import { decodeEncodedWords } from "../mail/encoded-word.ts"
import { foldDomain } from "../mail/domain.ts"
import { unfold } from "../mail/header.ts"
import { octetString, readable } from "../mail/octets.ts"
import { percentDecoded } from "../mail/parameter.ts"
import type { People } from "./people.ts"

/** The people that stand in the raw value (an octet string): plain, encoded, folded, in base64, or as `local=domain`. */
export function mentionsOf(raw: string, people: People): ReadonlySet<PersonKey> {
  const found = new Set<PersonKey>()
  const folded = raw.includes("\n")
  // Folding may stand in the middle of an address, where RFC 5322 §2.2.3 would leave a blank.
  const joined = folded ? raw.replace(/\r?\n[ \t]{1,80}/g, "") : raw
  for (const octets of base64Texts(joined)) collect(folding(readable(octets)), people, anyJoint, found)
  if (!raw.includes("@") && !raw.includes("=") && !raw.includes("%")) return found
  const text = decodeEncodedWords(readable(unfold(raw)))
  collect(folding(text), people, anyJoint, found)
  for (const view of codedViews(text)) collect(folding(view), people, anyJoint, found)
  if (folded) collect(folding(readable(joined)), people, anyJoint, found)
  if (raw.includes("(") || raw.includes("\\") || (people.odd && raw.includes('"'))) {
    for (const { address } of mailboxesOf(parseAddressList(raw, 0)))
      if (people.keys.has(address.key)) found.add(address.key)
  }
  return found
}

/** Percent-encoding, `=40` (RFC 6376 §3.5 `z`), and guest accounts `jan_voorbeeld.example#EXT#@tenant.example`. */
function codedViews(text: string): readonly string[] {
  const views: string[] = []
  if (text.includes("%")) views.push(readable(percentDecoded(text)))
  if (text.includes("=40")) views.push(text.replaceAll("=40", "@"))
  if (/#ext#/i.test(text)) views.push(text.replace(/_([a-z0-9.-]{1,255})#ext#/gi, "@$1 "))
  return views
}

/**
 * The people whose whole address is a message identifier in the raw value. Inside an identifier it is none:
 * `<2026.jan@voorbeeld.example>` is a name that a program made up (RFC 5322 §3.6.4), and threads hang on it.
 */
export function identifiersOf(raw: string, people: People): ReadonlySet<PersonKey> {
  const found = new Set<PersonKey>()
  if (raw.includes("@")) collect(folding(readable(raw)), people, noJoint, found)
  return found
}

type IsJoint = (unit: number) => boolean

/** What a generated address puts between its own words and somebody's local part: anything but letters and digits. */
const anyJoint: IsJoint = (unit) => unit < 128 && !isAsciiWord(unit)
const noJoint: IsJoint = () => false

/** RFC 5321 §4.5.3.1.1, twice: the generated address around it has its own. */
const MAX_LOCAL = 128
const MAX_HOST = 256
/** White space that obsolete syntax (RFC 5322 §4.4) or folding puts beside the `@`. */
const MAX_GAP = 6

function collect(text: string, people: People, isJoint: IsJoint, found: Set<PersonKey>): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit !== AT && unit !== EQUALS) continue
    const gap = unit === AT ? MAX_GAP : 0
    const locals = localsAt(text, skipBlank(text, at + 1, gap, 1), people)
    if (locals !== undefined) collectLocal(text, skipBlank(text, at - 1, gap, -1) + 1, locals, isJoint, found)
  }
}

type Locals = ReadonlyMap<string, PersonKey>

/** The local parts at the host that begins at `start`: the whole run, or what is left without words glued behind it. */
function localsAt(text: string, start: number, { hosts }: People): Locals | undefined {
  const limit = Math.min(text.length, start + MAX_HOST)
  let end = start
  if (text.charCodeAt(start) === OPEN_BRACKET) end = Math.min(limit, text.indexOf("]", start) + 1)
  else while (end < limit && isHostUnit(text.charCodeAt(end))) end += 1
  while (end > start && isHostEnd(text.charCodeAt(end - 1))) end -= 1
  if (end <= start) return undefined
  const host = foldDomain(text.slice(start, end))
  for (let length = host.length; length > 0; length = host.lastIndexOf(".", length - 1)) {
    const locals = hosts.get(host.slice(0, length))
    if (locals !== undefined) return locals
  }
  return undefined
}

function collectLocal(
  text: string,
  end: number,
  locals: Locals,
  isJoint: IsJoint,
  found: Set<PersonKey>,
): void {
  const floor = Math.max(0, end - MAX_LOCAL)
  for (let from = end; from >= floor; from -= 1) {
    const before = from === 0 ? SPACE : text.charCodeAt(from - 1)
    const delimited = from === 0 || isDelimiter(before)
    if (delimited || isJoint(before)) {
      const key = locals.get(text.slice(from, end))
      if (key !== undefined) found.add(key)
    }
    if (delimited) return
  }
}

function skipBlank(text: string, from: number, most: number, step: 1 | -1): number {
  let at = from
  for (let skipped = 0; skipped < most && isBlank(text.charCodeAt(at)); skipped += 1) at += step
  return at
}

function folding(text: string): string {
  return text.normalize("NFC").toLowerCase()
}

/** Base64 of an address has 12 units at least; shorter runs are words. */
const MIN_RUN = 12

/**
 * The octets of runs in the base64 alphabets (RFC 4648 §4 and §5) that hold an `@`. What stands in front without a gap
 * ("id-") shifts a run: all four positions are tried.
 */
function base64Texts(text: string): readonly string[] {
  const texts: string[] = []
  for (let start = 0; start < text.length; start += 1) {
    let end = start
    while (end < text.length && isBase64Unit(text.charCodeAt(end))) end += 1
    if (end - start >= MIN_RUN) {
      const run = text.slice(start, end).replaceAll("-", "+").replaceAll("_", "/")
      for (let shift = 0; shift < 4; shift += 1) {
        const length = run.length - shift
        // One unit left over holds no octet.
        const whole = length % 4 === 1 ? length - 1 : length
        const bytes = Uint8Array.fromBase64(run.slice(shift, shift + whole), { lastChunkHandling: "loose" })
        if (bytes.includes(AT)) texts.push(octetString(bytes))
      }
    }
    start = end
  }
  return texts
}

const AT = 0x40
const EQUALS = 0x3d
const SPACE = 0x20
const OPEN_BRACKET = 0x5b

function isAsciiWord(unit: number): boolean {
  const lower = unit | 0x20
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a)
}

/** Letters, digits, dots and hyphens, and everything beyond ASCII but the signs of Latin-1 and of general punctuation. */
function isHostUnit(unit: number): boolean {
  if (unit < 128) return isAsciiWord(unit) || unit === 0x2e || unit === 0x2d
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x206f)
}

/** What a host does not end with: a full stop or a dash behind it. */
function isHostEnd(unit: number): boolean {
  return unit === 0x2e || unit === 0x2d
}

function isBase64Unit(unit: number): boolean {
  return isAsciiWord(unit) || unit === 0x2b || unit === 0x2f || unit === 0x2d || unit === 0x5f
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === 0x09 || unit === 0x0d || unit === 0x0a
}

const DELIMITERS = '"(),:;<>[]\\@'

function isDelimiter(unit: number): boolean {
  return unit <= SPACE || DELIMITERS.includes(String.fromCharCode(unit))
}
