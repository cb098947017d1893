/** The attachments of a judgement message as files: small, valid, and the same octets every time. */
import { zip } from "../../fixtures/generator/zip.ts"
import type { CaseAttachment, CaseColumn, CaseSheet } from "./case.ts"
import { person } from "./crowd.ts"

export type File = { readonly name: string; readonly type: string; readonly octets: Uint8Array }

export function fileOf(attachment: CaseAttachment): File {
  const { name } = attachment
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase()
  const text = attachment.text ?? ""
  const sheets = (attachment.sheets ?? []).map((sheet) => ({ ...sheet, rows: rowsOf(sheet) }))
  switch (ending) {
    case "csv":
    case "txt":
    case "eml":
    case "ics":
    case "vcf":
    case "html":
      return {
        name,
        type: TEXT_TYPES[ending],
        octets: Buffer.from(
          sheets.length > 0 ? sheets.flatMap(({ rows }) => rows.map(csvLine)).join("\r\n") : text,
        ),
      }
    case "xlsx":
      return {
        name,
        type: `${OOXML}.spreadsheetml.sheet`,
        octets: attachment.encrypted ? ENCRYPTED_OFFICE : xlsx(sheets),
      }
    case "ods":
      return { name, type: "application/vnd.oasis.opendocument.spreadsheet", octets: ods(sheets) }
    case "docx":
      return {
        name,
        type: `${OOXML}.wordprocessingml.document`,
        octets: attachment.encrypted ? ENCRYPTED_OFFICE : docx(text, attachment.comments, attachment.removed),
      }
    case "odt":
      return { name, type: "application/vnd.oasis.opendocument.text", octets: odt(text) }
    case "pdf":
      return { name, type: "application/pdf", octets: pdf(text, attachment.encrypted) }
    case "zip":
      return {
        name,
        type: "application/zip",
        octets: attachment.encrypted ? encryptedZip() : zip({ "lees mij.txt": text }),
      }
    case "jpg":
    case "png":
      return {
        name,
        type: ending === "jpg" ? "image/jpeg" : "image/png",
        octets: Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      }
    default:
      throw new Error(`no attachment of this kind can be made: "${name}"`)
  }
}

const OOXML = "application/vnd.openxmlformats-officedocument"
const TEXT_TYPES = {
  csv: "text/csv",
  txt: "text/plain",
  eml: "message/rfc822",
  ics: "text/calendar",
  vcf: "text/vcard",
  html: "text/html",
} as const

type FilledSheet = Omit<CaseSheet, "rows"> & { readonly rows: readonly (readonly string[])[] }

function rowsOf({ rows, people, columns }: CaseSheet): readonly (readonly string[])[] {
  if (people === undefined) return rows
  const kinds = columns ?? ["name", "email"]
  const heading = rows.length > 0 ? rows : [kinds.map((kind) => HEADINGS[kind])]
  return [
    ...heading,
    ...Array.from({ length: people }, (_, index) => kinds.map((kind) => valueOf(kind, index + 300))),
  ]
}

const HEADINGS: Readonly<Record<CaseColumn, string>> = {
  name: "Naam",
  "birth-date": "Geboortedatum",
  bsn: "BSN",
  email: "E-mail",
  phone: "Telefoon",
  iban: "IBAN",
  address: "Adres",
  amount: "Bedrag",
  diagnosis: "Diagnose",
  department: "Afdeling",
  "staff-number": "Personeelsnummer",
}

function valueOf(kind: CaseColumn, index: number): string {
  const { name, address } = person(index)
  const two = (value: number): string => String(value).padStart(2, "0")
  switch (kind) {
    case "name":
      return name
    case "birth-date":
      return `${two((index % 28) + 1)}-${two((index % 12) + 1)}-${1950 + (index % 55)}`
    case "bsn":
      return bsnOf(index)
    case "email":
      return address
    case "phone":
      return `06-0000${String(index % 10_000).padStart(4, "0")}`
    case "iban":
      return ibanOf(index)
    case "address":
      return `Dorpsstraat ${(index % 90) + 1}, 1234 AB Waterdorp`
    case "amount":
      return String(1000 + ((index * 37) % 4000))
    case "diagnosis":
      return ["PTSS", "diabetes", "burn-out", "astma"][index % 4]!
    case "department":
      return ["Burgerzaken", "Financiën", "Vergunningen"][index % 3]!
    case "staff-number":
      return String(10_000 + index)
  }
}

/** Of the range for tests, and right by the 11-test. */
export function bsnOf(index: number): string {
  for (let number = 999_900_000 + index * 13; ; number += 1) {
    const digits = String(number)
    let sum = -Number(digits[8])
    for (let at = 0; at < 8; at += 1) sum += Number(digits[at]) * (9 - at)
    if (sum % 11 === 0) return digits
  }
}

/** Of a bank that does not exist; right by ISO 13616 (mod 97). */
function ibanOf(index: number): string {
  const account = String(1_000_000 + index).padStart(10, "0")
  const check = 98n - (BigInt(`29142829${account}232100`) % 97n)
  return `NL${String(check).padStart(2, "0")}TEST${account}`
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";")
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n`
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

function columnName(index: number): string {
  return String.fromCharCode(65 + index)
}

function xlsx(sheets: readonly FilledSheet[]): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  const sheetXml = ({ rows, hiddenColumns }: FilledSheet): string => {
    const hidden = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join("")
    const cells = rows.map(
      (row, at) =>
        `<row r="${at + 1}">${row
          .map(
            (cell, column) =>
              `<c r="${columnName(column)}${at + 1}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`,
          )
          .join("")}</row>`,
    )
    return `${XML}<worksheet xmlns="${main}">${hidden === "" ? "" : `<cols>${hidden}</cols>`}<sheetData>${cells.join("")}</sheetData></worksheet>`
  }
  return zip({
    "[Content_Types].xml": `${XML}<Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${OOXML}.spreadsheetml.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${OOXML}.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, hidden }, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${RELATIONS}">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  })
}

