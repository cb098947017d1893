/**
 * Which format a text has: HTML, RTF, vCard, iCalendar, a message, a table, or just text.
 *
 * By its first words; only where they say nothing, by name and declared type. XML that is no HTML is read as HTML: what stands
 * between its tags is what there is to read.
 */
import type { FoundFormat } from "./format.ts"

/** @param head of the document; `fileName` in lower case */
export function textFormat(head: string, declaredType: string, fileName: string): FoundFormat {
  const text = head.replace(/^[\uFEFF\s]+/, "")
  if (text === "") return head.length < SHORT ? "no-document" : "text"
  const start = text.slice(0, LONGEST_MARK).toLowerCase()
  if (start.startsWith("{\\rtf")) return "rtf" // RTF 1.9.1, "Contents of an RTF file"
  if (start.startsWith("begin:vcard")) return "vcard" // RFC 6350 §6.1.1
  if (start.startsWith("begin:vcalendar")) return "calendar" // RFC 5545 §3.4
  if (start.startsWith("-----begin pgp message-----")) return "encrypted"
  if (ARMOUR.test(start)) return "no-document"
  const flat = flatOpenDocument(text)
  if (flat !== undefined) return flat
  if (startsMarkup(start)) return "html"
  if (startsMessage(text, declaredType, fileName)) return "message"
  return isTableName(fileName, declaredType) || looksLikeTable(text)
    ? "csv"
    : plainFormat(declaredType, fileName)
}

const LONGEST_MARK = 64
/** White space alone: of a head that is full of it the rest is not known. */
const SHORT = 4096

/** Keys, certificates and signatures (RFC 7468 §2, RFC 9580 §6.2). */
const ARMOUR =
  /^-----begin (?:pgp (?:public key|private key|signature)|(?:new |trusted )?certificate|[a-z ]{0,20}(?:public|private) key|pkcs7)/

/** An OpenDocument that is one XML file and no package, ODF 1.3 part 3 §3.1.2. */
function flatOpenDocument(text: string): FoundFormat | undefined {
  if (!text.startsWith("<") || !text.includes("<office:document ")) return undefined
  const kind = /office:mimetype="application\/vnd\.oasis\.opendocument\.([a-z-]{1,40})/.exec(text)?.[1] ?? ""
  return openDocumentFormat(kind)
}

/** @param kind of `application/vnd.oasis.opendocument.`: drawings have pages as presentations do */
export function openDocumentFormat(kind: string): "ods" | "odp" | "odt" {
  if (kind.startsWith("spreadsheet")) return "ods"
  return kind.startsWith("presentation") || kind.startsWith("graphics") ? "odp" : "odt"
}

const TAGS =
  "!doctype !-- ?xml html head body table meta title style script div span p br h1 h2 ul ol font center a b svg".split(
    " ",
  )

function startsMarkup(start: string): boolean {
  if (!start.startsWith("<")) return false
  return TAGS.some(
    (tag) => start.startsWith(tag, 1) && (/^[!?]/.test(tag) || /[\s>/]/.test(start[tag.length + 1] ?? "")),
  )
}

/** RFC 5322 §3.6, and what servers put above it. MHTML (RFC 2557) is a message as well. */
const FIELDS: ReadonlySet<string> = new Set(
  (
    "return-path received from to cc subject date message-id mime-version content-type delivered-to sender reply-to " +
    "dkim-signature authentication-results arc-seal x-received x-original-to x-mailer thread-topic list-id references in-reply-to"
  ).split(" "),
)
/** Only servers and programs write these; `From:` and `Subject:` also stand above a forwarded text. */
const TELLING: ReadonlySet<string> = new Set(
  "return-path received message-id mime-version delivered-to dkim-signature authentication-results arc-seal x-received".split(
    " ",
  ),
)
const MESSAGE_TYPE = /^message\/(?:rfc822|global|news)$/
const MAX_HEADER_LINES = 60

function startsMessage(text: string, declaredType: string, fileName: string): boolean {
  if (/\.(?:eml|mht|mhtml)$/.test(fileName) || MESSAGE_TYPE.test(declaredType)) return true
  let known = 0
  let telling = false
  let at = 0
  for (let count = 0; count < MAX_HEADER_LINES; count += 1) {
    const lineEnd = text.indexOf("\n", at)
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd)
    if (!/^[ \t]/.test(line)) {
      const name = /^([!-9;-~]{1,40}):/.exec(line)?.[1]?.toLowerCase()
      if (name === undefined) break // RFC 5322 §2.2: the end of the header, or none at all
      if (FIELDS.has(name)) known += 1
      if (TELLING.has(name)) telling = true
    }
    if (lineEnd < 0) break
    at = lineEnd + 1
  }
  return known >= 2 && telling
}

function isTableName(fileName: string, declaredType: string): boolean {
  return /\.(?:csv|tsv|tab)$/.test(fileName) || TABLE_TYPES.has(declaredType)
}

const TABLE_TYPES: ReadonlySet<string> = new Set([
  "text/csv",
  "application/csv",
  "text/comma-separated-values",
  "text/x-csv",
  "text/tab-separated-values",
])

const LINES_OF_A_TABLE = 3
const LINES_LOOKED_AT = 6

/** Lines that have a separator equally often: three at least, and none that has not. */
function looksLikeTable(text: string): boolean {
  // The last line may be cut off by the end of the head.
  const lines = text
    .split("\n", LINES_LOOKED_AT + 1)
    .slice(0, -1)
    .filter((line) => line.trim() !== "")
  if (lines.length < LINES_OF_A_TABLE) return false
  return SEPARATORS.some(([separator, least]) => {
    const count = countOf(lines[0] ?? "", separator)
    return count >= least && lines.every((line) => countOf(line, separator) === count)
  })
}

/** A comma stands in sentences, so it takes more of them to be a table. */
const SEPARATORS: readonly (readonly [separator: string, least: number])[] = [
  [";", 1],
  ["\t", 1],
  ["|", 2],
  [",", 2],
]

function countOf(line: string, separator: string): number {
  return line.split(separator).length - 1
}

function plainFormat(declaredType: string, fileName: string): FoundFormat {
  if (/\.(?:html?|xhtml|xml|svg)$/.test(fileName) || declaredType === "text/html") return "html"
  return "text"
}
