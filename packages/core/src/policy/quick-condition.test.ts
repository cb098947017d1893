import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { compileCondition } from "./condition.ts"
import { contextOf, ENVIRONMENT } from "./facts-context.ts"
import { factsOf, type PartialFacts } from "./neutral-facts.ts"
import { quickCondition } from "./quick-condition.ts"

const isQuick: readonly [text: string, expected: boolean][] = [
  ["audience.visible >= 10 && audience.strangers >= 10", true],
  ['!form.signed || membership.sensitivity == "certain"', true],
  ["size(form.beyond) > 0", true],
  ["audience.visible * 2 > audience.recipients", false],
  ['"health" in content.categories', true],
  ['"iban" in attachments.identifiers || membership.sensitivity != "certain"', true],
  ["audience.visible != 2", true],
  ['sender.department in ["hr", "legal"]', false],
  ["form.size > 0 && form.obstacles.size() == 0", false],
  [`sender.address == "${"x".repeat(1001)}"`, false],
]
for (const [text, expected] of isQuick) {
  test(`${text.slice(0, 60)} is ${expected ? "quick" : "left to the library"}`, () => {
    const condition = compileCondition(text, ["hr", "legal"])
    assert.ok(condition.ok)
    assert.equal(quickCondition(condition.value.ast) !== undefined, expected)
  })
}

const count = fc.constantFrom("audience.visible", "audience.hidden", "size(form.beyond)")
const comparison = fc.tuple(count, fc.constantFrom("<", "<=", ">", ">=", "==", "!="), fc.nat(4))
const atom = fc.oneof(
  comparison.map((words) => words.join(" ")),
  fc.constantFrom(
    "form.signed",
    "form.reply",
    'membership.sensitivity == "certain"',
    'membership.sensitivity != "none"',
    '"health" in content.categories',
    '"x" in form.beyond',
    'sender.department == "hr"',
  ),
)
const condition = fc.letrec<{ all: string }>((tie) => ({
  all: fc.oneof(
    { depthSize: "small" },
    atom,
    tie("all").map((inner) => `!(${inner})`),
    fc.tuple(tie("all"), fc.constantFrom("&&", "||"), tie("all")).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
})).all
// 1.5 is no count: reading it fails, here and in the library.
const number = fc.constantFrom(0, 1, 2, 3, 4, 5, 1.5)
const someFacts = fc.record({
  audience: fc.record({ visible: number, hidden: number }),
  form: fc.record({
    signed: fc.boolean(),
    reply: fc.boolean(),
    beyond: fc.array(fc.constant("depth"), { maxLength: 3 }),
  }),
  content: fc.record({ categories: fc.subarray<"health" | "debt">(["health", "debt"]) }),
  membership: fc.record({ sensitivity: fc.constantFrom("none", "assumed", "certain") }),
  sender: fc.record({ department: fc.constantFrom("", "hr") }),
}) satisfies fc.Arbitrary<PartialFacts>

test("a condition gives what the library gives, and fails where that fails", () => {
  const outcome = (run: () => unknown): unknown => {
    try {
      return run()
    } catch (error) {
      return String(error)
    }
  }
  fc.assert(
    fc.property(condition, someFacts, (text, partial) => {
      const compiled = compileCondition(text, ["hr"])
      if (!compiled.ok) return // `visible < 0` is never true, and refused
      const context = contextOf(factsOf(partial))
      const expected = outcome(() => ENVIRONMENT.parse(text)(context) as unknown)
      assert.deepEqual(
        outcome(() => compiled.value.holds(context)),
        expected,
      )
    }),
    { numRuns: 500 },
  )
})
