/**
 * Content on its way to and from the thread that has the database: whole where it is small, otherwise piece by piece, so
 * that no thread ever has all of it.
 */
import type { Connection } from "./connection.ts"
import type { NewContent } from "./request.ts"
import { newKey } from "./seal.ts"

/** Of a piece, but for the last. */
export const PIECE_OCTETS = 256 * 1024
/** Of all messages together: 8 MiB. */
const ALL_PIECES_ON_THEIR_WAY = 32

export type Pieces = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type ContentStore = {
  /**
   * On disk when it resolves, but for what is small: that goes with the message. `size`: what the pieces add up to. `reserved`: it may use the
   * room that is kept for settling. What the same id had and nothing refers to is written over.
   */
  readonly put: (id: string, size: number, pieces: Pieces, reserved: boolean) => Promise<NewContent>
  /** Takes back what `put` wrote, where nothing refers to it. */
  readonly abandon: (id: string, content: NewContent | undefined) => void
  /** Undefined where there is none. Rejects with `SealBroken`. */
  readonly load: (id: string) => Promise<Uint8Array | undefined>
}

export function contentStore({ ask }: Connection): ContentStore {
  const withSlot = limited(ALL_PIECES_ON_THEIR_WAY)
  return {
    put: async (id, size, source, reserved) => {
      if (size <= PIECE_OCTETS) return { kind: "whole", octets: await gather(size, source()) }
      const key = newKey()
      const pieces = Math.ceil(size / PIECE_OCTETS)
      let writing: Promise<unknown> = Promise.resolve()
      let number = 0
      try {
        for await (const octets of inEqualPieces(size, source())) {
          await writing // one piece is sealed and written while the next is read
          const piece = { id, number, last: number === pieces - 1, key, octets, reserved }
          writing = withSlot(() => ask("putPiece", piece, [octets]))
          writing.catch(() => undefined) // it is awaited in the next round
          number += 1
        }
        await writing
        return { kind: "pieces", key, pieces }
      } catch (cause) {
        await Promise.allSettled([writing])
        prune(id)
        throw cause
      }
    },
    abandon: (id, content) => {
      if (content?.kind === "pieces") prune(id)
    },
    load: async (id) => {
      const first = await ask("readPiece", { id, number: 0 })
      if (first === undefined || first.pieces === 1) return first?.octets
      const whole = new Uint8Array(first.pieces * PIECE_OCTETS)
      whole.set(first.octets)
      let size = first.octets.length
      let reading = ask("readPiece", { id, number: 1 })
      for (let number = 1; number < first.pieces; number += 1) {
        const piece = await reading
        if (piece === undefined) return undefined
        if (number + 1 < first.pieces) reading = ask("readPiece", { id, number: number + 1 })
        reading.catch(() => undefined) // it is awaited in the next round
        whole.set(piece.octets, number * PIECE_OCTETS)
        size += piece.octets.length
      }
      return whole.subarray(0, size)
    },
  }

  /** Nobody waits for it: what fails now is found at the next start. */
  function prune(id: string): void {
    ask("prune", { id }).then(
      (isMore) => {
        if (isMore) prune(id)
      },
      () => undefined,
    )
  }
}

/** All of it in memory of its own, which can be handed over. */
async function gather(size: number, source: ReturnType<Pieces>): Promise<Uint8Array> {
  const whole = new Uint8Array(size)
  let at = 0
  const add = (piece: Uint8Array) => {
    if (at + piece.length > size) throw wrongSize()
    whole.set(piece, at)
    at += piece.length
  }
  // A source that needs no waiting gets none.
  if (Symbol.iterator in source) for (const piece of source) add(piece)
  else for await (const piece of source) add(piece)
  if (at < size) throw wrongSize()
  return whole
}

/** However it comes: pieces of `PIECE_OCTETS`, and the rest. */
async function* inEqualPieces(size: number, source: ReturnType<Pieces>): AsyncIterable<Uint8Array> {
  let left = size
  let filled = 0
  let piece = new Uint8Array(Math.min(left, PIECE_OCTETS))
  for await (const part of source) {
    for (let from = 0; from < part.length;) {
      if (left === 0) throw wrongSize()
      const some = part.subarray(from, from + piece.length - filled)
      piece.set(some, filled)
      filled += some.length
      from += some.length
      if (filled < piece.length) continue
      left -= filled
      yield piece // it is handed over: the next one needs memory of its own
      piece = new Uint8Array(Math.min(left, PIECE_OCTETS))
      filled = 0
    }
  }
  if (left > 0) throw wrongSize()
}

/** A mistake of ours: who hands in content has counted it. */
function wrongSize(): Error {
  return new Error("content is not as large as was said")
}

type WithSlot = <T>(body: () => Promise<T>) => Promise<T>

/** At most so many at once; the others wait in their order. */
export function limited(slots: number): WithSlot {
  let free = slots
  const queue: (() => void)[] = []
  return async (body) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await body()
    } finally {
      const next = queue.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
