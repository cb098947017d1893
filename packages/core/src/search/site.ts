/**
 * The places of a text where something could become the separator of an address once a coat is off.
 *
 * Nearly all texts have none, and most header fields not even a separator: the first look is a single pass over the units.
 */
import { hexPair } from "../mail/transfer-encoding.ts"
import { eachTextRun, MIN_SITE } from "./base64-run.ts"
import { UTF7_AT } from "./coat.ts"
import { isHexSeparator } from "./hexadecimal.ts"

/** Units around a site that are looked at: an address of 320 units in two coats of six units per unit fits. */
export const WINDOW = 2048

/**
 * Indexes, in order, of: a full-width `@`, or one in UTF-7; an escape that stands for `@` or for a unit that escapes are made of
 * (`# % & = \`); a word made of nothing but escapes; an encoded word; base64 of a text.
 */
export function escapedSites(text: string): readonly number[] {
  const sites: number[] = []
  eachEscape(text, "%", sites, (at) => {
    const code = hexPair(text, at + 1)
    if (isSpecial(code) || isCut(text, at, CUT_PERCENT)) sites.push(at)
    return code < 0 ? 0 : 3
  })
  eachEscape(text, "&", sites, (at) => {
    if (text.charCodeAt(at + 1) !== HASH) {
      if (NAMES.some((name) => text.startsWith(name, at + 1)) || isCut(text, at, CUT_ENTITY)) sites.push(at)
      return 0
    }
    const reference = text.slice(at + 1, at + 12)
    if (SPECIAL_NUMBER.test(reference) || isCut(text, at, CUT_ENTITY)) sites.push(at)
    return reference.indexOf(";") + 2
  })
  eachEscape(text, "=", sites, (at) => {
    const code = hexPair(text, at + 1)
    if (isSpecial(code) || text.charCodeAt(at + 1) === QUESTION) sites.push(at)
    return code < 0 ? 0 : 3
  })
  eachEscape(text, "\\", sites, (at) => {
    if (SPECIAL_ESCAPE.test(text.slice(at + 1, at + 7)) || isCut(text, at, CUT_ESCAPE)) sites.push(at)
    return 0
  })
  for (const wide of OTHER_ATS)
    for (let at = text.indexOf(wide); at >= 0; at = text.indexOf(wide, at + 1)) sites.push(at)
  eachTextRun(text, (start) => sites.push(start))
  return sites.length < 2 ? sites : sites.sort((left, right) => left - right)
}

/**
 * `look` gives the units of the escape at an index, 0 for none. A word of nothing but escapes is a site whatever they
 * stand for: what they hide may wear another coat.
 */
function eachEscape(text: string, mark: string, sites: number[], look: (at: number) => number): void {
  let inRow = 0
  let end = -1
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const units = look(at)
    inRow = units > 1 && at === end ? inRow + 1 : 1
    end = at + units
    if (inRow % DENSE === 0) sites.push(at)
  }
}

const DENSE = 8

/** What a header field holds that could be, or hide, an address: nothing, `@` in clear, or more than that. */
export type Glance = "nothing" | "clear" | "coated"

/** One pass. `valueAt`: where the value begins (a field name is no base64, however long it is). */
export function glance(field: string, valueAt: number): Glance {
  let run = 0
  let result: Glance = "nothing"
  for (let at = 0; at < field.length; at += 1) {
    const unit = field.charCodeAt(at)
    const kind = unit < 128 ? (GLANCE[unit] ?? COAT) : COAT
    if (kind === COAT) return "coated"
    if (kind === SEPARATOR) result = "clear"
    run = kind === IN_RUN && at >= valueAt ? run + 1 : 0
    if (run >= MIN_SITE) return "coated"
    if (unit === ZERO && field.charCodeAt(at - 1) === FOUR && isHexSeparator(field, at - 1)) return "coated"
  }
  return result
}

const COAT = 1
const IN_RUN = 2
const SEPARATOR = 3
const GLANCE = glanceTable()

function glanceTable(): Uint8Array {
  const table = new Uint8Array(128)
  for (const unit of "%&=\\") table[unit.charCodeAt(0)] = COAT
  table["@".charCodeAt(0)] = SEPARATOR
  for (const unit of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
    table[unit.charCodeAt(0)] = IN_RUN
  return table
}

const QUESTION = 63
const OTHER_ATS = ["\uFF20", "\uFE6B", UTF7_AT]

/** An escape that a line end cuts in two. */
function isCut(text: string, at: number, begun: RegExp): boolean {
  const around = text.slice(at + 1, at + 11)
  return around.includes("\n") && begun.test(around)
}

const CUT_PERCENT = /^[0-9A-Fa-f]\r?\n/
const CUT_ENTITY = /^(?:#[xX]?[0-9A-Fa-f]{0,6}|[a-z]{1,7})\r?\n/
const CUT_ESCAPE = /^(?:u[0-9A-Fa-f]{0,3}|x[0-9A-Fa-f]?|'[0-9A-Fa-f]?)\r?\n/

const HASH = 35
const FOUR = 52
const ZERO = 48
// Character references, by name and by number, of `# % & = @ \` and the full-width `@`.
const NAMES = ["amp", "num;", "percnt;", "equals;", "commat;", "bsol;"]
const SPECIAL_NUMBER =
  /^(?:#0{0,4}(?:35|37|38|61|64|92|65312)(?![0-9])|#[xX]0{0,4}(?:2[356]|3[dD]|40|5[cC]|[fF]{2}20)(?![0-9A-Fa-f]))/
const SPECIAL_ESCAPE = /^(?:u00[2345]|u\{|x[2345]|'[2345]|0{0,4}40)/i

function isSpecial(code: number): boolean {
  // # % & = @ \
  return code === 35 || code === 37 || code === 38 || code === 61 || code === 64 || code === 92
}
