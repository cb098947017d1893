/**
 * Units of text as they are compared: letters and digits, what parts words, what is passed over within one.
 *
 * Why this module exists: "Cliënten", "clie\u0308nten" and "cli\u00ADenten" must be one word to everybody who looks for words.
 * Folded are case, diacritics (also decomposed), apostrophes, soft hyphens and zero-width characters. A hyphen parts two words.
 * Mail addresses and URLs are stepped over: the name of a domain says nothing about the reader.
 *
 * Deliberately out of scope: scripts other than Latin, whose units part words.
 */

/** 1 to 36 are letters and digits. */
export const LAST_LETTER = 36
export const SEPARATOR = 0
/** A separator that is looked at more closely: it may end a sentence or belong to an address. */
export const MARK = 62
export const IGNORED = 63
/** Below it folding is a table look-up: Latin, its extensions A and B, and the combining marks. */
export const TABLE_SIZE = 0x370
export const CLASSES = foldingTable()

/** Of a unit of UTF-16. */
export function classOf(code: number): number {
  return code < TABLE_SIZE ? CLASSES[code]! : classOfRare(code)
}

/** Class of a unit above the table: what is invisible within a word, and nothing else. */
export function classOfRare(code: number): number {
  if (code === 0x2019 || code === 0x2018) return IGNORED
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff ? IGNORED : SEPARATOR
}

/** Start of the word that the unit at `at` belongs to. Not told of every word that is found: few are asked for. */
export function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && isWithinWord(text.charCodeAt(start - 1))) start -= 1
  return start
}

export function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isWithinWord(text.charCodeAt(end))) end += 1
  return end
}

export function isWithinWord(code: number): boolean {
  const letter = classOf(code)
  return letter !== SEPARATOR && letter !== MARK
}

/** `@` or `://`: what follows it belongs to a mail address or a URL. */
export function startsAddress(text: string, at: number, code: number): boolean {
  return code === 0x40 || (code === 0x3a && text.startsWith("//", at + 1))
}

export function endOfAddress(text: string, at: number, end: number): number {
  let behind = at
  while (behind < end && text.charCodeAt(behind) > 0x20 && text.charCodeAt(behind) !== 0x3e) behind += 1
  return behind
}

/** A pattern as it is compared: two that fold alike are the same one. */
export function foldPattern(pattern: string): string {
  return pattern
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036F'\u2019]/g, "")
    .replaceAll("-", " ")
}

function foldingTable(): Uint8Array {
  const classes = new Uint8Array(TABLE_SIZE)
  for (let code = 0; code < TABLE_SIZE; code += 1) {
    const base = String.fromCharCode(code).normalize("NFD").toLowerCase().charCodeAt(0)
    if (base >= 0x61 && base <= 0x7a) classes[code] = base - 0x61 + 1
    else if (base >= 0x30 && base <= 0x39) classes[code] = base - 0x30 + 27
  }
  for (const mark of ".!?@:\n") classes[mark.charCodeAt(0)] = MARK
  for (const code of [0x27, 0xad, 0x2bc]) classes[code] = IGNORED
  for (let mark = 0x300; mark < TABLE_SIZE; mark += 1) classes[mark] = IGNORED
  return classes
}
