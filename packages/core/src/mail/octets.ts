/**
 * Octets seen as text without losing their place.
 *
 * Why this module exists: everything that is found in a message must be named by its octet range in the immutable
 * original, because rewriting is splicing. An *octet string* has one UTF-16 unit per octet (U+0000 to U+00FF), so an
 * index in it is an offset in the message. Turning it into readable text is a separate, explicit step.
 */

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder("windows-1252")

/** Units per call: well under the argument limits of every engine. */
const CHUNK = 8192

/** The octets `start` to `end` as an octet string: one unit per octet, whatever the octets are. */
export function octetString(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  const view = bytes.subarray(start, end)
  // The native decoder is many times faster than building a string unit by unit, and for ASCII it is exact. Anything
  // else either gets shorter (a multi-octet sequence) or holds U+FFFD (an octet that is no UTF-8).
  const fast = utf8.decode(view)
  if (fast.length === view.length && !fast.includes("\uFFFD")) return fast
  let text = ""
  for (let at = 0; at < view.length; at += CHUNK) {
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

// eslint-disable-next-line no-control-regex -- exactly the ASCII range is meant
const NON_ASCII = /[^\u0000-\u007F]/

/**
 * Readable text of an octet string from a header: UTF-8 (RFC 6532 §3.2), and where it is not that, windows-1252, which
 * is what unlabelled 8-bit headers of Western programs hold.
 */
export function readable(octets: string): string {
  return NON_ASCII.test(octets) ? readableBytes(octetsOf(octets)) : octets
}

export function readableBytes(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return windows1252.decode(bytes)
  }
}
