/**
 * What a letter tells its readers of themselves, by what was learnt from thousands of sentences (../classifier).
 *
 * Why this module exists: people say such things in so many ways that no lexicon holds them, and no list of what private letters are
 * told by. Lexicons and cues (./sensitivity.ts) are asked first: what they are sure of they can explain word by word; here it is a sentence
 * that is like others.
 *
 * Deliberately left out: how likely is likely enough, which depends on who the readers are (./membership.ts).
 */
import { classify, learnt, likelihoodOf } from "../classifier/classifier.ts"
import { MAX_UNITS, readSentences, type Sentence } from "../classifier/features.ts"
import { CATEGORIES, type Category } from "./facts.ts"
import type { LetterWords } from "./private-letter.ts"

export type ZonedSentence = Sentence & { readonly zone: "subject" | "event" | "text" }

export type Told = {
  /** Of the letter, from 0 to 1. */
  readonly likelihood: number
  readonly category: Category
  readonly zone: ZonedSentence["zone"]
  /** UTF-16 range in that zone's string, of the sentence that tells most of it. */
  readonly start: number
  readonly end: number
}

/** Undefined for a letter without a word, and for one that is longer than is read: what stands behind that may say anything. */
export function readTold(letter: LetterWords): Told | undefined {
  if ([letter.subject, letter.eventTitle, letter.newText].some(({ length }) => length > MAX_UNITS))
    return undefined
  const classifier = learnt()
  const sentences = sentencesOf(letter).map((one) => ({ ...one, ...classify(classifier, one.features) }))
  if (sentences.length === 0) return undefined
  const whole = classify(classifier, wholeOf(sentences))
  const { category } = whole
  const number = CATEGORIES.indexOf(category)
  const { zone, start, end } = sentences.reduce((most, one) =>
    one.likelihoods[number]! > most.likelihoods[number]! ? one : most,
  )
  return { likelihood: likelihoodOf(classifier, sentences, whole), category, zone, start, end }
}

/** Training reads the same (tools/train.ts). */
export function sentencesOf({ subject, eventTitle, newText }: LetterWords): readonly ZonedSentence[] {
  const zones = { subject, event: eventTitle, text: newText }
  return (["subject", "event", "text"] as const).flatMap((zone) =>
    readSentences(zones[zone], zone !== "text").map((sentence) => ({ ...sentence, zone })),
  )
}

/** Features of a letter as if it were one sentence: what it is about and how it is written. */
export function wholeOf(sentences: readonly Sentence[]): Int32Array {
  const all = new Int32Array(sentences.reduce((sum, { features }) => sum + features.length, 0))
  let at = 0
  for (const { features } of sentences) {
    all.set(features, at)
    at += features.length
  }
  return all
}
