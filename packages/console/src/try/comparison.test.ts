import assert from "node:assert/strict"
import { test } from "node:test"

import { compare, isMain } from "./comparison.ts"
import type { MailView } from "./view.ts"

function mail(header: string, text = "hoi"): MailView {
  return {
    header: header.split("\n").map((line) => {
      const [name = "", ...value] = line.split(": ")
      return { name, value: value.join(": ") }
    }),
    texts: [{ kind: "text", text }],
    attachments: [],
  }
}

const changesOf = (before: string, after: string) =>
  compare(mail(before), mail(after)).fields.map(({ name, change }) => `${name} ${change}`)

for (const [why, before, after, changes] of [
  ["the same message", "From: a\nTo: b", "From: a\nTo: b", ["From same", "To same"]],
  [
    "a field that shows fewer",
    "From: a\nTo: b, c\nDate: d",
    "From: a\nTo: b\nDate: d",
    ["From same", "To changed", "Date same"],
  ],
  [
    "a field that went",
    "From: a\nBcc: b\nDate: d",
    "From: a\nDate: d",
    ["From same", "Bcc gone", "Date same"],
  ],
  ["Cc became To", "Cc: b, c\nDate: d", "To: b\nDate: d", ["Cc gone", "To new", "Date same"]],
  ["two fields of one name, of which one went", "To: b\nTo: c", "To: c", ["To gone", "To same"]],
] as const) {
  test(`compare: ${why}`, () => assert.deepEqual(changesOf(before, after), changes))
}

test("inside a changed field the one side shows what went and the other what came", () => {
  const [to] = compare(mail("To: a@x.example, b@y.example"), mail("To: b@y.example; c@z.example")).fields
  assert.deepEqual(to?.before, [
    { text: "a@x.example, ", kind: "gone" },
    { text: "b@y.example", kind: "same" },
  ])
  assert.deepEqual(to?.after, [
    { text: "b@y.example", kind: "same" },
    { text: "; c@z.example", kind: "new" },
  ])
})

test("a value with colons stays whole", () => {
  const [field] = compare(mail("X-Time: 10:00:00"), mail("X-Time: 10:00:00")).fields
  assert.equal(field?.before[0]?.text, "10:00:00")
})

test("a text that is the same says so, one that is not has its lines marked", () => {
  assert.equal(compare(mail("From: a"), mail("From: a")).texts[0]?.change, "same")
  const [text] = compare(mail("From: a", "een\ntwee"), mail("From: a", "een")).texts
  assert.equal(text?.change, "changed")
  assert.deepEqual(text?.lines, [
    { text: "een", kind: "same" },
    { text: "twee", kind: "gone" },
  ])
})

test("what changed is always shown, what did not only where a reader looks", () => {
  const { fields } = compare(mail("Received: x\nFrom: a\nX-Old: y"), mail("Received: x\nFrom: a"))
  assert.deepEqual(fields.map(isMain), [false, true, true])
})
