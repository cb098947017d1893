/**
 * The messages of an mbox, streamed: memory holds the largest message, not the mailbox.
 */
import { mboxSplitter } from "@sluis/core/mail/mbox"
import type { MboxEntry } from "@sluis/core/mail/mbox"

import { Fault } from "../app/fault.ts"
import { MAX_MESSAGE_OCTETS } from "../app/read-mail.ts"
import type { Found } from "../app/read-mail.ts"

/** `start`: octets of the file before these chunks. `size` of the file in octets; undefined where it is not known. */
export async function* readMbox(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  start: number,
  size: number | undefined,
): AsyncGenerator<Found> {
  const splitter = mboxSplitter(MAX_MESSAGE_OCTETS)
  for await (const chunk of chunks) {
    for (const entry of splitter.feed(chunk)) yield* foundOf(entry, file, start, size)
  }
  for (const entry of splitter.finish()) yield* foundOf(entry, file, start, size)
}

function* foundOf(entry: MboxEntry, file: string, start: number, size: number | undefined): Generator<Found> {
  const offset = start + entry.offset
  const end = offset + entry.octets
  const progress = size === undefined ? undefined : Math.min(1, end / size)
  if (entry.cutOff) yield { kind: "fault", fault: new Fault("input/cut-off", file), progress }
  if (entry.bytes === undefined) {
    yield { kind: "fault", fault: new Fault("input/too-large", `${file}@${offset}`), progress }
  } else {
    yield { kind: "message", where: { file, offset }, bytes: entry.bytes, progress }
  }
}
