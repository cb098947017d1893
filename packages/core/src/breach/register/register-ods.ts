/**
 * The register as an OpenDocument spreadsheet (OASIS OpenDocument 1.3), the standard of Dutch public bodies.
 *
 * TRUST: every cell is declared as text, so that none is a formula, whatever it begins with.
 *
 * Deliberately left out: dates and numbers as such. A register is read and searched; nobody adds up its rows.
 */
import { strToU8, zipSync } from "fflate"
import { escapedText, shownLines, shownText } from "../../paper/shown-text.ts"
import { checkRegisterSize, MAX_CELL_UNITS, REGISTER_COLUMNS } from "./register.ts"
import type { RegisterRow } from "./register.ts"
import type { Language, Words } from "../words.ts"

export const ODS_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

/** The same rows give the same octets: the date in the archive is always this one, as early as an archive can have. */
const ARCHIVE_DATE = 315_705_600_000 // 3 January 1980: whatever the zone, not in 1979

/** Throws a RangeError beyond `MAX_REGISTER_ROWS`. */
export function registerOds(rows: readonly RegisterRow[], language: Language): Uint8Array {
  checkRegisterSize(rows)
  return zipSync(
    {
      // OpenDocument 1.3 part 2 §3.3: first in the archive, not compressed, without an extra field.
      mimetype: [strToU8(ODS_MEDIA_TYPE), { level: 0 }],
      "content.xml": strToU8(content(rows, language)),
      "styles.xml": strToU8(STYLES),
      "META-INF/manifest.xml": strToU8(MANIFEST),
    },
    { mtime: ARCHIVE_DATE, level: 6 },
  )
}

const SHEET: Words = { nl: "Register", en: "Register" }

function content(rows: readonly RegisterRow[], language: Language): string {
  const heads = REGISTER_COLUMNS.map(({ name }) => cell(name[language], "head")).join("")
  const body = rows
    .map(
      (row) =>
        `<table:table-row>${REGISTER_COLUMNS.map(({ id }) => cell(row[id][language], "cell")).join("")}</table:table-row>`,
    )
    .join("\n")
  return `${XML}<office:document-content ${NAMESPACES} office:version="1.3">
<office:automatic-styles>
<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" fo:background-color="#e6edf3"/><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="${SHEET[language]}">
<table:table-column table:style-name="column" table:number-columns-repeated="${REGISTER_COLUMNS.length}"/>
<table:table-header-rows><table:table-row>${heads}</table:table-row></table:table-header-rows>
${body}
</table:table>
</office:spreadsheet></office:body>
</office:document-content>
`
}

function cell(written: string, style: "cell" | "head"): string {
  if (written === "") return `<table:table-cell table:style-name="${style}"/>`
  const lines = shownLines(written.slice(0, MAX_CELL_UNITS)).split("\n")
  // Several blanks in a row are one in XML text, and so they are here.
  const text = lines.map((line) => `<text:p>${escapedText(shownText(line))}</text:p>`).join("")
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${text}</table:table-cell>`
}

const XML = `<?xml version="1.0" encoding="UTF-8"?>\n`
const NAMESPACES = [
  ["office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"],
  ["table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"],
  ["text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"],
  ["style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"],
  ["fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(" ")
const STYLES = `${XML}<office:document-styles ${NAMESPACES} office:version="1.3"/>\n`
const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS_MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
`
