/**
 * UTF-7, RFC 2152.
 *
 * Why this module exists: a few old programs still write it, and because most readers no longer decode it, text in it
 * passes every filter that looks at the octets. So it is decoded here, and `decodeCharset` says that it was.
 *
 * Deliberately out of scope: IMAP's modified form (RFC 9051 §A.1), which does not occur in messages.
 */
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const VALUE = new Int8Array(256).fill(-1)
for (let value = 0; value < BASE64.length; value += 1) VALUE[BASE64.charCodeAt(value)] = value

const PLUS = 0x2b
const MINUS = 0x2d

/** Units per call that makes a string of them: well under the argument limits of every engine. */
const CHUNK = 8192

/** The text of UTF-7 octets. Octets above 0x7F, which it does not have, are read as windows-1252 would: one unit each. */
export function decodeUtf7(bytes: Uint8Array): string {
  const units: number[] = []
  let at = 0
  while (at < bytes.length) {
    const octet = bytes[at] ?? 0
    at += 1
    if (octet !== PLUS) units.push(octet)
    else if (bytes[at] === MINUS) {
      units.push(PLUS) // RFC 2152, rule 2: "+-" is a plus sign
      at += 1
    } else at = shifted(bytes, at, units)
  }
  let text = ""
  for (let from = 0; from < units.length; from += CHUNK) {
    text += String.fromCharCode.apply(null, units.slice(from, from + CHUNK))
  }
  return text.toWellFormed()
}

/** One run of base64 behind a "+": UTF-16 units, big end first. Returns where the text goes on. */
function shifted(bytes: Uint8Array, start: number, units: number[]): number {
  let at = start
  let bits = 0
  let held = 0
  for (; at < bytes.length; at += 1) {
    const value = VALUE[bytes[at] ?? 0] ?? -1
    if (value < 0) break
    held = ((held << 6) | value) & 0x3fffff
    bits += 6
    if (bits >= 16) {
      bits -= 16
      units.push((held >> bits) & 0xffff)
    }
  }
  if (at === start) units.push(PLUS) // QUIRK: a lone "+", as in a text that only claims to be UTF-7
  return bytes[at] === MINUS ? at + 1 : at // RFC 2152, rule 2: the "-" that ends a run is absorbed
}
