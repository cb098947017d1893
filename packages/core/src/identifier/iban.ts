/**
 * International bank account numbers: country, two check digits, and an account of that country's form.
 *
 * Standard: ISO 13616-1 §5 (form), ISO 7064 MOD 97-10 (check). Written in one piece or with a blank, a point or a hyphen
 * between groups, or cut at a line end. Form and check together are enough to be certain.
 */
import { BBAN_FORMS } from "./iban-structure.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { isAsciiLetter, isDigit, isGlue, isUpper } from "./unit.ts"

/** `at` and `end` are those of a run of digits: the check digits come first. */
export function findIban(text: string, at: number, end: number): FoundIdentifier | undefined {
  if (end - at < 2) return undefined
  // "NL 91 ABNA …" is written too.
  const lettersEnd = text.charCodeAt(at - 1) === 0x20 ? at - 1 : at
  const start = lettersEnd - 2
  if (!isAsciiLetter(text.charCodeAt(start)) || !isAsciiLetter(text.charCodeAt(start + 1))) return undefined
  if (isGlue(text.charCodeAt(start - 1)) || !isCountry(text, start)) return undefined
  const country = text.slice(start, lettersEnd).toUpperCase()
  const form = BBAN_FORMS.get(country)
  if (form === undefined) return undefined
  const account = readAccount(text, at + 2, form, isUpper(text.charCodeAt(start)))
  if (account === undefined || isGlue(text.charCodeAt(account.end))) return undefined
  const check = text.slice(at, at + 2)
  if (remainder(`${account.value}${country}${check}`) !== 1) return undefined
  return {
    kind: "iban",
    start,
    end: account.end,
    value: `${country}${check}${account.value}`,
    certainty: "certain",
  }
}

/** "In 20 days", "of 12": a look at two letters spares most words the table. */
function isCountry(text: string, at: number): boolean {
  return COUNTRIES[pairOf(text, at)] === 1
}

function pairOf(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0x1f) << 5) | (text.charCodeAt(at + 1) & 0x1f)
}

const COUNTRIES = new Uint8Array(1 << 10)
for (const country of BBAN_FORMS.keys()) COUNTRIES[pairOf(country, 0)] = 1

type Account = { readonly value: string; readonly end: number }

/** Lower case is read in one piece only: prose has blanks, and now and then the right length. */
function readAccount(text: string, at: number, form: string, mayHaveMarks: boolean): Account | undefined {
  let value = ""
  let end = at
  for (const kind of form) {
    if (mayHaveMarks) end = behindMark(text, end)
    const code = text.charCodeAt(end)
    const fits =
      kind === "n" ? isDigit(code) : kind === "a" ? isAsciiLetter(code) : isDigit(code) || isAsciiLetter(code)
    if (!fits) return undefined
    value += text.charAt(end)
    end += 1
  }
  return { value: value.toUpperCase(), end }
}

/** Behind a mark or nothing, and a line end: a line is cut where it gets too long, wherever that is. */
function behindMark(text: string, at: number): number {
  let end = isMark(text.charCodeAt(at)) ? at + 1 : at
  if (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a) end += 1
  if (text.charCodeAt(end) === 0x0a) end += 1
  return end
}

function isMark(code: number): boolean {
  return code === 0x20 || code === 0x2e || code === 0x2d
}

/** ISO 7064 MOD 97-10: a letter counts as 10 to 35. */
function remainder(text: string): number {
  let rest = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    rest = isDigit(code) ? (rest * 10 + code - 0x30) % 97 : (rest * 100 + code - 0x37) % 97
  }
  return rest
}
