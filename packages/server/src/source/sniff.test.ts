import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { sniff } from "./sniff.ts"

const mail: readonly [name: string, head: string, start?: number][] = [
  ["a message", "From: a@example.nl\r\nTo: b@example.nl\r\n\r\nHi"],
  ["a message with bare LF", "Subject: x\n\nHi"],
  ["a message with a lone CR among its lines", "Subject: x\r\nTo: y@example.nl\rz\r\n\r\nHi"],
  ["a message that begins with trace fields", "Received: from x by y\n\tid 1\nFrom: a@example.nl\n\n"],
  ["a message that begins with an unknown field", "Envelope: x\nTo: b@example.nl\n\n"],
  ["a message with a byte order mark", "\u00EF\u00BB\u00BFSubject: x\n\n", 3],
  ["a message behind an empty line", "\r\nSubject: x\r\n\r\n", 2],
  ["a message behind a mark and empty lines", "\u00EF\u00BB\u00BF\n\r\nSubject: x\n\n", 6],
  ["a message with white space before the colon", "Subject : x\n\n"],
  ["a message with a line that is no field", "From: a@example.nl\nthis is no field\nTo: b@example.nl\n\n"],
  ["a message with NUL octets in its text", "Subject: x\n\n\u0000\u0000\u0000"],
  ["a header without an end", "X-Mailer: x"],
]
for (const [name, head, start = 0] of mail)
  test(`${name} is mail`, () => assert.deepEqual(sniff(octets(head)), { kind: "message", start }))

test("a file that begins with a From line is an mbox, behind a byte order mark too", () => {
  const postmark = "From jan@example.nl Tue Nov 17 10:00:00 2026\n"
  assert.deepEqual(sniff(octets(postmark)), { kind: "mbox", start: 0 })
  assert.deepEqual(sniff(octets(`\u00EF\u00BB\u00BF${postmark}`)), { kind: "mbox", start: 3 })
})

const faults: readonly [name: string, head: string, code: string, detail: string][] = [
  ["nothing", "", "input/empty", ""],
  ["white space", " \r\n\t\n", "input/empty", ""],
  ["an Outlook message", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "input/outlook-message", ""],
  ["an Outlook data file", "!BDN....", "input/outlook-store", ""],
  ["gzip", "\u001F\u008B\u0008", "input/compressed", "gzip"],
  ["a ZIP", "PK\u0003\u0004", "input/compressed", "ZIP"],
  ["a document of Office", `PK\u0003\u0004${"x".repeat(26)}[Content_Types].xml`, "input/not-mail", "Office"],
  ["a PNG", "\u0089PNG\r\n\u001A\n", "input/not-mail", "PNG"],
  ["a PDF", "%PDF-1.7", "input/not-mail", "PDF"],
  ["a program", "\u007FELF\u0002", "input/not-mail", "ELF"],
  ["UTF-16 with a mark, little end first", "\u00FF\u00FES\u0000u\u0000b\u0000j\u0000", "input/utf-16", ""],
  ["UTF-16 with a mark, big end first", "\u00FE\u00FF\u0000S\u0000u\u0000b", "input/utf-16", ""],
  ["UTF-16 without a mark, little end first", "S\u0000u\u0000b\u0000j\u0000", "input/utf-16", ""],
  ["UTF-16 without a mark, big end first", "\u0000S\u0000u\u0000b\u0000j", "input/utf-16", ""],
  ["a message with nothing but CR", "Subject: x\rTo: b@example.nl\r\rHi", "input/line-ends", ""],
  [
    "an mbox with nothing but CR",
    "From jan@example.nl Tue Nov 17 10:00:00 2026\rSubject: x\r\r",
    "input/line-ends",
    "",
  ],
  ["a byte order mark and nothing else", "\u00EF\u00BB\u00BF", "input/not-mail", ""],
  ["text behind an empty line", "\nDear all,\n\nFrom: me\n", "input/not-mail", ""],
  ["a calendar", "BEGIN:VCALENDAR\r\nX-WR-CALNAME:x\r\n", "input/not-mail", "iCalendar, vCard"],
  ["plain text", "Dear all,\n\nFrom: me\n", "input/not-mail", ""],
  ["text with a colon", "Note: this is a text\nabout: things\n", "input/not-mail", ""],
  ["a source file", "import x\nfrom: y\n", "input/not-mail", ""],
  ["a web page", "<!doctype html>\n<title>To: x</title>", "input/not-mail", ""],
  ["zeros", "\u0000".repeat(64), "input/not-mail", ""],
]
for (const [name, head, code, detail] of faults) {
  test(`${name}: ${code}`, () => assert.deepEqual(sniff(octets(head)), { kind: "fault", code, detail }))
}

test("any octets at all are judged", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (head) =>
      ["message", "mbox", "fault"].includes(sniff(head).kind),
    ),
  )
})

/** One octet per character. */
function octets(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
