import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"

import { refusal } from "./refusal.ts"

const REASON = { rule: "x", nl: "Dit mag niet: één lijst met ‘namen’.", en: "This may not go." }

test("refusal: both languages, the sender's first, in ASCII", () => {
  assert.deepEqual(refusal([REASON], "nl"), {
    code: 550,
    status: "5.7.1",
    lines: ["Dit mag niet: een lijst met 'namen'.", "This may not go."],
  })
  assert.equal(refusal([REASON], "en").lines[0], "This may not go.")
})

test("refusal: three reasons are told, a fourth is not", () => {
  const reasons = [1, 2, 3, 4].map((n) => ({ rule: "x", nl: `Reden ${n}`, en: `Reason ${n}` }))
  assert.equal(refusal(reasons, "nl").lines.length, 6)
})

test("refusal: whatever a policy says, every line is printable ASCII that fits a reply", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (words) => {
      for (const line of refusal([{ rule: "x", nl: words, en: words }], "").lines)
        assert.match(line, /^[ -~]{1,400}$/)
    }),
  )
})
