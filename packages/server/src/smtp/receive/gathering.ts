/**
 * The content of one message while it comes in: in memory first, in a file without a name when it grows.
 *
 * What may go wrong (no memory left in all, disk full) is remembered and told at the end of data; until then the octets are
 * dropped. A crash leaves nothing: the file lost its name as soon as it was open.
 */
import { close, open, unlink, write } from "node:fs"

import { blocksPassed } from "../../app/garbage.ts"
import type { Content } from "../../app/gate/content.ts"
import { fileContent } from "./file-content.ts"
import type { Budget } from "./budget.ts"

export type Spool = {
  readonly budget: Budget
  /** Messages of more octets lie in a file. */
  readonly threshold: number
  /** A path for a new file. */
  readonly newPath: () => string
}

export type Gathered =
  | { readonly kind: "content"; readonly content: Content }
  | { readonly kind: "no-memory" }
  /** The system's code. */
  | { readonly kind: "no-disk"; readonly code: string }

/** First room of a message that comes in more than one piece. */
const FIRST_OCTETS = 8 * 1024
/** Written at once. Every connection may have as many as wait, and one more; larger ones are no faster. */
const BLOCK_OCTETS = 64 * 1024
/** Blocks that may wait for the disk before the client has to. */
const MAX_WAITING_BLOCKS = 2

export class Gathering {
  readonly #spool: Spool
  /** Called when the disk has caught up. */
  readonly #onRoom: () => void
  #block: Buffer | undefined
  /** Written, and used again for the next: hundreds of them in a second would be memory long before they are collected. */
  #spare: Buffer | undefined
  #used = 0
  #size = 0
  #eightBit = false
  /** Octets of the budget. */
  #taken = 0
  #file: number | "opening" | undefined
  #waiting: readonly Buffer[] = []
  #position = 0
  #isWriting = false
  #failure: Exclude<Gathered, { readonly kind: "content" }> | undefined
  #isOver = false
  #finished: ((gathered: Gathered) => void) | undefined

  constructor(spool: Spool, onRoom: () => void) {
    this.#spool = spool
    this.#onRoom = onRoom
  }

