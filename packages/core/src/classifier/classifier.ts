/**
 * How likely a sentence tells its readers what they belong to, by what was learnt of thousands that do or don't (tools/train).
 *
 * A linear model (multinomial logistic regression): each feature of a sentence (./features.ts) has a weight for each category and for
 * none. That is all it knows, so what weighed most in a sentence can be named.
 */
import { inflateSync } from "fflate"

import { hashIndex, numberOf, type HashIndex } from "../facts/hash-index.ts"
import { CATEGORIES, type Category } from "../facts/facts.ts"
import { fromBase64 } from "../ledger/base64.ts"
import { sharedTable } from "../shared-table.ts"
import { FORM } from "./features.ts"
import packed from "./weights.json" with { type: "json" }

/** As in `weights.json`. */
export type PackedWeights = {
  readonly form: number
  /** SHA-256 of what it was learnt from, in hexadecimal. */
  readonly learntFrom: string
  /** One weight is so much. */
  readonly unit: number
  /** In the order of `LABELS`. */
  readonly biases: readonly number[]
  /** Of a letter: weights of `valuesTogether`. */
  readonly together: readonly number[]
  readonly features: number
  /**
   * Deflated, in base64: first the hashes of the features in ascending order, each as what it is more than the one before (32 bits,
   * little endian, the four octets of all of them apart); then the weights of all for each label, one octet each.
   */
  readonly data: string
}

/** A mail is judged by so many of its sentences: who tells people of themselves seldom does it in one. */
const MOST_TOLD = 2

/** None, and then what there is. */
export const LABELS = ["none", ...CATEGORIES] as const

const WIDTH = LABELS.length

type Classifier = {
  readonly index: HashIndex
  /** Feature by feature, of each label after label. */
  readonly weights: Int8Array
  readonly unit: number
  readonly biases: readonly number[]
  readonly together: readonly number[]
}

export type Classified = {
  /** That it tells of any category. */
  readonly likelihood: number
  /** The most likely one. */
  readonly category: Category
  /** How likely it is that it tells of each, in the order of CATEGORIES. */
  readonly likelihoods: Float64Array
}

export function classify({ index, weights, unit, biases }: Classifier, features: Int32Array): Classified {
  const sums = new Float64Array(WIDTH)
  for (const feature of features) {
    const first = numberOf(index, feature) * WIDTH
    if (first < 0) continue
    for (let label = 0; label < WIDTH; label += 1) sums[label]! += weights[first + label]!
  }
  // Features that nobody has seen count as well: the more of them, the less is known.
  const scale = unit / Math.sqrt(features.length)
  const values = sums.map((sum, label) => sum * scale + biases[label]!)
  // Before the largest is taken off, a text made of one word over and over has powers that are no number.
  const most = Math.max(...values)
  const powers = values.map((value) => Math.exp(value - most))
  const all = powers.reduce((total, power) => total + power, 0)
  const likelihoods = powers.subarray(1).map((power) => power / all)
  const category = CATEGORIES[likelihoods.indexOf(Math.max(...likelihoods))]!
  return { likelihood: 1 - powers[0]! / all, category, likelihoods }
}

/** How likely it is of a letter, by what its sentences tell and the whole of it as if it were one. */
export function likelihoodOf(
  { together }: Classifier,
  sentences: readonly Pick<Classified, "likelihood">[],
  whole: Pick<Classified, "likelihood">,
): number {
  const values = valuesTogether(
    sentences.map(({ likelihood }) => likelihood),
    whole.likelihood,
  )
  const sum = values.reduce((total, value, at) => total + value * together[at]!, 0)
  return 1 / (1 + Math.exp(-sum))
}

/** What is weighed together: 1 for the bias, the sentences that tell most, the whole. */
export function valuesTogether(sentences: readonly number[], whole: number): readonly number[] {
  const most = sentences.toSorted((a, b) => b - a)
  return [1, ...Array.from({ length: MOST_TOLD }, (_, at) => logit(most[at] ?? 0)), logit(whole)]
}

/** Of 0 and 1 as of what is nearly so, for nothing is sure. */
function logit(likelihood: number): number {
  return Math.log((likelihood + LEAST_DOUBT) / (1 - likelihood + LEAST_DOUBT))
}
const LEAST_DOUBT = 1e-4

/** Throws where the weights were learnt from another form of features: they come with the program, so that is our mistake. */
export function unpack({ form, unit, biases, together, features, data }: PackedWeights): Classifier {
  if (form !== FORM || biases.length !== WIDTH || together.length !== MOST_TOLD + 2)
    throw new Error("the weights are of another form: npm run train")
  const deflated = fromBase64(data)
  if (deflated === undefined) throw new Error("the weights are no base64: npm run train")
  const octets = inflateSync(deflated, { out: new Uint8Array(features * (4 + WIDTH)) })
  const hashes: number[] = []
  let hash = 0
  for (let at = 0; at < features; at += 1) {
    for (let octet = 0; octet < 4; octet += 1)
      hash = (hash + octets[octet * features + at]! * 2 ** (8 * octet)) | 0
    hashes.push(hash)
  }
  const weights = new Int8Array(features * WIDTH)
  for (let label = 0; label < WIDTH; label += 1) {
    const column = (4 + label) * features
    for (let at = 0; at < features; at += 1) weights[at * WIDTH + label] = octets[column + at]!
  }
  return { index: hashIndex(hashes), weights, unit, biases, together }
}

/** What is learnt, and comes with the program. */
export const learnt = sharedTable("learnt weights", () => unpack(packed))
