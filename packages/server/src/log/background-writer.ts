/**
 * Writes lines to a file descriptor in the background, in order, many with one system call.
 *
 * Why our own: what pino brings for this goes round for ever when it is flushed into a pipe that nobody reads or a disk
 * that is full, and a stop that hangs is worse than a line that is lost. Here a write that fails loses its lines, and the
 * next one is tried.
 */
import { write } from "node:fs"

export type BackgroundWriter = {
  readonly write: (line: string) => void
  /** Resolves when everything was written or could not be, at the latest after a deadline. */
  readonly flush: () => Promise<void>
}

/** What waits for a slow reader, in UTF-16 units; beyond it lines are lost rather than memory filled. */
export const MAX_WAITING_UNITS = 16 * 1024 * 1024
/**
 * Lines are gathered for so long, or until there is so much. Every write wakes another thread and this one again, which
 * costs more than the line does.
 */
const GATHER_MILLISECONDS = 10
export const GATHER_UNITS = 64 * 1024
/** A pipe that is full (EAGAIN) is tried again after this. */
const FULL_MILLISECONDS = 20
const FLUSH_MILLISECONDS = 2000

export function backgroundWriter(descriptor: number): BackgroundWriter {
  let waiting: string[] = []
  let waitingUnits = 0
  let isWriting = false
  let gathering: NodeJS.Timeout | undefined
  let whenIdle: (() => void)[] = []

  const next = (): void => {
    clearTimeout(gathering)
    gathering = undefined
    if (waiting.length === 0) {
      for (const tell of whenIdle) tell()
      whenIdle = []
      return
    }
    isWriting = true
    const octets = Buffer.from(waiting.join(""))
    waiting = []
    waitingUnits = 0
    writeFrom(octets, 0)
  }
  const writeFrom = (octets: Buffer, start: number): void => {
    write(descriptor, octets, start, octets.length - start, null, (error, count) => {
      if (error?.code === "EAGAIN") setTimeout(() => writeFrom(octets, start), FULL_MILLISECONDS).unref()
      else if (error === null && start + count < octets.length) writeFrom(octets, start + count)
      else {
        isWriting = false
        goOn()
      }
    })
  }
  const goOn = (): void => {
    if (isWriting) return
    if (whenIdle.length > 0 || waitingUnits >= GATHER_UNITS) next()
    else if (waiting.length > 0) gathering ??= setTimeout(next, GATHER_MILLISECONDS)
  }

  return {
    write(line) {
      if (waitingUnits + line.length > MAX_WAITING_UNITS) return
      waiting.push(line)
      waitingUnits += line.length
      goOn()
    },
    async flush() {
      const { promise, resolve } = Promise.withResolvers<void>()
      const deadline = setTimeout(resolve, FLUSH_MILLISECONDS)
      whenIdle.push(resolve)
      goOn()
      await promise
      clearTimeout(deadline)
    },
  }
}
