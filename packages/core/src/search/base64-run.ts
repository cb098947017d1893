/**
 * Base64 inside a text: tokens in links, doubly encoded parts, whatever a program put there (RFC 4648 §4 and §5).
 *
 * Nothing marks it, so every long word could be it. A look at the first octets tells nearly all words apart from it
 * before anything is allocated. The text may have two octets per unit.
 */

import { decodeCharset } from "../mail/charset.ts"
import { readableBytes } from "../mail/octets.ts"

/** Base64 of the shortest address, `a@b.nl`, has eight units; a site of its own needs more, or every word was one. */
const MIN_RUN = 8
export const MIN_SITE = 16
/** A line of base64 that goes on in the next is a full one. */
const MIN_LINE = 40
const MAX_RUNS = 32
/** In what is longer, a mark of the alphabet is no word end: it is base64 of a file, not the path of a link. */
const MAX_PATH = 1_024
/** Units behind such a mark that are decoded: an address of 320 octets, encoded twice, has fewer. */
const MAX_PIECE = 640

/** The octets of runs in the base64 alphabets, where they are readable text; those of an ordinary long word are not. */
export function base64Runs(text: string): readonly string[] {
  const views: string[] = []
  const add = (run: string): void => {
    eachTextIn(run, 0, run.length, (start, end) => {
      const view = views.length < MAX_RUNS ? decode(run.slice(start, end)) : undefined
      if (view !== undefined) views.push(view)
    })
  }
  let lines = ""
  let lastEnd = -1
  eachRun(text, MIN_RUN, (start, end) => {
    const run = text.slice(start, end)
    const follows = lastEnd >= 0 && start - lastEnd <= 2 && text.slice(lastEnd, start).endsWith("\n")
    if (lines !== "" && !follows) add(lines)
    lines = run.length < MIN_LINE && !follows ? "" : follows ? lines + run : run
    lastEnd = run.length < MIN_LINE ? -1 : end
    add(run)
  })
  if (lines !== "") add(lines)
  return views
}

/** Where a run begins that is long enough to be told from a word, and decodes to text. */
export function eachTextRun(text: string, visit: (start: number) => void): void {
  eachRun(text, MIN_SITE, (from, to) => {
    let last = -Infinity
    eachTextIn(text, from, to, (start) => {
      // What stands together is looked at together (WINDOW, ./site.ts).
      if (start - last <= MAX_PIECE) return
      last = start
      visit(start)
    })
  })
}

/**
 * Where base64 of a text may begin in a run. What stands before it without a gap ("id", "=?") shifts it: all four positions are
 * tried. And it may stand behind what is a mark in a path and a letter of the alphabet: `/unsubscribe/amFu…`, `id_amFu…`. There are
 * many of those, so there it must look more like a text.
 */
function eachTextIn(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  for (let shift = 0; shift < 4; shift += 1)
    if (asciiAtBeginning(text, from + shift, to) >= TEXT) visit(from + shift, to)
  for (let at = from + 3; at < Math.min(to, from + MAX_PATH) - MIN_RUN; at += 1) {
    if (sextet(text.charCodeAt(at)) < FIRST_MARK) continue
    const end = Math.min(to, at + 1 + MAX_PIECE)
    if (asciiAtBeginning(text, at + 1, end) >= PLAIN_TEXT) visit(at + 1, end)
  }
}
/** Shares of ASCII. */
const TEXT = 2 / 3
const PLAIN_TEXT = 3 / 4
/** `+`, `-`, `/` and `_`. */
const FIRST_MARK = 62

/** Each longest run of at least `least` units of the base64 alphabets that looks like base64 of a text. */
export function eachRun(text: string, least: number, visit: (start: number, end: number) => void): void {
  // A run of that length covers one of these places at least; most of them stand in shorter words.
  for (let at = least - 1; at < text.length; at += least) {
    if ((SEXTETS[text.charCodeAt(at)] ?? -1) < 0) continue
    let start = at
    const floor = Math.max(0, at - least)
    while (start > floor && sextet(text.charCodeAt(start - 1)) >= 0) start -= 1
    let end = at + 1
    while (end < text.length && sextet(text.charCodeAt(end)) >= 0) end += 1
    if (end - start >= least && isMixed(text, start, end)) visit(start, end)
    at += Math.floor((end - at) / least) * least
  }
}

const MIXED_WITHIN = 1024

