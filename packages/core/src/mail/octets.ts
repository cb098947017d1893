/**
 * Octets seen as text without losing their place.
 *
 * Why this module exists: everything that is found in a message must be named by its octet range in the immutable
 * original, because rewriting is splicing. An *octet string* has one UTF-16 unit per octet (U+0000 to U+00FF), so an
 * index in it is an offset in the message. Turning it into readable text is a separate, explicit step.
 */

const lenientUtf8 = new TextDecoder("utf-8", { ignoreBOM: true })
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder("windows-1252")

/** Units per call: well under the argument limits of every engine. */
const CHUNK = 8192

/** The octets `start` to `end` as an octet string: one unit per octet, whatever the octets are. */
export function octetString(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  const view = bytes.subarray(start, end)
  // The native decoder is many times faster than building a string unit by unit, and for ASCII it is exact. Anything
  // else either gets shorter (a multi-octet sequence) or holds U+FFFD (an octet that is no UTF-8).
  const fast = lenientUtf8.decode(view)
  if (fast.length === view.length && !fast.includes("\uFFFD")) return fast
  let text = ""
  for (let at = 0; at < view.length; at += CHUNK) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- apply takes any array-like, its type does not say so
    text += String.fromCharCode.apply(null, view.subarray(at, at + CHUNK) as unknown as number[])
  }
  return text
}

/** The octets that an octet string stands for. Units above U+00FF are not octets: they are cut to their low eight bits. */
export function octetsOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

const NON_ASCII = /[^\u0000-\u007F]/

/**
 * Readable text of an octet string from a header: UTF-8 (RFC 6532 §3.2), and where it is not that, windows-1252, which
 * is what unlabelled 8-bit headers of Western programs hold.
 */
export function readable(octets: string): string {
  return NON_ASCII.test(octets) ? readableBytes(octetsOf(octets)) : octets
}

export function readableBytes(bytes: Uint8Array): string {
  const text = lenientUtf8.decode(bytes)
  return !text.includes("\uFFFD") || isUtf8(bytes) ? text : windows1252.decode(bytes)
}

/** Whether octets are valid UTF-8, RFC 3629. */
export function isUtf8(bytes: Uint8Array): boolean {
  // Exceptions are dear, and octets that are no UTF-8 are an everyday thing: ask for one only where U+FFFD, which the
  // lenient decoder puts for what it can't read, may really have been written.
  if (!lenientUtf8.decode(bytes).includes("\uFFFD")) return true
  if (!includesReplacement(bytes)) return false
  try {
    strictUtf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

/** U+FFFD in UTF-8. */
function includesReplacement(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true
  }
  return false
}

/** The octet string of a text in UTF-8. A lone surrogate, which no encoding knows, becomes U+FFFD. */
export function utf8OctetString(text: string): string {
  if (!NON_ASCII.test(text)) return text
  let octets = ""
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) octets += character
    else if (point < 0x800) octets += String.fromCharCode(0xc0 | (point >> 6), tail(point))
    else if (point < 0x10000)
      octets += String.fromCharCode(0xe0 | (point >> 12), tail(point >> 6), tail(point))
    else octets += String.fromCharCode(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
  }
  return octets
}

/** A continuation octet, RFC 3629 §3. */
function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
