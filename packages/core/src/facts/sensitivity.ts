/**
 * Does being on this message's recipient list say something sensitive?
 *
 * Why this module exists: a message to "everybody with PTSS" tells each recipient's diagnosis to all others, though no
 * word of it is about any one of them. So what counts is not whether a sensitive subject is *mentioned* but whether the
 * readers are *addressed* as belonging to it. Terms (./lexicon/) say what it is about; cues (./lexicon/cues.ts) say
 * whether it is about the reader or about the world.
 *
 * Fails towards `assumed`: a hold that wasn't needed teaches people to click it away, so talk about policy, work or news
 * in the same sentence, a condition ("als u ...") or a negation all outweigh an address.
 *
 * Long because weighing terms against cues is one decision; finding both is elsewhere (./phrases.ts, ./token.ts).
 * Deliberately out of scope: people named in the text (content, not membership), the recipients' own addresses, what
 * was quoted, and languages other than Dutch and English.
 */
import { CATEGORIES } from "./facts.ts"
import type { Category, Sensitivity } from "./facts.ts"
import { BENEFITS } from "./lexicon/benefits.ts"
import { COMMONPLACE } from "./lexicon/commonplace.ts"
import { CRIME } from "./lexicon/crime.ts"
import { CUES, isCue } from "./lexicon/cues.ts"
import type { Cue } from "./lexicon/cues.ts"
import { DEBT } from "./lexicon/debt.ts"
import { HEALTH } from "./lexicon/health.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { POLITICS } from "./lexicon/politics.ts"
import { REJECTION } from "./lexicon/rejection.ts"
import { RELIGION } from "./lexicon/religion.ts"
import { SEXUALITY } from "./lexicon/sexuality.ts"
import { UNION } from "./lexicon/union.ts"
import { lazy } from "../lazy.ts"
import { keyWordsOf, phraseBook, readPhrases } from "./phrases.ts"
import type { Phrase } from "./phrases.ts"
import { holdsAny } from "./whole-words.ts"

/** Each zone's text is read up to this many UTF-16 units; what lies behind shows in `truncated`. */
export const MAX_ZONE_UNITS = 8_388_608
export const MAX_SIGHTINGS = 50
/** Terms kept per zone. More is a word list, not a letter. */
const MAX_TERMS = 1_000
/** Terms, and cues, looked at in one sentence, so that weighing them against each other stays cheap. */
const MAX_MET = 64
const MAX_WORDS_UNITS = 120

/** How many words may stand between the cue and its term, plus one. */
const OWN_REACH = 4
/** Below a letter lines end without a full stop: "Maak uw afspraak online", and then the department. */
const OWN_REACH_IN_SIGNATURE = 2
const BOND_REACH = 6
const NEGATION_REACH = 2
const SELF_REACH = 3

/** Of the message as a whole these say nothing where they stand in a sentence of general talk. */
const SPEAKS_TO_READER: ReadonlySet<Cue> = new Set(["personal", "gathering", "group"])

export type SensitivityInput = {
  readonly subject: string
  /** The sender's own text; quotes and signature already cut off. */
  readonly newText: string
  /** SUMMARY of the calendar part, or "". */
  readonly eventTitle: string
  /** What stands below the closing: names and departments, and now and then a last remark. */
  readonly signature?: string
  /** Display names of From, To and Cc. */
  readonly names?: string
  /** Names of groups in To and Cc: what the sender calls the list. */
  readonly groupNames?: string
}

export type Zone = "subject" | "text" | "event" | "signature" | "names" | "groupNames"

export type Sighting = {
  readonly category: Category
  readonly zone: Zone
  /** UTF-16 range in that zone's string. */
  readonly start: number
  readonly end: number
  /** The words themselves, cut at 120 units. For the sender's own eyes; never logged. */
  readonly words: string
  /** Said of the readers themselves, not just mentioned. */
  readonly addressed: boolean
}

