/**
 * What one sentence says, and of whom: terms weighed against the cues beside them.
 *
 * Three ways to be meant. *Own*: the reader has it ("uw bijstand", "omdat u mantelzorger bent"). *Among*: he is greeted or
 * called together as one of those who have it ("Beste pleegouders", "groep voor slachtoffers"). *Person*: it is said of
 * somebody ("mevrouw Jansen heeft PTSS", ./person.ts). What stands behind "over" or "about" is a subject, whoever is spoken to.
 *
 * The first two are in ./addressed.ts, the third in ./person.ts, and what outweighs them in ./mere-talk.ts.
 *
 * Deliberately out of scope: what other sentences and the subject line add (./sensitivity.ts).
 */
import { AMONG, GREETED, HEADED, JOINED, OWN, PLAINLY_OWN, THANKED } from "./addressed.ts"
import type { Category } from "./facts.ts"
import type { Cue } from "./lexicon/cues.ts"
import {
  AT_OTHERS,
  DENIED,
  isAsked,
  isOfOthers,
  isSurname,
  LEARNT,
  namesDiagnoses,
  namesGrounds,
  SELF,
  TALK,
} from "./mere-talk.ts"
import { listedWith } from "./listed-person.ts"
import { isSaidOfPerson } from "./person.ts"
import { isMetBy, isQualified, overlap, placeOf, type Place } from "./place.ts"
import { isSaidOfWriter } from "./writer.ts"

export type Zone = "subject" | "text" | "event" | "signature" | "names" | "groupNames" | "carried"
export type Grade = "telling" | "strong" | "topic" | "weak"
export type Meaning =
  | { readonly kind: "term"; readonly category: Category; readonly grade: Grade; readonly ofReader: boolean }
  | { readonly kind: "cue"; readonly cue: Cue }
  | { readonly kind: "misleading" }

/** A phrase met in a sentence; `first` and `last` are the numbers of its words, `start` and `end` UTF-16 indices. */
export type Met<M extends Meaning["kind"]> = {
  readonly meaning: Extract<Meaning, { kind: M }>
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
}

/** At most 80 words (./token.ts), so what is met in it is few. */
export type Sentence = {
  readonly zone: Zone
  /** All of the zone; indices are those of this. */
  readonly text: string
  readonly terms: readonly Met<"term">[]
  readonly cues: readonly Met<"cue">[]
  readonly misleading: readonly Met<"misleading">[]
}

/** A term that counts, judged within its own sentence. */
export type Term = {
  readonly category: Category
  readonly grade: Exclude<Grade, "weak">
  readonly zone: Zone
  readonly start: number
  readonly end: number
  /** Its sentence addresses the readers with it. */
  readonly addressed: boolean
  /** It does so in words that nothing around them outweighs: "uw schulden", "Beste pleegouders". */
  readonly plain: boolean
  /** Its sentence says that it isn't, or needn't be, about the readers. */
  readonly blocked: boolean
  /** Its sentence says it of one person, or a list of people. Whether the reader is one, this can't tell. */
  readonly personal: boolean
  /** The names of those whom a list says it of. */
  readonly listedWith: readonly string[]
}

/** In the order of their weight: of two terms of one category at the same place the first one counts. */
export const GRADES = ["telling", "strong", "topic", "weak"] as const satisfies readonly Grade[]

/** Those of its terms that count. */
export function judgeSentence(sentence: Sentence): readonly Term[] {
  const kept = termsOf(sentence)
  if (kept.length === 0) return []
  const has = cuesOf(sentence)
  return kept.map((term) => judgeTerm(term, { sentence, has, ...placeOf(term, sentence) }))
}

/** Weak terms, each the category and the word: one by itself says nothing, but several in a letter may. */
export type Hint = { readonly category: Category; readonly word: string }

export function hintsOf({ terms, misleading, text }: Sentence): readonly Hint[] {
  return terms
    .filter((term) => term.meaning.grade === "weak" && !misleading.some((other) => overlap(term, other)))
    .map(({ meaning, start, end }) => ({
      category: meaning.category,
      word: text.slice(start, end).toLowerCase(),
    }))
}

