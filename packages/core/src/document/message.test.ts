import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentBudget, Reading } from "./document.ts"
import { fullDocumentBudget } from "./limits.ts"
import { readMessage } from "./message.ts"

function read(lines: readonly string[], budget: Partial<DocumentBudget> = {}): Reading {
  return readMessage(Buffer.from(lines.join("\r\n")), { ...fullDocumentBudget(), ...budget })
}

const HEADER = [
  "From: Karin <karin@voorbeeld.example>",
  "To: =?utf-8?q?Ren=C3=A9?= <rene@example.nl>, piet@example.org",
  "Subject: =?utf-8?q?Afspraak_caf=C3=A9?=",
]

test("message: subject, texts and people are read", () => {
  assert.deepEqual(read([...HEADER, "", "Tot morgen"]), {
    format: "message",
    texts: [
      { text: "Afspraak café\n", concealed: undefined },
      { text: "Tot morgen\n", concealed: undefined },
    ],
    tables: [
      {
        rows: [
          ["Naam", "E-mail"],
          ["Karin", "karin@voorbeeld.example"],
          ["René", "rene@example.nl"],
          ["", "piet@example.org"],
        ],
        concealed: undefined,
      },
    ],
    concealed: [],
    inner: [],
    unread: undefined,
  })
})

const part = (type: string, body: string, ...fields: readonly string[]): readonly string[] => [
  "--b",
  `Content-Type: ${type}`,
  ...fields,
  "",
  body,
]
const multipart = (kind: string, ...parts: readonly (readonly string[])[]): readonly string[] => [
  `Content-Type: multipart/${kind}; boundary=b`,
  "",
  ...parts.flat(),
  "--b--",
]

test("message: of plain text and HTML the latter, with its table", () => {
  const { texts, tables } = read(
    multipart(
      "alternative",
      part("text/plain", "plat"),
      part("text/html", "<p>mooi<table><tr><td>a</table>"),
    ),
  )
  assert.deepEqual(
    texts.map(({ text }) => text),
    ["mooi\na\n"],
  )
  assert.deepEqual(
    tables.map(({ rows }) => rows),
    [[["a"]]],
  )
})

test("message: what hangs on it is handed on, messages too", () => {
  const { inner, texts } = read(
    multipart(
      "mixed",
      part("text/plain", "zie bijlage"),
      part(
        'text/csv; name="lijst.csv"',
        "bmFhbQ==",
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment",
      ),
      part("message/rfc822", "Subject: binnen\r\n\r\nhallo"),
    ),
  )
  assert.deepEqual(
    texts.map(({ text }) => text),
    ["zie bijlage\n"],
  )
  assert.deepEqual(
    inner.map(({ name, type, octets }) => [name, type, Buffer.from(octets).toString()]),
    [
      ["lijst.csv", "text/csv", "naam"],
      ["", "message/rfc822", "Subject: binnen\r\n\r\nhallo"],
    ],
  )
})

test("message: of a mailbox each message is a document inside", () => {
  const { inner, texts } = read([
    "From a@example.nl Mon Jan  1 10:00:00 2026",
    "Subject: een",
    "",
    "x",
    "",
    "From b@example.nl Mon Jan  1 10:00:00 2026",
    "Subject: twee",
    "",
    ">From hier",
  ])
  assert.deepEqual(
    inner.map(({ octets }) => Buffer.from(octets).toString()),
    ["Subject: een\r\n\r\nx\r\n", "Subject: twee\r\n\r\nFrom hier"],
  )
  assert.deepEqual(texts, [])
})

test("message: what is encrypted, no message, or beyond the budget is said", () => {
  assert.equal(read(multipart("encrypted", part("application/octet-stream", "x"))).unread, "encrypted")
  assert.equal(read(["geen bericht"]).unread, "broken")
  assert.equal(read([]).unread, "broken")
  assert.equal(read(["Subject: x", "", "Karin"], { units: 6, items: 2, octets: 5 }).unread, undefined)
  for (const less of [{ units: 5 }, { items: 1 }, { octets: 4 }])
    assert.equal(read(["Subject: x", "", "Karin"], less).unread, "beyond-limits")
})
