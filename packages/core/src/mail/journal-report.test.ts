import assert from "node:assert/strict"
import { test } from "node:test"

import { readJournalReport } from "./journal-report.ts"
import { parseMessage } from "./message.ts"

const INNER = "From: a@voorbeeld.example\r\nTo: b@post.example\r\nSubject: x\r\n\r\nHallo\r\n"
const ENVELOPE = "Sender: a@voorbeeld.example\r\nSubject: x\r\nMessage-ID: <1@voorbeeld.example>\r\n"

function report(lines: string, type = "text/plain", encoding = "7bit", inner = INNER): Uint8Array {
  const text = [
    "From: journal@voorbeeld.example",
    "X-MS-Journal-Report:",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    `Content-Type: ${type}; charset=utf-8`,
    "",
    lines,
    "--b",
    "Content-Type: message/rfc822",
    `Content-Transfer-Encoding: ${encoding}`,
    "",
    `${inner}\r\n--b--\r\n`,
  ]
  return new TextEncoder().encode(text.join("\r\n"))
}

const table: readonly [says: string, lines: string, recipients: readonly string[]][] = [
  ["one recipient", "To: b@post.example\r\n", ["b@post.example"]],
  [
    "each kind of recipient",
    "To: b@post.example\r\nCc: c@post.example\r\nBcc: d@post.example\r\nRecipient: e@post.example\r\n",
    ["b@post.example", "c@post.example", "d@post.example", "e@post.example"],
  ],
  [
    "a member of a list, not the list, and once",
    "To: b@post.example, Expanded: list@post.example\r\nTo: b@post.example\r\nCc: c@post.example, Forwarded: x@post.example\r\n",
    ["b@post.example", "c@post.example"],
  ],
  [
    "names, brackets and line ends of others",
    "TO: Bo <b@post.example>\nOn-Behalf-Of: z@post.example\n",
    ["b@post.example"],
  ],
  [
    "a subject that looks like a recipient",
    "To: b@post.example\r\nSubject: To: evil@post.example\r\n",
    ["b@post.example"],
  ],
  ["a line that names nobody", "To: \r\nTo: b@post.example\r\n", ["b@post.example"]],
]
for (const [says, lines, recipients] of table) {
  test(`a journal report: ${says}`, () => {
    const read = readJournalReport(parseMessage(report(ENVELOPE + lines)))
    assert.deepEqual(read?.envelope, { sender: "a@voorbeeld.example", recipients })
    assert.equal(new TextDecoder().decode(read.octets), INNER)
  })
}

test("a journal report: the null sender", () => {
  const read = readJournalReport(parseMessage(report("Sender: <>\r\nTo: b@post.example\r\n")))
  assert.equal(read?.envelope.sender, "")
})

test("a journal report: the message is decoded where it was encoded", () => {
  const inner = new TextEncoder().encode(INNER).toBase64()
  const read = readJournalReport(
    parseMessage(report(`${ENVELOPE}To: b@post.example\r\n`, "text/plain", "base64", inner)),
  )
  assert.equal(new TextDecoder().decode(read?.octets), INNER)
})

const others: readonly [says: string, octets: Uint8Array][] = [
  ["an ordinary message", new TextEncoder().encode(INNER)],
  ["a message that somebody forwarded as attachment", report("Kijk eens: dit kwam binnen.\r\n")],
  ["a report without recipients", report(ENVELOPE)],
  ["a report without a sender", report("To: b@post.example\r\n")],
  ["a report without text", report(`${ENVELOPE}To: b@post.example\r\n`, "text/html")],
  ["nothing", new Uint8Array(0)],
]
for (const [says, octets] of others)
  test(`no journal report: ${says}`, () => assert.equal(readJournalReport(parseMessage(octets)), undefined))
