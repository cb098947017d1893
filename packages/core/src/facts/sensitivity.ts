/**
 * Does being on this message's recipient list say something sensitive, and does its text say such a thing of one person?
 *
 * Why this module exists: a message to "everybody with PTSS" tells each recipient's diagnosis to all others, though no
 * word of it is about any one of them. So what counts is not whether a sensitive subject is *mentioned* but whether the
 * readers are *addressed* as belonging to it. Terms (./lexicon/) say what it is about; cues (./lexicon/cues.ts) say
 * whether it is about the reader, about somebody or about the world. One sentence is judged in ./sentence.ts; here is what
 * sentences and the subject line add to each other.
 *
 * Fails towards `assumed`: a hold that wasn't needed teaches people to click it away, so talk about policy, work or news
 * in the same sentence, a condition ("als u ...") or a negation all outweigh an address.
 *
 * Long because weighing the zones of a message against each other is one decision.
 * Deliberately out of scope: the recipients' own addresses, what was quoted, and languages other than Dutch and English.
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
import { DISMISSAL } from "./lexicon/dismissal.ts"
import { DOMESTIC_VIOLENCE } from "./lexicon/domestic-violence.ts"
import { MISLEADING } from "./lexicon/misleading.ts"
import { ORIGIN } from "./lexicon/origin.ts"
import { YOUTH_CARE } from "./lexicon/youth-care.ts"
import { lazy } from "../lazy.ts"
import { GRADES, hintsOf, judgeSentence } from "./sentence.ts"
import type { Hint, Meaning, Met, Sentence, Term, Zone } from "./sentence.ts"
import { holdsAny } from "./holds-any.ts"
import { keyWordsOf, type KeyPhrase } from "./key-words.ts"
import { phraseBook, readPhrases } from "./phrases.ts"
import type { Phrase } from "./phrases.ts"

/** Each zone's text is read up to this many UTF-16 units; what lies behind shows in `truncated`. */
export const MAX_ZONE_UNITS = 8_388_608
export const MAX_SIGHTINGS = 50
/** Terms kept per zone. More is a word list, not a letter. */
const MAX_TERMS = 1_000
/** Terms, and cues, looked at in one sentence, so that weighing them against each other stays cheap. */
const MAX_MET = 64
const MAX_MET_CUES = 160
const MAX_WORDS_UNITS = 120
/** Who tells people where to come is brief. */
const MAX_INVITATION_UNITS = 1_200

/** Of the message as a whole these say nothing where they stand in a sentence of general talk. */
const SPEAKS_TO_READER: ReadonlySet<Cue> = new Set([
  "personal",
  "gathering",
  "group",
  "plural",
  "familiar",
  "logistics",
])

export type SensitivityInput = {
  readonly subject: string
  /** The sender's own text; quotes and signature already cut off. */
  readonly newText: string
  /** SUMMARY of the calendar part, or "". */
  readonly eventTitle: string
  /** What stands below the closing: names and departments, and now and then a last remark. */
  readonly signature?: string
  /** Display names, From's first, then those of To and Cc; an empty line behind each. */
  readonly names?: string
  /** Names of groups in To and Cc: what the sender calls the list. */
  readonly groupNames?: string
}

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
  /** Said of one person, the reader or somebody else. */
  readonly personal: boolean
}

export type SensitivityFact = {
  readonly sensitivity: Sensitivity
  /** What membership reveals: those the readers are addressed with or, where they aren't, those that are mentioned. */
  readonly categories: readonly Category[]
  /** Of anything in subject and text, whoever it is about. */
  readonly contentCategories: readonly Category[]
  /** Those of them that are said of one person: "mevrouw Jansen heeft PTSS", "uw uitkering". */
  readonly personal: readonly Category[]
  /**
   * What subject, event and text are about, even where they only mention it, or else who sends the message: for readers who
   * have nothing else in common.
   */
  readonly leaning: readonly Category[]
  /** The addressed ones first, at most `MAX_SIGHTINGS`. */
  readonly sightings: readonly Sighting[]
  /** A limit was reached: what lies behind it was not read. Of cues alone there can't be too many. */
  readonly truncated: boolean
}