function judgeTerm(term: Met<"term">, place: Place): Term {
  const { sentence, has, isSubject } = place
  const { category, grade } = term.meaning
  const own = isMetBy(OWN, term, place)
  const addressed = own || isMetBy(AMONG, term, place)
  const isTelling =
    grade === "telling" ||
    isMetBy(GREETED, term, place) ||
    isMetBy(THANKED, term, place) ||
    (!has.has("office") && isMetBy(HEADED, term, place))
  const isTalk =
    isMetBy(DENIED, term, place) ||
    isAsked(term, place) ||
    isMetBy(AT_OTHERS, term, place) ||
    isMetBy(LEARNT, term, place) ||
    namesGrounds(sentence) ||
    (!isTelling && (isMetBy(TALK, term, place) || namesDiagnoses(sentence)))
  const plainly = isMetBy(PLAINLY_OWN, term, place)
  const isWork =
    !isTelling && ((has.has("office") && !plainly) || (has.has("place") && !has.has("personal") && !plainly))
  const isOther = sentence.misleading.some((other) => overlap(term, other)) || isSurname(sentence.text, term)
  const isMention = !isTelling && ((isSubject && !addressed) || isMetBy(SELF, term, place))
  const isSaid = SAYS_OF_PERSON.has(sentence.zone) && grade !== "topic"
  // A list of diagnoses is no enumeration where each of them stands beside a name.
  const listed =
    !LISTS.has(sentence.zone) ||
    isOther ||
    place.isStaff ||
    has.has("general") ||
    isMetBy(DENIED, term, place)
      ? NOBODY
      : listedWith(term, sentence)
  return {
    category,
    grade: grade === "weak" || (grade === "topic" && isMetBy(JOINED, term, place)) ? "strong" : grade,
    zone: sentence.zone,
    start: term.start,
    end: term.end,
    addressed,
    plain: isTelling || own,
    blocked: isOther || isTalk || isWork || isMention || (!isTelling && isOfOthers(term, place)),
    personal:
      listed.length > 0 ||
      (isSaid &&
        !isOther &&
        !isTalk &&
        !isSubject &&
        !has.has("place") &&
        (isSaidOfPerson(sentence.text, term.start, term.end) ||
          (sentence.zone === "carried" && isSaidOfWriter(sentence.text, term.start)))),
    listedWith: listed,
  }
}

const NOBODY: readonly string[] = []
const LISTS: ReadonlySet<Zone> = new Set(["subject", "event", "text", "carried"])
const SAYS_OF_PERSON: ReadonlySet<Zone> = new Set(["subject", "event", "text", "signature", "carried"])

/** Of terms of one category at one place the best; a weak one only where it has company and no better is there. */
function termsOf({ terms }: Sentence): readonly Met<"term">[] {
  const kept: Met<"term">[] = []
  for (const grade of GRADES) {
    for (const term of terms) {
      const isSame = (other: Met<"term">): boolean => other.meaning.category === term.meaning.category
      if (term.meaning.grade === grade && !kept.some((other) => isSame(other) && overlap(term, other)))
        kept.push(term)
    }
  }
  return kept.filter((term) => {
    if (term.meaning.grade !== "weak") return true
    const alike = kept.filter((other) => other.meaning.category === term.meaning.category)
    return alike[0] === term && alike.length > 1 && !isAnyCrime(alike, kept)
  })
}

/** "Slachtoffer van bedreiging": nothing of it is said of a home. */
function isAnyCrime(alike: readonly Met<"term">[], kept: readonly Met<"term">[]): boolean {
  return alike.every(
    (term) =>
      term.meaning.category === "domestic-violence" &&
      kept.some((other) => other.meaning.category === "crime" && overlap(other, term)),
  )
}

/** What is a gathering or a term itself is no work: "groepstraining", "Raad voor de Kinderbescherming". */
function cuesOf({ cues, terms, text }: Sentence): ReadonlySet<Cue> {
  const gatherings = cues.filter(({ meaning: { cue } }) => cue === "gathering" || cue === "meeting")
  const names = terms.filter(({ first, last, meaning }) => last > first && meaning.grade === "strong")
  const counts = (met: Met<"cue">): boolean => {
    const { cue } = met.meaning
    if (cue === "general") return !names.some((name) => name.first < met.first && met.last <= name.last)
    if (cue !== "office" && cue !== "place") return true
    return !([...gatherings, ...names].some((one) => overlap(one, met)) || isQualified(text, met))
  }
  return new Set(cues.filter(counts).map((met) => met.meaning.cue))
}
