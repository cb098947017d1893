/**
 * Texts and presentations of OpenDocument (.odt, .odp, their templates, drawings): ODF 1.3 part 3.
 *
 * Read are content.xml, the headers and footers of a text (styles.xml), and objects inside, which are documents in folders of
 * the same package. Deliberately left out: properties, forms, the digits of notes.
 */
import { octetString } from "../mail/octets.ts"
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, InnerDocument, Reading } from "./document.ts"
import { nothingRead, partAsDocument } from "./embedded.ts"
import { readOdfStory } from "./odf-story.ts"
import { openPackage, type PackageFile } from "./package-file.ts"
import { proseWriter } from "./prose.ts"
import { scanXml, xmlText } from "./xml.ts"

export function readOdt(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openPackage(octets, budget)
  if (file === undefined) return readFlat(octets, budget)
  const format = kindOf(file)
  if (isEncrypted(file)) return nothingRead(format, "encrypted")
  const prose = proseWriter(budget)
  const met = new Set<Concealment>()
  let unread: Reading["unread"] = file.names.includes("content.xml") ? undefined : "broken"
  for (const name of file.names) {
    if (!isStory(name, format)) continue
    const xml = file.read(name)
    if (xml === undefined) continue
    const problem = readOdfStory(xmlText(xml), { prose, met })
    unread ??= problem
  }
  const inner: InnerDocument[] = []
  for (const name of file.names) if (OBJECT.test(name)) inner.push(...partAsDocument(file, name))
  return { format, ...prose.finish(), concealed: [...met], inner, unread: file.unread() ?? unread }
}

/** The document as one XML file, part 3 §3.1.2. */
function readFlat(octets: Uint8Array, budget: DocumentBudget): Reading {
  const xml = xmlText(octets)
  if (!xml.includes("<office:document ")) return nothingRead("odt", "broken")
  const prose = proseWriter(budget)
  const met = new Set<Concealment>()
  const unread = readOdfStory(xml, { prose, met })
  const format = isPresentation(xml.slice(0, HEAD_UNITS)) ? "odp" : "odt"
  return { format, ...prose.finish(), concealed: [...met], inner: [], unread }
}

/** The root element with its namespaces. */
const HEAD_UNITS = 8192

function isPresentation(mimetype: string): boolean {
  return /\bopendocument\.(?:presentation|graphics)/.test(mimetype)
}

/** The styles of a presentation hold but what its masters say where nobody wrote anything. */
function isStory(name: string, format: "odt" | "odp"): boolean {
  return (
    name === "content.xml" || name.endsWith("/content.xml") || (name === "styles.xml" && format === "odt")
  )
}

/** ODF 1.3 part 2 §3.1: an object that is no OpenDocument is a file, not a folder. */
const OBJECT = /^(?:\.\/)?Object \d{1,6}$/

function kindOf(file: PackageFile): "odt" | "odp" {
  const mimetype = octetString(file.read("mimetype") ?? new Uint8Array(0))
  return isPresentation(mimetype) ? "odp" : "odt"
}

/** ODF 1.3 part 2 §3.4: what is encrypted says so in the manifest; the entries of the archive don't. */
function isEncrypted(file: PackageFile): boolean {
  const manifest = file.read("META-INF/manifest.xml")
  if (manifest === undefined) return false
  const scanner = scanXml(xmlText(manifest))
  for (let token = scanner.next(); token !== undefined; token = scanner.next())
    if (token.kind === "start" && token.name === "encryption-data") return true
  return false
}
