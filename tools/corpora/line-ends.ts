/** The same octets with the line ends of a wire (CRLF, RFC 5322 §2.3) or of a Unix file (LF). */

const LF = 10
const CR = 13

export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  return bytes.filter((octet, at) => octet !== CR || bytes[at + 1] !== LF)
}

/** Every bare LF becomes CRLF; a bare CR stays what it is. */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  const isBare = (octet: number, at: number): boolean => octet === LF && bytes[at - 1] !== CR
  const result = new Uint8Array(
    bytes.length + bytes.reduce((sum, octet, at) => sum + (isBare(octet, at) ? 1 : 0), 0),
  )
  let to = 0
  for (const [at, octet] of bytes.entries()) {
    if (isBare(octet, at)) result[to++] = CR
    result[to++] = octet
  }
  return result
}
