import assert from "node:assert/strict"
import { test } from "node:test"
import { foldPattern } from "../folding.ts"
import { FIELDS, keyWordsOf } from "../key-words.ts"
import { benefits } from "./benefits.ts"
import { commonplace } from "./commonplace.ts"
import { crime } from "./crime.ts"
import { CUES } from "./cues.ts"
import { debt } from "./debt.ts"
import { dismissal } from "./dismissal.ts"
import { domesticViolence } from "./domestic-violence.ts"
import { health } from "./health.ts"
import type { Lexicon } from "./lexicon.ts"
import { MISLEADING } from "./misleading.ts"
import { origin } from "./origin.ts"
import { politics } from "./politics.ts"
import { rejection } from "./rejection.ts"
import { religion } from "./religion.ts"
import { sexuality } from "./sexuality.ts"
import { union } from "./union.ts"
import { youthCare } from "./youth-care.ts"

const lexicons: readonly Lexicon[] = [
  health(),
  rejection(),
  debt(),
  benefits(),
  crime(),
  religion(),
  union(),
  politics(),
  sexuality(),
  dismissal(),
  domesticViolence(),
  origin(),
  youthCare(),
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
  const { wholes, beginnings, endings } = keyWordsOf(keys, commonplace())
  for (const { starts } of [wholes, beginnings, endings]) {
    assert.ok(starts.every((start, key) => key === 0 || start - starts[key - 1]! <= PHRASES_PER_KEY * FIELDS))
  }
})

function twice(terms: readonly string[]): readonly string[] {
  const folded = terms.map(foldPattern)
  return terms.filter((_term, index) => folded.indexOf(folded[index]!) !== index)
}
