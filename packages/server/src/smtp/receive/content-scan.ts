/**
 * The octets between 354 and the end of data: where they end, and what was sent without its dot-stuffing.
 *
 * Why a machine over octets: whoever sees another end than the next host sees lets somebody smuggle a message in. Only
 * CRLF "." CRLF ends data (RFC 5321 §4.1.1.4); a line ends at CRLF and nowhere else (§2.3.8), also for the dot rule
 * (§4.5.2: the first dot of any line that begins with one goes). What was found wrong is said at that true end.
 *
 * INVARIANT (segmentation): the result does not depend on how the octets were cut into chunks.
 *
 * Deliberately out of scope: line length. RFC 5321 §4.5.3.1.6 allows 1,000 octets, real mail has more, and we change nothing.
 */
import { isAscii } from "node:buffer"

import type { Violation } from "../../app/metrics.ts"

export type ContentScan = {
  readonly place: Place
  /** Octets passed on, without stuffing. */
  readonly size: number
  readonly eightBit: boolean
  /** Lone CR, LF, or NUL. Where they are repaired, content goes on being passed on; otherwise it stops. */
  readonly fault: Extract<Violation, "bare-cr-lf" | "nul"> | undefined
}

type Place = typeof LINE_START | typeof IN_LINE | typeof AFTER_CR | typeof AFTER_DOT | typeof AFTER_DOT_CR
const LINE_START = 0
const IN_LINE = 1
const AFTER_CR = 2
/** The dot is withheld: it ends the data or is stuffing. */
const AFTER_DOT = 3
/** The CR is withheld as well. */
const AFTER_DOT_CR = 4

export const CONTENT_START: ContentScan = { place: LINE_START, size: 0, eightBit: false, fault: undefined }

export type Scanned = {
  readonly scan: ContentScan
  /** What was sent; shares memory with the chunk where nothing had to be taken out. */
  readonly content: Uint8Array
  /** Where in the chunk the data ended: after the last CRLF. Undefined: not yet. */
  readonly end: number | undefined
}

const NUL = 0
const LF = 10
const CR = 13
const DOT = 46

/** The chunk from `start`. `repair`: lone CR and lone LF become CRLF, NUL goes; the end of data stays strict. */
export function scanContent(scan: ContentScan, chunk: Buffer, start: number, repair: boolean): Scanned {
  let { place, fault } = scan
  let seen = 0
  let end: number | undefined
  const runs = newRuns(chunk, start)
  const { length } = chunk
  const ordinary = ordinaryLines(chunk, start, place)
  if (ordinary > start) {
    place = LINE_START
    if (!scan.eightBit && !isAscii(chunk.subarray(start, ordinary))) seen = 255
  }
  for (let at = ordinary; at < length && end === undefined; at += 1) {
    const octet = chunk[at] ?? 0
    if (place === IN_LINE && octet > CR) {
      seen |= octet
      continue
    }
    switch (place) {
      case AFTER_CR:
        if (octet === LF) {
          place = LINE_START
          continue
        }
        fault ??= "bare-cr-lf"
        insert(runs, at, LF)
        break
      case LINE_START:
        if (octet !== DOT) break
        place = AFTER_DOT
        skip(runs, at)
        continue
      case AFTER_DOT:
        if (octet !== CR) break
        place = AFTER_DOT_CR
        skip(runs, at)
        continue
      case AFTER_DOT_CR:
        if (octet === LF) {
          place = LINE_START
          skip(runs, at)
          end = at + 1
          continue
        }
        fault ??= "bare-cr-lf"
        insert(runs, at, CR)
        insert(runs, at, LF)
        break
      case IN_LINE:
    }
    // An octet in a line. After a repaired line end too: whether a dot is stuffing is read from what was sent.
    seen |= octet
    place = IN_LINE
    if (octet === CR) {
      place = AFTER_CR
    } else if (octet === LF) {
      fault ??= "bare-cr-lf"
      insert(runs, at, CR)
    } else if (octet === NUL) {
      fault ??= "nul"
      skip(runs, at)
    }
  }
  const content = fault === undefined || repair ? finish(runs, end ?? length) : NOTHING
  const size = scan.size + content.length
  return { scan: { place, size, eightBit: scan.eightBit || seen > 127, fault }, content, end }
}

