import assert from "node:assert/strict"
import { test } from "node:test"
import { readCalendar } from "./calendar.ts"
import { fullDocumentBudget } from "./limits.ts"
import type { DocumentBudget, Reading } from "./document.ts"

function read(lines: readonly string[], budget: Partial<DocumentBudget> = {}): Reading {
  const text = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n")
  return readCalendar(Buffer.from(text), { ...fullDocumentBudget(), ...budget })
}

const JAN = "ATTENDEE;CN=Jan Jansen;ROLE=CHAIR:mailto:jan@voorbeeld.example"

test("calendar: who is invited is a table, each once, and what it is about are texts", () => {
  const reading = read([
    "SUMMARY:Contactdag\\, gro",
    " ep 2",
    "DESCRIPTION:regel 1\\nregel 2",
    'ORGANIZER;CN="Ren\u00e9 Smit":MAILTO:rene@example.nl',
    JAN,
    JAN,
    "ATTENDEE:mailto:x@example.org",
  ])
  assert.deepEqual(reading.tables, [
    {
      rows: [
        ["Naam", "E-mail"],
        ["Ren\u00e9 Smit", "rene@example.nl"],
        ["Jan Jansen", "jan@voorbeeld.example"],
        ["", "x@example.org"],
      ],
      concealed: undefined,
    },
  ])
  assert.deepEqual(
    reading.texts.map(({ text }) => text),
    ["Contactdag, groep 2\n", "regel 1\nregel 2\n"],
  )
  assert.equal(reading.unread, undefined)
})

test("calendar: what is attached is a document inside", () => {
  const { inner } = read([
    "ATTACH;FMTTYPE=text/csv;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=lijst.csv:bmFhbQ==",
  ])
  assert.deepEqual(
    inner.map(({ name, type, octets }) => [name, type, Buffer.from(octets).toString()]),
    [["lijst.csv", "text/csv", "naam"]],
  )
})

test("calendar: no calendar is broken; the budget ends it", () => {
  assert.equal(readCalendar(Buffer.from("hallo"), fullDocumentBudget()).unread, "broken")
  assert.equal(read([JAN], { items: 2, units: 31 }).unread, undefined)
  assert.equal(read([JAN], { items: 1 }).unread, "beyond-limits")
  assert.equal(read([JAN], { units: 30 }).unread, "beyond-limits")
})
