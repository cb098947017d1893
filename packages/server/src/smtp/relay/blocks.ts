/**
 * A message in the form in which it is written: all at once where it is small, block by block where it is large.
 *
 * INVARIANT (exact size): a message that turns out longer or shorter than it said is never completed, so the next host
 * never takes responsibility for half of one.
 */
import type { Outgoing } from "../../app/queue/relay.ts"
import type { Block } from "./connection.ts"
import { endOfData, placeAfter, stuffDots } from "./dot-stuffing.ts"
import type { LinePlace } from "./dot-stuffing.ts"

/** Up to here a message is written in one piece. */
export const SMALL_OCTETS = 64 * 1024

/** Small pieces are written together up to this size. */
const BLOCK_OCTETS = 64 * 1024

/** Thrown where the pieces of a message are not what was said: a mistake of ours. */
export class WrongSize extends Error {
  override readonly name = "WrongSize"
}

/** The command before it and the message as it is: RFC 3030 §2. */
export function wholeChunk(command: string, pieces: readonly Uint8Array[]): Uint8Array {
  return joined(command, pieces, "")
}

/** RFC 5321 §4.5.2. */
export function wholeData(pieces: readonly Uint8Array[]): Uint8Array {
  let place: LinePlace = "start"
  const stuffed: Uint8Array[] = []
  for (const piece of pieces) {
    stuffed.push(stuffDots(piece, place))
    place = placeAfter(piece, place)
  }
  return joined("", stuffed, endOfData(place))
}

/** Everything; at once if the pieces are there at once. */
export function piecesOf({ pieces, size }: Outgoing): readonly Uint8Array[] | Promise<readonly Uint8Array[]> {
  const source = pieces()
  if (!(Symbol.iterator in source)) return Array.fromAsync(source).then((all) => checked(all, size))
  return checked([...source], size)
}

export async function* chunkBlocks(command: string, { pieces, size }: Outgoing): AsyncGenerator<Block> {
  let before = command
  for await (const { octets, last } of gathered(pieces(), size)) {
    yield { octets: joined(before, octets, ""), last }
    before = ""
  }
}

export async function* dataBlocks({ pieces, size }: Outgoing): AsyncGenerator<Block> {
  let place: LinePlace = "start"
  for await (const { octets, last } of gathered(pieces(), size)) {
    const stuffed: Uint8Array[] = []
    for (const piece of octets) {
      stuffed.push(stuffDots(piece, place))
      place = placeAfter(piece, place)
    }
    yield { octets: joined("", stuffed, last ? endOfData(place) : ""), last }
  }
}

type Gathered = { readonly octets: readonly Uint8Array[]; readonly last: boolean }

/** The last one only after all pieces were seen: one octet too many must be noticed before the end is sent. */
async function* gathered(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number,
): AsyncGenerator<Gathered> {
  let octets: Uint8Array[] = []
  let gathered = 0
  let sent = 0
  for await (const piece of pieces) {
    octets.push(piece)
    gathered += piece.length
    if (sent + gathered > size) throw new WrongSize("a message is longer than it said")
    if (gathered < BLOCK_OCTETS || sent + gathered === size) continue
    yield { octets, last: false }
    sent += gathered
    octets = []
    gathered = 0
  }
  if (sent + gathered !== size) throw new WrongSize("a message is shorter than it said")
  yield { octets, last: true }
}

function checked(pieces: readonly Uint8Array[], size: number): readonly Uint8Array[] {
  const total = pieces.reduce((sum, { length }) => sum + length, 0)
  if (total !== size) throw new WrongSize("a message is not as long as it said")
  return pieces
}

function joined(before: string, pieces: readonly Uint8Array[], after: string): Uint8Array {
  // A large piece is not copied.
  if (pieces.length === 1 && pieces[0] !== undefined && before === "" && after === "") return pieces[0]
  let length = Buffer.byteLength(before) + after.length
  for (const piece of pieces) length += piece.length
  const octets = Buffer.allocUnsafe(length)
  let at = octets.write(before)
  for (const piece of pieces) {
    octets.set(piece, at)
    at += piece.length
  }
  octets.write(after, at, "latin1")
  return octets
}
