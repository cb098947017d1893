/**
 * Rows and fields of delimited text: what is called CSV (RFC 4180), as programs really write it.
 *
 * Why this module exists: Dutch Excel separates with semicolons, exports of databases with tabs or bars, and nothing in the
 * file says which. So the first lines tell: the separator that cuts them into the same number of fields.
 *
 * Deliberately left out: fields of fixed width, and backslashes before quotes.
 */

/** In the order of trust: a comma also stands in a name, a semicolon hardly. */
export const SEPARATORS = [";", "\t", "|", ","] as const
export type Separator = (typeof SEPARATORS)[number]

/** Lines that the separator is guessed from, and units of them. */
const SAMPLE_ROWS = 50
const SAMPLE_UNITS = 65_536

/** undefined where no separator cuts most lines in the same way: a text, or a list of one column. */
export function separatorOf(text: string): Separator | undefined {
  const declared = declaredSeparator(text)
  if (declared !== undefined) return declared
  const sample = text.slice(0, SAMPLE_UNITS)
  let best: Separator | undefined
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const score = evenness(sample, separator)
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return best
}

/** QUIRK: Excel reads, and writes, "sep=;" as a first line. */
function declaredSeparator(text: string): Separator | undefined {
  return text.slice(0, 4).toLowerCase() === "sep="
    ? SEPARATORS.find((separator) => separator === text[4])
    : undefined
}

/** The part of the lines that have the commonest number of fields, if that is two or more and they are most of them. */
function evenness(sample: string, separator: Separator): number {
  const lengths = new Map<number, number>()
  let rows = 0
  for (const row of readRows(sample, separator)) {
    if (rows === SAMPLE_ROWS) break
    if (row.every((field) => field === "")) continue
    rows += 1
    lengths.set(row.length, (lengths.get(row.length) ?? 0) + 1)
  }
  let most = 0
  let width = 0
  for (const [length, count] of lengths) {
    if (count > most || (count === most && length > width)) {
      most = count
      width = length
    }
  }
  const share = rows === 0 ? 0 : most / rows
  return width < 2 || share < 0.6 ? 0 : share + Math.min(width, 20) / 100 // more columns settle a draw
}

/** More fields go on in a row of their own. */
const MAX_FIELDS = 16_384

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** One by one. Quoted fields may hold separators, line ends and doubled quotes. */
export function* readRows(text: string, separator: Separator | undefined): Generator<readonly string[]> {
  const separatorUnit = separator?.charCodeAt(0) ?? -1
  let at = declaredSeparator(text) === undefined ? 0 : lineEnd(text, 0)
  let mayQuote = true
  while (at < text.length) {
    const row: string[] = []
    for (let isRowOpen = true; isRowOpen;) {
      let field: string
      if (mayQuote && text.charCodeAt(at) === QUOTE) {
        const quoted = readQuoted(text, at + 1)
        if (quoted === undefined) {
          mayQuote = false // QUIRK: an inch mark or a quote that nobody closed; once is enough to trust none after it
          continue
        }
        field = quoted.field
        at = quoted.end
      } else field = ""
      const start = at
      for (; at < text.length; at += 1) {
        const unit = text.charCodeAt(at)
        if (unit === separatorUnit || unit === LF || unit === CR) break
      }
      row.push((field + text.slice(start, at)).trim())
      isRowOpen = at < text.length && text.charCodeAt(at) === separatorUnit && row.length < MAX_FIELDS
      if (isRowOpen || text.charCodeAt(at) === separatorUnit) at += 1
    }
    if (text.charCodeAt(at) === CR) at += 1
    if (text.charCodeAt(at) === LF) at += 1
    yield row
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from)
  return end < 0 ? text.length : end + 1
}

function readQuoted(
  text: string,
  from: number,
): { readonly field: string; readonly end: number } | undefined {
  let field = ""
  for (let at = from; ;) {
    const stop = text.indexOf('"', at)
    if (stop < 0) return undefined
    field += text.slice(at, stop)
    if (text.charCodeAt(stop + 1) !== QUOTE) return { field, end: stop + 1 }
    field += '"'
    at = stop + 2
  }
}
