import { readFileSync } from "node:fs"
import { test } from "node:test"
import assert from "node:assert/strict"
import { FAULTS, Fault, tell } from "./fault.ts"

const page = readFileSync(new URL("../../../../docs/faults.md", import.meta.url), "utf8")
const documented = [...page.matchAll(/^\| `([a-z-]+\/[a-z0-9-]+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, ...cells]) => cells,
)

test("the page of faults says what the catalogue says, in its order", () => {
  assert.deepEqual(
    documented,
    Object.entries(FAULTS).map(([code, { problem, remedy }]) => [code, problem.en, remedy.en]),
  )
})

test("a fault is told with what varies in brackets, in both languages", () => {
  const fault = new Fault("input/not-mail", "photo.png", "PNG")
  assert.equal(tell(fault, "en").problem, "is not an e-mail message (PNG)")
  assert.equal(tell(fault, "nl").problem, "is geen e-mail (PNG)")
  assert.equal(fault.message, "input/not-mail: photo.png: PNG")
})

for (const [code, { problem, remedy }] of Object.entries(FAULTS)) {
  test(`${code} has a problem that ends no sentence, and a remedy that is one`, () => {
    for (const text of [problem.nl, problem.en]) assert.match(text, /^[a-z].*[^.]$/)
    for (const text of [remedy.nl, remedy.en]) assert.match(text, /^[A-Z].*\.$/)
    assert.notEqual(remedy.nl, remedy.en)
  })
}
