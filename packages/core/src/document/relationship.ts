/**
 * Which part of an OOXML package belongs to which, and as what (ISO/IEC 29500-2 §6.5).
 *
 * Deliberately left out: relationships to the outside. Nothing is ever fetched.
 */
import type { PackageFile } from "./package-file.ts"
import { attributeOf, scanXml, xmlText } from "./xml.ts"

export type Relationship = {
  readonly id: string
  /** The last segment of the type, which the strict and the transitional form share: "worksheet", "comments". */
  readonly role: string
  /** Name of the part. */
  readonly target: string
}

/** More is no document. */
const MAX_RELATIONSHIPS = 16_384

/** Those of one part; of the package itself for "". */
export function relationshipsOf(file: PackageFile, part: string): readonly Relationship[] {
  const folder = folderOf(part)
  const octets = file.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  if (octets === undefined) return []
  const found: Relationship[] = []
  const scanner = scanXml(xmlText(octets))
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start" || token.name !== "Relationship") continue
    if (attributeOf(token, "TargetMode") === "External") continue
    if (found.length === MAX_RELATIONSHIPS) break
    const type = attributeOf(token, "Type") ?? ""
    found.push({
      id: attributeOf(token, "Id") ?? "",
      role: type.slice(type.lastIndexOf("/") + 1),
      target: resolve(folder, attributeOf(token, "Target") ?? ""),
    })
  }
  return found
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1)
}

/** Deeper than any package lies. */
const MAX_SEGMENTS = 32

/** RFC 3986 §5.2.4, for what a package has of it. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target
  const segments: string[] = []
  for (const segment of path.split("/", MAX_SEGMENTS)) {
    if (segment === "..") segments.pop()
    else if (segment !== "." && segment !== "") segments.push(segment)
  }
  return segments.join("/")
}