const NOTHING = new Uint8Array()

/**
 * The way around the machine for ordinary mail, four times as fast: where the lines from `start` end that have CRLF, no NUL
 * and no dot in front. `start` itself where there are none.
 */
function ordinaryLines(chunk: Buffer, start: number, place: Place): number {
  if (place !== IN_LINE && (place !== LINE_START || chunk[start] === DOT)) return start
  // The engine searches text faster than octets.
  const text = chunk.toString("latin1", start)
  if (text.includes("\0")) return start
  let at = 0
  for (;;) {
    const lf = text.indexOf("\n", at)
    if (lf < 1 || text.indexOf("\r", at) !== lf - 1) return start + at
    at = lf + 1
    if (text.charCodeAt(at) === DOT) return start + at
  }
}

/**
 * What of a chunk is passed on: a slice where it is one run (a final dot costs nothing), otherwise a copy, because many
 * small slices cost a hundred times more than copying.
 */
type Runs = {
  readonly chunk: Uint8Array
  /** The run that is not yet copied; `to` undefined: it goes on. */
  from: number
  to: number | undefined
  /** Where the next run begins. */
  resume: number
  copy: Uint8Array | undefined
  copied: number
}

function newRuns(chunk: Uint8Array, from: number): Runs {
  return { chunk, from, to: undefined, resume: from, copy: undefined, copied: 0 }
}

/** Takes out the octet at `at`. */
function skip(runs: Runs, at: number): void {
  if (runs.to !== undefined && runs.resume < at) copyRun(runs, runs.to)
  if (runs.to === undefined) {
    if (runs.from === at) runs.from = at + 1
    else runs.to = at
  }
  runs.resume = at + 1
}

/** Puts an octet in before the one at `at`. */
function insert(runs: Runs, at: number, octet: number): void {
  if (runs.to !== undefined) copyRun(runs, runs.to)
  copyRun(runs, at)
  const copy = roomFor(runs, 1)
  copy[runs.copied] = octet
  runs.copied += 1
  runs.from = at
}

function finish(runs: Runs, end: number): Uint8Array {
  if (runs.to !== undefined && runs.resume < end) copyRun(runs, runs.to)
  if (runs.copied === 0) return runs.chunk.subarray(runs.from, runs.to ?? end)
  copyRun(runs, runs.to ?? end)
  return runs.copy?.subarray(0, runs.copied) ?? NOTHING
}

/** Below this a loop is quicker than a call into the engine. */
const SHORT_RUN = 32

/** Copies the run up to `to`; the next one begins at `resume`. */
function copyRun(runs: Runs, to: number): void {
  const { chunk, from } = runs
  const octets = to - from
  if (octets > 0) {
    const copy = roomFor(runs, octets)
    if (octets > SHORT_RUN) copy.set(chunk.subarray(from, to), runs.copied)
    else for (let at = 0; at < octets; at += 1) copy[runs.copied + at] = chunk[from + at] ?? 0
    runs.copied += octets
  }
  runs.from = runs.to === undefined ? to : runs.resume
  runs.to = undefined
}

function roomFor(runs: Runs, octets: number): Uint8Array {
  const { copy, copied, chunk } = runs
  if (copy !== undefined && copied + octets <= copy.length) return copy
  // Un-stuffing only takes out; where much is put in, the copy doubles.
  const larger = new Uint8Array(Math.max(chunk.length + 16, 2 * (copied + octets)))
  if (copy !== undefined) larger.set(copy.subarray(0, copied))
  runs.copy = larger
  return larger
}
