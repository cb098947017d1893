/**
 * Word documents (.docx, .docm, .dotx, .dotm): ISO/IEC 29500-1 §11.3.
 *
 * Read are the text, headers and footers, notes, comments and diagrams; documents inside are handed on. Deliberately left out:
 * building blocks (glossary), properties and custom XML, which say nothing about people that a reader would be shown.
 */
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, InnerDocument, Reading } from "./document.ts"
import { embeddedIn, nothingRead, partAsDocument } from "./embedded.ts"
import { readStory } from "./office-story.ts"
import { openPackage } from "./package-file.ts"
import { proseWriter } from "./prose.ts"
import { relationshipsOf } from "./relationship.ts"
import { xmlText } from "./xml.ts"

/** What else of the document is text, by the role that it has for it (§11.3). */
const ROLES: ReadonlyMap<string, Concealment | undefined> = new Map([
  ["header", undefined],
  ["footer", undefined],
  ["footnotes", undefined],
  ["endnotes", undefined],
  ["diagramData", undefined],
  ["comments", "comment"],
])

export function readDocx(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openPackage(octets, budget)
  if (file === undefined) return nothingRead("docx", "broken")
  const main =
    relationshipsOf(file, "").find(({ role }) => role === "officeDocument")?.target ?? "word/document.xml"
  const prose = proseWriter(budget)
  const met = new Set<Concealment>()
  let unread: Reading["unread"]
  const read = (part: string, concealed: Concealment | undefined, isPaper: boolean): boolean => {
    const xml = file.read(part)
    if (xml === undefined) return false
    const problem = readStory(xmlText(xml), { prose, concealed, met, isPaper })
    unread ??= problem
    return true
  }
  if (!read(main, undefined, true)) unread ??= "broken"
  const inner: InnerDocument[] = []
  for (const { role, target } of relationshipsOf(file, main)) {
    if (ROLES.has(role)) read(target, ROLES.get(role), false)
    // §17.17.2.1: the document has a text of another format in its place.
    else if (role === "aFChunk") inner.push(...partAsDocument(file, target))
  }
  inner.push(...embeddedIn(file))
  return { format: "docx", ...prose.finish(), concealed: [...met], inner, unread: file.unread() ?? unread }
}
