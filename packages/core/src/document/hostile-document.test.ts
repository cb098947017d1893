/** What no reader may do, whatever the octets: throw, or take more from the budget than there is. */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readCalendar } from "./calendar.ts"
import type { ReadDocument } from "./document.ts"
import { readHtml } from "./html.ts"
import { readMessage } from "./message.ts"
import { readOutlookItem } from "./outlook-item.ts"
import { readPdf } from "./pdf.ts"
import { readRtf } from "./rtf.ts"
import { readText } from "./text.ts"
import { readVcard } from "./vcard.ts"

const lines = (...all: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(all.join("\r\n")))

const SMALL: readonly (readonly [name: string, read: ReadDocument, octets: Uint8Array, runs: number])[] = [
  ["text", readText, lines("Beste Karin,", "tot morgen"), 100],
  [
    "html",
    readHtml,
    lines(
      "<title>x</title><!-- c --><table><tr><td colspan=3>Jan<td hidden>&eacute;</table><style>p{}</style>",
    ),
    300,
  ],
  [
    "xml",
    readHtml,
    lines(`<?xml version="1.0"?><l><p nr="1"><naam>Jan</naam><bsn>7</bsn></p><p nr='2'/></l>`),
    300,
  ],
  [
    "rtf",
    readRtf,
    lines(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}}\trowd\cellx1 a\cell\row{\*\annotation b}\'e9\u233?{\v x}\bin3 abc}`,
    ),
    300,
  ],
  [
    "vcard",
    readVcard,
    lines(
      "BEGIN:VCARD",
      "N;ENCODING=QUOTED-PRINTABLE:J=C3=A9;=",
      "Jan",
      "ADR:;;a;b",
      "BDAY:19850412",
      "END:VCARD",
    ),
    300,
  ],
  [
    "calendar",
    readCalendar,
    lines(
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "SUMMARY:x\\n",
      'ATTENDEE;CN="Jan":mailto:j@example.nl',
      "ATTACH;VALUE=BINARY:bmFhbQ==",
      "END:VEVENT",
    ),
    300,
  ],
  [
    "message",
    readMessage,
    lines(
      "From: a@example.nl",
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      "Content-Type: text/html",
      "",
      "<p>x",
      "--b",
      "Content-Type: message/rfc822",
      "",
      "Subject: y",
      "",
      "z",
      "--b--",
    ),
    300,
  ],
  [
    "mailbox",
    readMessage,
    lines(
      "From a@example.nl Mon Jan  1 10:00:00 2026",
      "Subject: x",
      "",
      "y",
      "",
      "From b@example.nl Mon Jan  1 10:00:00 2026",
      "",
      "z",
    ),
    300,
  ],
  [
    "outlook item",
    readOutlookItem,
    new Uint8Array(1536)
      .fill(0xff)
      .map(
        (octet, at) =>
          [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][at] ?? (at === 30 ? 9 : at === 31 ? 0 : octet),
      ),
    300,
  ],
  [
    "pdf",
    readPdf,
    lines(
      "%PDF-1.7",
      "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
      "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
      "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Annots [5 0 R] /Resources << /Font << /F 6 0 R >> >> >> endobj",
      "4 0 obj << /Length 33 >> stream",
      "BT /F 9 Tf 9 9 Td (Beste) Tj ET   ",
      "endstream endobj",
      "5 0 obj << /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >> endobj",
      "6 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
      "trailer << /Root 1 0 R >>",
    ),
    60,
  ],
]

for (const [name, read, octets, runs] of SMALL) {
  test(`${name}: nothing that is altered, taken out or cut off makes the reader throw or overspend`, async () => {
    const alteration = fc.tuple(fc.nat(octets.length - 1), fc.integer({ min: 0, max: 255 }))
    const amount = fc.integer({ min: 0, max: 300 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(alteration, { maxLength: 20 }),
        fc.nat(octets.length),
        amount,
        async (alterations, length, left) => {
          const altered = octets.slice()
          for (const [at, octet] of alterations) altered[at] = octet
          for (const input of [altered, altered.subarray(0, length), altered.subarray(length)]) {
            for (const budget of [
              { octets: 1_000_000, items: 1000, units: 100_000 },
              { octets: left * 10, items: left, units: left },
            ]) {
              const given = { ...budget }
              const { texts, tables } = await read(input, budget)
              assert.ok(budget.octets >= 0 && budget.items >= 0 && budget.units >= 0, "overspent")
              const cells = tables.reduce((sum, { rows }) => sum + rows.length, 0)
              assert.ok(
                texts.length <= given.items && cells <= given.items + 64 * tables.length,
                "more than there was",
              )
            }
          }
        },
      ),
      { numRuns: runs },
    )
  })

  test(`${name}: noise is read as nothing that throws`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        await read(noise, { octets: 1_000_000, items: 1000, units: 100_000 })
      }),
      { numRuns: runs },
    )
  })
}
