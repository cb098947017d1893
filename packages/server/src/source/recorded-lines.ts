/**
 * The lines of a file of recorded facts.
 *
 * It is told by its first octets, `{"version":`, as `sluis check --json` writes them: no mail begins with them.
 */
import { open, stat } from "node:fs/promises"

import { Fault, systemCode } from "../app/fault.ts"
import type { ReadRecorded, RecordedLine } from "../app/policy/recorded.ts"
import { chunksOf, joined, peek } from "./chunks.ts"

const START = new TextEncoder().encode('{"version":')
const LF = 10
/** A line holds the evidence and the recipients of one message, 2,000 of them and more. */
const MAX_LINE_OCTETS = 16 * 1024 * 1024

/** `stdin` is what the name "-" stands for; it is used up where its first octets are looked at. */
export function recordedReader(stdin: AsyncIterable<Uint8Array>): ReadRecorded {
  return async (name) => {
    if (name === "-") {
      const { head, all } = await peek(stdin, START.length)
      return isRecorded(head) ? linesOf(name, all, undefined) : undefined
    }
    try {
      if (!(await stat(name)).isFile()) return undefined
      await using file = await open(name)
      const head = new Uint8Array(START.length)
      await file.read(head, 0, head.length, 0)
      return isRecorded(head) ? linesOfFile(name) : undefined
    } catch (cause) {
      if (systemCode(cause) === undefined) throw cause
      return undefined // whoever reads it as mail finds out what is wrong with it
    }
  }
}

function isRecorded(head: Uint8Array): boolean {
  return START.every((octet, at) => head[at] === octet)
}

async function* linesOfFile(name: string): AsyncGenerator<RecordedLine> {
  try {
    await using file = await open(name)
    const { size } = await file.stat()
    yield* linesOf(name, chunksOf(file, size), size)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    yield { kind: "fault", fault: new Fault("input/unreadable", name, code, cause), progress: 1 }
  }
}

/** The end of one line, and what was read of the next, are held. */
async function* linesOf(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  size: number | undefined,
): AsyncGenerator<RecordedLine> {
  const decoder = new TextDecoder()
  let pieces: Uint8Array[] = []
  let octets = 0
  let read = 0
  let number = 1
  const lineOf = (end: Uint8Array): RecordedLine | undefined => {
    const progress = size === undefined ? undefined : Math.min(1, read / size)
    const isTooLong = octets + end.length > MAX_LINE_OCTETS
    const text = isTooLong ? "" : decoder.decode(joined([...pieces, end]))
    const subject = `${name}:${number}`
    pieces = []
    octets = 0
    number += 1
    if (isTooLong) return { kind: "fault", fault: new Fault("input/too-large", subject), progress }
    return text.trim() === "" ? undefined : { kind: "line", text, progress }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      read += end + 1 - start
      const line = lineOf(chunk.subarray(start, end))
      if (line !== undefined) yield line
      start = end + 1
    }
    octets += chunk.length - start
    read += chunk.length - start
    if (octets <= MAX_LINE_OCTETS) pieces.push(chunk.slice(start))
    else pieces = []
  }
  const last = lineOf(new Uint8Array(0))
  if (last !== undefined) yield last
}
