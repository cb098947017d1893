/**
 * Finds out what a name stands for, and reads the mail in it.
 */
import { open, stat } from "node:fs/promises"
import type { FileHandle } from "node:fs/promises"

import { startsMbox } from "@sluis/core/mail/mbox"

import { Fault, systemCode } from "../app/fault.ts"
import type { FaultCode } from "../app/fault.ts"
import type { Found, ReadFrom, ReadMail } from "../app/read-mail.ts"
import { behind, chunksOf, peek } from "./chunks.ts"
import { readMessage } from "./eml-file.ts"
import { filesOf } from "./folder.ts"
import { readMbox } from "./mbox-file.ts"
import { HEAD_OCTETS, sniff } from "./sniff.ts"

/** `stdin` is what the name "-" stands for. */
export function mailReader(stdin: AsyncIterable<Uint8Array>): ReadMail {
  return async function* read(name, from) {
    try {
      if (name === "-") yield* readStream("-", stdin, undefined)
      else if ((await stat(name)).isDirectory()) yield* readFolder(name, from)
      else yield* readFile(name, from)
    } catch (cause) {
      yield { kind: "fault", fault: faultOf(cause, name), progress: 1 }
    }
  }
}

async function* readFile(path: string, from: ReadFrom | undefined): AsyncGenerator<Found> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const about = await file.stat()
    const size = about.isFile() ? about.size : undefined
    const before = size === undefined ? 0 : (from?.(path, size) ?? 0)
    if (before > 0 && before === size) return
    if (before > 0 && (await startsMessage(file, before)))
      yield* readMbox(path, chunksOf(file, size, before), before, size)
    else yield* readStream(path, chunksOf(file, size), size)
  } finally {
    await file?.close()
  }
}

async function startsMessage(file: FileHandle, at: number): Promise<boolean> {
  const head = new Uint8Array(MBOX_HEAD)
  const { bytesRead } = await file.read(head, 0, MBOX_HEAD, at)
  return startsMbox(head.subarray(0, bytesRead))
}

/** "From " */
const MBOX_HEAD = 5

async function* readStream(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  size: number | undefined,
): AsyncGenerator<Found> {
  const { head, all } = await peek(chunks, HEAD_OCTETS)
  const sniffed = sniff(head)
  switch (sniffed.kind) {
    case "message":
      yield await readMessage(name, behind(all, sniffed.start))
      return
    case "mbox":
      yield* readMbox(name, behind(all, sniffed.start), sniffed.start, size)
      return
    case "fault":
      yield { kind: "fault", fault: new Fault(sniffed.code, name, sniffed.detail), progress: 1 }
      return
  }
}

async function* readFolder(folder: string, from: ReadFrom | undefined): AsyncGenerator<Found> {
  const files = await filesOf(folder)
  let isMailFound = false
  const fromHere: ReadFrom = (file, size) => {
    const before = from?.(file, size) ?? 0
    if (before > 0 && before === size) isMailFound = true
    return before
  }
  for (const [index, file] of files.entries()) {
    const progressOf = (within: number | undefined): number => (index + (within ?? 0)) / files.length
    for await (const found of readInFolder(file.path, fromHere)) {
      const progress = progressOf(found.progress)
      const isNoMail = found.kind === "fault" && NO_MAIL.includes(found.fault.code)
      if (isNoMail && !file.claimsToBeMail) yield { kind: "skipped", file: file.path, progress }
      else {
        isMailFound = true
        yield { ...found, progress }
      }
    }
  }
  if (!isMailFound) yield { kind: "fault", fault: new Fault("input/no-mail", folder), progress: 1 }
}

/** What a file in a folder may be without anybody having said that it is mail. */
const NO_MAIL: readonly FaultCode[] = [
  "input/not-mail",
  "input/empty",
  "input/compressed",
  "input/outlook-message",
  "input/utf-16",
]

async function* readInFolder(path: string, from: ReadFrom): AsyncGenerator<Found> {
  try {
    yield* readFile(path, from)
  } catch (cause) {
    yield { kind: "fault", fault: faultOf(cause, path), progress: 1 }
  }
}

/** What is no error of the operating system is a mistake of ours, and goes on. */
function faultOf(cause: unknown, subject: string): Fault {
  const code = systemCode(cause)
  if (code === undefined) throw cause
  // Node can't say a name that is no UTF-8: it comes in with U+FFFD for what can't be read, and is not found again.
  if (code === "ENOENT" && subject.includes("\uFFFD")) return new Fault("input/name", subject, "", cause)
  if (code === "ENOENT" || code === "ENOTDIR") return new Fault("input/missing", subject, "", cause)
  return new Fault("input/unreadable", subject, code, cause)
}
