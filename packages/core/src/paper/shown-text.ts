/**
 * Text as it may be shown: nothing in it that cannot be seen, or that turns around what stands beside it.
 *
 * TRUST: what a person typed, or a message said, may hold control characters (a terminal acts on them, XML has no place for
 * them) and marks that reverse the direction of reading (a name that reads as another).
 */

/** On one line. */
export function shownText(text: string): string {
  return shownLines(text).replaceAll(/\s+/g, " ")
}

/** With its line ends, each "\n"; tabs are kept. */
export function shownLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replaceAll(INVISIBLE, "")
    .toWellFormed()
}

/** C0 and C1 but tab and line feed; overrides and isolates of direction (Unicode UAX #9 §2); U+FFFE and U+FFFF (XML 1.0 §2.2). */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g

/** For the text and the attribute values of HTML and XML: what would be read as mark-up is written as what it is. */
export function escapedText(text: string): string {
  return shownLines(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

const ENTITIES: { readonly [sign: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
