/**
 * Where the sender's own new text ends, what of it is quoted, and where its signature begins.
 *
 * Why this module exists: a word that the sender wrote now says something about this mail; the same word in an answer from
 * last week that hangs below it does not, and neither does the line that stands under every mail of the department.
 * Failing direction: when in doubt it is new text, because what counts as quoted is looked at less.
 *
 * Deliberately left out: finding header blocks (./quoted-header.ts), marks in HTML (./html-quote.ts), disclaimers
 * (./disclaimer.ts) and the greeting (./greeting.ts).
 * No standard rules this but RFC 3676 §4.3 (the signature separator) and §4.5 (quoted lines).
 */
import { lazy } from "../lazy.ts"
import { isDevice } from "./disclaimer-phrase.ts"
import { findDisclaimers } from "./disclaimer.ts"
import type { QuotedBlock } from "./quoted-header.ts"

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
  /** The signature is `text.slice(signatureStart, newEnd)`; equal to `newEnd` where there is none. */
  readonly signatureStart: number
  /** What stands in every mail and was written for none (./disclaimer.ts), in order, apart from what is quoted. */
  readonly disclaimers: readonly Range[]
}

/** What a signature may have after its first line, disclaimers left out. A closing further up is only a word. */
const MAX_SIGNATURE_LINES = 30
/** So many of them may be as long as those of a letter: a disclaimer has a few. */
const MAX_PROSE_LINES = 8
const PROSE_UNITS = 60
const MAX_CLOSING_UNITS = 60
const MAX_SEPARATOR_UNITS = 200

/**
 * The zones of `text`. `blocks` are its quoted blocks in order (./quoted-header.ts); `quotedFrom` and `quotedRanges` are what
 * the markup says, if it was HTML (./html-text.ts).
 */
export function newText(
  text: string,
  blocks: readonly QuotedBlock[],
  quotedFrom = -1,
  quotedRanges: readonly Range[] = [],
): NewText {
  const limit = quotedFrom < 0 ? text.length : Math.min(quotedFrom, text.length)
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
    while ((blocks[block]?.start ?? limit) < start) block += 1
    while ((quotedRanges[range]?.[1] ?? limit) <= start) range += 1
    const marked = quotedRanges[range]
    const found = blocks[block]
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
      return { signatureStart: signatureStart(text, end, quoted, disclaimers), disclaimers }
    }),
  }
}

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

function nextLine(text: string, start: number, limit: number): number {
  const lineFeed = text.indexOf("\n", start)
  return lineFeed < 0 || lineFeed >= limit ? limit : lineFeed + 1
}

function skipBlank(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isWhite(text.charCodeAt(at))) at += 1
  return at
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0
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

function signatureStart(
  text: string,
  newEnd: number,
  quoted: readonly Range[],
  disclaimers: readonly Range[],
): number {
  let candidates: Candidate[] = []
  let lines = 0
  let prose = 0
  let quote = 0
  let disclaimer = 0
  for (let start = 0; start < newEnd;) {
    const end = nextLine(text, start, newEnd)
    while ((quoted[quote]?.[1] ?? newEnd) <= start) quote += 1
    while ((disclaimers[disclaimer]?.[1] ?? newEnd) <= start) disclaimer += 1
    const first = skipBlank(text, start, end)
    if (first < end && (quoted[quote]?.[0] ?? newEnd) > start) {
      if ((disclaimers[disclaimer]?.[0] ?? newEnd) > start) {
        lines += 1
        if (end - first > PROSE_UNITS) prose += 1
      }
      if (isClosing(text, first, end)) candidates.push({ start, lines, prose })
      else if (isPostscript(text, first)) candidates = [] // the letter goes on
    }
    start = end
  }
  const last = candidates.find(
    (one) => lines - one.lines <= MAX_SIGNATURE_LINES && prose - one.prose <= MAX_PROSE_LINES,
  )
  return last?.start ?? newEnd
}

/** A line that may begin the signature, and how many lines there were up to it. */
type Candidate = { readonly start: number; readonly lines: number; readonly prose: number }

function isPostscript(text: string, first: number): boolean {
  const unit = text.charCodeAt(first) | 0x20
  return (unit === 0x70 || unit === 0x6e) && POSTSCRIPT.test(text.slice(first, first + 16))
}
const POSTSCRIPT = /^(?:p\.? ?s|n\.? ?b)(?:\.|:| ?[-–]|\s)|^(?:postscriptum|naschrift)(?![\p{L}\p{N}])/iu

function isClosing(text: string, first: number, end: number): boolean {
  if (end - first > MAX_CLOSING_UNITS + 2) return false
  if (INITIALS[pairOf(text.charCodeAt(first), text.charCodeAt(first + 1))] === 0) return false
  const line = text.slice(first, end).trimEnd()
  if (line === "--") return true // RFC 3676 §4.3; QUIRK: programs and HTML lose the space behind it
  if (isDevice(line)) return true
  const closing = CLOSING.exec(line)
  return closing !== null && line.length - closing[0].length <= MAX_NAME_UNITS
}
/** 1 for how any of these begins, by `pairOf`; most lines begin otherwise and cost no more than this. */
const INITIALS = initials()

function initials(): Uint8Array {
  const pairs = new Uint8Array(1 << 14)
  const known = "-- me vr ha co wa zo sp be gr mv m. ho li wi ki re si yo al ch ve se ge do ou on"
  for (const two of known.split(" ")) pairs[pairOf(two.charCodeAt(0), two.charCodeAt(1))] = 1
  return pairs
}

/** A number below 16,384 for two units of ASCII, whatever their case; 0 for anything else. */
function pairOf(first: number, second: number): number {
  return first < 0x80 && second < 0x80 ? (lowerCase(first) << 7) | lowerCase(second) : 0
}

function lowerCase(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit
}

/** Behind "Met vriendelijke groet," on the same line there is a name at most. */
const MAX_NAME_UNITS = 24
const CLOSING = new RegExp(
  "^(?:" +
    "(?:met )?(?:vriendelijke|hartelijke|collegiale|warme|zonnige|sportieve|beste|vriendelijk) ?gro?e?t(?:en|jes)?" +
    "|met groet(?:en)?|groet(?:en|jes)?|gr\\.|m\\.?v\\.?g\\.?|mvrgr|hoogachtend|met (?:de meeste )?hoogachting|liefs" +
    "|(?:with )?(?:kind|kindest|best|warm|warmest) (?:regards|wishes)|regards|sincerely(?: yours)?" +
    "|yours (?:sincerely|faithfully|truly)|all the best|cheers" +
    ")(?![\\p{L}\\p{N}])[\\s,.!;:-]*",
  "iu",
)
