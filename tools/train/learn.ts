/**
 * Multinomial logistic regression, learnt example by example with a step of its own for each weight (AdaGrad: Duchi, Hazan and Singer, 2011).
 *
 * The same examples always give the same weights: their order comes from a generator of numbers that begins at the same one.
 */
import { LABELS } from "@sluis/core/classifier/classifier"

export type Example = {
  readonly features: Int32Array
  /** Index in `LABELS`. */
  readonly label: number
}

export type Learnt = {
  /** By feature: the weight for each label. */
  readonly weights: ReadonlyMap<number, Float64Array>
  readonly biases: Float64Array
}

/** A feature of fewer examples says more about the one than about mail. */
const LEAST_EXAMPLES = 3
const ROUNDS = 10
const STEP = 0.3
const STEP_OF_BIAS = 0.02
const FIRST_SQUARES = 1e-3
/** A step so small changes nothing. */
const LEAST_FAULT = 1e-3

export function learn(examples: readonly Example[]): Learnt {
  const known = knownFeatures(examples)
  const weights = new Map([...known].map((feature) => [feature, new Float64Array(LABELS.length)]))
  const squares = new Map(
    [...known].map((feature) => [feature, new Float64Array(LABELS.length).fill(FIRST_SQUARES)]),
  )
  const biases = new Float64Array(LABELS.length)
  const rows = examples.map(({ features, label }) => ({
    label,
    scale: 1 / Math.sqrt(features.length),
    pairs: [...features]
      .filter((feature) => known.has(feature))
      .map((feature) => ({ weight: weights.get(feature)!, square: squares.get(feature)! })),
  }))
  const random = randomFrom(1)
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(rows, random)
    for (const { label, scale, pairs } of rows) {
      const likelihoods = likelihoodsOf(pairs, scale, biases)
      for (let each = 0; each < LABELS.length; each += 1) {
        const fault = likelihoods[each]! - (each === label ? 1 : 0)
        if (Math.abs(fault) < LEAST_FAULT) continue
        biases[each]! -= STEP_OF_BIAS * fault
        const slope = fault * scale
        for (const { weight, square } of pairs) {
          square[each]! += slope * slope
          weight[each]! -= (STEP * slope) / Math.sqrt(square[each]!)
        }
      }
    }
  }
  return { weights, biases }
}

/** Of one sentence, for each label. */
export function likelihoods({ weights, biases }: Learnt, features: Int32Array): Float64Array {
  const pairs = [...features].flatMap((feature) => {
    const weight = weights.get(feature)
    return weight === undefined ? [] : [{ weight }]
  })
  return likelihoodsOf(pairs, 1 / Math.sqrt(features.length), biases)
}

function likelihoodsOf(
  pairs: readonly { readonly weight: Float64Array }[],
  scale: number,
  biases: Float64Array,
): Float64Array {
  const sums = new Float64Array(LABELS.length)
  for (const { weight } of pairs)
    for (let each = 0; each < sums.length; each += 1) sums[each]! += weight[each]!
  let most = -Infinity
  for (let each = 0; each < sums.length; each += 1) {
    sums[each] = sums[each]! * scale + biases[each]!
    most = Math.max(most, sums[each]!)
  }
  let total = 0
  for (let each = 0; each < sums.length; each += 1) total += sums[each] = Math.exp(sums[each]! - most)
  for (let each = 0; each < sums.length; each += 1) sums[each]! /= total
  return sums
}

function knownFeatures(examples: readonly Example[]): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const { features } of examples) {
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_EXAMPLES).map(([feature]) => feature))
}

/** Fisher and Yates. */
function shuffle(rows: unknown[], random: () => number): void {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[rows[last], rows[other]] = [rows[other], rows[last]]
  }
}

/** Linear congruential (Numerical Recipes): between 0 and 1. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