export type SensitivityFact = {
  readonly sensitivity: Sensitivity
  /** What membership reveals: those the readers are addressed with or, where they aren't, those that are mentioned. */
  readonly categories: readonly Category[]
  /** Of anything in subject and text, whoever it is about. */
  readonly contentCategories: readonly Category[]
  /** The addressed ones first, at most `MAX_SIGHTINGS`. */
  readonly sightings: readonly Sighting[]
  /** A limit was reached: what lies behind it was not read. Of cues alone there can't be too many. */
  readonly truncated: boolean
}

type Grade = "telling" | "strong" | "topic" | "weak"
type Meaning =
  | { readonly kind: "term"; readonly category: Category; readonly grade: Grade }
  | { readonly kind: "cue"; readonly cue: Cue }

/** In the order of their weight: of two terms of one category at the same place the first one counts. */
const GRADES = ["telling", "strong", "topic", "weak"] as const satisfies readonly Grade[]
const LEXICONS: readonly Lexicon[] = [
  HEALTH,
  REJECTION,
  DEBT,
  BENEFITS,
  CRIME,
  RELIGION,
  UNION,
  POLITICS,
  SEXUALITY,
]
const book = lazy(() => phraseBook<Meaning>([...terms(), ...cues()]))
/** Nearly all mail has none of these, and then nothing else needs to be looked for. */
const KEY_WORDS = keyWordsOf(
  [...terms()].map(({ words }) => words),
  COMMONPLACE,
)
export const NOTHING_SENSITIVE: SensitivityFact = Object.freeze({
  sensitivity: "none",
  categories: Object.freeze([]),
  contentCategories: Object.freeze([]),
  sightings: Object.freeze([]),
  truncated: false,
})

function* terms(): Generator<Phrase<Meaning>> {
  for (const lexicon of LEXICONS) {
    for (const grade of GRADES) {
      for (const words of lexicon[grade])
        yield { words, meaning: { kind: "term", category: lexicon.category, grade } }
    }
  }
}

function* cues(): Generator<Phrase<Meaning>> {
  for (const cue of Object.keys(CUES).filter(isCue)) {
    for (const words of CUES[cue]) yield { words, meaning: { kind: "cue", cue } }
  }
}

/** False where neither a text nor anything cut out of it has something that `observeSensitivity` could tell of: nearly always. */
export function mayBeSensitive(text: string): boolean {
  return text.length > MAX_ZONE_UNITS || (holdsAny(KEY_WORDS, text, MAX_ZONE_UNITS) && mayHoldTerm(text))
}

/** Without the cues, which are words of any mail. Bad news is a term where it answers an application. */
const termBook = lazy(() =>
  phraseBook([...terms(), ...CUES.regret.map((words) => ({ words, meaning: undefined }))]),
)

function mayHoldTerm(text: string): boolean {
  let holds = false
  const yes = (): void => {
    holds = true
  }
  // What is cut out may have its long sentences cut elsewhere (./token.ts), so that they do not count here.
  const reader = { met: yes, crowded: yes, sentenceEnded: () => undefined }
  readPhrases<unknown>(termBook(), text, MAX_ZONE_UNITS, reader, "text")
  return holds
}

export function observeSensitivity(input: SensitivityInput): SensitivityFact {
  const zones = ZONES.map((zone) => textOf(zone, input))
  if (zones.some((text) => holdsAny(KEY_WORDS, text, MAX_ZONE_UNITS))) return weighTerms(input)
  return zones.some((text) => text.length > MAX_ZONE_UNITS)
    ? { ...NOTHING_SENSITIVE, truncated: true }
    : NOTHING_SENSITIVE
}

/** In the order in which what they hold is told. */
const ZONES = [
  "subject",
  "event",
  "text",
  "signature",
  "names",
  "groupNames",
] as const satisfies readonly Zone[]

function textOf(zone: Zone, input: SensitivityInput): string {
  switch (zone) {
    case "subject":
      return input.subject
    case "text":
      return input.newText
    case "event":
      return input.eventTitle
    case "signature":
      return input.signature ?? ""
    case "names":
      return input.names ?? ""
    case "groupNames":
      return input.groupNames ?? ""
  }
}

