/**
 * Mail content on a terminal.
 *
 * Why this module exists: a subject can hold the escape sequences that clear a screen, retitle a window or hide a line,
 * and the direction overrides that make a file name read backwards. Everything that comes out of a message or a file
 * system passes `safe` before it is printed, and nothing else needs to be remembered.
 */

/**
 * What is shown as its code point instead of being sent to the terminal: C0, DEL and C1 (ECMA-48 §5.3); the marks,
 * embeddings, overrides and isolates of bidirectional text (UAX #9 §2) and other invisible signs; line and paragraph
 * separators; private use (a terminal font's own pictures); halves of surrogate pairs; variation selectors.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
/** Characters of no harm that only need to disappear in one line of text. */
const SPACE = /[\t\n\r]+/g
const INVISIBLE = /^(?:[\u00AD\u200B-\u200D\u2060\uFEFF]|[\uFE00-\uFE0F])$/
/** A base letter with more marks than any language writes: they would run over the lines above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu

/** One line of text that can do nothing to a terminal but be read. */
export function safe(text: string): string {
  return text
    .replace(SPACE, " ")
    .replace(UNSAFE, (character) => (INVISIBLE.test(character) ? "" : codePoint(character)))
    .replace(PILED_MARKS, "$1")
}

/** JSON may be looked at on a terminal too; within its strings every unsafe character has an escape. RFC 8259 §7 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at))}`).join(""),
  )
}

/** Typographic signs by their plain ones, as wide as they are. */
const PLAIN: { readonly [sign: string]: string } = {
  "“": '"',
  "”": '"',
  "„": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "×": "x",
}

/**
 * For a terminal that does not read UTF-8, where the octets of an accented letter may be control characters: base letters
 * for accented ones, and a question mark for what has none.
 */
export function ascii(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\r\n -~]/gu, (sign) => PLAIN[sign] ?? "?")
}

function codePoint(character: string): string {
  return `<U+${hex(character.codePointAt(0) ?? 0)}>`
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0")
}
