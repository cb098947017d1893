/**
 * The signatures of a text: from a closing ("Met vriendelijke groet", RFC 3676 §4.3 "-- ") to where it stops looking like one.
 *
 * Why this module exists: the line that stands under every mail of a department says nothing of this one. But what is added
 * below it does, and so a signature ends where content begins (./below-signature.ts), and another may follow further down.
 * Failing direction: when in doubt it is new text, which is looked at more.
 */
import { contentFrom, MAX_LINE_UNITS, type LineBelow } from "./below-signature.ts"
import { isDevice } from "./disclaimer-phrase.ts"
import { isWhite, nextLine, skipBlank } from "./line.ts"

type Range = readonly [start: number, end: number]

/** What a signature may have after its first line, disclaimers left out. A closing further up is only a word. */
const MAX_SIGNATURE_LINES = 30
/** So many of them may be as long as those of a letter: a disclaimer has a few. */
const MAX_PROSE_LINES = 8
const PROSE_UNITS = 60
const MAX_CLOSING_UNITS = 60

/** A line that may begin a signature, and how many lines there were up to it. */
type Candidate = { readonly start: number; readonly lines: number; readonly prose: number }

/** A line that is neither empty, quoted nor a disclaimer. */
type Line = LineBelow & { readonly start: number; readonly isClosing: boolean }

/** In order. `quoted` and `disclaimers` are ranges in order; what they cover is no signature's, and no content either. */
export function findSignatures(
  text: string,
  newEnd: number,
  quoted: readonly Range[],
  disclaimers: readonly Range[],
): readonly Range[] {
  const candidates = candidatesIn(text, newEnd, quoted, disclaimers)
  const from = candidates[0]?.start
  if (from === undefined) return NONE
  // Of these there are few: `candidatesIn` sees to it.
  const lines = linesIn(text, from, newEnd, [...quoted, ...disclaimers].toSorted(byStart))
  const found: Range[] = []
  for (const { start } of candidates) {
    if (start < (found.at(-1)?.[1] ?? 0)) continue
    const below = lines.filter((line) => line.start > start)
    const content = below[contentFrom(below, isMarked(text, start))]
    found.push([start, content?.start ?? newEnd])
  }
  return found
}
const NONE: readonly Range[] = []
const byStart = ([one]: Range, [other]: Range): number => one - other

/** The lines that begin a signature unless too much follows. */
function candidatesIn(
  text: string,
  newEnd: number,
  quoted: readonly Range[],
  disclaimers: readonly Range[],
): readonly Candidate[] {
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
  const first = candidates.findIndex(
    (one) => lines - one.lines <= MAX_SIGNATURE_LINES && prose - one.prose <= MAX_PROSE_LINES,
  )
  return first < 0 ? NO_CANDIDATES : candidates.slice(first, first + MAX_SIGNATURE_LINES + 1)
}
const NO_CANDIDATES: readonly Candidate[] = []

/** What `omitted`, in order of their beginnings, leaves of each line; mostly all or nothing. */
function linesIn(text: string, from: number, newEnd: number, omitted: readonly Range[]): readonly Line[] {
  const lines: Line[] = []
  let next = 0
  for (let start = from; start < newEnd;) {
    while ((omitted[next]?.[1] ?? newEnd) <= start) next += 1
    const [cut, behind] = omitted[next] ?? [newEnd, newEnd]
    if (cut <= start) {
      start = behind
      continue
    }
    const end = Math.min(cut, nextLine(text, start, newEnd))
    const first = skipBlank(text, start, end)
    if (first < end) {
      const line = text.slice(first, Math.min(end, first + MAX_LINE_UNITS)).trimEnd()
      lines.push({ start, text: line, isClosing: isClosing(text, first, end) })
    }
    start = end
  }
  return lines
}

/** Whether a mail program set it off, RFC 3676 §4.3: then a motto may be all of it. */
function isMarked(text: string, start: number): boolean {
  return text.startsWith("-- ", start) && isWhite(text.charCodeAt(start + 3))
}

function isPostscript(text: string, first: number): boolean {
  const unit = text.charCodeAt(first) | 0x20
  return (unit === 0x70 || unit === 0x6e) && POSTSCRIPT.test(text.slice(first, first + 16))
}
const POSTSCRIPT = /^(?:p\.? ?s|n\.? ?b)(?:\.|:| ?[-–]|\s)|^(?:postscriptum|naschrift)(?![\p{L}\p{N}])/iu

/** Whether a signature may begin with the line from `first`, no blank, to `end`. */
export function isClosing(text: string, first: number, end: number): boolean {
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
