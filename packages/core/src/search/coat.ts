/**
 * The coats that mail puts over text, one function to take each of them off.
 *
 * Percent-encoding (RFC 3986 §2.1), character references (WHATWG HTML §13.5), quoted-printable (RFC 2045 §6.7), encoded words
 * (RFC 2047), escapes of scripts and of RTF, markup, folding, base64 (RFC 4648), hexadecimal digits (./hexadecimal.ts), and letters
 * that only look different.
 */
import { decodeEncodedWords } from "../mail/encoded-word.ts"
import { decodeEntities } from "../mail/html-entity.ts"
import { octetsOf, readable } from "../mail/octets.ts"
import { hexPair } from "../mail/transfer-encoding.ts"
import { decodeUtf7 } from "../mail/utf7.ts"
import { base64Runs } from "./base64-run.ts"
import { decodeDigits, decodeMarked } from "./hexadecimal.ts"
import { withoutTags } from "./tags.ts"

/**
 * Each gives the views with one coat less; none, where there is no such coat. A coat that was not really there does no
 * harm: its view just holds no address.
 */
export type Coat = readonly [name: string, takeOff: (text: string) => readonly string[]]

const COATS: readonly Coat[] = [
  ["percent", (text) => changed(text, decodePercent(text))],
  ["entity", (text) => (text.includes("&") ? changed(text, decodeEntities(text)) : NO_VIEWS)],
  ["quoted-printable", (text) => changed(text, decodeQuoted(text))],
  ["encoded-word", (text) => (text.includes("=?") ? changed(text, decodeEncodedWords(text)) : NO_VIEWS)],
  ["escape", (text) => changed(text, decodeBackslash(text))],
  // Inside an address: `jan<wbr>@<b>voorbeeld</b>.example`, the runs of a word processor.
  ["markup", (text) => (text.includes("<") ? changed(text, withoutTags(text)) : NO_VIEWS)],
  ["unicode", (text) => changed(text, compatible(text))],
]
/** Coats under which a separator may still stand in clear; of its word and the words around it. */
export const CLEAR_COATS: readonly Coat[] = [...COATS, ["fold", joinedWords]]
/** For windows of any text: white space at the end of a line is left there, or nearly each would have twice the views. */
export const ALL_COATS: readonly Coat[] = [
  ...COATS,
  ["fold", unfolded],
  ["base64", base64Runs],
  ["utf-7", (text) => (text.includes(UTF7_AT) ? changed(text, withoutShifts(text)) : NO_VIEWS)],
]
/** Of the word around hexadecimal digits that stand for a separator. */
export const HEX_COATS: readonly Coat[] = [
  ["marked", decodeMarked],
  ["hexadecimal", (text) => changed(text, decodeDigits(text))],
  ...COATS,
]

const NO_VIEWS: readonly string[] = []

function changed(before: string, after: string): readonly string[] {
  return after === before ? NO_VIEWS : [after]
}

function decodePercent(text: string): string {
  if (!text.includes("%")) return text
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    let octets = ""
    for (let at = 1; at < run.length; at += 3) octets += String.fromCharCode(hexPair(run, at))
    return readable(octets)
  })
}

/** RFC 2045 §6.7 inside a text: attached sources, doubly encoded parts. `_` for a space is left to encoded words. */
function decodeQuoted(text: string): string {
  if (!text.includes("=")) return text
  return text.replace(/=[ \t]{0,8}\r?\n/g, "").replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) => {
    let octets = ""
    for (let at = 1; at < run.length; at += 3) octets += String.fromCharCode(hexPair(run, at))
    return readable(octets)
  })
}

/** RFC 2152: `@` in base64 of UTF-16, as programs write it that shift for every such unit alone. */
export const UTF7_AT = "+AEA"

function withoutShifts(text: string): string {
  return text.replace(/\+[A-Za-z0-9+/]{2,400}-?/g, (run) => decodeUtf7(octetsOf(run)))
}

/** \u0040, \u{40}, \x40 (JSON, scripts), \'40 (RTF), and the two that style sheets hide an address with: \40 and \2e. */
function decodeBackslash(text: string): string {
  if (!text.includes("\\")) return text
  return text
    .replace(STYLE_ESCAPE, (all) => (all.includes("40") ? "@" : "."))
    .replace(
      /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|'([0-9A-Fa-f]{2}))/g,
      (all, ...groups) => {
        const hex = (groups as readonly (string | undefined)[])
          .slice(0, 4)
          .find((group) => group !== undefined)
        const code = Number.parseInt(hex ?? "", 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : all
      },
    )
}

/** CSS Syntax 3 §4.3.7: up to six digits, and one white space that ends them. */
const STYLE_ESCAPE = /\\(?:0000(?:40|2[Ee])|0{0,3}(?:40|2[Ee])(?![0-9A-Fa-f]))[ \t]?/g

/**
 * RFC 5322 §2.2.3 and RFC 5545 §3.1: the line end and the white space (or quote marks) behind it go. Where a soft break
 * (RFC 2045 §6.7) was folded again, its `=` goes too.
 */
function unfolded(text: string): readonly string[] {
  if (!text.includes("\n")) return NO_VIEWS
  const plain = text.replace(/\r?\n[ \t>|]*/g, "")
  return /=\r?\n/.test(text) ? [plain, text.replace(/=?\r?\n[ \t>|]*/g, "")] : [plain]
}

/** The same, and white space at the end of a line, where a program left it behind a soft line break (RFC 2045 §6.7, rule 3). */
function joinedWords(text: string): readonly string[] {
  const joined = unfolded(text)
  return SPACE_AT_END.test(text) ? [...joined, text.replace(/=?[ \t]{0,8}\r?\n[ \t>|]*/g, "")] : joined
}
const SPACE_AT_END = /[ \t]\r?\n/

/**
 * What no screen shows: the code points that Unicode says to ignore where they can't be shown (UAX #44, soft hyphens, joiners,
 * marks of direction, variation selectors, tags), and the three marks of annotations (Unicode §23.8).
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu

/** Octets read as UTF-8, invisible units gone, compatibility forms (full-width letters, ligatures) as plain ones. */
function compatible(text: string): string {
  if (!/[^\u0000-\u007F]/.test(text)) return text
  // An octet string of UTF-8 has no unit above U+00FF.
  const decoded = /^[\u0000-\u00FF]*$/.test(text) ? readable(text) : text
  return decoded.replace(INVISIBLE, "").normalize("NFKC")
}