  /** False: wait for `onRoom` before the next. The octets are kept as they are, without a copy, where they come alone. */
  append(octets: Uint8Array): boolean {
    if (this.#failure !== undefined || this.#isOver) return true
    this.#size += octets.length
    if (this.#file === undefined && this.#size <= this.#spool.threshold) {
      this.#keep(octets)
    } else {
      if (this.#file === undefined) this.#openFile()
      this.#fill(octets)
    }
    return this.#waiting.length <= MAX_WAITING_BLOCKS
  }

  /** Nothing more comes. `finished` is called once, at once where the message is in memory. */
  finish(eightBit: boolean, finished: (gathered: Gathered) => void): void {
    this.#isOver = true
    this.#eightBit = eightBit
    this.#finished = finished
    if (this.#spare !== undefined) {
      this.#spare = undefined
      this.#returnRoom()
    }
    if (this.#file !== undefined && this.#used > 0) this.#pushBlock()
    this.#finishIfWritten()
  }

  /** Gives everything back; nothing comes of it. */
  abandon(): void {
    this.#isOver = true
    this.#finished = undefined
    this.#drop()
  }

  #keep(octets: Uint8Array): void {
    if (this.#block === undefined) {
      if (!this.#take(octets.length)) return
      this.#block = Buffer.from(octets.buffer, octets.byteOffset, octets.length)
      this.#used = octets.length
      return
    }
    const needed = this.#used + octets.length
    // The first piece is not ours to write behind, and fills its room.
    if (needed > this.#block.length) {
      // What is larger goes into a file, so there is never more to keep than that.
      const larger = Math.min(this.#spool.threshold, Math.max(FIRST_OCTETS, 2 * needed))
      if (!this.#take(larger - this.#taken)) return
      const grown = Buffer.allocUnsafeSlow(larger)
      grown.set(this.#block.subarray(0, this.#used))
      this.#block = grown
    }
    this.#block.set(octets, this.#used)
    this.#used = needed
  }

  #fill(octets: Uint8Array): void {
    blocksPassed(octets.length)
    let from = 0
    while (from < octets.length && this.#failure === undefined) {
      if (this.#block === undefined) {
        if (this.#spare === undefined && !this.#take(BLOCK_OCTETS)) return
        this.#block = this.#spare ?? Buffer.allocUnsafeSlow(BLOCK_OCTETS)
        this.#spare = undefined
        this.#used = 0
      }
      const piece = octets.subarray(from, from + this.#block.length - this.#used)
      this.#block.set(piece, this.#used)
      this.#used += piece.length
      from += piece.length
      if (this.#used === this.#block.length) this.#pushBlock()
    }
  }

  #pushBlock(): void {
    if (this.#block === undefined) return
    this.#waiting = [...this.#waiting, this.#block.subarray(0, this.#used)]
    this.#block = undefined
    this.#used = 0
    this.#writeNext()
  }

  #take(octets: number): boolean {
    if (!this.#spool.budget.take(octets)) {
      this.#fail({ kind: "no-memory" })
      return false
    }
    this.#taken += octets
    return true
  }

  #openFile(): void {
    this.#file = "opening"
    // What was gathered so far is the first block; its room is given back when it is written.
    if (this.#used > 0) this.#pushBlock()
    const path = this.#spool.newPath()
    open(path, "wx+", 0o600, (failed, file) => {
      if (failed !== null) {
        this.#fail({ kind: "no-disk", code: codeOf(failed) })
        return
      }
      unlink(path, () => {
        if (this.#failure !== undefined || (this.#isOver && this.#finished === undefined)) {
          close(file)
          return
        }
        this.#file = file
        this.#writeNext()
      })
    })
  }

  #writeNext(): void {
    const [block] = this.#waiting
    const file = this.#file
    if (this.#isWriting || block === undefined || typeof file !== "number") return
    this.#isWriting = true
    write(file, block, 0, block.length, this.#position, (failed, written) => {
      this.#isWriting = false
      if (this.#failure !== undefined || this.#isAbandoned()) {
        this.#drop()
        return
      }
      if (failed !== null) {
        this.#fail({ kind: "no-disk", code: codeOf(failed) })
        return
      }
      this.#position += written
      const rest = this.#waiting.slice(1)
      // A disk that is nearly full takes a part, and refuses the next.
      this.#waiting = written < block.length ? [block.subarray(written), ...rest] : rest
      const isWhole = written === block.length && block.length === BLOCK_OCTETS
      // The first one may be what came in, and not ours to write into.
      if (isWhole && this.#position > BLOCK_OCTETS && !this.#isOver) this.#spare = block
      this.#returnRoom()
      if (this.#waiting.length <= MAX_WAITING_BLOCKS) this.#onRoom()
      this.#writeNext()
      this.#finishIfWritten()
    })
  }

  /** Of blocks that are on disk and not used again. */
  #returnRoom(): void {
    const waiting = this.#waiting.reduce((sum, block) => sum + block.length, 0)
    const kept = (this.#block?.length ?? 0) + (this.#spare?.length ?? 0)
    const needed = Math.min(this.#taken, waiting + kept)
    this.#spool.budget.give(this.#taken - needed)
    this.#taken = needed
  }

  #isAbandoned(): boolean {
    return this.#isOver && this.#finished === undefined
  }

  #fail(failure: Exclude<Gathered, { readonly kind: "content" }>): void {
    this.#failure ??= failure
    this.#drop()
    this.#onRoom()
    this.#finishIfWritten()
  }

  #drop(): void {
    this.#block = undefined
    this.#spare = undefined
    this.#waiting = []
    this.#spool.budget.give(this.#taken)
    this.#taken = 0
    // While something is being written the descriptor must stay: its number could become another message's.
    if (typeof this.#file !== "number" || this.#isWriting) return
    close(this.#file)
    this.#file = undefined
  }

  #finishIfWritten(): void {
    const finished = this.#finished
    if (finished === undefined) return
    if (this.#failure !== undefined) {
      this.#finished = undefined
      finished(this.#failure)
      return
    }
    if (this.#file === undefined) {
      this.#finished = undefined
      finished({ kind: "content", content: this.#memoryContent() })
      return
    }
    if (typeof this.#file !== "number" || this.#waiting.length > 0) return
    this.#finished = undefined
    finished({ kind: "content", content: fileContent(this.#file, this.#size, this.#eightBit) })
    this.#file = undefined
  }

  #memoryContent(): Content {
    const octets = this.#block?.subarray(0, this.#used) ?? Buffer.alloc(0)
    const { budget } = this.#spool
    let taken = this.#taken
    this.#taken = 0
    this.#block = undefined
    return {
      size: octets.length,
      eightBit: this.#eightBit,
      octets,
      file: undefined,
      load: () => Promise.resolve(octets),
      pieces: () => piecesOf(octets),
      discard: () => {
        budget.give(taken)
        taken = 0
      },
    }
  }
}

function piecesOf(octets: Buffer): readonly Buffer[] {
  if (octets.length <= BLOCK_OCTETS) return [octets]
  const count = Math.ceil(octets.length / BLOCK_OCTETS)
  return Array.from({ length: count }, (_, n) => octets.subarray(n * BLOCK_OCTETS, (n + 1) * BLOCK_OCTETS))
}

function codeOf(failed: NodeJS.ErrnoException): string {
  return failed.code ?? "unknown"
}
