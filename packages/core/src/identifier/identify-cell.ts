/**
 * What one cell of a table is, with the heading of its column as its context: under "BSN" nine digits need no other cue, under
 * "factuurnummer" they are nothing.
 *
 * Deliberately left out: several identifiers in one cell, and what other cells of the row say.
 */
import { labelBefore } from "./context.ts"
import { findIdentifiers, mayHoldIdentifier } from "./find-identifiers.ts"
import type { FoundIdentifier, NumberShape } from "./identifier.ts"
import { isDigit, isLetter } from "./unit.ts"

/** UTF-16 units: a longer cell is read so far, a longer heading not at all. */
export const CELL_LIMITS = { value: 4_000, heading: 200 } as const

/**
 * The surest identifier in `value`, the first of those; its range is within `value`.
 *
 * @param heading of the column, "" if there is none
 */
export function identifyCell(
  value: string,
  heading: string,
  numbers: readonly NumberShape[],
): FoundIdentifier | undefined {
  if (!mayHoldIdentifier(value)) return undefined
  const label = heading.length > CELL_LIMITS.heading ? "" : asLabel(heading)
  const cell = value.slice(0, CELL_LIMITS.value)
  const found = findWithin(cell, label, numbers)
  return found ?? withoutZero(cell, label) ?? partOfAddress(cell, label)
}

function findWithin(
  cell: string,
  label: string,
  numbers: readonly NumberShape[],
): FoundIdentifier | undefined {
  const lead = label === "" ? "" : `${label}: `
  const all = findIdentifiers(lead + cell, numbers).filter(({ start }) => start >= lead.length)
  const best = all.find(({ certainty }) => certainty === "certain") ?? all[0]
  return best === undefined
    ? undefined
    : { ...best, start: best.start - lead.length, end: best.end - lead.length }
}

/** "Telefoon 1", "BSN (9 cijfers)", "geboorte_datum": digits would part the heading from its cell, and so would marks. */
function asLabel(heading: string): string {
  const open = heading.indexOf("(")
  const words = open > 0 ? heading.slice(0, open) : heading
  let label = ""
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at)
    if (isDigit(code)) continue
    label += isLetter(code) || code === 0x2d || code === 0x2e || code === 0x27 ? words.charAt(at) : " "
  }
  return label.trim()
}

const PHONE_LABELS = new Set("telefoon tel mobiel mobile phone gsm mob cell".split(" "))

/** A spreadsheet takes 0612345678 for a number and drops the 0. */
function withoutZero(cell: string, label: string): FoundIdentifier | undefined {
  const digits = cell.trim()
  if (digits.length !== 9 || !PHONE_LABELS.has(labelBefore(`${label} `, label.length + 1))) return undefined
  const found = findWithin(`0${digits}`, label, [])
  const at = cell.indexOf(digits)
  return found?.kind === "phone" ? { ...found, start: at, end: at + digits.length } : undefined
}

const ADDRESS_LABELS = new Set("adres woonadres huisadres address straat postcode zipcode".split(" "))

/** A street with its house number, or a postcode, which the next column completes. */
function partOfAddress(cell: string, label: string): FoundIdentifier | undefined {
  const written = cell.trim()
  const last = labelBefore(`${label} `, label.length + 1)
  if (!ADDRESS_LABELS.has(last) && !ADDRESS_LABELS.has(`${last}code`)) return undefined
  if (!STREET_AND_NUMBER.test(written) && !POSTCODE.test(written)) return undefined
  const start = cell.indexOf(written)
  return {
    kind: "home-address",
    start,
    end: start + written.length,
    value: written.replaceAll(/[ .-]/g, "").toUpperCase(),
    certainty: "assumed",
  }
}

const STREET_AND_NUMBER = /^\p{L}[\p{L} .'’-]{2,40} [1-9]\d{0,4}(?:[ -]?[A-Za-z0-9]{1,4})?$/u
const POSTCODE = /^[1-9]\d{3} ?[A-Z]{2}$/
