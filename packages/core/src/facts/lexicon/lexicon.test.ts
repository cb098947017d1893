import assert from "node:assert/strict"
import { test } from "node:test"
import { foldPattern } from "../folding.ts"
import { FIELDS, keyWordsOf } from "../key-words.ts"
import { BENEFITS } from "./benefits.ts"
import { COMMONPLACE } from "./commonplace.ts"
import { CRIME } from "./crime.ts"
import { CUES } from "./cues.ts"
import { DEBT } from "./debt.ts"
import { DISMISSAL } from "./dismissal.ts"
import { DOMESTIC_VIOLENCE } from "./domestic-violence.ts"
import { HEALTH } from "./health.ts"
import type { Lexicon } from "./lexicon.ts"
import { MISLEADING } from "./misleading.ts"
import { ORIGIN } from "./origin.ts"
import { POLITICS } from "./politics.ts"
import { REJECTION } from "./rejection.ts"
import { RELIGION } from "./religion.ts"
import { SEXUALITY } from "./sexuality.ts"
import { UNION } from "./union.ts"
import { YOUTH_CARE } from "./youth-care.ts"

const lexicons: readonly Lexicon[] = [
  HEALTH,
  REJECTION,
  DEBT,
  BENEFITS,
  CRIME,
  RELIGION,
  UNION,
  POLITICS,
  SEXUALITY,
  DISMISSAL,
  DOMESTIC_VIOLENCE,
  ORIGIN,
  YOUTH_CARE,
]

for (const { category, telling, strong, topic, weak } of lexicons) {
  test(`${category}: every term has one grade`, () => {
    assert.deepEqual(twice([...telling, ...strong, ...topic, ...weak]), [])
  })
  test(`${category}: every grade has terms`, () => {
    assert.ok([telling, strong, topic, weak].every((terms) => terms.length > 0))
  })
  test(`${category}: no term is so short that it begins half the dictionary`, () => {
    const short = [...telling, ...strong, ...topic, ...weak].filter((term) =>
      /^\S{1,2}\*$|^\*\S{1,3}$/.test(term),
    )
    assert.deepEqual(short, [])
  })
}

for (const [cue, words] of Object.entries(CUES)) {
  test(`${cue}: every cue stands once`, () => assert.deepEqual(twice(words), []))
}

test("what misleads stands once", () => assert.deepEqual(twice(MISLEADING), []))

/** Each of them is compared where their common word is met. */
const PHRASES_PER_KEY = 250
test("no word is the key of so many phrases that a text full of it would be slow to read", () => {
  const words = lexicons.flatMap(({ telling, strong, topic, weak }) => [
    ...telling,
    ...strong,
    ...topic,
    ...weak,
  ])
  const keys = [...new Set([...words, ...CUES.application])].map((phrase) => ({ words: phrase, kind: 0 }))
  const { wholes, beginnings, endings } = keyWordsOf(keys, COMMONPLACE)
  for (const { starts } of [wholes, beginnings, endings]) {
    assert.ok(starts.every((start, key) => key === 0 || start - starts[key - 1]! <= PHRASES_PER_KEY * FIELDS))
  }
})

function twice(terms: readonly string[]): readonly string[] {
  const folded = terms.map(foldPattern)
  return terms.filter((_term, index) => folded.indexOf(folded[index]!) !== index)
}
