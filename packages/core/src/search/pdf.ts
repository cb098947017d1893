/**
 * The texts of a PDF file (ISO 32000-2): what its streams inflate to, and the words that its pages show.
 *
 * Streams are found by their words, not by the table of objects: what no table names is in the file too. Words stand in
 * strings, cut wherever a letter is moved (§9.4.3), and in fonts that number their letters in their own way (§9.10.3).
 *
 * Deliberately left out: images, fonts, and what is drawn rather than written.
 */
import { octetString } from "../mail/octets.ts"
import { seeker } from "../mail/seeker.ts"
import { inflateRaw, MAX_STREAM_OCTETS, type InflateBudget } from "./inflate.ts"
import type { Closed } from "./member.ts"

export type PdfPiece =
  { readonly kind: "content"; readonly text: string } | { readonly kind: "closed"; readonly why: Closed }

/** QUIRK: readers accept the mark within the first 1024 octets. */
export function isPdf(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x25)
  return at >= 0 && at < 1024 && octetString(bytes, at, 1024 + 5).includes("%PDF-")
}

/** The contents of the streams that could hold text, as octet strings, and what stands between the streams. */
export function* pdfPieces(bytes: Uint8Array, budget: InflateBudget): Iterable<PdfPiece> {
  const octets = octetString(bytes)
  if (ENCRYPTED.test(octets)) yield { kind: "closed", why: "encrypted" }
  const endFrom = seeker(octets, "endstream")
  let from = 0
  for (let at = octets.indexOf("stream"); at >= 0; at = octets.indexOf("stream", from)) {
    const start = behindLineEnd(octets, at + "stream".length)
    yield { kind: "content", text: octets.slice(from, at) }
    const found = endFrom(start)
    const end = found < 0 ? octets.length : found
    yield* readStream(dictionaryOf(octets, from, at), bytes.subarray(start, end), budget)
    from = Math.min(octets.length, end + "endstream".length)
  }
  yield { kind: "content", text: octets.slice(from) }
}

/** §7.6: in the trailer, in clear always. */
const ENCRYPTED = /\/Encrypt[\s<\d]/
const MAX_DICTIONARY = 4096

function dictionaryOf(octets: string, from: number, at: number): string {
  const before = octets.slice(Math.max(from, at - MAX_DICTIONARY), at)
  return before.slice(before.lastIndexOf(" obj") + 1)
}

function behindLineEnd(octets: string, at: number): number {
  const crlf = octets.charCodeAt(at) === 13 && octets.charCodeAt(at + 1) === 10
  return crlf ? at + 2 : at + 1
}

function* readStream(dictionary: string, data: Uint8Array, budget: InflateBudget): Iterable<PdfPiece> {
  if (NO_TEXT.test(dictionary)) return
  if (dictionary.includes("/LZWDecode")) {
    yield { kind: "closed", why: "unsupported" }
    return
  }
  const plain = dictionary.includes("/ASCII85Decode") ? decodeAscii85(data) : data
  if (!dictionary.includes("/FlateDecode")) {
    yield { kind: "content", text: octetString(plain) }
    return
  }
  // RFC 1950 §2.2: two octets of header. The check sum behind is not compared, nor do readers.
  const { bytes, end } = inflateRaw(plain.subarray(2), MAX_STREAM_OCTETS, budget)
  if (bytes.length > 0) yield { kind: "content", text: octetString(bytes) }
  else if (end !== "whole") yield { kind: "closed", why: end }
}

/** Images, font programs, colour profiles. */
const NO_TEXT = /\/Subtype\s{0,4}\/(?:Image|Type1C|CIDFontType0C|OpenType)\b|\/Length1\b|\/Alternate\b/

/** §7.4.3 */
function decodeAscii85(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length * 4)
  let octets = 0
  let word = 0
  let count = 0
  const flush = (keep: number): void => {
    for (let shift = 24; shift > 24 - 8 * keep; shift -= 8) bytes[octets++] = (word >>> shift) & 0xff
    word = count = 0
  }
  for (const octet of data) {
    if (octet === TILDE) break
    if (octet === Z && count === 0) flush(4)
    if (octet < 33 || octet > 117) continue
    word = Math.min(0xffffffff, word * 85 + octet - 33)
    count += 1
    if (count === 5) flush(4)
  }
  if (count > 1) {
    const keep = count - 1
    for (; count < 5; count += 1) word = Math.min(0xffffffff, word * 85 + 84)
    flush(keep)
  }
  return bytes.subarray(0, octets)
}

const TILDE = 126
const Z = 122
