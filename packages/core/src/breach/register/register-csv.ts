/**
 * The register as comma-separated values (RFC 4180), for a spreadsheet or a program.
 *
 * TRUST: cells hold what people typed, and a spreadsheet runs a cell that begins like a formula. Such a cell gets an apostrophe
 * in front, which shows that it is text; a program that reads the file has to take it off.
 */
import { shownLines } from "../../paper/shown-text.ts"
import { checkRegisterSize, MAX_CELL_UNITS, REGISTER_COLUMNS } from "./register.ts"
import type { RegisterRow } from "./register.ts"
import type { Language } from "../words.ts"

/** Without it Excel takes UTF-8 for windows-1252. */
const BYTE_ORDER_MARK = "\uFEFF"

/** UTF-8, with a row of headings, each line ended by CRLF. Throws a RangeError beyond `MAX_REGISTER_ROWS`. */
export function registerCsv(rows: readonly RegisterRow[], language: Language): string {
  checkRegisterSize(rows)
  const lines = [
    REGISTER_COLUMNS.map(({ name }) => name[language]),
    ...rows.map((row) => REGISTER_COLUMNS.map(({ id }) => row[id][language])),
  ]
  // RFC 4180 §2: also behind the last line.
  return `${BYTE_ORDER_MARK}${lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`
}

function cellText(written: string): string {
  const cell = harmless(shownLines(written.slice(0, MAX_CELL_UNITS)))
  // RFC 4180 §2.5 to 2.7
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** In the shapes of all scripts too, and behind blanks, which some programs take off. */
function harmless(cell: string): string {
  return /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/u.test(cell) ? `'${cell}` : cell
}
