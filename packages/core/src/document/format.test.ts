import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { gzipSync, strToU8, zipSync } from "fflate"
import { octetsOf } from "../mail/octets.ts"
import { formatOf, type FoundFormat } from "./format.ts"
import { compoundOf } from "./write-compound-file.ts"

type Row = readonly [
  name: string,
  octets: Uint8Array | string,
  type: string,
  fileName: string,
  expected: FoundFormat,
]

function packed(...names: readonly string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<x/>")])))
}

function openDocument(kind: string, level: 0 | 9 = 0): Uint8Array {
  const mimetype = strToU8(`application/vnd.oasis.opendocument.${kind}`)
  return zipSync({ mimetype: [mimetype, { level }], "content.xml": strToU8("<x/>") })
}

/** An OLE file whose directory, in the first sector behind the header, has such an entry. */
function ole(entry: string): string {
  const header = `\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1${"\0".repeat(22)}\u0009\u0000${"\0".repeat(480)}`
  const wide = Array.from(entry, (unit) => `${unit}\0`).join("")
  return header + wide.padEnd(512, "\0")
}

/** A whole OLE file with these streams in its root. */
function compound(...names: readonly string[]): Uint8Array {
  return compoundOf(names.map((name) => ({ name, content: strToU8("x") })))
}

function utf16(text: string): string {
  return `\u00ff\u00fe${Array.from(text, (unit) => `${unit}\0`).join("")}`
}

const TYPES = "[Content_Types].xml"
const MAIL = "Received: from mx.example.org\r\nFrom: jan@example.nl\r\nSubject: x\r\n\r\nhallo"
const NOISE = Array.from({ length: 600 }, (_, at) => String.fromCharCode((at * at * 7 + at) % 256)).join("")

