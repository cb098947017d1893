/**
 * What a spreadsheet shows for a stored number or date.
 *
 * Why this module exists: a date of birth is stored as 31118, and a citizen number that starts with a zero as a number with
 * a format of nine zeros. Who counts people needs what their readers see.
 * Formats: ECMA-376-1 §18.8.30 and §18.8.31; serial dates: §18.17.4.
 *
 * Deliberately left out: thousands, decimals, currency and percentage as formatted. They tell of nobody.
 */

/** How a format shows a number. `digits`: with zeros in front up to that many. */
export type NumberFormat =
  | { readonly kind: "number" }
  | { readonly kind: "date" }
  | { readonly kind: "time" }
  | { readonly kind: "digits"; readonly digits: number }

export const PLAIN_NUMBER: NumberFormat = { kind: "number" }

/** §18.8.30: the formats that every program knows without being told. */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return { kind: "date" }
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? { kind: "time" } : PLAIN_NUMBER
}

/** Formats are at most some 255 units long (§18.8.30); what lies behind is not looked at. */
const MAX_CODE_UNITS = 512

export function customFormat(code: string): NumberFormat {
  const letters = bareCode(code.slice(0, MAX_CODE_UNITS))
  const hasClock = letters.includes("h") || letters.includes("s")
  if (letters.includes("d") || letters.includes("y")) return { kind: "date" }
  if (hasClock) return { kind: "time" }
  if (letters.includes("m")) return { kind: "date" }
  const digits = letters.replaceAll("0", "") === "" ? letters.length : 0
  return digits > 1 ? { kind: "digits", digits } : PLAIN_NUMBER
}

/** The first section, in lower case, without what is shown as it stands: quoted text, colours, currencies, separators. */
function bareCode(code: string): string {
  let bare = ""
  for (let at = 0; at < code.length; at += 1) {
    const unit = code[at] ?? ""
    if (unit === ";") break
    if (unit === "\\" || unit === "_" || unit === "*") at += 1
    else if (unit === '"' || unit === "[") {
      const stop = code.indexOf(unit === "[" ? "]" : '"', at + 1)
      if (stop < 0) break
      // [h], [m] and [s] are time that has passed; [Red], [$-413] and [>9] are not shown.
      if (unit === "[" && "hms".includes(code[at + 1]?.toLowerCase() ?? "-") && stop - at <= 3) bare += "h"
      at = stop
    } else if (!" -/".includes(unit)) bare += unit.toLowerCase()
  }
  return bare
}

/** `stored` as in the file; what is no number stays as it is. */
export function shownNumber(stored: string, format: NumberFormat, epoch: 1900 | 1904): string {
  const value = Number(stored)
  if (stored.trim() === "" || !Number.isFinite(value)) return stored
  switch (format.kind) {
    case "number":
      return plainNumber(stored, value)
    case "digits":
      return Number.isInteger(value) && value >= 0
        ? plainNumber(stored, value).padStart(format.digits, "0")
        : plainNumber(stored, value)
    case "date":
      return serialDate(value, epoch) ?? plainNumber(stored, value)
    case "time":
      return clock(value)
  }
}

/** A whole number keeps all its digits; any other has the 15 that are sure (§18.17.2.2). */
function plainNumber(stored: string, value: number): string {
  if (isDigits(stored)) return stored
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : stored
  return String(Number(value.toPrecision(15)))
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x30 || unit > 0x39) return false
  }
  return text !== ""
}

/** 31-12-9999 */
const MAX_SERIAL = 2_958_465
/** Days from 1 January 1970 back to day 0. */
const EPOCH_1900 = 25_569
const EPOCH_1904 = 24_107

function serialDate(value: number, epoch: 1900 | 1904): string | undefined {
  const day = Math.floor(value)
  if (day < 1 || day > MAX_SERIAL) return undefined
  if (epoch === 1904) return civil(day - EPOCH_1904)
  if (day === 60) return "29-02-1900" // QUIRK: a day that never was (§18.17.4.1)
  return civil(day - EPOCH_1900 + (day < 60 ? 1 : 0))
}

function clock(value: number): string {
  const minutes = Math.floor((value - Math.floor(value)) * 1440 + 1e-6) % 1440
  return `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`
}

/** `days` since 1 January 1970 in the Gregorian calendar, as dd-mm-yyyy. */
function civil(days: number): string {
  // Counted from 1 March of year 0, so that a leap day is the last of its year and 400 years are one era.
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return `${padded(day, 2)}-${padded(month, 2)}-${padded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)}`
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0")
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/

/** Of "1985-03-12" or "1985-03-12T00:00:00" (XML Schema part 2 §3.2.7): 12-03-1985. Anything else stays as it is. */
export function shownIsoDate(text: string): string {
  const found = ISO_DATE.exec(text)
  return found === null ? text : `${found[3]}-${found[2]}-${found[1]}`
}
