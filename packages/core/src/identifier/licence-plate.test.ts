import assert from "node:assert/strict"
import { test } from "node:test"
import { findIdentifiers } from "./find-identifiers.ts"

/** What is found, as it stands in the text: "bsn 999900274" if certain, "bsn? 999900274" if assumed. */
function foundIn(text: string): readonly string[] {
  return findIdentifiers(text, []).map(
    ({ kind, start, end, certainty }) =>
      `${kind}${certainty === "assumed" ? "?" : ""} ${text.slice(start, end)}`,
  )
}

const table: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ["De auto met kenteken XX-99-99", "licence-plate XX-99-99"],
  ["kenteken 99-99-XX", "licence-plate 99-99-XX"],
  ["kenteken 99-XX-99", "licence-plate 99-XX-99"],
  ["XX-99-XX staat verkeerd", "licence-plate XX-99-XX"],
  ["zag XX-XX-99 wegrijden", "licence-plate XX-XX-99"],
  ["een 99-XX-XX", "licence-plate 99-XX-XX"],
  ["99-XXX-9", "licence-plate 99-XXX-9"],
  ["9-XXX-99", "licence-plate 9-XXX-99"],
  ["XX-999-X", "licence-plate XX-999-X"],
  ["X-999-XX", "licence-plate X-999-XX"],
  ["XXX-99-X", "licence-plate XXX-99-X"],
  ["X-99-XXX", "licence-plate X-99-XXX"],
  ["9-XX-999", "licence-plate 9-XX-999"],
  ["999-XX-9.", "licence-plate 999-XX-9"],
  ["(12-GBD-3)", "licence-plate 12-GBD-3"],
  ["12‑GBD‑3", "licence-plate 12‑GBD‑3"],
  ["kenteken 12GBD3", "licence-plate 12GBD3"],
  ["kentekens: 12-gbd-3 en G-001-BB", "licence-plate 12-gbd-3", "licence-plate G-001-BB"],
  ["license plate GB001B", "licence-plate GB001B"],
  ["kenteken gb001b", "licence-plate gb001b"],
  ["zijn auto, 12-gbd-3", "licence-plate 12-gbd-3"],
  ["GBD-12-X en 12-GBD-4", "licence-plate GBD-12-X", "licence-plate 12-GBD-4"],
  // The old series are numbers of much else.
  ["AB-12-34", "licence-plate? AB-12-34"],
  ["12-34-AB", "licence-plate? 12-34-AB"],
  // None.
  ["12-gbd-3"],
  ["12GBD3"],
  ["artikelnummer XX-999-X"],
  ["12-GVD-3"],
  ["12-PVV-3"],
  ["12-KKK-3"],
  ["SS-99-XX"],
  ["12-SD-XX"],
  ["12-ABE-3"],
  ["12-QBB-3"],
  ["A-12-GBD-3"],
  ["12-GBD-34"],
  ["12-GBD-3-4"],
  ["12-GBD"],
  ["12-03-85"],
  ["https://voorbeeld.example/12-GBD-3"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}

test("with and without hyphens, in either case, a plate is one value", () => {
  const values = findIdentifiers("kentekens 12-GBD-3, 12gbd3 en 12-gbd-3", []).map(({ value }) => value)
  assert.deepEqual(values, ["12GBD3", "12GBD3", "12GBD3"])
})
