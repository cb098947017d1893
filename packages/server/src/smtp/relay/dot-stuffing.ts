/**
 * Octets as they go after DATA (RFC 5321 §4.5.2): a dot more before every line that begins with one, in pieces that may
 * end anywhere.
 *
 * Only CRLF ends a line. A lone CR or LF is no line end here, so what follows it is left as it is, octet for octet.
 * Scanning is native where no line begins with a dot, which is nearly always; otherwise one pass over the octets.
 */

/** Where in a line the next octet stands. */
export type LinePlace = "start" | "after-cr" | "within"

/** Gives back the piece itself where nothing has to be added. */
export function stuffDots(piece: Uint8Array, place: LinePlace): Uint8Array {
  const octets = asBuffer(piece)
  const first = firstDot(octets, place)
  if (first === -1) return piece
  const stuffed = Buffer.allocUnsafe(octets.length + countDots(octets, first))
  octets.copy(stuffed, 0, 0, first)
  let to = first
  for (let from = first; from < octets.length; from += 1) {
    if (from === first || beginsLineWithDot(octets, from)) stuffed[to++] = DOT
    stuffed[to++] = octets[from] ?? 0
  }
  return stuffed
}

export function placeAfter(piece: Uint8Array, place: LinePlace): LinePlace {
  const { length } = piece
  if (length === 0) return place
  const last = piece[length - 1]
  if (last === CR) return "after-cr"
  const afterCr = length > 1 ? piece[length - 2] === CR : place === "after-cr"
  return last === LF && afterCr ? "start" : "within"
}

/** RFC 5321 §4.1.1.4: the CRLF before the dot is that of the last line; where there is none, it is added. */
export function endOfData(place: LinePlace): string {
  return place === "start" ? ".\r\n" : "\r\n.\r\n"
}

const DOT = 0x2e
const CR = 0x0d
const LF = 0x0a
const CRLF_DOT = Buffer.from("\r\n.")

function firstDot(octets: Buffer, place: LinePlace): number {
  if (place === "start" && octets[0] === DOT) return 0
  if (place === "after-cr" && octets[0] === LF && octets[1] === DOT) return 1
  const found = octets.indexOf(CRLF_DOT)
  return found === -1 ? -1 : found + 2
}

function countDots(octets: Buffer, first: number): number {
  let count = 1
  for (let index = first + 1; index < octets.length; index += 1) {
    if (beginsLineWithDot(octets, index)) count += 1
  }
  return count
}

function beginsLineWithDot(octets: Buffer, index: number): boolean {
  return octets[index] === DOT && octets[index - 1] === LF && octets[index - 2] === CR
}

function asBuffer(octets: Uint8Array): Buffer {
  return Buffer.isBuffer(octets) ? octets : Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
}
