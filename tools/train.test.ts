import assert from "node:assert/strict"
import { test } from "node:test"
import { classify, unpack } from "@sluis/core/classifier/classifier"
import packed from "../packages/core/src/classifier/weights.json" with { type: "json" }
import { readCorpus } from "./train/corpus.ts"
import { fit } from "./train/fit.ts"
import { learn, likelihoods } from "./train/learn.ts"
import { pack } from "./train/pack.ts"

const EXAMPLES = Array.from({ length: 60 }, (_, number) => ({
  features: Int32Array.of(number % 3, 10 + (number % 2), 100 + number),
  label: number % 3,
}))

test("the weights were learnt from the corpus as it is: else npm run train", () => {
  assert.equal(packed.learntFrom, readCorpus().digest)
})

test("the corpus holds every category, mails of several readers, and as much that tells nothing", () => {
  const { sentences, mails } = readCorpus()
  for (let label = 0; label <= 13; label += 1) {
    assert.ok(sentences.filter((each) => each.label === label).length >= 300, String(label))
  }
  assert.ok(mails.filter(({ told }) => told.length === 0).length >= mails.length / 3)
})

test("what tells labels apart is learnt, the same each time, and what stands in one example is not", () => {
  const learnt = learn(EXAMPLES)
  assert.deepEqual(learn(EXAMPLES), learnt)
  for (const { features, label } of EXAMPLES) assert.ok(likelihoods(learnt, features)[label]! > 0.8)
  assert.equal(learnt.weights.has(100), false)
})

test("what is packed judges as what was learnt", () => {
  const learnt = learn(EXAMPLES)
  const classifier = unpack(pack(learnt, [0, 1, 1, 1], "0"))
  for (const { features } of EXAMPLES) {
    const none = likelihoods(learnt, features)[0]!
    assert.ok(Math.abs(classify(classifier, features).likelihood - (1 - none)) < 0.02)
  }
})

test("in a mail of which only the whole is known, the telling sentence is found", () => {
  const mails = Array.from({ length: 40 }, (_, number) => {
    const tells = number % 2 === 0
    const sentences = [Int32Array.of(7, 8), Int32Array.of(tells ? 1 : 0, 9)]
    return {
      template: String(number),
      told: tells ? [1] : [],
      sentences,
      whole: Int32Array.of(7, 8, tells ? 1 : 0, 9),
    }
  })
  const { learnt, scored } = fit(EXAMPLES, mails)
  assert.ok(likelihoods(learnt, Int32Array.of(1, 9))[1]! > likelihoods(learnt, Int32Array.of(7, 8))[1]!)
  for (const { mail, likelihood } of scored) assert.equal(likelihood > 0.5, mail.told.length > 0)
})
