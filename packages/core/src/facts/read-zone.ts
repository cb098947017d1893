/**
 * One zone of a message read for terms and cues: the lexicons and the cues as books of phrases, and what a zone holds of them.
 *
 * First all of it for terms and what counts beyond its own sentence; then only the sentences that have terms, for all
 * cues. Deliberately left out: what zones say together (./sensitivity.ts).
 */
import { CATEGORIES } from "./facts.ts"
import { benefits } from "./lexicon/benefits.ts"
import { commonplace } from "./lexicon/commonplace.ts"
import { crime } from "./lexicon/crime.ts"
import { CUES, isCue } from "./lexicon/cues.ts"
import type { Cue } from "./lexicon/cues.ts"
import { debt } from "./lexicon/debt.ts"
import { health } from "./lexicon/health.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { politics } from "./lexicon/politics.ts"
import { rejection } from "./lexicon/rejection.ts"
import { religion } from "./lexicon/religion.ts"
import { sexuality } from "./lexicon/sexuality.ts"
import { union } from "./lexicon/union.ts"
import { dismissal } from "./lexicon/dismissal.ts"
import { domesticViolence } from "./lexicon/domestic-violence.ts"
import { MISLEADING } from "./lexicon/misleading.ts"
import { origin } from "./lexicon/origin.ts"
import { youthCare } from "./lexicon/youth-care.ts"
import { holdsAny } from "./holds-any.ts"
import { keyWordsOf, type KeyPhrase } from "./key-words.ts"
import { phraseBook, readPhrases } from "./phrases.ts"
import { letterKeyPhrases } from "./private-letter.ts"
import type { Phrase } from "./phrases.ts"
import { sharedTable } from "../shared-table.ts"
import { GRADES, hintsOf, judgeSentence } from "./sentence.ts"
import type { Hint, Meaning, Met, Sentence, Term, Zone } from "./sentence.ts"

/** Each zone's text is read up to this many UTF-16 units; what lies behind shows in `truncated`. */
export const MAX_ZONE_UNITS = 8_388_608
/** Terms kept per zone. More is a word list, not a letter. */
const MAX_TERMS = 1_000
/** Terms, and cues, looked at in one sentence, so that weighing them against each other stays cheap. */
const MAX_MET = 64
const MAX_MET_CUES = 160

/** Of the message as a whole these say nothing where they stand in a sentence of general talk. */
const SPEAKS_TO_READER: ReadonlySet<Cue> = new Set([
  "personal",
  "gathering",
  "group",
  "plural",
  "familiar",
  "logistics",
])

export type ReadZone = {
  readonly terms: readonly Term[]
  readonly hints: readonly Hint[]
  readonly cues: ReadonlySet<Cue>
  /** Where the first bad news stands, outside of general talk. */
  readonly regret: Range | undefined
  /** The same, in whatever talk. */
  readonly firstRegret: Range | undefined
  /** How long it is. */
  readonly units: number
  readonly truncated: boolean
}

/** UTF-16 indices; `end` behind the last. */
export type Range = { readonly start: number; readonly end: number }

const WORK = ["general", "office"] as const satisfies readonly Cue[]

export const EMPTY_ZONE: ReadZone = {
  terms: [],
  hints: [],
  cues: new Set(),
  regret: undefined,
  firstRegret: undefined,
  units: 0,
  truncated: false,
}

/** First all of it for terms and what counts beyond its own sentence; then the sentences with terms, for all their cues. */
export function readZone(zone: Zone, text: string): ReadZone {
  if (text === "") return EMPTY_ZONE
  const cues = new Set<Cue>()
  const sentences: Range[] = []
  let regret: Range | undefined
  let firstRegret: Range | undefined
  let start = 0
  let holdsTerm = false
  const met = new Map<Cue, Range>()
  const work: Range[] = []
  const names: Range[] = []
  // INVARIANT (no nested reading): neither callback reads phrases itself, see ./phrases.ts.
  readPhrases(outline(), text, MAX_ZONE_UNITS, {
    met: (cue, _first, _last, from, to) => {
      if (cue === "term" || cue === "name") {
        holdsTerm = true
        if (cue === "name" && names.length < MAX_MET) names.push({ start: from, end: to })
      } else if (zone !== "signature" || !SPEAKS_TO_READER.has(cue)) {
        if (!met.has(cue)) met.set(cue, { start: from, end: to }) // "Maak uw afspraak online" stands under every letter
        if ((cue === "general" || cue === "office") && work.length < MAX_MET)
          work.push({ start: from, end: to })
      }
    },
    sentenceEnded: (at) => {
      if (met.size > 0) {
        const isGeneral = work.some(
          (one) => !names.some((name) => name.start < one.start && one.end <= name.end),
        )
        if (!isGeneral) for (const cue of WORK) met.delete(cue)
        for (const cue of met.keys()) if (!isGeneral || !SPEAKS_TO_READER.has(cue)) cues.add(cue)
        if (!isGeneral) regret ??= met.get("regret")
        firstRegret ??= met.get("regret")
        met.clear()
      }
      if (holdsTerm && sentences.length < MAX_TERMS) sentences.push({ start, end: at })
      holdsTerm = false
      work.length = 0
      names.length = 0
      start = at
    },
  })
  const terms: Term[] = []
  const hints: Hint[] = []
  let crowded = false
  for (const sentence of sentences) {
    if (terms.length >= MAX_TERMS) break
    const read = readSentence(zone, text, sentence)
    crowded ||= read.crowded
    terms.push(...read.terms)
    if (hints.length < MAX_TERMS) hints.push(...read.hints)
  }
  return {
    terms: terms.slice(0, MAX_TERMS),
    hints,
    cues,
    regret,
    firstRegret,
    units: text.length,
    truncated: crowded || text.length > MAX_ZONE_UNITS || terms.length >= MAX_TERMS,
  }
}

