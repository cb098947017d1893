/**
 * Opens the package that an office document is: a ZIP archive of named parts (ISO/IEC 29500-2 §7, ODF 1.3 part 2 §2).
 *
 * Why this module exists: a document is read part by part, and most parts (pictures, fonts, themes) never. A part is inflated
 * when it is asked for, within what all documents of the message may cost.
 *
 * Bounds are those of ../search/zip.ts: the number of entries, what one may claim, entries that overlap; and the budget.
 */
import { isHiddenZip, isZip, zipEntries } from "../search/zip.ts"
import type { DocumentBudget, Unread } from "./document.ts"
import { unreadOf } from "./zip-file.ts"

export type PackageFile = {
  /** As written, in the order of the directory. */
  readonly names: readonly string[]
  /**
   * The octets of a part, inflated anew each time. undefined where it is not there or can't be read; of the latter,
   * `unread` tells from then on.
   */
  read(name: string): Uint8Array | undefined
  /** Why something was not read: the first reason met, or that the directory itself is not whole. */
  unread(): Unread | undefined
}

/** undefined if the octets are no ZIP archive at all. */
export function openPackage(octets: Uint8Array, budget: DocumentBudget): PackageFile | undefined {
  // QUIRK: gateways put a line end in front; programs look for the directory from behind and open it all the same.
  if (!isZip(octets) && !isHiddenZip(octets)) return undefined
  const { entries, end } = zipEntries(octets)
  let unread: Unread | undefined = end === "whole" ? undefined : end
  const byName = new Map<string, (typeof entries)[number]>()
  for (const entry of entries) {
    const key = partKey(entry.name)
    if (!byName.has(key)) byName.set(key, entry)
  }
  return {
    names: entries.map((entry) => entry.name),
    read(name) {
      const content = byName.get(partKey(name))?.read(budget)
      if (content === undefined) return undefined
      if (content.kind === "open") return content.bytes
      unread ??= unreadOf(content.why)
      return undefined
    },
    unread: () => unread,
  }
}

/** ISO/IEC 29500-2 §6.2.2.3: names of parts don't differ in case. QUIRK: some writers use backslashes or a slash in front. */
export function partKey(name: string): string {
  const slashed = name.replaceAll("\\", "/")
  return (slashed.startsWith("/") ? slashed.slice(1) : slashed).toLowerCase()
}
