/**
 * A planned copy as octets to be sent: views of the one original with replacements between, never a copy of it. So a
 * message of 25 MB to a hundred recipients takes 25 MB.
 */
import type { Splice } from "@sluis/core/rewrite/splice"

/** Octets per piece: a slow connection then holds on to no more than this at once. */
const PIECE = 262_144

export function copySize(octets: number, splices: readonly Splice[]): number {
  return splices.reduce(
    (size, { start, end, replacement }) => size + replacement.length - (end - start),
    octets,
  )
}

export function* copyPieces(original: Uint8Array, splices: readonly Splice[]): Iterable<Uint8Array> {
  let from = 0
  for (const { start, end, replacement } of splices) {
    yield* slices(original, from, start)
    if (replacement.length > 0) yield replacement
    from = end
  }
  yield* slices(original, from, original.length)
}

function* slices(octets: Uint8Array, start: number, end: number): Iterable<Uint8Array> {
  for (let at = start; at < end; at += PIECE) yield octets.subarray(at, Math.min(end, at + PIECE))
}
