/**
 * A file or standard input as chunks, without ever holding all of it.
 */
import type { FileHandle } from "node:fs/promises"

const CHUNK_OCTETS = 1 << 18

/**
 * The octets of a file of about `size` octets (undefined: not known), from `start` on. A chunk is valid until the next is asked
 * for.
 */
export async function* chunksOf(
  file: FileHandle,
  size: number | undefined,
  start = 0,
): AsyncGenerator<Uint8Array> {
  let at = start
  // One octet more than there should be, so that a small file is read and its end seen with one small buffer.
  const buffer = new Uint8Array(Math.min(CHUNK_OCTETS, (size ?? CHUNK_OCTETS) + 1))
  for (;;) {
    // What has no size may have no positions either: a pipe.
    const { bytesRead } = await file.read(buffer, 0, buffer.length, size === undefined ? null : at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The first `octets` (fewer where there are fewer), and an iterable of everything, the first ones included. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  octets: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let seen = 0
  while (seen < octets) {
    const next = await iterator.next()
    if (next.done === true) break
    pieces.push(next.value.slice())
    seen += next.value.length
  }
  const start = joined(pieces)
  async function* all(): AsyncGenerator<Uint8Array> {
    yield start
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  return { head: start.subarray(0, octets), all: all() }
}

/** The chunks without their first octets. */
export async function* behind(chunks: AsyncIterable<Uint8Array>, octets: number): AsyncGenerator<Uint8Array> {
  let left = octets
  for await (const chunk of chunks) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0]
  const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    result.set(piece, at)
    at += piece.length
  }
  return result
}
