/**
 * Newer Office documents inside those before 2007: each lies whole in a stream of its own ([MS-OLEDS] tells of objects).
 *
 * Deliberately left out: older documents inside. They are storages, which no file can be made of without writing one, and files
 * of any kind that were wrapped up; that there are any is said ("unknown-format"). Other objects are pictures of themselves.
 */
import type { CompoundEntry, CompoundFile } from "./compound-file.ts"
import type { DocumentBudget, InnerDocument, Unread } from "./document.ts"

const PACKAGE = "package"
const WRAPPED = "\u0001ole10native"
/** In a storage: a document of that kind. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  "worddocument",
  "workbook",
  "book",
  "powerpoint document",
  "__properties_version1.0",
])

export function packagesIn(
  file: CompoundFile,
  budget: DocumentBudget,
): { readonly documents: readonly InnerDocument[]; readonly unread: Unread | undefined } {
  const documents: InnerDocument[] = []
  let unread: Unread | undefined
  const open: (readonly [entry: CompoundEntry, folder: string])[] = file.children.map((entry) => [entry, ""])
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const [entry, folder] = place
    for (const child of entry.children) open.push([child, entry.name])
    if (entry.kind !== "stream" || folder === "") continue
    const name = entry.name.toLowerCase()
    if (DOCUMENTS.has(name)) unread ??= "unknown-format"
    if (name !== PACKAGE && name !== WRAPPED) continue
    if (entry.octets > budget.octets || budget.items < 1) {
      unread ??= "beyond-limits"
      continue
    }
    const octets = file.read(entry)
    if (octets === undefined) {
      unread ??= "broken"
      continue
    }
    budget.octets -= octets.length
    if (name === WRAPPED) {
      // QUIRK: behind its length a file that was wrapped up has 2; a picture begins as pictures do.
      if (octets[4] === 2 && octets[5] === 0) unread ??= "unknown-format"
      continue
    }
    budget.items -= 1
    documents.push({ name: folder, type: "", octets })
  }
  return { documents: documents.toReversed(), unread }
}
