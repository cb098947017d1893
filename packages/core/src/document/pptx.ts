/**
 * Presentations (.pptx, .pptm, .ppsx, .potx): ISO/IEC 29500-1 §13.3, slide by slide in the order they are shown.
 *
 * Concealed are slides that are not shown, notes for the speaker, and comments, old (§13.3.2) and threaded
 * ([MS-PPTX]). Deliberately left out: layouts and masters, whose text is only shown where nobody wrote any; charts, whose
 * workbook is a document inside.
 */
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, Reading } from "./document.ts"
import { embeddedIn, nothingRead } from "./embedded.ts"
import { readStory } from "./office-story.ts"
import { openPackage, type PackageFile } from "./package-file.ts"
import { proseWriter } from "./prose.ts"
import { relationshipsOf } from "./relationship.ts"
import { attributeOf, scanXml, xmlText } from "./xml.ts"

/** What belongs to a slide, by its role; undefined: as concealed as the slide is. */
const ROLES: ReadonlyMap<string, Concealment | undefined> = new Map([
  ["diagramData", undefined],
  ["notesSlide", "speaker-note"],
  ["comments", "comment"],
])

export function readPptx(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openPackage(octets, budget)
  if (file === undefined) return nothingRead("pptx", "broken")
  const prose = proseWriter(budget)
  const met = new Set<Concealment>()
  let unread: Reading["unread"]
  const read = (xml: string, concealed: Concealment | undefined): void => {
    const problem = readStory(xml, { prose, concealed, met, isPaper: false })
    unread ??= problem
  }
  const slides = slidesOf(file)
  if (slides === undefined) unread = "broken"
  for (const slide of slides ?? []) {
    if (prose.isFull()) break
    const part = file.read(slide)
    if (part === undefined) {
      unread ??= "broken"
      continue
    }
    const xml = xmlText(part)
    const concealed = isShown(xml) ? undefined : "hidden-text"
    if (concealed !== undefined) met.add(concealed)
    read(xml, concealed)
    for (const { role, target } of relationshipsOf(file, slide)) {
      const beside = ROLES.has(role) ? file.read(target) : undefined
      if (beside !== undefined) read(xmlText(beside), ROLES.get(role) ?? concealed)
    }
  }
  const inner = embeddedIn(file)
  return { format: "pptx", ...prose.finish(), concealed: [...met], inner, unread: file.unread() ?? unread }
}

/** Names of the parts, in the order of §19.2.1.34 (sldIdLst), then those that are in no order. undefined: no presentation. */
function slidesOf(file: PackageFile): readonly string[] | undefined {
  const main =
    relationshipsOf(file, "").find(({ role }) => role === "officeDocument")?.target ?? "ppt/presentation.xml"
  const xml = file.read(main)
  if (xml === undefined) return undefined
  const slides = new Map<string, string>()
  for (const { id, role, target } of relationshipsOf(file, main)) if (role === "slide") slides.set(id, target)
  const ordered = new Set<string>()
  const scanner = scanXml(xmlText(xml))
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start" || token.name !== "sldId") continue
    const target = slides.get(relationOf(token.attributes))
    if (target !== undefined) ordered.add(target)
  }
  return [...ordered.union(new Set(slides.values()))]
}

/** `<p:sldId id="256" r:id="rId2"/>`: both attributes have the same local name, and it is the prefixed one that is meant. */
function relationOf(attributes: string): string {
  return /:id\s*=\s*["']([^"']{1,200})["']/.exec(attributes)?.[1] ?? ""
}

/** §19.3.1.38: an attribute of the slide itself, the first element. */
function isShown(xml: string): boolean {
  const scanner = scanXml(xml)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start") continue
    const show = attributeOf(token, "show")
    return show !== "0" && show !== "false"
  }
  return true
}
