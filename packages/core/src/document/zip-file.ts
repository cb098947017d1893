/**
 * Archives: ZIP, gzip and tar. What is in them is handed on; nothing of an archive itself is text.
 *
 * Deliberately left out: 7z, RAR and others, which nobody can open here ("unknown-format", said by ./format.ts). The ways of
 * packing and their bounds: ../search/archive.ts.
 */
import { openArchive, openHiddenArchive } from "../search/archive.ts"
import type { Closed, Member } from "../search/member.ts"
import type { DocumentBudget, InnerDocument, Reading, Unread } from "./document.ts"

export function readZip(octets: Uint8Array, budget: DocumentBudget): Reading {
  const members = openArchive(octets, budget) ?? openHiddenArchive(octets, budget)
  const inner: InnerDocument[] = []
  let unread: Unread | undefined = members === undefined ? "broken" : undefined
  for (const { name, content } of members ?? []) {
    if (isClutter(name) || isFolder(name, content)) continue
    if (budget.items <= 0) {
      unread ??= "beyond-limits"
      break
    }
    budget.items -= 1
    if (content.kind === "open") inner.push({ name, type: "", octets: content.bytes })
    else unread ??= unreadOf(content.why)
  }
  return { format: "zip", texts: [], tables: [], concealed: [], inner, unread }
}

export function unreadOf(why: Closed): Unread {
  return why === "unsupported" ? "unknown-format" : why
}

/** A name that ends as a folder's does not keep a program from unpacking what is in it. */
function isFolder(name: string, content: Member["content"]): boolean {
  return name.endsWith("/") && content.kind === "open" && content.bytes.length === 0
}

/** QUIRK: what macOS (AppleDouble) and Windows put beside people's files. */
function isClutter(name: string): boolean {
  const last = name.slice(name.lastIndexOf("/") + 1)
  return CLUTTER.has(last) || (name.startsWith("__MACOSX/") && last.startsWith("._"))
}

const CLUTTER: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"])
