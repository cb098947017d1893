import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { CATEGORIES } from "../facts/facts.ts"
import { factsOf } from "../policy/neutral-facts.ts"
import { affectedPeople, evidenceOf, mergeEvidence, peopleIn } from "./evidence-of.ts"
import type { MessageEvidence } from "./evidence.ts"
import { listOf, sent } from "./sample-steps.ts"
import { categoriesIn } from "./severity/sensitive.ts"

test("nothing that leads to somebody passes from the facts to the evidence", () => {
  const facts = factsOf({
    sender: { address: "karin@voorbeeld.example", domain: "voorbeeld.example", department: "Jeugd" },
    membership: { list: "PTSS-groep", sensitivity: "certain", categories: ["health"] },
  })
  const written = JSON.stringify(
    evidenceOf(facts, { message: "m1", digest: "d", sentAt: 5, sentAtFrom: "gateway", outcome: "sent" }),
  )
  for (const word of ["karin", "voorbeeld", "Jeugd", "PTSS"])
    assert.equal(written.includes(word), false, word)
})

test("where nobody knows when it was sent, nobody says from what", () => {
  const evidence = evidenceOf(factsOf({}), {
    message: "",
    digest: "",
    sentAt: undefined,
    sentAtFrom: "date-field",
    outcome: "unknown",
  })
  assert.equal(evidence.sentAtFrom, undefined)
})

const rows: readonly (readonly [what: string, evidence: MessageEvidence, people: number])[] = [
  ["one recipient of a letter about nobody", sent(), 0],
  ["112 who see each other", listOf(112), 112],
  [
    "colleagues who know each other's address and are exposed all the same",
    sent({ audience: { visible: 9 }, membership: { sensitivity: "certain", exposures: 72 } }),
    9,
  ],
  ["colleagues who know each other, in a message that says nothing", sent({ audience: { visible: 9 } }), 0],
  ["one client in the text", sent({ content: { identified: 1 } }), 1],
  ["400 in an attachment", sent({ attachments: { persons: 400 } }), 400],
  ["30 hidden recipients in a Bcc field left in", sent({ listed: { header: 30 } }), 30],
  [
    "5 hidden recipients in the quoted text, of whom 2 got nothing",
    sent({ listed: { quoted: 5, others: 2 } }),
    5,
  ],
  ["people of a quote who get nothing", sent({ listed: { others: 4 } }), 4],
]
for (const [what, evidence, people] of rows) {
  test(`${what}: about ${String(people)}`, () => {
    assert.equal(peopleIn(evidence), people)
  })
}

test("people of several messages are not added: the same list is often mailed again", () => {
  assert.equal(affectedPeople([listOf(112), listOf(100)]), 112)
  assert.equal(affectedPeople([]), 0)
})

test("messages together say the worst that any of them says", () => {
  const merged = mergeEvidence([
    { ...listOf(3, { sensitivity: "assumed", categories: ["health"] }), outcome: "prevented", sentAt: 9 },
    sent(
      { content: { categories: ["debt"], identifiers: ["bsn"] }, listed: { complete: false } },
      { sentAt: 5, sentAtFrom: "gateway" },
    ),
  ])
  assert.equal(merged.outcome, "sent")
  assert.equal(merged.sentAt, 5)
  assert.equal(merged.sentAtFrom, "gateway")
  assert.equal(merged.visible, 3)
  assert.equal(merged.sensitivity, "assumed")
  assert.equal(merged.listed.complete, false)
  assert.deepEqual(categoriesIn([merged]), ["debt", "health"])
})

test("merging in any order says the same, and never less than one of them", () => {
  const message = fc
    .record({
      visible: fc.nat(500),
      identified: fc.nat(500),
      persons: fc.nat(500),
      sensitivity: fc.constantFrom("none", "assumed", "certain"),
      categories: fc.subarray([...CATEGORIES]),
      outcome: fc.constantFrom("prevented", "sent", "unknown"),
    })
    .map(({ visible, identified, persons, sensitivity, categories, outcome }) =>
      sent(
        {
          audience: { visible, introductions: visible },
          content: { identified, categories },
          attachments: { persons },
          membership: { sensitivity, categories },
        },
        { outcome, message: "" },
      ),
    )
  fc.assert(
    fc.property(message, message, message, (one, other, third) => {
      const merged = mergeEvidence([one, other, third])
      const sorted = (evidence: MessageEvidence): MessageEvidence => ({
        ...evidence,
        content: evidence.content.toSorted(),
        membership: evidence.membership.toSorted(),
      })
      assert.deepEqual(sorted(merged), sorted(mergeEvidence([third, one, other])))
      for (const each of [one, other, third]) assert.equal(peopleIn(merged) >= peopleIn(each), true)
    }),
  )
})