const LEXICONS: readonly Lexicon[] = [
  HEALTH,
  REJECTION,
  DISMISSAL,
  DEBT,
  BENEFITS,
  YOUTH_CARE,
  DOMESTIC_VIOLENCE,
  CRIME,
  RELIGION,
  UNION,
  POLITICS,
  SEXUALITY,
  ORIGIN,
]
/** A term with one of these says it of one reader; "jullie" is said to all of them. */
const READER: ReadonlySet<string> = new Set(["u", "uw", "je", "jouw", "jou", "jij", "you", "your"])
/** Which words are terms at all, and the cues that count for the whole message. */
const outline = lazy(() =>
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
const book = lazy(() =>
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

/** Nearly all mail has none of these, and then nothing else needs to be looked for. */
const KEY_WORDS = keyWordsOf([...keyPhrases()], COMMONPLACE)

export const NOTHING_SENSITIVE: SensitivityFact = Object.freeze({
  sensitivity: "none",
  categories: Object.freeze([]),
  contentCategories: Object.freeze([]),
  personal: Object.freeze([]),
  leaning: Object.freeze([]),
  sightings: Object.freeze([]),
  truncated: false,
})

function* terms(): Generator<Phrase<Meaning>> {
  for (const lexicon of LEXICONS) {
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

/** False where neither a text nor anything cut out of it has something that `observeSensitivity` could tell of: nearly always. */
export function mayBeSensitive(text: string): boolean {
  return text.length > MAX_ZONE_UNITS || mayHoldTerm(text)
}

function mayHoldTerm(text: string): boolean {
  return holdsAny(KEY_WORDS, text, MAX_ZONE_UNITS)
}

export function observeSensitivity(input: SensitivityInput): SensitivityFact {
  const zones = ZONES.map((zone) => textOf(zone, input))
  if (zones.some(mayHoldTerm)) return weighTerms(input)
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

  const answered = answersToApplication(subject, text, input.newText)
  const content = [...subject.terms, ...text.terms, ...answered]
  const isBroadcast = [subject, event, text].some((zone) => zone.cues.has("broadcast"))
  const asGroup = [subject, event, text].some((zone) => zone.cues.has("group"))
  const headlineIsGeneral = [subject, event].some(
    (zone) => zone.cues.has("general") || zone.cues.has("office"),
  )
  const headlineIsTemplate = subject.cues.has("template") || event.cues.has("template")
  const headlineIsPersonal = [subject, event].some(
    (zone) => zone.cues.has("personal") || zone.cues.has("gathering"),
  )

  const isToAll = isBroadcast || [subject, event].some((zone) => zone.cues.has("general"))
  // Whom one tells together where and when to come are the circle that the title names: "PTSS-dag", and "Hoi allemaal, de bus".
  const isInvitation =
    !headlineIsGeneral &&
    !isBroadcast &&
    !text.cues.has("general") &&
    text.units <= MAX_INVITATION_UNITS &&
    [subject, event].some((zone) => zone.cues.has("circleName")) &&
    (event.units > 0 || (text.cues.has("plural") && text.cues.has("logistics")))

  // "Hoi meiden, dinsdag om 7 uur": who is told together when to come is one of those whom the note is about.
  const isNote =
    !headlineIsGeneral &&
    !isBroadcast &&
    ![subject, event, text].some((zone) => zone.cues.has("general") || zone.cues.has("office")) &&
    text.units <= MAX_INVITATION_UNITS &&
    text.cues.has("familiar") &&
    text.cues.has("logistics")

  const isAddressed = (term: Term): boolean => {
    if (term.blocked || headlineIsTemplate) return false
    if (term.grade === "telling") return true
    if (term.grade === "topic") return false
    if (term.addressed) return term.plain || !isToAll
    // "Afdeling schuldhulp" below a letter and "(GGZ)" behind a name say it of those who work there.
    if (term.zone === "signature" || term.zone === "names") return false
    if (term.zone === "groupNames") return true
    if (headlineIsGeneral || isBroadcast) return false
    if (asGroup) return true
    if (term.zone === "text") return headlineIsPersonal || isNote
    return (
      (text.cues.has("personal") || isInvitation) &&
      !text.terms.some((other) => other.blocked && other.category === term.category)
    )
  }

  const found = [...zones.flatMap((zone) => zone.terms), ...answered]
    .map((term) => ({ term, addressed: isAddressed(term) }))
    .filter(({ term, addressed }) => addressed || term.zone !== "signature")
  const addressed = found.filter((one) => one.addressed)
  const telling = addressed.length > 0 ? addressed : found
  return {
    sensitivity: addressed.length > 0 ? "certain" : found.length > 0 ? "assumed" : "none",
    categories: categoriesOf(telling.map((one) => one.term)),
    contentCategories: categoriesOf(content),
    personal: categoriesOf(content.filter((term) => term.personal)),
    leaning:
      headlineIsTemplate || isBroadcast
        ? []
        : leaningOf(zones, headlineIsGeneral, (input.names ?? "").indexOf(BEHIND_SENDER)),
    sightings: [...addressed, ...found.filter((one) => !one.addressed)]
      .slice(0, MAX_SIGHTINGS)
      .map((one) => sightingOf(one.term, input, one.addressed)),
    truncated: zones.some((zone) => zone.truncated),
  }
}

/** What a message is about or, where it does not say so, who sends it: "FACT-team Oost" at its head or its foot. */
function leaningOf(zones: readonly ReadZone[], isGeneral: boolean, senderEnd: number): readonly Category[] {
  const [, , text = EMPTY_ZONE] = zones
  const isLetter = !isGeneral && text.cues.has("reader")
  const terms = zones.flatMap((zone) => zone.terms)
  const said = terms.filter(
    ({ zone, grade, blocked }) =>
      SAID.has(zone) && (isLetter || !blocked) && !(isGeneral && grade === "topic"),
  )
  if (said.length > 0 || !isLetter || text.cues.has("general")) return categoriesOf(said)
  const sent = terms.filter(
    ({ zone, grade, end, blocked }) =>
      !blocked && grade !== "topic" && (zone === "signature" || (zone === "names" && end <= senderEnd)),
  )
  if (sent.length > 0) return categoriesOf(sent)
  const hints = zones.slice(0, SAID.size).flatMap((zone) => zone.hints)
  return CATEGORIES.filter((category) => {
    const words = hints.filter((hint) => hint.category === category).map(({ word }) => word)
    return new Set(words).size >= MIN_HINTS
  })
}
/** So many different weak terms in a letter to strangers are no accident. */
const MIN_HINTS = 2
const SAID: ReadonlySet<Zone> = new Set(["subject", "event", "text"])
/** What stands behind the name of who sends, in `names`. */
const BEHIND_SENDER = "\n\n"

/** "Uw sollicitatie" above and "Helaas" below, or with a refusal both below: two sentences that say it together. */
function answersToApplication(
  subject: ReadZone,
  { cues, regret, firstRegret }: ReadZone,
  text: string,
): readonly Term[] {
  const answer =
    subject.cues.has("application") && regret !== undefined
      ? regret
      : (subject.cues.has("request") || cues.has("application")) && isRefusal(text, firstRegret)
        ? firstRegret
        : undefined
  if (answer === undefined) return []
  const { start, end } = answer
  return [
    {
      category: "rejection",
      grade: "strong",
      zone: "text",
      start,
      end,
      addressed: true,
      plain: true,
      blocked: false,
      personal: false,
    },
  ]
}

/** "Helaas kunnen wij uw voorstel niet honoreren", and not "helaas duurt het langer". */
function isRefusal(text: string, regret: Range | undefined): boolean {
  return regret !== undefined && REFUSING.test(text.slice(regret.start, regret.end + REFUSING_UNITS))
}
const REFUSING =
  /teleurstel|afwijzen|afgewezen|niet (?:honoreren|gehonoreerd|toekennen|toegekend|plaatsen|geplaatst|selecteren|geselecteerd|uitgekozen|gekozen)|not (?:been )?(?:successful|selected|chosen|accepted|funded)|unsuccessful|declined/i
const REFUSING_UNITS = 160

function categoriesOf(terms: readonly Term[]): readonly Category[] {
  const seen = new Set(terms.map((term) => term.category))
  return CATEGORIES.filter((category) => seen.has(category))
}

function sightingOf(term: Term, input: SensitivityInput, addressed: boolean): Sighting {
  const { category, zone, start, end, personal } = term
  const text = textOf(zone, input)
  return {
    category,
    zone,
    start,
    end,
    words: text.slice(start, Math.min(end, start + MAX_WORDS_UNITS)),
    addressed,
    personal,
  }
}

type ReadZone = {
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
type Range = { readonly start: number; readonly end: number }

const WORK = ["general", "office"] as const satisfies readonly Cue[]

const EMPTY_ZONE: ReadZone = {
  terms: [],
  hints: [],
  cues: new Set(),
  regret: undefined,
  firstRegret: undefined,
  units: 0,
  truncated: false,
}

/** First all of it for terms and what counts beyond its own sentence; then the sentences with terms, for all their cues. */
function readZone(zone: Zone, text: string): ReadZone {
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
