/**
 * Decoded views of a text: everything that a program or a patient person could turn it into.
 *
 * Why this module exists: no list of places can be complete, so the exit check asks for the addresses themselves, in
 * whatever coat they wear (./coat.ts). Programs encode whole strings, one coat over the other; taking the coats off one at a
 * time, in every order, until nothing changes, finds any combination. That would be dear on whole texts, so it is done on
 * the word around each separator that stands in clear, and on windows around the places that could become one (./site.ts).
 *
 * Bounded: a window has at most MAX_VIEWS views of MAX_DEPTH coats, and all windows of a message together `budget.units`.
 * `more` is called when there were more, and the caller must take that for something that could not be read.
 */
import { seeker } from "../mail/seeker.ts"
import { ALL_COATS, CLEAR_COATS, HEX_COATS, type Coat } from "./coat.ts"
import { isDomainUnit, isLocalUnit, MAX_DOMAIN_UNITS, MAX_LOCAL_UNITS } from "./find-address.ts"
import { eachHexSeparator } from "./hexadecimal.ts"
import { escapedSites, WINDOW } from "./site.ts"

export type ViewSink = {
  /** `start` and `end`: the window in the text that was given; `via`: the coats that were taken off, outermost first. */
  readonly view: (text: string, start: number, end: number, via: readonly string[]) => void
  readonly more: () => void
  readonly budget: ViewBudget
}

/** UTF-16 units that may still be looked at in decoded views, over the whole message. */
export type ViewBudget = { units: number }

const MAX_WINDOW = 65_536
const MAX_VIEWS = 64
const MAX_DEPTH = 6
/** What looking at one separator costs, and at one window, however short it is. */
const SEPARATOR_UNITS = 32
const WINDOW_UNITS = 128

/** Calls `sink.view` with every decoded view of the windows of `text` around what could become a separator. */
export function windowViews(text: string, sink: ViewSink): void {
  const sites = escapedSites(text)
  for (let first = 0; first < sites.length;) {
    const start = Math.max(0, (sites[first] ?? 0) - WINDOW)
    let end = (sites[first] ?? 0) + WINDOW
    let next = first + 1
    for (; next < sites.length && (sites[next] ?? 0) - WINDOW < end && end - start < MAX_WINDOW; next += 1) {
      end = (sites[next] ?? 0) + WINDOW
    }
    unwrap(text.slice(start, end), start, Math.min(end, text.length), ALL_COATS, sink)
    first = next
  }
  cutViews(text, sites, sink)
  hexViews(text, sink)
}

/**
 * Of the words around escapes that stand for a separator, where a line end cuts them: read like those around one in clear. In a
 * window all line ends go or none, and with them what parts the word from its neighbours.
 */
function cutViews(text: string, sites: readonly number[], sink: ViewSink): void {
  let read = 0
  for (const site of sites) {
    if (site < read) continue
    ESCAPED_SEPARATOR.lastIndex = site
    if (!ESCAPED_SEPARATOR.test(text)) continue
    const floor = Math.max(0, site - SNIPPET)
    const word = snippetAround(text, site, site, floor, Math.min(text.length, site + SNIPPET))
    read = Math.min(word.end, site + SNIPPET / 2)
    if (word.from === word.start && word.to === word.end) continue
    for (const [start, end] of readingsOf(word)) {
      // The line ends first: with them there, nothing could be seen that the window does not show.
      unwrap(text.slice(start, end).replace(LINE_CUT, ""), start, end, CLEAR_COATS, sink)
    }
  }
}

