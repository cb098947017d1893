/**
 * Content-Transfer-Encoding, both ways (RFC 2045 §6, and uuencode as it still occurs).
 *
 * Decoding never fails: what is no valid encoding is read the way the recipient's program would read it. Encoding is
 * only for pieces that a rewrite replaced.
 */
import { octetsOf, octetString } from "./octets.ts"
import type { TransferEncoding } from "./message.ts"

/**
 * RFC 2045 §6.1; unknown tokens are told apart, because what they hide can't be looked into. QUIRK: of a list ("base64,
 * 8bit") the first that is known is taken; readers do not agree, so the search looks at the others too.
 */
export function transferEncodingOf(value: string): TransferEncoding {
  const encoding = encodingOfToken(value)
  if (encoding !== "unknown") return encoding
  for (const token of value.slice(0, MAX_LIST).split(/[^a-z0-9-]+/)) {
    const listed = token === "" ? "unknown" : encodingOfToken(token)
    if (listed !== "unknown") return listed
  }
  return "unknown"
}

const MAX_LIST = 100

function encodingOfToken(value: string): TransferEncoding {
  switch (value) {
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return "identity"
    case "base64":
    case "quoted-printable":
      return value
    case "x-uuencode":
    case "x-uue":
    case "uuencode":
      return "uuencode"
    default:
      return "unknown"
  }
}

/** The decoded octets. For "identity" and "unknown" a view of the input, not a copy. */
export function decodeTransfer(encoded: Uint8Array, encoding: TransferEncoding): Uint8Array {
  switch (encoding) {
    case "identity":
    case "unknown":
      return encoded
    case "base64":
      return decodeBase64(encoded, new Uint8Array(base64Room(encoded)))
    case "quoted-printable":
      return decodeQuotedPrintable(encoded)
    case "uuencode":
      return decodeUuencode(encoded)
  }
}

/**
 * Room in which bodies are decoded one after the other. Each in its own would be garbage that is collected long after: a message with
 * three large files would take three of them in memory.
 */
export type DecodingRoom = {
  /** As `decodeTransfer`; nobody may keep what `use` is given, or a part of it, any longer than `use` runs. */
  readonly lend: <T>(encoded: Uint8Array, encoding: TransferEncoding, use: (decoded: Uint8Array) => T) => T
}

export function decodingRoom(): DecodingRoom {
  let room = new Uint8Array(0)
  let isLent = false
  return {
    lend(encoded, encoding, use) {
      // What is small costs nothing, and a message within a message comes while its own body is looked at.
      if (encoding !== "base64" || encoded.length < LENT_OCTETS || isLent)
        return use(decodeTransfer(encoded, encoding))
      const needed = base64Room(encoded)
      if (room.length < needed) room = new Uint8Array(needed)
      isLent = true
      try {
        return use(decodeBase64(encoded, room))
      } finally {
        isLent = false
      }
    },
  }
}
const LENT_OCTETS = 256 * 1024

const ascii = new TextDecoder("utf-8", { ignoreBOM: true })
/** Decoded at a time: whatever lies between, such as the string that the platform wants, is no larger. */
const BASE64_OCTETS = 64 * 1024

/** Octets that are enough for what is decoded. */
function base64Room(encoded: Uint8Array): number {
  return Math.ceil(encoded.length / 4) * 3
}

/** A view of `decoded`, if the encoding is right. */
function decodeBase64(encoded: Uint8Array, decoded: Uint8Array): Uint8Array {
  let to = 0
  try {
    for (let at = 0; at < encoded.length;) {
      const isLast = at + BASE64_OCTETS >= encoded.length
      const { read, written } = decoded
        .subarray(to)
        .setFromBase64(ascii.decode(encoded.subarray(at, at + BASE64_OCTETS)), {
          lastChunkHandling: isLast ? "loose" : "stop-before-partial",
        })
      // Nothing but white space and half a group of letters.
      if (read === 0 && !isLast) return decodeLooseBase64(encoded)
      at += isLast ? BASE64_OCTETS : read
      to += written
    }
    return decoded.subarray(0, to)
  } catch {
    return decodeLooseBase64(encoded)
  }
}

const PADDING = 64
const IGNORED = 65
const BASE64 = base64Table()

function base64Table(): Uint8Array {
  const table = new Uint8Array(256).fill(IGNORED)
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  for (let value = 0; value < alphabet.length; value += 1) table[alphabet.charCodeAt(value)] = value
  table["=".charCodeAt(0)] = PADDING
  return table
}

