/**
 * The files of a corpus and what each of them is, by its name and its first octets.
 *
 * Deliberately left out: mailboxes of many messages (mbox); what is not recognised is counted and left alone.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { isTnef } from "@sluis/core/mail/tnef"

export type CorpusFile = {
  readonly kind: "mail" | "text" | "calendar" | "tnef" | "other"
  /** From the folder that was given. */
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}

/** Every file under `folder`, one at a time, in the order of their names. */
export function* filesOf(folder: string): Generator<CorpusFile> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  for (const path of paths) {
    const bytes = new Uint8Array(readFileSync(path))
    yield { kind: kindOf(path, bytes), name: relative(folder, path), path, bytes }
  }
}

function kindOf(path: string, bytes: Uint8Array): CorpusFile["kind"] {
  if (/\.(?:json|md)$/i.test(path)) return "other"
  if (/\.ics$/i.test(path)) return "calendar"
  if (/\.txt$/i.test(path)) return "text"
  if (isTnef(bytes)) return "tnef"
  if (/\.eml$/i.test(path)) return "mail"
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1")
  return /^(?:From |[A-Za-z][\w-]{0,60}[ \t]*:)/.test(head) ? "mail" : "other"
}
