import assert from "node:assert/strict"
import { test } from "node:test"
import { LIMITS } from "../mail/limits.ts"
import { scanHeader } from "../mail/header.ts"
import { octetsOf } from "../mail/octets.ts"
import { readAddressFields, type AddressFields } from "./address-field.ts"

function fieldsOf(...lines: readonly string[]): AddressFields {
  const bytes = octetsOf(`${lines.join("\r\n")}\r\n\r\n`)
  return readAddressFields(scanHeader(bytes, 0, bytes.length))
}

type Heap = "visible" | "hidden" | "from" | "authors" | "replyTo"

function heaps(fields: AddressFields): Partial<Record<Heap, readonly string[]>> {
  const { hidden, from, authors, replyTo } = fields
  const visible = fields.visible.map(({ role, mailbox }) => `${role} ${mailbox.address.key}`)
  const lists = Object.entries({ hidden, from, authors, replyTo }).map(
    ([heap, mailboxes]) => [heap, mailboxes.map(({ address }) => address.key)] as const,
  )
  return Object.fromEntries([["visible", visible] as const, ...lists].filter(([, keys]) => keys.length > 0))
}

const table: readonly [why: string, lines: readonly string[], expected: ReturnType<typeof heaps>][] = [
  [
    "To and Cc are shown",
    ["To: a@x.example", "Cc: b@x.example"],
    { visible: ["to a@x.example", "cc b@x.example"] },
  ],
  [
    "a second To counts too",
    ["To: a@x.example", "To: b@x.example"],
    { visible: ["to a@x.example", "to b@x.example"] },
  ],
  [
    "members of a group are shown",
    ["To: Team: a@x.example, b@x.example;"],
    { visible: ["to a@x.example", "to b@x.example"] },
  ],
  [
    "whoever it was sent again to is shown",
    ["Resent-To: a@x.example", "Resent-Cc: b@x.example"],
    { visible: ["to a@x.example", "cc b@x.example"] },
  ],
  [
    "Bcc is hidden",
    ["Bcc: a@x.example", "Resent-Bcc: b@x.example"],
    { hidden: ["a@x.example", "b@x.example"] },
  ],
  ["From writes", ["From: a@x.example"], { from: ["a@x.example"], authors: ["a@x.example"] }],
  [
    "Sender writes, but is no From",
    ["Sender: a@x.example", "Resent-Sender: b@x.example"],
    { authors: ["a@x.example", "b@x.example"] },
  ],
  ["Reply-To does not write", ["Reply-To: a@x.example"], { replyTo: ["a@x.example"] }],
  ["the case of a field's name does not count", ["tO: a@x.example"], { visible: ["to a@x.example"] }],
  ["names that every object has are no field", ["constructor: a@x.example", "__proto__: b@x.example"], {}],
]
for (const [why, lines, expected] of table)
  test(`address fields: ${why}`, () => assert.deepEqual(heaps(fieldsOf(...lines)), expected))

const heads: readonly [why: string, line: string, expected: readonly [authors: number, listed: number]][] = [
  ["two in From are both authors", "From: a@x.example, b@x.example", [2, 0]],
  [
    "three in From are a list: the first is the author",
    "From: a@x.example, b@x.example, c@x.example",
    [1, 2],
  ],
  ["so are three in Sender", "Sender: a@x.example, b@x.example, c@x.example", [1, 2]],
  ["and in Resent-From", "Resent-From: a@x.example, b@x.example, c@x.example", [1, 2]],
  ["one person three times is an author", "From: a@x.example, A@x.example, a@X.example", [3, 0]],
]
for (const [why, line, expected] of heads) {
  test(`address fields: ${why}`, () => {
    const { authors, listed } = fieldsOf(line)
    assert.deepEqual([authors.length, listed.length], expected)
  })
}

const unread: readonly [why: string, line: string, expected: number][] = [
  ["names with semicolons", "To: Jan de Vries; Piet de Wit; Klaas Jan Bos", 3],
  ["names with commas", "To: Jan de Vries, Piet de Wit", 2],
  ["names of an Exchange directory", "To: Jan </O=X/CN=JAN>; Piet </O=X/CN=PIET>", 2],
  ["such a name with a comma in it is one", "To: Vries, Jan </O=X/CN=JAN>", 1],
  ["nobody", "To: undisclosed-recipients:;", 0],
  ["a relay of a broken source route is nobody", "To: <@relay.example , (oud) @mx.example : a@x.example>", 0],
]
for (const [why, line, expected] of unread)
  test(`address fields, not readable: ${why}`, () => assert.equal(fieldsOf(line).unreadable, expected))

const seenToo: readonly [why: string, line: string, expected: readonly string[]][] = [
  ["an address in a comment", "To: Jan <a@x.example> (en b@x.example)", ["b@x.example"]],
  ["in a comment that never ends", "Cc: Jan <a@x.example> (b@x.example", ["b@x.example"]],
  ["several in a name", 'To: "b@x.example, c@x.example" <a@x.example>', ["b@x.example", "c@x.example"]],
  ["one in a name is the mailbox's own, or its role", 'To: "b@x.example" <a@x.example>', []],
  [
    "several in the name of a group",
    'To: "b@x.example c@x.example": a@x.example;',
    ["b@x.example", "c@x.example"],
  ],
]
for (const [why, line, expected] of seenToo) {
  test(`address fields, seen too: ${why}`, () =>
    assert.deepEqual(
      fieldsOf(line).mentioned.map(({ key }) => key),
      expected,
    ))
}

test("address fields: a thousand addresses in comments are taken, no more", () => {
  const comments = (count: number): string =>
    `To: a@x.example ${Array.from({ length: count }, (_, number) => `(p${number}@x.example)`).join("\r\n ")}`
  assert.equal(fieldsOf(comments(1000)).mentioned.length, 1000)
  assert.equal(fieldsOf(comments(1001)).mentioned.length, 1000)
})

test("address fields: only what can't be read of To and Cc is counted", () => {
  assert.equal(
    fieldsOf("To: Jan de Vries, a@x.example", "Cc: Piet de Wit", "Bcc: Klaas Jan", "From: Joris Pas")
      .unreadable,
    2,
  )
})

test("address fields: as many mailboxes as allowed are read from all fields together", () => {
  const some = (count: number): string =>
    Array.from({ length: count }, (_, number) => `p${number}@x.example`).join(",\r\n ")
  const one = fieldsOf("From: a@x.example", `Bcc: ${some(LIMITS.mailboxes - 2)}`)
  assert.deepEqual([one.hidden.length, one.beyond], [LIMITS.mailboxes - 2, false])
  const full = fieldsOf("From: a@x.example", `Bcc: ${some(LIMITS.mailboxes + 1)}`, "To: b@x.example")
  assert.deepEqual([full.hidden.length, full.visible.length, full.beyond], [LIMITS.mailboxes - 1, 0, true])
})
