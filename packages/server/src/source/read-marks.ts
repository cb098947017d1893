/**
 * How far archives were read, in one file of the data folder: a line for each mark, added as it goes, so that a kill costs the
 * last batch and nothing else.
 *
 * A name can tell whose mailbox it is, so a keyed hash stands for it. A message of a Maildir keeps its mark when it moves from
 * `new` to `cur` and gets flags. Marks beyond the bound are dropped, the oldest first: what they stood for is read again, which
 * teaches nothing twice.
 */
import { createHmac, hkdfSync } from "node:crypto"
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"

import type { ReadMarks } from "../app/acquaintance/acquaintance.ts"
import { Fault, systemCode } from "../app/fault.ts"

/** Files of which is known how far they were read: some 100 MB of memory, 25 MB on disk. */
export const MAX_MARKS = 1_000_000
/** Lines for each mark that counts, beyond which the file is written anew. */
const WORTH_REWRITING = 2

const FILE = "learned"
const OWNER_ONLY = 0o600
const KEY_OCTETS = 32
const NAME_LETTERS = 16
const LINE = /^([\w-]{16}) (\d{1,15})$/

/** The file of a data folder. */
export function marksFile(folder: string): string {
  return join(folder, FILE)
}

/** `key`: 32 octets. `anew`: all marks are dropped first. Throws a `Fault` where the file can't be read or written. */
export function openReadMarks(path: string, key: Uint8Array, anew: boolean, most = MAX_MARKS): ReadMarks {
  const own = new Uint8Array(hkdfSync("sha256", key, "", "sluis/1/acquaintance/read", KEY_OCTETS))
  const nameOf = (file: string): string =>
    createHmac("sha256", own)
      .update(lastingName(resolve(file)))
      .digest("base64url")
      .slice(0, NAME_LETTERS)
  const marks = orFault(path, () => {
    if (anew) truncateSync(path) // its owner stays
    return readMarks(path, most)
  })
  return {
    readUpTo: (file) => marks.get(nameOf(file)) ?? 0,
    mark: (made) => {
      const named = made.map(({ file, upTo }) => [nameOf(file), upTo] as const)
      orFault(path, () => appendFileSync(path, linesOf(named), { mode: OWNER_ONLY }))
      for (const [name, upTo] of named) marks.set(name, upTo)
    },
  }
}

/** Where a mail program keeps a message of a Maildir under changing names, the part that stays. */
function lastingName(path: string): string {
  const folder = dirname(path)
  if (!["cur", "new"].includes(basename(folder))) return path
  return join(dirname(folder), basename(path).split(":2,", 1)[0] ?? "")
}

function readMarks(path: string, most: number): Map<string, number> {
  const marks = new Map<string, number>()
  let lines = 0
  for (const line of textOf(path).split("\n")) {
    const [, name, upTo] = LINE.exec(line) ?? [] // a line that a crash cut off is none
    if (name === undefined) continue
    lines += 1
    marks.delete(name) // so that the newest come last
    marks.set(name, Number(upTo))
  }
  const tooMany = marks.size - most
  for (const name of [...marks.keys()].slice(0, Math.max(0, tooMany))) marks.delete(name)
  if (lines > marks.size * WORTH_REWRITING) {
    // In its place, so that its owner stays; a crash in between costs marks, and then something is read again.
    writeFileSync(path, linesOf([...marks]), { mode: OWNER_ONLY })
  }
  return marks
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1")
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return ""
    throw cause
  }
}

function linesOf(marks: readonly (readonly [string, number])[]): string {
  return marks.map(([name, upTo]) => `${name} ${upTo}\n`).join("")
}

function orFault<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const code = systemCode(cause)
    throw code === undefined ? cause : new Fault("store/unavailable", path, code, cause)
  }
}
