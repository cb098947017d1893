/**
 * Inflates within bounds (RFC 1951): never more than may be, and what came out until something was wrong is kept.
 *
 * The input is fed in small pieces, so that a stream that makes too much of itself is caught before it has cost much.
 */
import { Gunzip, Inflate } from "fflate"

/** Octets that inflating may still produce, over the whole message. */
export type InflateBudget = { octets: number }

export type Inflated = {
  readonly bytes: Uint8Array
  /** "broken": `bytes` is what stood before the fault; "beyond-limits": there is more, and `bytes` is not worth reading. */
  readonly end: "whole" | "broken" | "beyond-limits"
}

/** Octets that one stream may have. */
export const MAX_STREAM_OCTETS = 67_108_864

const PIECE = 16_384
/** Pieces that bring nothing: behind the end of the stream stands something else, however long it is. */
const MAX_IDLE_PIECES = 4

/** One deflate stream; what stands behind its end is not looked at. */
export function inflateRaw(data: Uint8Array, most: number, budget: InflateBudget): Inflated {
  return inflate(data, (sink) => new Inflate(sink), most, budget)
}

/** All members of a gzip file (RFC 1952 §2.2). */
export function inflateGzip(data: Uint8Array, most: number, budget: InflateBudget): Inflated {
  return inflate(withoutPadding(data), (sink) => new Gunzip(sink), most, budget)
}

type Inflater = { push(piece: Uint8Array, last?: boolean): void }

function inflate(
  data: Uint8Array,
  make: (sink: (piece: Uint8Array) => void) => Inflater,
  most: number,
  budget: InflateBudget,
): Inflated {
  const limit = Math.min(most, MAX_STREAM_OCTETS, budget.octets)
  if (limit <= 0 && most > 0) return { bytes: NOTHING, end: "beyond-limits" }
  const pieces: Uint8Array[] = []
  let octets = 0
  let end: Inflated["end"] = "whole"
  try {
    const inflater = make((piece) => {
      octets += piece.length
      if (octets > limit) throw new RangeError("more than may be")
      if (piece.length > 0) pieces.push(piece)
    })
    let idle = 0
    for (let at = 0; at < data.length && idle < MAX_IDLE_PIECES; at += PIECE) {
      const before = octets
      inflater.push(data.subarray(at, at + PIECE))
      idle = octets === before ? idle + 1 : 0
    }
    inflater.push(NOTHING, true) // throws if the stream was not at its end; what it gave before is kept
  } catch {
    end = octets > limit ? "beyond-limits" : "broken"
  }
  budget.octets -= Math.min(octets, limit)
  return { bytes: end === "beyond-limits" ? NOTHING : joined(pieces), end }
}

const NOTHING = new Uint8Array(0)

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const only = pieces[0]
  if (only !== undefined && pieces.length === 1) return only
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** QUIRK: tapes and some programs fill up with zeros. Of the size that a member ends in three may be (RFC 1952 §2.3). */
function withoutPadding(data: Uint8Array): Uint8Array {
  let end = data.length
  while (end > 0 && data[end - 1] === 0) end -= 1
  return data.subarray(0, Math.min(data.length, end + 3))
}