function readSentence(
  zone: Zone,
  text: string,
  { start: from, end: to }: Range,
): { readonly terms: readonly Term[]; readonly hints: readonly Hint[]; readonly crowded: boolean } {
  const terms: Met<"term">[] = []
  const cues: Met<"cue">[] = []
  const misleading: Met<"misleading">[] = []
  let crowded = false
  readPhrases(book(), text.slice(from, to), to - from, {
    met: (meaning, first, last, startHere, endHere) => {
      const start = from + startHere
      const end = from + endHere
      if (terms.length >= MAX_MET || cues.length >= MAX_MET_CUES || misleading.length >= MAX_MET)
        crowded = true
      else if (meaning.kind === "misleading") misleading.push({ meaning, first, last, start, end })
      else if (meaning.kind === "term") terms.push({ meaning, first, last, start, end })
      else if (zone !== "signature" || !SPEAKS_TO_READER.has(meaning.cue))
        cues.push({ meaning, first, last, start, end })
    },
    sentenceEnded: () => undefined,
  })
  const sentence: Sentence = { zone, text, terms, cues, misleading }
  return { terms: judgeSentence(sentence), hints: hintsOf(sentence), crowded }
}

/** False where a text has nothing that `readZone` could tell of, nor a private letter (./private-letter.ts). */
export function mayHoldTerm(text: string): boolean {
  return holdsAny(keyWords(), text, MAX_ZONE_UNITS)
}

const LEXICONS: readonly (() => Lexicon)[] = [
  health,
  rejection,
  dismissal,
  debt,
  benefits,
  youthCare,
  domesticViolence,
  crime,
  religion,
  union,
  politics,
  sexuality,
  origin,
]
/** A term with one of these says it of one reader; "jullie" is said to all of them. */
const READER: ReadonlySet<string> = new Set(["u", "uw", "je", "jouw", "jou", "jij", "you", "your"])
/** Which words are terms at all, and the cues that count for the whole message. */
const outline = sharedTable("outline of terms", () =>
  phraseBook<Cue | "term" | "name">([
    ...[...terms()].map(
      ({ words, meaning }) => ({ words, meaning: isName(words, meaning) ? "name" : "term" }) as const,
    ),
    ...[...cues()]
      .filter(({ cue }) => COUNTS_BEYOND.has(cue))
      .map(({ words, cue }) => ({ words, meaning: cue })),
  ]),
)
/** Of several words, none of which says anything else there: "child protection conference". */
function isName(words: string, meaning: Meaning): boolean {
  return meaning.kind === "term" && meaning.grade === "strong" && words.includes(" ")
}
const COUNTS_BEYOND: ReadonlySet<Cue> = new Set([
  "general",
  "office",
  "template",
  "group",
  "personal",
  "gathering",
  "application",
  "request",
  "regret",
  "broadcast",
  "circleName",
  "plural",
  "familiar",
  "logistics",
  "reader",
])
const book = sharedTable("terms and cues", () =>
  phraseBook<Meaning>([
    ...terms(),
    ...[...cues()].map(({ words, cue }) => ({ words, meaning: { kind: "cue" as const, cue } })),
    ...misleading(),
  ]),
)
/** Bad news is a term where it answers an application, and that is what the subject is then about. */
function* keyPhrases(): Generator<KeyPhrase> {
  for (const { words, meaning } of terms()) yield { words, kind: companyOf(meaning) }
  for (const words of CUES.application) yield { words, kind: 0 }
}

/** Of a term that counts only beside another one of its category: which one, from 1. Of any other 0. */
function companyOf(meaning: Meaning): number {
  return meaning.kind === "term" && meaning.grade === "weak" ? CATEGORIES.indexOf(meaning.category) + 1 : 0
}

/**
 * Nearly all mail has none of these, and then nothing else needs to be looked for. What private letters are told by is among
 * them, because to look a second time would cost as much again.
 */
const keyWords = sharedTable("key words", () =>
  keyWordsOf([...keyPhrases(), ...letterKeyPhrases(CATEGORIES.length + 1)], commonplace()),
)

function* terms(): Generator<Phrase<Meaning>> {
  for (const lexiconOf of LEXICONS) {
    const lexicon = lexiconOf()
    for (const grade of GRADES) {
      for (const words of lexicon[grade])
        yield {
          words,
          meaning: { kind: "term", category: lexicon.category, grade, ofReader: isOfReader(words) },
        }
    }
  }
}

function* cues(): Generator<{ readonly words: string; readonly cue: Cue }> {
  for (const cue of Object.keys(CUES).filter(isCue)) {
    for (const words of CUES[cue]) yield { words, cue }
  }
}

function* misleading(): Generator<Phrase<Meaning>> {
  for (const words of MISLEADING) yield { words, meaning: { kind: "misleading" } }
}

function isOfReader(words: string): boolean {
  return words.split(" ").some((word) => READER.has(word))
}
