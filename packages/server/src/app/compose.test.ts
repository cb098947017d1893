import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"

import { readAddressFields } from "@sluis/core/facts/address-field"
import { formatAddress } from "@sluis/core/mail/address"
import { bodyText } from "@sluis/core/mail/body"
import { parseMessage } from "@sluis/core/mail/message"

import { composeMessage } from "./compose.ts"
import type { Composing } from "./compose.ts"
import { subjectOf } from "./held/render.ts"

const PLAIN: Composing = {
  from: "sanne@voorbeeld.example",
  to: ["jan@een.example", '"fatima de vries"@twee.example'],
  cc: ["kees@drie.example"],
  bcc: ["els@vier.example"],
  subject: "Hallo",
  text: "Een\nTwee\r\nDrie",
}

function composed(change: Partial<Composing>): Uint8Array {
  const message = composeMessage({ ...PLAIN, ...change })
  assert.ok(message.ok)
  return message.value
}

test("a message says what its fields say, and nothing of Bcc", () => {
  const octets = composed({ fields: [["X-Test", "ja"]] })
  const message = parseMessage(octets)
  const { visible, from, hidden } = readAddressFields(message.root.header)
  assert.deepEqual(
    visible.map(({ role, mailbox }) => [role, formatAddress(mailbox.address)]),
    [
      ["to", "jan@een.example"],
      ["to", '"fatima de vries"@twee.example'],
      ["cc", "kees@drie.example"],
    ],
  )
  assert.deepEqual(
    from.map(({ address }) => formatAddress(address)),
    [PLAIN.from],
  )
  assert.deepEqual(hidden, [])
  assert.equal(subjectOf(message.root.header), "Hallo")
  assert.equal(bodyText(message, message.root).text, "Een\r\nTwee\r\nDrie")
  const text = Buffer.from(octets).toString()
  assert.ok(text.includes("\r\nX-Test: ja\r\n") && !text.includes("els@"))
})

describe("what is no address is refused by its place, and not repeated", () => {
  const wrong = [
    "jan",
    "Jan <jan@een.example>",
    "jan@een.example, kees@drie.example",
    "jan@een.example\r\nBcc: kees@drie.example",
    '"a\r\nBcc: b"@een.example',
    "jan@een.example\u0000",
    "jan@een.example\u2028x",
    `${"x".repeat(65)}@een.example`,
  ]
  for (const place of ["from", "to", "cc", "bcc"] as const)
    for (const address of wrong)
      test(`${place}: ${JSON.stringify(address).slice(0, 40)}`, () => {
        const given = { ...PLAIN, [place]: place === "from" ? address : ["a@b.example", address] }
        const message = composeMessage(given)
        assert.ok(!message.ok)
        assert.deepEqual([message.error.code, message.error.subject], ["request/invalid", place])
        assert.ok(!message.error.message.includes("jan"))
      })
})

describe("a subject is one field, whatever it holds", () => {
  const rows: readonly [says: string, subject: string][] = [
    ["a line end and a field", "Hallo\r\nBcc: kees@drie.example"],
    ["an encoded word, as text", "=?utf-8?q?Bcc=3A?="],
    ["other letters", "Renée, €5 en 🎉".repeat(40)],
    ["half a character", "\uD83C"],
    ["very long", "x".repeat(1000)],
  ]
  for (const [says, subject] of rows)
    test(says, () => {
      const octets = composed({ subject })
      const { header } = parseMessage(octets).root
      assert.deepEqual(
        header.fields.map(({ name }) => name),
        ["from", "to", "cc", "subject", "mime-version", "content-type", "content-transfer-encoding"],
      )
      assert.equal(subjectOf(header), subject.toWellFormed().replace(/[\r\n]+/g, " "))
      assert.match(Buffer.from(octets).toString("latin1"), /^(?:[^\r\n]{0,998}\r\n)*$/)
    })
})

test("a text and a subject come back as they were, whatever they are", () => {
  const any = fc.string({ unit: "grapheme", maxLength: 300 })
  fc.assert(
    fc.property(any, any, (subject, text) => {
      const message = parseMessage(composed({ subject, text }))
      assert.equal(bodyText(message, message.root).text, text.replace(/\r\n|\r|\n/g, "\r\n"))
      const line = subject.replace(/[\t\r\n]+/g, " ")
      // A field of white space alone has no value (RFC 5322 §3.2.2).
      assert.equal(subjectOf(message.root.header), /^ *$/.test(line) ? "" : line)
    }),
  )
})