function weighTerms(input: SensitivityInput): SensitivityFact {
  const zones = ZONES.map((zone) => readZone(zone, textOf(zone, input)))
  const [subject = EMPTY_ZONE, event = EMPTY_ZONE, text = EMPTY_ZONE] = zones

  const asGroup = [subject, event, text].some((zone) => zone.cues.has("group"))
  const headlineIsGeneral = subject.cues.has("general") || event.cues.has("general")
  const headlineIsTemplate = subject.cues.has("template") || event.cues.has("template")
  const headlineIsPersonal = [subject, event].some(
    (zone) => zone.cues.has("personal") || zone.cues.has("gathering"),
  )

  const isAddressed = (term: Term): boolean => {
    if (term.blocked || headlineIsTemplate) return false
    if (term.grade === "telling") return true
    if (term.grade === "topic") return false
    if (term.addressed) return true
    // "Afdeling schuldhulp" below a letter and "(GGZ)" behind a name say it of those who work there.
    if (term.zone === "signature" || term.zone === "names") return false
    if (term.zone === "groupNames") return true
    if (headlineIsGeneral) return false
    if (asGroup) return true
    if (term.zone === "text") return headlineIsPersonal
    return (
      text.cues.has("personal") &&
      !text.terms.some((other) => other.blocked && other.category === term.category)
    )
  }

  const found = [...zones.flatMap((zone) => zone.terms), ...answersToApplication(subject, text)]
    .map((term) => ({ term, addressed: isAddressed(term) }))
    .filter(({ term, addressed }) => addressed || term.zone !== "signature")
  const addressed = found.filter((one) => one.addressed)
  const telling = addressed.length > 0 ? addressed : found
  return {
    sensitivity: addressed.length > 0 ? "certain" : found.length > 0 ? "assumed" : "none",
    categories: categoriesOf(telling.map((one) => one.term)),
    contentCategories: categoriesOf([...subject.terms, ...text.terms]),
    sightings: [...addressed, ...found.filter((one) => !one.addressed)]
      .slice(0, MAX_SIGHTINGS)
      .map((one) => sightingOf(one.term, input, one.addressed)),
    truncated: zones.some((zone) => zone.truncated),
  }
}

/** "Uw sollicitatie" above and "Helaas" below: two sentences that say it together. */
function answersToApplication(subject: ReadZone, { regret }: ReadZone): readonly Term[] {
  if (regret === undefined || !subject.cues.has("application")) return []
  const { start, end } = regret
  return [
    { category: "rejection", grade: "strong", zone: "text", start, end, addressed: true, blocked: false },
  ]
}

function categoriesOf(terms: readonly Term[]): readonly Category[] {
  const seen = new Set(terms.map((term) => term.category))
  return CATEGORIES.filter((category) => seen.has(category))
}

function sightingOf(term: Term, input: SensitivityInput, addressed: boolean): Sighting {
  const { category, zone, start, end } = term
  const text = textOf(zone, input)
  return {
    category,
    zone,
    start,
    end,
    words: text.slice(start, Math.min(end, start + MAX_WORDS_UNITS)),
    addressed,
  }
}

/** A term that counts, judged within its own sentence. */
type Term = {
  readonly category: Category
  readonly grade: Exclude<Grade, "weak">
  readonly zone: Zone
  readonly start: number
  readonly end: number
  /** Its sentence addresses the readers with it. */
  readonly addressed: boolean
  /** Its sentence says that it isn't, or needn't be, about the readers. */
  readonly blocked: boolean
}

type ReadZone = {
  readonly terms: readonly Term[]
  readonly cues: ReadonlySet<Cue>
  /** Where the first bad news stands, outside of general talk. */
  readonly regret: Met<"cue"> | undefined
  readonly truncated: boolean
}

/** A phrase met in the sentence being read; `first` and `last` are the numbers of its words. */
type Met<M extends Meaning["kind"]> = {
  readonly meaning: Extract<Meaning, { kind: M }>
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
}

const EMPTY_ZONE: ReadZone = { terms: [], cues: new Set(), regret: undefined, truncated: false }

