/**
 * From sentences and whole mails to a model: which sentence of a mail tells it is itself learnt, by what is known so far; and how
 * much the sentences of a mail and the whole of it say together, by mails that nothing was learnt from.
 */
import { valuesTogether } from "@sluis/core/classifier/classifier"
import { learn, likelihoods, type Example, type Learnt } from "./learn.ts"
import type { Mail } from "./corpus.ts"

const FOLDS = 4
const ROUNDS = 4_000
const STEP = 0.05

export type Scored = { readonly mail: Mail; readonly likelihood: number }

export type Fitted = {
  readonly learnt: Learnt
  /** Bias, and then a weight for each of the most telling sentences, and for the whole. */
  readonly together: readonly number[]
  /** Every mail, by what was learnt of others. */
  readonly scored: readonly Scored[]
}

export function fit(sentences: readonly Example[], mails: readonly Mail[]): Fitted {
  const rows = Array.from({ length: FOLDS }, (_, fold) => {
    const learnt = learnFrom(
      sentences,
      mails.filter((mail) => foldOf(mail) !== fold),
    )
    return mails
      .filter((mail) => foldOf(mail) === fold)
      .map((mail) => ({ mail, values: valuesOf(learnt, mail) }))
  }).flat()
  const together = regression(rows.map(({ mail, values }) => ({ values, tells: mail.told.length > 0 })))
  return {
    learnt: learnFrom(sentences, mails),
    together,
    scored: rows.map(({ mail, values }) => ({ mail, likelihood: sigmoid(dot(together, values)) })),
  }
}

function learnFrom(sentences: readonly Example[], mails: readonly Mail[]): Learnt {
  const wholes = mails.flatMap(({ told, whole }) =>
    (told.length === 0 ? [0] : told).map((label) => ({ features: whole, label })),
  )
  const silent = mails
    .filter(({ told }) => told.length === 0)
    .flatMap(({ sentences: all }) => all.map((features) => ({ features, label: 0 })))
  const known = [...sentences, ...silent, ...wholes]
  const first = learn(known)
  const telling = mails.flatMap(({ told, sentences: all }) =>
    told.map((label) => ({ label, features: mostLikely(first, all, label) })),
  )
  return learn([...known, ...telling])
}

function mostLikely(learnt: Learnt, sentences: readonly Int32Array[], label: number): Int32Array {
  const scores = sentences.map((features) => likelihoods(learnt, features)[label]!)
  return sentences[scores.indexOf(Math.max(...scores))]!
}

function valuesOf(learnt: Learnt, { sentences, whole }: Mail): readonly number[] {
  const likely = (features: Int32Array): number => 1 - likelihoods(learnt, features)[0]!
  return valuesTogether(sentences.map(likely), likely(whole))
}

/** Logistic, by steepest descent. */
function regression(
  rows: readonly { readonly values: readonly number[]; readonly tells: boolean }[],
): readonly number[] {
  let weights = rows[0]!.values.map(() => 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = weights.map(() => 0)
    for (const { values, tells } of rows) {
      const fault = sigmoid(dot(weights, values)) - (tells ? 1 : 0)
      values.forEach((value, at) => (slopes[at]! += (fault * value) / rows.length))
    }
    weights = weights.map((weight, at) => weight - STEP * slopes[at]!)
  }
  return weights
}

function dot(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * values[at]!, 0)
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

/** By the template (FNV-1a), so that a mail of the same idea is never learnt from. */
function foldOf({ template }: Mail): number {
  let hash = 0x811c9dc5
  for (const unit of template) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193)
  return (hash >>> 13) % FOLDS
}
