/**
 * Where the sender's own new text ends, what of it is quoted, and where its signatures are.
 *
 * Why this module exists: a word that the sender wrote now says something about this mail; the same word in an answer from
 * last week that hangs below it does not, and neither does the line that stands under every mail of the department.
 * Failing direction: when in doubt it is new text, because what counts as quoted is looked at less.
 *
 * Deliberately left out: finding header blocks (./quoted-header.ts), marks in HTML (./html-quote.ts), disclaimers
 * (./disclaimer.ts), signatures (./signature.ts) and the greeting (./greeting.ts).
 * No standard rules this but RFC 3676 §4.5 (quoted lines).
 */
import { lazy } from "../lazy.ts"
import { findDisclaimers } from "./disclaimer.ts"
import { isWhite, nextLine, skipBlank } from "./line.ts"
import type { QuotedBlock } from "./quoted-header.ts"
import { findSignatures } from "./signature.ts"

type Range = readonly [start: number, end: number]

export type NewText = {
  /** The new text is `text.slice(0, newEnd)`. */
  readonly newEnd: number
  /** Whole lines within the new text that are quoted, in order: the sender answers between them. */
  readonly quotedLines: readonly Range[]
  /** Found when asked for, because most mail is judged without. */
  readonly closing: () => Closing
}

export type Closing = {
  /** In order; the last mostly reaches to `newEnd`. Between two of them stands what was added below a closing. */
  readonly signatures: readonly Range[]
  /** What stands in every mail and was written for none (./disclaimer.ts), in order, apart from what is quoted. */
  readonly disclaimers: readonly Range[]
}

const MAX_SEPARATOR_UNITS = 200

/**
 * The zones of `text`. `blocks` are its quoted blocks in order (./quoted-header.ts); `quotedFrom` and `quotedRanges` are what
 * the markup says, if it was HTML (./html-text.ts).
 *
 * @param carriesOther whether the message is an answer or a forward. What looks quoted in any other is the sender's: minutes and
 *   forms have "Van:", "Aan:" and "Datum:" too; unless an address or a separator says whose it was. What has `>` in front is somebody else's.
 */
export function newText(
  text: string,
  blocks: readonly QuotedBlock[],
  quotedFrom = -1,
  quotedRanges: readonly Range[] = [],
  carriesOther = true,
): NewText {
  const limit = quotedFrom < 0 ? text.length : Math.min(quotedFrom, text.length)
  const quotes = carriesOther ? blocks : blocks.filter((block) => isSurely(text, block))
  const quoted: [number, number][] = []
  const quote = (start: number, end: number): void => {
    const last = quoted.at(-1)
    if (last !== undefined && last[1] >= start) last[1] = Math.max(last[1], end)
    else quoted.push([start, end])
  }
  let newEnd = limit
  let block = 0
  let range = 0
  for (let start = 0; start < limit;) {
    const end = nextLine(text, start, limit)
    while ((quotes[block]?.start ?? limit) < start) block += 1
    while ((quotedRanges[range]?.[1] ?? limit) <= start) range += 1
    const marked = quotedRanges[range]
    const found = quotes[block]
    if (marked !== undefined && marked[0] < end) {
      quote(Math.max(start, Math.min(marked[0], limit)), Math.min(marked[1], limit))
      start = Math.max(end, nextLine(text, Math.min(marked[1], limit) - 1, limit))
    } else if (isQuotedLine(text, start)) {
      quote(start, end)
      start = end
    } else if (found !== undefined && found.start < end) {
      const behind = nextLine(text, Math.max(start, found.end - 1), limit)
      if (!isQuotedLine(text, skipBlank(text, behind, text.length))) {
        newEnd = start
        break
      }
      quote(start, behind) // "Op … schreef Jan:" above lines with `>`: perhaps answers follow
      start = behind
    } else if (isSeparator(text, start, end)) {
      newEnd = start
      break
    } else start = end
  }
  // Quotes with nothing of the sender's behind them are the end, not something that is answered.
  for (let last = quoted.at(-1); last !== undefined; last = quoted.at(-1)) {
    if (text.slice(last[1], newEnd).trim() !== "") break
    newEnd = last[0]
    quoted.pop()
  }
  const end = withoutDivider(text, newEnd)
  return {
    newEnd: end,
    quotedLines: quoted,
    closing: lazy(() => {
      const disclaimers = findDisclaimers(text, end, quoted)
      return { signatures: findSignatures(text, end, quoted, disclaimers), disclaimers }
    }),
  }
}

