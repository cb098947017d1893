/**
 * Content that lies in a file without a name, known by its descriptor.
 *
 * INVARIANT (descriptor): the descriptor is closed only when nothing reads from it; its number may belong to another message's
 * file right after.
 */
import { close, read } from "node:fs"

import { blocksPassed } from "../../app/garbage.ts"
import type { Content } from "../../app/gate/content.ts"

const PIECE_OCTETS = 64 * 1024

/** Owns the descriptor from now on. */
export function fileContent(file: number, size: number, eightBit: boolean): Content {
  let reading = 0
  let isDiscarded = false

  function closeIfUnused(): void {
    if (isDiscarded && reading === 0) close(file)
  }

  async function readAt(position: number, octets: number): Promise<Buffer> {
    if (isDiscarded) throw new Error("couldn't read content: it was discarded")
    blocksPassed(octets)
    const buffer = Buffer.allocUnsafeSlow(octets)
    reading += 1
    try {
      let filled = 0
      while (filled < octets) {
        const count = await readOnce(file, buffer, filled, position + filled)
        if (count === 0) throw new Error("couldn't read content: the file is shorter than was written")
        filled += count
      }
      return buffer
    } finally {
      reading -= 1
      closeIfUnused()
    }
  }

  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < size; at += PIECE_OCTETS) yield await readAt(at, Math.min(PIECE_OCTETS, size - at))
  }

  return {
    size,
    eightBit,
    octets: undefined,
    file,
    load: () => readAt(0, size),
    pieces,
    discard() {
      if (isDiscarded) return
      isDiscarded = true
      closeIfUnused()
    },
  }
}

function readOnce(file: number, buffer: Buffer, offset: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, buffer, offset, buffer.length - offset, position, (failed, count) => {
      if (failed === null) resolve(count)
      else reject(failed)
    })
  })
}
