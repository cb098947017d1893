/**
 * A PDF whose streams inflate to no more than they may, told before anything of it is read.
 *
 * Why this module exists: pdf.js inflates a stream whole and without a bound, outside of any heap limit. So whatever begins
 * like a deflated stream (RFC 1950 §2.2) behind the word `stream`, bare or in ASCII, is inflated here first, within the
 * budget: whatever its dictionary says, and up to its own end, wherever `endstream` stands. Streams that are deflated twice
 * are inflated twice. Pictures would use up any budget and hold no words: they are closed, so that nothing inflates them.
 *
 * Deliberately left out: other ways of packing, which nobody has used for text in decades (LZW, run lengths): such a file is
 * not read. What is encrypted can't be measured: that can still grow in pdf.js.
 */
import { octetString } from "../mail/octets.ts"
import { inflateRaw, MAX_STREAM_OCTETS } from "../search/inflate.ts"
import type { DocumentBudget, Unread } from "./document.ts"

/** Octets that one stream costs at least, because beginning with one takes as long as inflating so many. */
const LEAST_COST = 4096
/** Streams in streams: nobody needs a second. */
const MAX_LAYERS = 4
const MAX_DICTIONARY = 4096

export type Measured =
  /** A copy in which pictures are closed. */
  { readonly kind: "safe"; readonly octets: Uint8Array } | { readonly kind: "unsafe"; readonly why: Unread }

/** Takes what the streams inflate to from the budget. */
export function measurePdf(octets: Uint8Array, budget: DocumentBudget): Measured {
  if (octets.length > budget.octets) return BEYOND_LIMITS
  budget.octets -= octets.length
  const copy = new Uint8Array(octets) // a real one: `slice` of a subclass may share its octets
  const text = octetString(octets)
  for (let at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
    if (text.startsWith("end", at - 3)) continue
    if (budget.octets < LEAST_COST) return BEYOND_LIMITS
    budget.octets -= LEAST_COST
    const dictionary = dictionaryBefore(text, at)
    const isImage = IMAGE.test(dictionary)
    let start = at + 6
    while (start < at + 8 && (octets[start] === CR || octets[start] === LF)) start += 1
    if (!isImage && isOddlyPacked(dictionary)) return UNKNOWN_FORMAT
    if (isImage) copy.fill(0, start, start + CLOSED_OCTETS)
    else if (!fits(octets.subarray(start), budget)) return BEYOND_LIMITS
  }
  return { kind: "safe", octets: copy }
}

const BEYOND_LIMITS: Measured = { kind: "unsafe", why: "beyond-limits" }
const UNKNOWN_FORMAT: Measured = { kind: "unsafe", why: "unknown-format" }

const CR = 0x0d
const LF = 0x0a
/** With so many zeros in front no stream begins as any of its formats must. */
const CLOSED_OCTETS = 2
/** ISO 32000-2 §8.9.5 */
const IMAGE = /\/Subtype\s{0,4}\/Image\b/

/** With its escapes undone (§7.3.5). Nobody escapes the letters of a filter but to hide it. */
function dictionaryBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - MAX_DICTIONARY), at)
  const dictionary = before.slice(before.lastIndexOf(" obj") + 1)
  return dictionary.includes("#")
    ? dictionary.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : dictionary
}

/** §7.4 */
function isOddlyPacked(dictionary: string): boolean {
  const at = dictionary.indexOf("/Filter")
  if (at < 0) return false
  const value = dictionary.slice(at + "/Filter".length).trimStart()
  const filters = value.startsWith("[") ? value.slice(0, value.indexOf("]") + 1) : value.slice(0, 40)
  return ODD_FILTER.test(value.slice(0, 1)) || ODD_FILTERS.test(filters)
}

/** A filter that another object names. */
const ODD_FILTER = /^\d/
const ODD_FILTERS = /\/(?:LZW|RunLength|RL\b|Brotli|DCT|JPX|JBIG2|CCITT|CCF\b)|\d\s{1,8}R\b/

function fits(data: Uint8Array, budget: DocumentBudget): boolean {
  let layer = data
  for (let depth = 0; depth < MAX_LAYERS; depth += 1) {
    const binary = inBinary(layer)
    if (binary !== layer) budget.octets -= Math.min(budget.octets, binary.length)
    if (!isDeflated(binary)) return true
    const { bytes, end } = inflateRaw(binary.subarray(2), MAX_STREAM_OCTETS, budget)
    if (end === "beyond-limits") return false
    layer = bytes
  }
  return false
}

/** RFC 1950 §2.2: method 8, no dictionary, and a check. */
function isDeflated(data: Uint8Array): boolean {
  const first = data[0] ?? 0
  const second = data[1] ?? 0
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0
}

/** Signs that tell whether a deflated stream is in ASCII. */
const GLANCE = 16

/** Octets that stand in ASCII, where they are a deflated stream. */
function inBinary(data: Uint8Array): Uint8Array {
  for (const decode of [fromAscii85, fromHex])
    if (isDeflated(decode(data.subarray(0, GLANCE)))) return decode(data)
  return data
}

/** §7.4.3, up to the first sign that is none of it. */
function fromAscii85(data: Uint8Array): Uint8Array {
  const end = data.findIndex((sign) => sign > 0x75 && sign !== SMALL_Z)
  const signs = end < 0 ? data : data.subarray(0, end)
  const bytes = new Uint8Array(signs.length * 4)
  let octets = 0
  let word = 0
  let count = 0
  for (const sign of signs) {
    if (sign <= 0x20) continue
    const isZero = sign === SMALL_Z && count === 0
    word = isZero ? 0 : word * 85 + (sign - 0x21)
    count += 1
    if (count < 5 && !isZero) continue
    for (let shift = 24; shift >= 0; shift -= 8) bytes[octets++] = (word >>> shift) & 0xff
    word = count = 0
  }
  return bytes.subarray(0, octets)
}

const SMALL_Z = 0x7a

/** §7.4.2 */
function fromHex(data: Uint8Array): Uint8Array {
  const end = data.findIndex((sign) => sign > 0x20 && Number.isNaN(digitOf(sign)))
  const signs = end < 0 ? data : data.subarray(0, end)
  const bytes = new Uint8Array(signs.length)
  let digits = 0
  for (const sign of signs) {
    if (sign <= 0x20) continue
    const at = digits >> 1
    bytes[at] = (bytes[at] ?? 0) * 16 + digitOf(sign)
    digits += 1
  }
  return bytes.subarray(0, digits >> 1)
}

function digitOf(sign: number): number {
  return Number.parseInt(String.fromCharCode(sign), 16)
}