const ODF_NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ' +
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'

function ods(sheets: readonly FilledSheet[]): Uint8Array {
  const tables = sheets.map(
    ({ name, hidden, rows }) =>
      `<table:table table:name="${escape(name)}"${hidden ? ' table:style-name="off"' : ""}>${rows
        .map(
          (row) =>
            `<table:table-row>${row.map((cell) => `<table:table-cell office:value-type="string"><text:p>${escape(cell)}</text:p></table:table-cell>`).join("")}</table:table-row>`,
        )
        .join("")}</table:table>`,
  )
  return zip({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": `${XML}<office:document-content ${ODF_NAMES}><office:automatic-styles><style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`,
  })
}

function odt(text: string): Uint8Array {
  return zip({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `${XML}<office:document-content ${ODF_NAMES}><office:body><office:text>${text
      .split("\n")
      .map((line) => `<text:p>${escape(line)}</text:p>`)
      .join("")}</office:text></office:body></office:document-content>`,
  })
}

function docx(text: string, comments: readonly string[], removed: readonly string[]): Uint8Array {
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`
  const body = [
    ...text
      .split("\n")
      .map((line) => paragraph(`<w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r>`)),
    ...removed.map((line, at) =>
      paragraph(`<w:del w:id="${at}" w:author="A"><w:r><w:delText>${escape(line)}</w:delText></w:r></w:del>`),
    ),
  ]
  return zip({
    "[Content_Types].xml": `${XML}<Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${OOXML}.wordprocessingml.document.main+xml"/>${comments.length === 0 ? "" : `<Override PartName="/word/comments.xml" ContentType="${OOXML}.wordprocessingml.comments+xml"/>`}</Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${XML}<w:document xmlns:w="${main}"><w:body>${body.join("")}</w:body></w:document>`,
    ...(comments.length > 0 && {
      "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/comments" Target="comments.xml"/></Relationships>`,
      "word/comments.xml": `${XML}<w:comments xmlns:w="${main}">${comments.map((comment, at) => `<w:comment w:id="${at}">${paragraph(`<w:r><w:t>${escape(comment)}</w:t></w:r>`)}</w:comment>`).join("")}</w:comments>`,
    }),
  })
}

/** One page of Helvetica (ISO 32000-1 §7, §9). Encrypted: a standard handler whose password nobody has. */
function pdf(text: string, encrypted: boolean): Uint8Array {
  const lines = text.split("\n").map((line) => `(${latin1(line).replace(/[()\\]/g, String.raw`\$&`)}) Tj T*`)
  const stream = `BT /F1 11 Tf 14 TL 50 790 Td ${lines.join(" ")} ET`
  const key = "00".repeat(32)
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...(encrypted ? [`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <${key}> /U <${key}> >>`] : []),
  ]
  let file = "%PDF-1.4\n"
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = file.length
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")
  const encrypt = encrypted ? ` /Encrypt 6 0 R /ID [<${"11".repeat(16)}> <${"11".repeat(16)}>]` : ""
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${encrypt} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(file, "latin1")
}

function latin1(text: string): string {
  return text.replace(/[^\u0000-\u00FF]/g, "?")
}

/** MS-CFB §2.2 and the name that MS-OFFCRYPTO §2.3.4.4 gives the stream: what Office writes where a password is set. */
const ENCRYPTED_OFFICE: Uint8Array = encryptedOffice()

function encryptedOffice(): Uint8Array {
  const file = Buffer.alloc(512 * 4)
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file, 0)
  file.writeUInt16LE(0x3e, 24)
  file.writeUInt16LE(3, 26)
  file.writeUInt16LE(0xfffe, 28)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(1, 44) // sectors of the FAT
  file.writeUInt32LE(1, 48) // the directory begins in sector 1
  file.writeUInt32LE(4096, 56)
  file.writeUInt32LE(0xfffffffe, 60)
  file.writeUInt32LE(0xfffffffe, 68)
  file.fill(0xff, 76, 512)
  file.writeUInt32LE(0, 76) // the FAT is sector 0
  file.fill(0xff, 512, 1024)
  file.writeUInt32LE(0xfffffffd, 512)
  file.writeUInt32LE(0xfffffffe, 516)
  file.writeUInt32LE(0xfffffffe, 520)
  const entry = (
    at: number,
    name: string,
    type: number,
    child: number,
    start: number,
    size: number,
  ): void => {
    const offset = 1024 + at * 128
    file.write(name, offset, "utf16le")
    file.writeUInt16LE((name.length + 1) * 2, offset + 64)
    file[offset + 66] = type
    file[offset + 67] = 1
    file.writeUInt32LE(0xffffffff, offset + 68)
    file.writeUInt32LE(0xffffffff, offset + 72)
    file.writeUInt32LE(child, offset + 76)
    file.writeUInt32LE(start, offset + 116)
    file.writeUInt32LE(size, offset + 120)
  }
  entry(0, "Root Entry", 5, 1, 0xfffffffe, 0)
  entry(1, "EncryptedPackage", 2, 0xffffffff, 2, 512)
  return file
}

/** A ZIP whose only entry says that it is encrypted (APPNOTE §4.4.4, bit 0). */
function encryptedZip(): Uint8Array {
  const file = Buffer.from(zip({ "dossier.txt": "x".repeat(40) }))
  for (let at = 0; at + 4 < file.length; at += 1) {
    const signature = file.readUInt32LE(at)
    if (signature === 0x04034b50) file[at + 6] = 1
    if (signature === 0x02014b50) file[at + 8] = 1
  }
  return file
}
