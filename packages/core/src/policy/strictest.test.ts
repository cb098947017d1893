import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Demand } from "./strictest.ts"
import { DELIVER, showingOf, STRICTNESS, strictest } from "./strictest.ts"

const deliver = (delaySeconds: number): Demand => ({ kind: "deliver", delaySeconds })
const copies = (showing: "self" | "visible"): Demand => ({ kind: "individualise", showing })
const hold = (releasableBy: "sender" | "second-person"): Demand => ({ kind: "hold", releasableBy })
const refuse: Demand = { kind: "refuse" }

const table: readonly [name: string, Demand, Demand, Demand][] = [
  ["of two delays the longer", deliver(60), deliver(600), deliver(600)],
  ["copies beat a delay", deliver(60), copies("visible"), copies("visible")],
  ["showing oneself only beats showing all", copies("visible"), copies("self"), copies("self")],
  ["a second person beats the sender", hold("sender"), hold("second-person"), hold("second-person")],
  [
    "a hold remembers the copies",
    copies("self"),
    hold("sender"),
    { kind: "hold", releasableBy: "sender", showing: "self" },
  ],
  ["a hold forgets a delay", deliver(60), hold("sender"), hold("sender")],
  ["refuse beats everything", hold("second-person"), refuse, refuse],
]
for (const [name, a, b, expected] of table) {
  test(name, () => assert.deepEqual(strictest(a, b), expected))
}

const demand: fc.Arbitrary<Demand> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map(deliver),
  fc.constantFrom("self" as const, "visible" as const).map(copies),
  fc.constantFrom("sender" as const, "second-person" as const).map(hold),
  fc.record(
    {
      kind: fc.constant("hold" as const),
      releasableBy: fc.constantFrom("sender" as const, "second-person" as const),
      showing: fc.constantFrom("self" as const, "visible" as const),
    },
    { noNullPrototype: true },
  ),
  fc.constant(refuse),
)

test("commutative: which of two comes first never matters", () => {
  fc.assert(fc.property(demand, demand, (a, b) => assert.deepEqual(strictest(a, b), strictest(b, a))))
})

test("associative: which two of three are compared first never matters", () => {
  fc.assert(
    fc.property(demand, demand, demand, (a, b, c) =>
      assert.deepEqual(strictest(strictest(a, b), c), strictest(a, strictest(b, c))),
    ),
  )
})

test("idempotent, and deliver is neutral", () => {
  fc.assert(
    fc.property(demand, (a) => {
      assert.deepEqual(strictest(a, a), a)
      assert.deepEqual(strictest(DELIVER, a), a)
    }),
  )
})

test("never less strict than either, and copies asked for are never forgotten but by refuse", () => {
  fc.assert(
    fc.property(demand, demand, (a, b) => {
      const both = strictest(a, b)
      assert.equal(STRICTNESS[both.kind], Math.max(STRICTNESS[a.kind], STRICTNESS[b.kind]))
      if (both.kind !== "refuse" && showingOf(a) === "self") assert.equal(showingOf(both), "self")
    }),
  )
})
