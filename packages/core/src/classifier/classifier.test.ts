import assert from "node:assert/strict"
import { test } from "node:test"
import { classify, learnt, likelihoodOf, unpack, valuesTogether } from "./classifier.ts"
import { readSentences } from "./features.ts"
import packed from "./weights.json" with { type: "json" }

const classified = (text: string) => classify(learnt(), readSentences(text, false)[0]!.features)

test("what people are told of themselves is likelier to tell than what is like it and tells nothing", () => {
  const pairs = [
    [
      "Jullie contracten worden na de zomer niet verlengd.",
      "Het contract met de schoonmaker wordt niet verlengd.",
    ],
    [
      "Neem je medicijnen mee naar de groepstherapie van dinsdag.",
      "Neem je laptop mee naar het overleg van dinsdag.",
    ],
    ["U heeft drie maanden huurachterstand.", "De huur van de zaal is betaald."],
  ] as const
  for (const [tells, silent] of pairs) {
    assert.ok(classified(tells).likelihood > classified(silent).likelihood + 0.3, tells)
  }
})

test("it names the category", () => {
  assert.equal(classified("Jullie contracten worden na de zomer niet verlengd.").category, "dismissal")
  assert.equal(classified("U heeft drie maanden huurachterstand.").category, "debt")
})

test("words that nobody has seen make nothing likely", () => {
  assert.ok(classified("Xqz wvt prs lmn.").likelihood < 0.5)
})

test("of one feature over and over, whichever, a likelihood is a number", () => {
  const model = learnt()
  for (let at = 0; at < model.index.slots.length; at += 2_002) {
    if (model.index.slots[at + 1] === 0) continue
    const { likelihood } = classify(model, new Int32Array(10_000).fill(model.index.slots[at]!))
    assert.ok(likelihood >= 0 && likelihood <= 1)
  }
})

test("the more its sentences and the whole of it tell, the likelier a letter tells", () => {
  const of = (likelihood: number) => ({ likelihood })
  const nothing = likelihoodOf(learnt(), [], of(0))
  const one = likelihoodOf(learnt(), [of(0.9), of(0.1)], of(0.1))
  const all = likelihoodOf(learnt(), [of(0.9), of(0.1)], of(0.9))
  assert.ok(0 <= nothing && nothing < one && one < all && all <= 1)
})

test("one sentence is weighed as one of which nothing is known besides", () => {
  assert.deepEqual(valuesTogether([0.5], 0.5), valuesTogether([0, 0.5], 0.5))
})

test("all features differ", () => {
  const { index } = unpack(packed)
  const numbers = index.slots.filter((_, at) => at % 2 === 1 && index.slots[at] !== 0)
  assert.equal(new Set(numbers).size, packed.features)
})

test("weights for another form of features are our mistake", () => {
  assert.throws(() => unpack({ ...packed, form: packed.form + 1 }), /npm run train/)
  assert.throws(() => unpack({ ...packed, biases: packed.biases.slice(1) }), /npm run train/)
  assert.throws(() => unpack({ ...packed, data: "%%%%" }), /npm run train/)
})
