/**
 * One message that was found before, read once more: for whoever needs another order than that of the files.
 */
import { open } from "node:fs/promises"
import type { FileHandle } from "node:fs/promises"

import { mboxSplitter } from "@sluis/core/mail/mbox"
import type { MboxEntry } from "@sluis/core/mail/mbox"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault, systemCode } from "../app/fault.ts"
import { MAX_MESSAGE_OCTETS } from "../app/read-mail.ts"
import type { ReadAgain, ReadMail } from "../app/read-mail.ts"

/** Of an mbox at a time: most messages are smaller, and what is read beyond one is thrown away. */
const CHUNK_OCTETS = 32 * 1024

export function againReader(readMail: ReadMail): ReadAgain {
  return async ({ file, offset }) => {
    if (offset === undefined) {
      for await (const found of readMail(file)) {
        if (found.kind === "message") return ok(found.bytes)
        if (found.kind === "fault") return err(found.fault)
      }
      return err(new Fault("input/missing", file))
    }
    try {
      return await readAt(file, offset)
    } catch (cause) {
      const code = systemCode(cause)
      if (code === undefined) throw cause
      return err(new Fault(code === "ENOENT" ? "input/missing" : "input/unreadable", file, code, cause))
    }
  }
}

async function readAt(path: string, offset: number): Promise<Result<Uint8Array, Fault>> {
  await using file = await open(path)
  const entry = await firstEntry(file, offset)
  return entry?.bytes === undefined ? err(new Fault("input/missing", `${path}@${offset}`)) : ok(entry.bytes)
}

async function firstEntry(file: FileHandle, offset: number): Promise<MboxEntry | undefined> {
  const splitter = mboxSplitter(MAX_MESSAGE_OCTETS)
  const chunk = new Uint8Array(CHUNK_OCTETS)
  for (let at = offset; ;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) return splitter.finish()[0]
    const [entry] = splitter.feed(chunk.subarray(0, bytesRead))
    if (entry !== undefined) return entry
    at += bytesRead
  }
}