const ESCAPED_SEPARATOR =
  /%40|&(?:#0{0,4}64(?![0-9])|#[xX]0{0,4}40(?![0-9A-Fa-f])|commat;)|=40|\\(?:u0040|u\{0{0,4}40\}|[x']40|0{0,4}40)|[\uFF20\uFE6B]/y

/** Of the words that write an address with hexadecimal digits in clear: in a newsletter every link may be one. */
function hexViews(text: string, sink: ViewSink): void {
  let read = 0
  eachHexSeparator(text, (at) => {
    if (at < read) return
    let start = at
    const floor = Math.max(0, at - SNIPPET)
    while (start > floor && isHexWordUnit(text.charCodeAt(start - 1))) start -= 1
    let end = at
    const ceiling = Math.min(text.length, at + SNIPPET)
    while (end < ceiling && isHexWordUnit(text.charCodeAt(end))) end += 1
    read = Math.min(end, at + SNIPPET / 2)
    unwrap(text.slice(start, end), start, end, HEX_COATS, sink)
  })
}

/** What ends a link, a word, or a value in a link; where the digits stand for these they do not. */
function isHexWordUnit(unit: number): boolean {
  return unit > 32 && !(unit < 128 && ENDS_HEX_WORD.has(unit))
}

const ENDS_HEX_WORD: ReadonlySet<number> = new Set(Array.from('"<=>?', (unit) => unit.charCodeAt(0)))

/** Takes the separators of `text` that stand in clear, in order, and calls `sink.view` with the views of their words. */
export function wordViews(text: string, sink: ViewSink): (separator: number) => void {
  let readFrom = 0
  let readTo = 0
  const around = wordFinder(text)
  return (separator) => {
    if (separator >= readFrom && separator < readTo) return
    sink.budget.units -= SEPARATOR_UNITS
    const word = around(separator)
    if (word === undefined) return
    for (const [start, end] of readingsOf(word)) {
      if (word.isCoated) unwrap(text.slice(start, end), start, end, CLEAR_COATS, sink)
      else viewJoined(text, start, end, sink)
    }
    // What follows close by was in this word too; in the one behind a line end only its beginning was.
    readFrom = separator
    readTo = Math.min(word.end, separator + (word.isCoated ? SNIPPET / 2 : SNIPPET - MAX_DOMAIN_UNITS))
  }
}

/** A word in clear, without the line ends that cut it. */
function viewJoined(text: string, start: number, end: number, sink: ViewSink): void {
  sink.budget.units -= end - start
  if (sink.budget.units <= 0) sink.more()
  else sink.view(text.slice(start, end).replace(LINE_CUT, ""), start, end, FOLD_OFF)
}

/**
 * A line end before the word may cut it, or only stand before it, and so may one behind it: whoever joins too much makes
 * another word of it (`stuur naar`, `jan@voor`, `beeld.example`).
 */
function readingsOf({
  start,
  end,
  from,
  to,
}: Omit<Word, "isCoated">): readonly (readonly [start: number, end: number])[] {
  const whole: readonly [number, number] = [from, to]
  return from < start && to > end ? [whole, [start, to], [from, end]] : [whole]
}

const FOLD_OFF: readonly string[] = ["fold"]
const LINE_CUT = /=?[ \t]{0,8}\r?\n[ \t>|]*/g

function unwrap(window: string, start: number, end: number, coats: readonly Coat[], sink: ViewSink): void {
  sink.budget.units -= WINDOW_UNITS
  if (sink.budget.units <= 0) {
    sink.more()
    return
  }
  const seen = new Set([window])
  let layer: { text: string; via: readonly string[] }[] = [{ text: window, via: [] }]
  for (let depth = 0; layer.length > 0; depth += 1) {
    const next: typeof layer = []
    for (const { text, via } of layer) {
      sink.budget.units -= text.length
      for (const [name, takeOff] of coats) {
        for (const inner of takeOff(text)) {
          if (seen.has(inner)) continue
          if (seen.size >= MAX_VIEWS || depth >= MAX_DEPTH || sink.budget.units <= 0) {
            sink.more()
            return
          }
          seen.add(inner)
          const path = [...via, name]
          sink.view(inner, start, end, path)
          next.push({ text: inner, via: path })
        }
      }
    }
    layer = next
  }
}

type Word = {
  readonly start: number
  readonly end: number
  /** With the words on the lines before and behind, where only a line end parts them: else `start` and `end`. */
  readonly from: number
  readonly to: number
  readonly isCoated: boolean
}

/** Units on either side of a separator that stands in clear: an address whose other units wear a coat. */
const SNIPPET = 400

/**
 * Gives the word around a separator where it may be more than it seems: a unit of it wears a coat, or a line end cuts it in
 * two (then joined with its neighbour). Undefined where it can only be itself: nearly always, and that costs next to nothing.
 */
function wordFinder(text: string): (separator: number) => Word | undefined {
  const startOfRun = runStart(text)
  const coatsFrom = ["%", "&", "\\"].map((unit) => seeker(text, unit))
  return (separator) => {
    let right = separator + 1
    const ceiling = Math.min(text.length, separator + SNIPPET)
    while (right < ceiling && isDomainUnit(text.charCodeAt(right))) right += 1
    const isEquals = text.charCodeAt(separator) === EQUALS
    // `=` is common in links and markup; only before something like a host, or the beginning of one, could it be VERP.
    if (
      isEquals &&
      !(right > separator + 1 && (isCutAt(text, right) || text.slice(separator, right).includes(".")))
    )
      return undefined
    const floor = Math.max(0, separator - SNIPPET)
    const left = startOfRun(separator, floor)
    if (isEquals && left === separator) return undefined
    const isCoated = isEquals
      ? coatsFrom.some((from) => isWithin(from(left), right)) || endsInCoat(text, left, right, separator)
      : COATED.test(text.slice(left, right)) ||
        isSoftened(text, right) ||
        endsInCoat(text, left, right, separator)
    if (isCoated) return snippetAround(text, left, right, floor, ceiling)
    // No local part is so long that it would reach back to the line before.
    const before = isEquals && separator - left >= MAX_LOCAL_UNITS ? left : lineCutBefore(text, left)
    const after = lineCutAfter(text, right)
    if (before === left && after === right) return undefined
    if (!isEquals) return { start: left, end: right, from: before, to: after, isCoated }
    // The others of a run of many `=` are looked at together with this one.
    let end = right
    while (end < ceiling && isLocalUnit(text.charCodeAt(end))) end += 1
    if (coatsFrom.some((from) => isWithin(from(left), end + 1)))
      return snippetAround(text, left, end, floor, ceiling)
    return { start: left, end, from: before, to: lineCutAfter(text, end), isCoated }
  }
}

/** The word of which a unit between `left` and `right` wears a coat. */
function snippetAround(text: string, left: number, right: number, floor: number, ceiling: number): Word {
  let start = left
  while (start > floor && isSnippetUnit(text.charCodeAt(start - 1))) start -= 1
  let end = right
  while (end < ceiling && isSnippetUnit(text.charCodeAt(end))) end += 1
  return { start, end, from: lineCutBefore(text, start), to: lineCutAfter(text, end), isCoated: true }
}

/**
 * Where the run of local units before a separator begins, not below `floor`. A run of many `=` is looked at once, as long
 * as the separators come in order.
 */
function runStart(text: string): (separator: number, floor: number) => number {
  let knownStart = 0
  let knownEnd = -1
  return (separator, floor) => {
    let left = separator
    while (left > floor && left !== knownEnd && isLocalUnit(text.charCodeAt(left - 1))) left -= 1
    if (left === knownEnd) left = Math.max(floor, knownStart)
    knownStart = left
    knownEnd = separator
    return left
  }
}

function isWithin(at: number, end: number): boolean {
  return at >= 0 && at < end
}

const EQUALS = 61

function isCutAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 13 || unit === 10 || unit === PERCENT || unit === AMPERSAND || unit === BACKSLASH
}

