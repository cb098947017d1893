import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { halfOf } from "./judge/case.ts"
import { interval } from "./judge/score.ts"
import { judgeAll, pageOf, readCases } from "./judge.ts"

const cases = readCases()

test("the judgement set: 300 Dutch and 150 English messages at least, half of them benign, each with an id of its own", () => {
  const share = (some: typeof cases): number =>
    some.filter(({ expect }) => expect.verdict === "deliver").length / some.length
  const dutch = cases.filter(({ id }) => id.startsWith("nl-"))
  const english = cases.filter(({ id }) => id.startsWith("en-"))
  assert.ok(dutch.length >= 300 && english.length >= 150)
  assert.ok(share(dutch) > 0.4 && share(dutch) < 0.6 && share(english) > 0.4 && share(english) < 0.6)
  assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length)
})

test("the halves: by template alone, and about as large", () => {
  const halves = new Map<string, Set<string>>()
  for (const one of cases) {
    const key = `${one.id.slice(0, 2)} ${one.template.toLowerCase()}`
    halves.set(key, (halves.get(key) ?? new Set()).add(halfOf(one)))
  }
  assert.ok([...halves.values()].every(({ size }) => size === 1))
  const inTest = cases.filter((one) => halfOf(one) === "test").length
  assert.ok(inTest > cases.length * 0.4 && inTest < cases.length * 0.6)
})

test("docs/judgement.md says what the messages are judged as today; npm run judge writes it", async () => {
  const written = readFileSync(join(import.meta.dirname, "..", "docs", "judgement.md"), "utf8")
  assert.equal(written, await pageOf(await judgeAll(cases)))
})

for (const [hits, of, low, high] of [
  [0, 10, 0, 0.278],
  [5, 10, 0.237, 0.763],
  [10, 10, 0.722, 1],
] as const) {
  test(`Wilson's interval of ${hits} in ${of}: ${low} to ${high}`, () => {
    assert.deepEqual(
      interval({ hits, of }).map((bound) => Math.round(bound * 1000) / 1000),
      [low, high],
    )
  })
}
