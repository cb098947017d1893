import assert from "node:assert/strict"
import { test } from "node:test"

import { letterPlain } from "./letter-text.ts"
import { letterLacks } from "./letter-lack.ts"
import type { LetterLack } from "./letter-lack.ts"
import { personalLetter } from "./letter.ts"
import type { LetterPlan } from "./letter.ts"
import { SAMPLE_ACCOUNT, SAMPLE_PROFILE } from "../sample-account.ts"
import type { AccountMeasure } from "../account.ts"

const DUTCH = "Wij belden de ontvangers"
const ENGLISH = "We called the recipients"
const LATER = "Wij oefenen elk jaar"
const PLAN: LetterPlan = {
  account: SAMPLE_ACCOUNT,
  profile: SAMPLE_PROFILE,
  round: "first",
  happened: undefined,
  advice: undefined,
  groups: new Map(),
}
const measure = (text: string, more: Partial<AccountMeasure> = {}): AccountMeasure => ({
  id: text,
  kind: "immediate",
  text,
  owner: "",
  due: undefined,
  closed: undefined,
  ...more,
})
const withMeasures = (...measures: readonly AccountMeasure[]): Partial<LetterPlan> => ({
  account: { ...SAMPLE_ACCOUNT, measures },
})
const quiet = { ...SAMPLE_PROFILE, desk: { ...SAMPLE_PROFILE.desk, hours: { nl: "elke dag", en: "" } } }

type Row = readonly [
  what: string,
  plan: Partial<LetterPlan>,
  lacks: readonly `${string} ${LetterLack["part"]}`[],
]
const ROWS: readonly Row[] = [
  ["nothing where nothing was typed", {}, []],
  ["nothing of what is there in both languages", { happened: { nl: "Zo.", en: "So." } }, []],
  ["what happened, typed in Dutch alone", { happened: { nl: "Zo.", en: " " } }, ["en happened"]],
  ["what others advised, typed in English alone", { advice: { nl: "", en: "So." } }, ["nl advice"]],
  ["what is for a group", { groups: new Map([["klas", { nl: "Zo.", en: "" }]]) }, ["en group"]],
  ["a measure in Dutch alone", withMeasures(measure(DUTCH)), ["en measure"]],
  ["nothing of a measure in both", withMeasures(measure(DUTCH, { english: ENGLISH })), []],
  [
    "nothing of a measure that this letter does not tell",
    withMeasures(measure(LATER, { kind: "improvement" })),
    [],
  ],
  [
    "an improvement point in a fuller letter",
    { ...withMeasures(measure(LATER, { kind: "improvement" })), round: "fuller" },
    ["en measure"],
  ],
  ["the hours of the desk", { profile: quiet }, ["en hours"]],
]
for (const [what, change, expected] of ROWS)
  test(`letters lack ${what}`, () => {
    const plan = { ...PLAN, ...change }
    assert.deepEqual(
      letterLacks(plan, ["nl", "en"]).map(({ language, part }) => `${language} ${part}`),
      expected,
    )
    assert.deepEqual(letterLacks(plan, []), [], "nobody is written to")
  })

test("of a long text the beginning is told", () => {
  const [lack] = letterLacks({ ...PLAN, ...withMeasures(measure("x".repeat(201))) }, ["en"])
  assert.equal(lack?.words, "x".repeat(200))
})

const letter = (plan: Partial<LetterPlan>, language: "nl" | "en"): string =>
  letterPlain(
    personalLetter(
      { ...PLAN, ...plan },
      { name: "", address: "a@post.example", isNameSure: false, language, group: "klas", own: "" },
    ),
  )

test("an English letter has no Dutch measure, says that there are some, and has those in English", () => {
  const one = letter(withMeasures(measure(DUTCH)), "en")
  assert.ok(!one.includes(DUTCH), one)
  assert.match(one, /written down in Dutch only/)
  assert.doesNotMatch(one, /We are investigating what happened/)
  const both = letter(withMeasures(measure(DUTCH, { english: ENGLISH }), measure("Nog iets")), "en")
  assert.ok(both.includes(`- ${ENGLISH}`), both)
  assert.match(both, /written down in Dutch only/)
  const all = letter(withMeasures(measure(DUTCH, { english: ENGLISH })), "en")
  assert.doesNotMatch(all, /written down in Dutch only/)
  const dutch = letter(withMeasures(measure(DUTCH, { english: ENGLISH })), "nl")
  assert.ok(dutch.includes(`- ${DUTCH}`) && !dutch.includes(ENGLISH), dutch)
})

test("no letter says that nobody was asked for advice where somebody was, in whatever language that was typed", () => {
  const advice = { nl: "Een adviseur zei het ook.", en: "" }
  assert.match(letter({ round: "fuller" }, "en"), /We have not asked others for advice/)
  assert.doesNotMatch(letter({ round: "fuller", advice }, "en"), /advice|adviseur/)
  assert.match(letter({ round: "fuller", advice }, "nl"), /Een adviseur zei het ook/)
})