const rows: readonly Row[] = [
  ["nothing", "", "application/pdf", "leeg.pdf", "no-document"],
  ["white space", " \r\n\r\n", "text/plain", "leeg.txt", "no-document"],
  // packages
  ["a Word document", packed(TYPES, "word/document.xml"), "", "", "docx"],
  ["one with an odd main part", packed(TYPES, "word/document2.xml"), "", "", "docx"],
  [
    "one with a workbook inside",
    packed(TYPES, "word/embeddings/xl/workbook.xml", "word/document.xml"),
    "",
    "",
    "docx",
  ],
  ["a workbook", packed(TYPES, "xl/workbook.xml"), "", "lijst.xlsx", "xlsx"],
  ["a workbook without XML", packed(TYPES, "xl/workbook.bin"), "", "lijst.xlsb", "unknown"],
  ["a presentation", packed(TYPES, "ppt/presentation.xml"), "", "", "pptx"],
  ["a workbook called a picture", packed(TYPES, "xl/workbook.xml"), "image/png", "logo.png", "xlsx"],
  ["another package", packed(TYPES, "visio/document.xml"), "", "plan.vsdx", "zip"],
  ["an OpenDocument text", openDocument("text"), "", "", "odt"],
  ["a template", openDocument("text-template"), "", "", "odt"],
  ["one whose media type is packed", openDocument("text", 9), "", "", "odt"],
  ["an OpenDocument presentation", openDocument("presentation"), "", "", "odp"],
  ["a drawing", openDocument("graphics"), "", "", "odp"],
  ["an OpenDocument spreadsheet", openDocument("spreadsheet"), "", "", "ods"],
  [
    "a flat spreadsheet",
    '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
    "",
    "",
    "ods",
  ],
  [
    "a flat text",
    '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">',
    "",
    "",
    "odt",
  ],
  // archives
  ["an archive", packed("list.csv"), "", "", "zip"],
  ["an archive called a Word document", packed("list.csv"), "", "brief.docx", "zip"],
  ["an empty archive", zipSync({}), "", "", "zip"],
  ["a cut off archive", packed("list.csv").subarray(0, 20), "", "", "zip"],
  ["gzip", gzipSync(strToU8("Jan")), "", "", "zip"],
  ["7z", "7z\u00bc\u00af'\u001c\0\u0004", "application/zip", "a.zip", "unknown"],
  ["RAR", "Rar!\u001a\u0007\u0001\0", "", "", "unknown"],
  ["a program that unpacks itself", octetsOf(`MZ\0\0${NOISE}`), "", "setup.exe", "no-document"],
  // OLE
  ["Word before 2007", compound("1Table", "WordDocument"), "", "brief.doc", "doc"],
  ["one that is called a workbook", compound("WordDocument"), "", "lijst.xls", "doc"],
  ["one with a broken directory", ole("WordDocument"), "", "brief.doc", "unknown"],
  ["Excel before 2007", compound("Workbook"), "", "x.bin", "xls"],
  ["Excel before 97", compound("Book"), "", "lijst.xls", "xls"],
  ["PowerPoint before 2007", compound("PowerPoint Document"), "", "dia.ppt", "unknown"],
  ["an office document with a password", ole("EncryptedPackage"), "", "brief.docx", "encrypted"],
  ["an Outlook item", ole("__nameid_version1.0"), "", "x.bin", "outlook-item"],
  ["an equation", ole("Equation Native"), "", "oleObject1.bin", "no-document"],
  ["Word before 2007 with an equation", ole("WordDocument Equation Native"), "", "", "unknown"],
  ["a large object with an equation", ole("Equation Native") + "\0".repeat(65_536), "", "", "unknown"],
  // other marks
  ["a PDF", "%PDF-1.7\n%\u00e2\u00e3", "", "", "pdf"],
  ["a PDF called a text", "%PDF-1.7\n%\u00e2\u00e3", "text/plain", "a.txt", "pdf"],
  ["a PDF behind 1,024 octets", `${" ".repeat(1024)}%PDF-1.7`, "", "", "pdf"],
  ["not a PDF behind 1,025", `${" ".repeat(1025)}%PDF-1.7`, "", "", "text"],
  ["RTF", "{\\rtf1\\ansi Jan}", "application/msword", "brief.doc", "rtf"],
  ["a vCard", "\u00ef\u00bb\u00bfbegin:VCARD\r\nVERSION:4.0", "", "", "vcard"],
  ["a calendar", "BEGIN:VCALENDAR\r\n", "text/plain", "", "calendar"],
  ["HTML", "\r\n<!DOCTYPE html><p>Jan", "text/plain", "lijst.xls", "html"],
  ["HTML in UTF-16", utf16("<html><p>Jan</p></html>"), "", "lijst.xls", "html"],
  ["XML", "<?xml version='1.0'?><personen/>", "", "", "html"],
  ["a text that begins with an address", "<jan@example.nl> schreef", "", "", "text"],
  ["HTML by its name", "Jan &amp; Piet", "", "lijst.HTM", "html"],
  ["a message", MAIL, "application/octet-stream", "x.dat", "message"],
  ["a short message by its type", "Subject: x\n\nhallo", "message/rfc822", "", "message"],
  ["a short message by its name", "Subject: x\n\nhallo", "", "x.eml", "message"],
  ["the top of a forwarded text", "From: Jan\nTo: Piet\nSubject: x\n\nhallo", "", "verslag.txt", "text"],
  ["a table by its name", "jan", "", "Lijst.CSV", "csv"],
  ["a table by its type", "jan", "text/csv", "", "csv"],
  ["a table that is called a text", "naam;bsn\nJan;1\nPiet;2\nKlaas;3\n", "text/plain", "lijst.txt", "csv"],
  ["a table that is called a workbook", utf16("naam\tbsn\nJan\t1\nPiet\t2\n\n"), "", "lijst.xls", "csv"],
  ["sentences with commas", "Jan, Piet en Karin,\nhallo, dag,\nniet, wel\n\n", "", "x.txt", "text"],
  ["lines that differ", "a;b\nc\nd;e\nf;g\n", "", "x.txt", "text"],
  ["a text", "Beste Karin,\n", "application/pdf", "brief.pdf", "text"],
  ["a text in windows-1252", "Andr\u00e9 is ziek", "", "", "text"],
  [
    "a workbook whose parts begin with a slash",
    packed("/[Content_Types].xml", "/xl/workbook.xml"),
    "",
    "",
    "xlsx",
  ],
  ["what Outlook packs", "\u0078\u009f\u003e\u0022\0\0", "application/octet-stream", "winmail.dat", "tnef"],
  // nothing to read
  ["a picture", "\u0089PNG\r\n\u001a\n\0\0", "application/pdf", "brief.pdf", "no-document"],
  ["a photograph", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", "", "", "no-document"],
  ["a film", "\0\0\0\u0018ftypmp42\0\0", "", "", "no-document"],
  ["a font", "wOF2\0\u0001", "", "", "no-document"],
  ["a picture of a kind unknown here, by its type", NOISE, "image/x-odd", "", "no-document"],
  ["the same, by its name", NOISE, "", "plan.WEBP", "no-document"],
  ["a public key", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n", "", "key.asc", "no-document"],
  ["a certificate", "-----BEGIN CERTIFICATE-----\n", "", "a.pem", "no-document"],
  ["a signature", `0\u0082${NOISE}`, "application/pkcs7-signature", "smime.p7s", "no-document"],
  // closed
  ["OpenPGP in text", "-----BEGIN PGP MESSAGE-----\n", "", "a.asc", "encrypted"],
  ["OpenPGP in octets", `\u0085${NOISE}`, "", "lijst.xlsx.gpg", "encrypted"],
  ["octets that nobody knows", NOISE, "application/pdf", "brief.pdf", "unknown"],
]
for (const [name, octets, type, fileName, expected] of rows) {
  test(`format: ${name} is ${expected}`, () => {
    const bytes = typeof octets === "string" ? octetsOf(octets) : octets
    assert.equal(formatOf(bytes, type, fileName), expected)
  })
}

test("format: never throws, and what has a mark is that whatever it is called", () => {
  const marked = rows.filter(([, , type, fileName]) => type === "" && fileName === "")
  fc.assert(
    fc.property(
      fc.constantFrom(...marked),
      fc.uint8Array({ maxLength: 600 }),
      fc.string(),
      ([, octets, , , expected], noise, name) => {
        formatOf(noise, "", name)
        const bytes = typeof octets === "string" ? octetsOf(octets) : octets
        if (expected !== "text")
          assert.equal(formatOf(bytes, "application/octet-stream", `${name}.bin`), expected)
      },
    ),
  )
})