/** Whether a block is of another message, whatever this one is: it names an address, or a line is drawn above it. */
function isSurely(text: string, { start, from, to, cc, bcc }: QuotedBlock): boolean {
  if (from.length + to.length + cc.length + bcc.length > 0) return true
  // White space, and emphasis or a quotation mark in front of the first label.
  return DRAWN_ABOVE.test(text.slice(Math.max(0, start - MAX_SEPARATOR_UNITS), start))
}
const DRAWN_ABOVE = /(?:^|\n)[\s>]{0,8}[_=-]{5,200}[\s>*]{0,16}$/

/** What of the new text is not the sender's for this mail: quoted lines and disclaimers, in order, apart from one another. */
export function notOwn({ quotedLines, closing }: NewText): readonly Range[] {
  const { disclaimers } = closing()
  if (disclaimers.length === 0) return quotedLines
  if (quotedLines.length === 0) return disclaimers
  return [...quotedLines, ...disclaimers].toSorted(([one], [other]) => one - other)
}

/** Whether the line that begins at `start` is quoted with `>`, RFC 3676 §4.5, white space in front allowed. */
export function isQuotedLine(text: string, start: number): boolean {
  let at = start
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at += 1
  return text.charCodeAt(at) === 0x3e
}

/** "-----Oorspronkelijk bericht-----", "---------- Forwarded message ----------", "Begin doorgestuurd bericht:". */
function isSeparator(text: string, start: number, end: number): boolean {
  const first = skipBlank(text, start, end)
  if (first >= end || end - first > MAX_SEPARATOR_UNITS) return false
  const dashed = text.charCodeAt(first) === HYPHEN && text.charCodeAt(first + 1) === HYPHEN
  if (!dashed && !introduces(text.charCodeAt(first))) return false
  return (dashed ? DASHED : INTRODUCED).test(text.slice(first, end).trim())
}
const HYPHEN = 0x2d

/** The first letters of what `INTRODUCED` knows: b, d, f, o. */
function introduces(unit: number): boolean {
  const lower = unit | 0x20
  return lower === 0x62 || lower === 0x64 || lower === 0x66 || lower === 0x6f
}

const EARLIER =
  "original message|forwarded|oorspronkelijk bericht|origineel bericht|doorgestuurd|doorgezonden|ursprüngliche nachricht|" +
  "weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|messaggio originale|" +
  "messaggio inoltrato|mensagem original|mensagem encaminhada"
const DASHED = new RegExp(`^-{2,}[\\s>]{0,3}(?:${EARLIER})`, "i")
const INTRODUCED =
  /^(?:begin (?:forwarded message|doorgestuurd bericht)|forwarded message|doorgestuurd bericht|oorspronkelijk bericht)\s?:$/i

/** Without the line of underscores or dashes that a mail program draws above a quote, and the white space before it. */
function withoutDivider(text: string, newEnd: number): number {
  let end = newEnd
  while (end > 0 && isWhite(text.charCodeAt(end - 1))) end -= 1
  let start = end
  while (start > 0 && "_-=".includes(text.charAt(start - 1))) start -= 1
  const alone = start === 0 || text.charCodeAt(start - 1) === 0x0a
  return alone && end - start >= 5 && newEnd < text.length ? start : newEnd
}