/** What follows is an escape of quoted-printable, or a soft line break. */
function isSoftened(text: string, right: number): boolean {
  return text.charCodeAt(right) === EQUALS && SOFTENED.test(text.slice(right, right + 12))
}

const SOFTENED = /^=(?:[0-9A-Fa-f]{2}|[ \t]{0,8}\r?\n)/

function endsInCoat(text: string, left: number, right: number, separator: number): boolean {
  const next = text.charCodeAt(right)
  if (next === PERCENT || next === AMPERSAND || next === BACKSLASH) return true
  // The end of a character reference, or a tag right beside the separator.
  if (text.charCodeAt(left - 1) === SEMICOLON && text.slice(Math.max(0, left - 10), left).includes("&"))
    return true
  return text.charCodeAt(separator - 1) === GREATER || text.charCodeAt(separator + 1) === LESS
}

const COATED = /[%&\\]|=[0-9A-Fa-f?]|[^\u0000-\u007f]/
const PERCENT = 37
const AMPERSAND = 38
const SEMICOLON = 59
const LESS = 60
const GREATER = 62
const BACKSLASH = 92

/** What a coated address may be made of; white space, commas, quotes, parentheses and another `@` end it. */
function isSnippetUnit(unit: number): boolean {
  return unit > 32 && unit !== 44 && unit !== 34 && unit !== 39 && unit !== 40 && unit !== 41 && unit !== 64
}

/** Start of the word on the line before, if a word begins right behind a line end (and its white space or quote marks). */
function lineCutBefore(text: string, start: number): number {
  let at = start
  while (at > 0 && start - at < MAX_FOLD && isFoldUnit(text.charCodeAt(at - 1))) at -= 1
  if (at === start || !text.slice(at, start).includes("\n") || isLink(text, start)) return start
  const lineEnd = at
  const floor = Math.max(0, at - SNIPPET)
  while (at > floor && isSnippetUnit(text.charCodeAt(at - 1))) at -= 1
  return at < lineEnd ? at : start
}

function lineCutAfter(text: string, end: number): number {
  let at = end
  while (at < text.length && at - end < MAX_FOLD && isFoldUnit(text.charCodeAt(at))) at += 1
  if (at === end || !text.slice(end, at).includes("\n") || isLink(text, at)) return end
  const lineStart = at
  const ceiling = Math.min(text.length, at + SNIPPET)
  while (at < ceiling && isSnippetUnit(text.charCodeAt(at))) at += 1
  return at > lineStart ? at : end
}

/** No address has `://` in it, so none is cut there: the links of a newsletter stand one on each line. */
function isLink(text: string, at: number): boolean {
  return text.startsWith("https://", at) || text.startsWith("http://", at)
}

/** Line ends, and what a folded or quoted line begins with: white space, `>`, `|`. Twenty quotes, one in the other. */
const MAX_FOLD = 48
function isFoldUnit(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 32 || unit === 9 || unit === 62 || unit === 124
}