/** Base64 of a text has both small letters and others; most words of a text have only the one or the other. */
function isMixed(text: string, start: number, end: number): boolean {
  let small = false
  let other = false
  for (let at = start; at < end && at < start + MIXED_WITHIN; at += 1) {
    if (text.charCodeAt(at) >= 97) small = true
    else if (at > start) other = true // a capital at the beginning is that of a name or a sentence
    if (small && other) return true
  }
  return false
}

const utf8 = new TextDecoder("utf-8")

function decode(run: string): string | undefined {
  const plain = run
    .replace(/[\r\n]/g, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/")
  const all = Uint8Array.fromBase64(plain.length % 4 === 1 ? plain.slice(0, -1) : plain, {
    lastChunkHandling: "loose",
  })
  const wide = wideOrder(all)
  if (wide !== undefined) return decodeCharset(all, wide).text
  // What follows it in a path ("/2", "-9f3k2") is no text.
  const control = all.findIndex((octet) => octet < 32 && octet !== 9 && octet !== 10 && octet !== 13)
  const bytes = control < 0 ? all : all.subarray(0, control)
  const text = utf8.decode(bytes)
  if (!text.includes("\uFFFD")) return text
  // Western text of one octet per unit: noise looks like it too, but hardly ever with an address in it.
  return bytes.includes(AT) ? readableBytes(bytes) : undefined
}

const AT = 64

/** A look at the first octets, before anything is allocated: which share is ASCII; 0 where one is none of a text, or too few are there. */
function asciiAtBeginning(text: string, start: number, end: number): number {
  let bits = 0
  let count = 0
  let octets = 0
  let ascii = 0
  for (let at = start; at < end && octets < 9; at += 1) {
    const value = sextet(text.charCodeAt(at))
    if (value < 0) continue
    bits = ((bits << 6) | value) & 0xfff
    count += 6
    if (count < 8) continue
    count -= 8
    const octet = (bits >> count) & 0xff
    octets += 1
    if (isTextOctet(octet)) ascii += 1
    else if (octet === 0 && octets <= WIDE_WITHIN) return isWideAtBeginning(text, start, end) ? 1 : 0
    else if (octet < 32) return 0
  }
  return octets < 6 ? 0 : ascii / octets
}

/** The first zero of a text with two octets per unit stands in its first unit, or in the one behind its byte order mark. */
const WIDE_WITHIN = 4
/** `a@b.` and the mark; how a text goes on may be in any script. */
const WIDE_UNITS = 4
const WIDE_SAMPLE = 2 * WIDE_UNITS + 2

function isWideAtBeginning(text: string, start: number, end: number): boolean {
  const octets: number[] = []
  let bits = 0
  let count = 0
  for (let at = start; at < end && octets.length < WIDE_SAMPLE; at += 1) {
    const value = sextet(text.charCodeAt(at))
    if (value < 0) continue
    bits = ((bits << 6) | value) & 0xfff
    count += 6
    if (count < 8) continue
    count -= 8
    octets.push((bits >> count) & 0xff)
  }
  return wideOrder(octets) !== undefined
}

/** By which octets of the first units are zero; undefined where it is no such text. */
function wideOrder(octets: ArrayLike<number>): "utf-16le" | "utf-16be" | undefined {
  const isMarked = (octets[0] === 0xff && octets[1] === 0xfe) || (octets[0] === 0xfe && octets[1] === 0xff)
  const start = isMarked ? 2 : 0
  const zeroAt = octets[start] === 0 ? 0 : 1
  for (let at = start; at < start + 2 * WIDE_UNITS; at += 2) {
    const octet = octets[at + 1 - zeroAt] ?? 0
    if (octets[at + zeroAt] !== 0 || !(isTextOctet(octet) || octet > 0x9f)) return undefined
  }
  return zeroAt === 0 ? "utf-16be" : "utf-16le"
}

function isTextOctet(octet: number): boolean {
  return (octet >= 32 && octet < 127) || octet === 13 || octet === 10 || octet === 9
}

/** RFC 4648 §4 and §5; -1 for what is in neither alphabet. */
export function sextet(unit: number): number {
  return unit < 128 ? (SEXTETS[unit] ?? -1) : -1
}

const SEXTETS = sextetTable()

function sextetTable(): Int8Array {
  const table = new Int8Array(128).fill(-1)
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  for (let value = 0; value < alphabet.length; value += 1) table[alphabet.charCodeAt(value)] = value
  for (const unit of "+-") table[unit.charCodeAt(0)] = 62
  for (const unit of "/_") table[unit.charCodeAt(0)] = 63
  return table
}