function readZone(zone: Zone, text: string): ReadZone {
  if (text === "") return EMPTY_ZONE
  const terms: Term[] = []
  const cues = new Set<Cue>()
  let metTerms: Met<"term">[] = []
  let metCues: Met<"cue">[] = []
  let crowded = false
  let regret: Met<"cue"> | undefined
  // INVARIANT (no nested reading): neither callback reads phrases itself, see ./phrases.ts.
  readPhrases(book(), text, MAX_ZONE_UNITS, {
    met: (meaning, first, last, start, end) => {
      if (metTerms.length >= MAX_MET || metCues.length >= MAX_MET) crowded = true
      else if (meaning.kind === "term") metTerms.push({ meaning, first, last, start, end })
      else if (zone !== "signature" || !SPEAKS_TO_READER.has(meaning.cue))
        metCues.push({ meaning, first, last, start, end }) // "Maak uw afspraak online" stands under every letter
    },
    sentenceEnded: () => {
      const isGeneral = metCues.some((met) => met.meaning.cue === "general")
      for (const { meaning } of metCues)
        if (!isGeneral || !SPEAKS_TO_READER.has(meaning.cue)) cues.add(meaning.cue)
      if (!isGeneral) regret ??= metCues.find(({ meaning }) => meaning.cue === "regret")
      if (metTerms.length > 0 && terms.length < MAX_TERMS) judgeSentence(zone, metTerms, metCues, terms)
      if (metTerms.length > 0) metTerms = []
      if (metCues.length > 0) metCues = []
    },
  })
  return {
    terms,
    cues,
    regret,
    truncated: crowded || text.length > MAX_ZONE_UNITS || terms.length >= MAX_TERMS,
  }
}

/** Adds to `terms` those of one sentence that count. A sentence is at most 80 words, so what is met in it is few. */
function judgeSentence(
  zone: Zone,
  met: readonly Met<"term">[],
  cues: readonly Met<"cue">[],
  terms: Term[],
): void {
  const kept: Met<"term">[] = []
  for (const grade of GRADES) {
    for (const term of met) {
      if (term.meaning.grade === grade && !kept.some((other) => sameSaid(term, other))) kept.push(term)
    }
  }
  const isAsked = cues.some((cue) => cue.meaning.cue === "personal")
  for (const term of kept) {
    const { category, grade } = term.meaning
    if (grade === "weak") {
      // Weak terms are kept last: the first of a category stands for all, where there is a second, and none beside a
      // better term.
      const alike = kept.filter((other) => other.meaning.category === category)
      if (alike[0] !== term || alike.length < 2) continue
    }
    terms.push({
      category,
      grade: grade === "weak" ? "strong" : grade,
      zone,
      start: term.start,
      end: term.end,
      addressed: cues.some((cue) => addresses(cue, term, zone)),
      blocked: cues.some((cue) => blocks(cue, term, isAsked)),
    })
  }
}

function sameSaid(a: Met<"term">, b: Met<"term">): boolean {
  return a.meaning.category === b.meaning.category && a.first <= b.last && b.first <= a.last
}

function addresses(cue: Met<"cue">, term: Met<"term">, zone: Zone): boolean {
  const distance = term.first - cue.last
  switch (cue.meaning.cue) {
    case "own":
      return distance > 0 && distance <= (zone === "signature" ? OWN_REACH_IN_SIGNATURE : OWN_REACH)
    case "ownNear":
      return distance === 1
    case "bond":
      return distance > 0 && distance <= BOND_REACH
    case "personal":
    case "gathering":
    case "group":
      return true
    case "general":
    case "place":
    case "self":
    case "application":
    case "regret":
    case "template":
    case "condition":
    case "negation":
      return false
  }
}

function blocks(cue: Met<"cue">, term: Met<"term">, isAsked: boolean): boolean {
  const distance = term.first - cue.last
  switch (cue.meaning.cue) {
    case "general":
      return term.meaning.grade !== "telling"
    case "place":
      return term.meaning.grade !== "telling" && !isAsked
    case "template":
      return true
    case "condition":
      return cue.first < term.first
    case "negation":
      return term.meaning.grade !== "telling" && distance > 0 && distance <= NEGATION_REACH
    case "self":
      return term.meaning.grade !== "telling" && distance > 0 && distance <= SELF_REACH
    case "application":
    case "regret":
    case "own":
    case "ownNear":
    case "bond":
    case "personal":
    case "gathering":
    case "group":
      return false
  }
}