/** RFC 2045 §6.8: what is not in the alphabet is ignored. QUIRK: after padding a new run begins (joined base64). */
function decodeLooseBase64(encoded: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.floor(encoded.length / 4) * 3 + 3)
  let octets = 0
  let bits = 0
  let count = 0
  for (const octet of encoded) {
    const value = BASE64[octet] ?? IGNORED
    if (value === IGNORED) continue
    if (value === PADDING) {
      bits = count = 0
      continue
    }
    bits = ((bits << 6) | value) & 0xffffff
    count += 6
    if (count >= 8) {
      count -= 8
      result[octets++] = (bits >> count) & 0xff
    }
  }
  return result.subarray(0, octets)
}

const EQUALS = 61
const CR = 13
const LF = 10

function decodeQuotedPrintable(encoded: Uint8Array): Uint8Array {
  let at = encoded.indexOf(EQUALS)
  if (at < 0) return encoded
  const end = encoded.length
  const result = new Uint8Array(end)
  result.set(encoded.subarray(0, at))
  let to = at
  // Octet by octet: in HTML an `=` is seldom farther away than a native search and copy would pay for.
  while (at < end) {
    for (let octet = encoded[at]!; octet !== EQUALS; octet = encoded[at]!) {
      result[to++] = octet
      at += 1
      if (at === end) return result.subarray(0, to)
    }
    const high = at + 2 < end ? HEXADECIMAL[encoded[at + 1]!]! : -1
    const low = at + 2 < end ? HEXADECIMAL[encoded[at + 2]!]! : -1
    if (high >= 0 && low >= 0) {
      result[to++] = high * 16 + low
      at += 3
      continue
    }
    const after = softBreakEnd(encoded, at + 1)
    if (after < 0) result[to++] = EQUALS // RFC 2045 §6.7: a robust decoder leaves it as it is
    at = after < 0 ? at + 1 : after
  }
  return result.subarray(0, to)
}

/** Offset behind a soft line break whose `=` stands before `at`, white space before the line end allowed; -1 if none. */
function softBreakEnd(encoded: Uint8Array, at: number): number {
  let end = at
  while (encoded[end] === 32 || encoded[end] === 9) end += 1
  if (encoded[end] === CR && encoded[end + 1] === LF) return end + 2
  return encoded[end] === LF ? end + 1 : -1
}

export function hexValue(unit: number | undefined): number {
  if (unit === undefined) return -1
  if (unit >= 48 && unit <= 57) return unit - 48
  const letter = unit | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

/** The octet that two hexadecimal digits at `at` stand for; -1 if there are none. */
export function hexPair(text: string, at: number): number {
  const high = hexValue(text.charCodeAt(at))
  const low = hexValue(text.charCodeAt(at + 1))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

const HEXADECIMAL = Int8Array.from({ length: 256 }, (_, unit) => hexValue(unit))

function decodeUuencode(encoded: Uint8Array): Uint8Array {
  const result = new Uint8Array(encoded.length)
  let octets = 0
  for (const line of octetString(encoded).split("\n")) {
    if (line.startsWith("begin ") || line.startsWith("end")) continue
    let left = line.length === 0 ? 0 : (line.charCodeAt(0) - 32) & 63
    for (let at = 1; left > 0 && at < line.length; at += 4) {
      const sextet = (offset: number): number => (line.charCodeAt(at + offset) - 32) & 63
      const bits = (sextet(0) << 18) | (sextet(1) << 12) | (sextet(2) << 6) | sextet(3)
      for (const shift of [16, 8, 0]) {
        if (left > 0 && octets < result.length) result[octets++] = (bits >> shift) & 0xff
        left -= 1
      }
    }
  }
  return result.subarray(0, octets)
}

/** Base64 in lines of 76 (RFC 2045 §6.8); no line end after the last. */
export function encodeBase64(bytes: Uint8Array): Uint8Array {
  const text = bytes.toBase64()
  const lines: string[] = []
  for (let at = 0; at < text.length; at += 76) lines.push(text.slice(at, at + 76))
  return octetsOf(lines.join("\r\n"))
}

/** Quoted-printable (RFC 2045 §6.7): lines of at most 76, CRLF kept as line ends, everything doubtful encoded. */
export function encodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  return octetsOf(octetString(bytes).split("\r\n").map(quotedLine).join("\r\n"))
}

function quotedLine(line: string): string {
  let result = ""
  let column = 0
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at)
    // White space at the end of a line would be lost on the way.
    const literal =
      (unit >= 33 && unit <= 126 && unit !== EQUALS) || ((unit === 32 || unit === 9) && at < line.length - 1)
    const piece = literal ? line.charAt(at) : `=${unit.toString(16).toUpperCase().padStart(2, "0")}`
    if (column + piece.length > 75) {
      result += "=\r\n"
      column = 0
    }
    result += piece
    column += piece.length
  }
  return result
}
