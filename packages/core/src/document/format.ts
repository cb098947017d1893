/**
 * What a document really is.
 *
 * By its octets first, because names and declared types lie: an export called `.xls` is often HTML, and a list called `.txt`
 * is often a table. The name and the declared type decide only where the octets have no mark.
 *
 * Deliberately left out: what formats that are not read are exactly ("unknown"). Marks of archives: ../search/archive.ts.
 */
import { decodeCharset } from "../mail/charset.ts"
import { octetString } from "../mail/octets.ts"
import { isOle, isOutlookMessage } from "../mail/ole.ts"
import { isTnef } from "../mail/tnef.ts"
import { isArchive, whyClosed } from "../search/archive.ts"
import { isHiddenZip, isZip, zipEntries } from "../search/zip.ts"
import { compoundKind } from "./compound-file.ts"
import type { Format } from "./document.ts"
import { isMediaName, isMediaType, hasMediaMark } from "./media.ts"
import { partKey } from "./package-file.ts"
import { openDocumentFormat, textFormat } from "./text-format.ts"

/** "no-document": nothing in it that people read as text (a picture, a sound, a program, a key), or nothing at all. */
export type FoundFormat = Format | "no-document" | "encrypted" | "unknown"

/** @param declaredType media type in lower case, "" for none; `fileName` may hold a path. */
export function formatOf(octets: Uint8Array, declaredType: string, fileName: string): FoundFormat {
  if (octets.length === 0) return "no-document"
  if (isZip(octets)) return zipFormat(octets)
  if (isOle(octets)) return oleFormat(octets)
  if (isTnef(octets)) return "tnef"
  if (isArchive(octets)) return "zip"
  const head = octetString(octets, 0, HEAD_OCTETS)
  if (head.slice(0, PDF_WITHIN).includes("%PDF-")) return "pdf"
  if (ENCRYPTED.some((mark) => head.startsWith(mark))) return "encrypted"
  if (whyClosed(octets) !== undefined) return "unknown"
  if (hasMediaMark(head)) return isHiddenZip(octets) ? "zip" : "no-document" // a program that unpacks itself
  const { text } = decodeCharset(octets.subarray(0, HEAD_OCTETS), "")
  if (isText(text)) return textFormat(text, declaredType, fileName.toLowerCase())
  return binaryFormat(octets, declaredType, fileName.toLowerCase())
}

/** Octets that tell what something is; even, so that no UTF-16 unit is cut. */
const HEAD_OCTETS = 4096
/** QUIRK: octets may stand before the header of a PDF, readers look for it in the first 1,024 (ISO 32000-1 Annex H.3.4.1). */
const PDF_WITHIN = 1024 + "%PDF-".length

/** OpenPGP armour (RFC 9580 §6.2), OpenSSL's `enc`, Microsoft's rights management (".pfile", message.rpmsg). */
const ENCRYPTED = [
  "-----BEGIN PGP MESSAGE-----",
  "Salted__",
  ".pfile",
  "\u0076\u00e8\u0004\u0060\u00c4\u0011\u00e3\u0086",
] as const

/** Control characters that texts have: tab to carriage return, and escape in some charsets. */
const OTHER_CONTROL = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/g

/** In random octets a tenth is control characters; a text may have got one or two by accident. */
function isText(text: string): boolean {
  const odd = text.match(OTHER_CONTROL)?.length ?? 0
  return odd * 200 <= text.length
}

/** [MS-OFFCRYPTO] §2.3.1: with a password the whole package is in an OLE file. Office before 2007 is OLE as well. */
function oleFormat(octets: Uint8Array): FoundFormat {
  if (whyClosed(octets) === "encrypted") return "encrypted"
  const kind = compoundKind(octets)
  if (kind === "word") return "doc"
  if (kind === "excel") return "xls"
  if (isEquation(octets)) return "no-document"
  return isOutlookMessage(octets) ? "outlook-item" : "unknown"
}

/**
 * An object of the equation editor: the commonest of those that stand in old documents, and nobody is named in it. The names
 * of streams are UTF-16 ([MS-CFB] §2.6.1).
 */
function isEquation(octets: Uint8Array): boolean {
  if (octets.length > MAX_EQUATION_OCTETS) return false
  const text = octetString(octets)
  return text.includes(wide("Equation Native")) && !WITH_EQUATIONS.some((name) => text.includes(name))
}

const MAX_EQUATION_OCTETS = 65_536
/** Documents that hold one among other things. */
const WITH_EQUATIONS = ["WordDocument", "Workbook", "Book", "PowerPoint Document"].map(wide)

function wide(name: string): string {
  return Array.from(name).join("\0")
}

/** The longest media type of ODF has 62. */
const MIMETYPE_OCTETS = 256

function zipFormat(octets: Uint8Array): FoundFormat {
  const { entries } = zipEntries(octets)
  const content = entries.find(({ name }) => name === "mimetype")?.read({ octets: MIMETYPE_OCTETS }) // ODF 1.3 part 2 §3.3
  const mimetype = content?.kind === "open" ? octetString(content.bytes) : ""
  if (mimetype.startsWith(OPEN_DOCUMENT)) return openDocumentFormat(mimetype.slice(OPEN_DOCUMENT.length))
  const names = new Set(entries.map(({ name }) => partKey(name)))
  return names.has("[content_types].xml") ? packageFormat(names) : "zip" // ISO/IEC 29500-2: the media types stream
}

/** The media types: ODF 1.3 part 3 Appendix C. */
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

/** ISO/IEC 29500-1 §11.3.10, §12.3.23 and §13.3.6: the folders that every program puts the main parts in. */
function packageFormat(names: ReadonlySet<string>): FoundFormat {
  if (names.has("xl/workbook.bin")) return "unknown" // [MS-XLSB]: a workbook without XML
  if (names.has("word/document.xml")) return "docx"
  if (names.has("xl/workbook.xml")) return "xlsx"
  if (names.has("ppt/presentation.xml")) return "pptx"
  for (const name of names) {
    if (name.startsWith("word/")) return "docx"
    if (name.startsWith("xl/")) return "xlsx"
    if (name.startsWith("ppt/")) return "pptx"
  }
  return "zip"
}

/** What has no mark that is known here. */
function binaryFormat(octets: Uint8Array, declaredType: string, fileName: string): FoundFormat {
  if (isMediaType(declaredType) || isMediaName(fileName)) return "no-document"
  if (SIGNED.test(fileName) || SIGNATURE_TYPES.has(declaredType)) return "no-document"
  if (SEALED.test(fileName) || declaredType === "application/pgp-encrypted") return "encrypted"
  return isHiddenZip(octets) ? zipFormat(octets) : "unknown"
}

/** Detached signatures, certificates and public keys. */
const SIGNED = /\.(?:p7s|sig|cer|crt|der|p7b|asc)$/
const SIGNATURE_TYPES: ReadonlySet<string> = new Set([
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-signature",
  "application/pgp-keys",
])
const SEALED = /\.(?:p7m|gpg|pgp|rpmsg)$/
