/**
 * The ways in which a sentence says that a term is nobody's here: it is a subject, an example, a question, somebody else's.
 *
 * Weighed against ./addressed.ts in ./sentence.ts.
 */
import { isEntitled } from "./addressed.ts"
import type { Category } from "./facts.ts"
import type { Cue } from "./lexicon/cues.ts"
import { isDeniedWithin, isOfNobody } from "./nobody.ts"
import { isBefore, isEndMark, overlap, type Place, type Ways } from "./place.ts"
import type { Met, Sentence } from "./sentence.ts"

const NEGATION_REACH = 2
const SELF_REACH = 3

/** Whatever the term: it is only an example, only possible, or nobody's. */
export const DENIED: Ways = {
  template: () => true,
  play: () => true,
  nobody: (cue, term, { sentence: { text } }) => isOfNobody(cue, term, text),
  negation: (cue, term, { sentence: { text } }) => isDeniedWithin(cue, term, text),
  // "Als je vragen hebt: je contract wordt niet verlengd." A term that tells by itself may stand behind the condition.
  condition: (cue, term, { pause, sentence }) =>
    cue.first < term.first &&
    !(term.meaning.grade === "telling" && cue.start < pause) &&
    !isEntitled(sentence, cue) &&
    !WISHING.test(sentence.text.slice(cue.end, cue.end + WISHING_UNITS)),
}

/** "Als je wilt weten waarom je bent afgewezen": that he was is no condition. */
const WISHING = /^ (?:wilt|wil|you want|you would like|youd like|want|would like|zou willen) /i
const WISHING_UNITS = 12

/** About the world, or not so. */
export const TALK: Ways = {
  general: (_cue, _term, { has }) => has.has("general"),
  negation: (cue, term) => isBefore(cue, term, NEGATION_REACH),
}

/** The sender's own. */
export const SELF: Ways = { self: (cue, term) => isBefore(cue, term, SELF_REACH) }

/** So many grounds of discrimination, or so many diagnoses, are nobody's own: they are the subject. */
const ENUMERATED = 3
const GROUNDS: ReadonlySet<Category> = new Set([
  "origin",
  "religion",
  "sexuality",
  "politics",
  "union",
  "health",
])

/** "Om je afkomst, je geloof of je geaardheid". */
export function namesGrounds({ terms, cues, text }: Sentence): boolean {
  if (terms.length + cues.length < ENUMERATED) return false
  const named = new Set<string>()
  for (const { meaning } of terms) if (GROUNDS.has(meaning.category)) named.add(meaning.category)
  for (const { meaning, start, end } of cues) {
    if (meaning.cue === "ground" && !terms.some((term) => term.start <= start && end <= term.end))
      named.add(text.slice(start, end).toLowerCase())
  }
  return named.size >= ENUMERATED
}

/** "Brandwonden, epilepsie, een beroerte en een hartaanval". */
export function namesDiagnoses({ terms, text }: Sentence): boolean {
  if (terms.length <= ENUMERATED) return false
  const named = terms.filter(({ meaning }) => meaning.category === "health" && meaning.grade !== "weak")
  return new Set(named.map(({ start, end }) => text.slice(start, end).toLowerCase())).size > ENUMERATED
}

/**
 * "Ben jij slachtoffer van geweld?", "Have you been diagnosed with ...?", "Heb je diabetes, dan mag je kiezen": whoever asks
 * doesn't know it, and in Dutch a condition is asked like that too.
 */
export function isAsked({ start, end }: Met<"term">, { sentence: { text } }: Place): boolean {
  let from = start
  const first = Math.max(0, start - ASKED_UNITS)
  while (from > first && !isEndMark(text, from - 1)) from -= 1
  if (!ASKING.test(text.slice(from, from + ASKING_UNITS))) return false
  let behind = end
  const last = Math.min(text.length, end + ASKED_UNITS)
  while (behind < last && !isEndMark(text, behind)) behind += 1
  const rest = text.slice(end, behind)
  return text.charCodeAt(behind) === 0x3f ? !REGISTERED.test(rest) : SO.test(rest)
}

/** Who asks this knows that he has it: "Bent u slachtoffer en hebt u zich gemeld?" */
const REGISTERED = /\b(?:gemeld|aangemeld|ingeschreven|registered|applied)\b/i
/** What then is to be done. */
const SO = /^[^,]{0,80}, (?:dan |meld |bel |neem |kom |laat |kijk |mail |vraag |app )/i
const ASKED_UNITS = 200
const ASKING_UNITS = 40
const ASKING =
  /^\s*(?:-\s*)?(?:(?:ben|bent|heb|hebt|heeft|had|krijg|krijgt|ontvang|ontvangt|word|wordt|zit|lijd|lijdt|kamp|kampt|ervaar|voel|maak|zijn|hebben) (?:u|je|jij|jullie)\b|(?:ken|kent|weet) (?:u|je|jij|jullie) (?:iemand|mensen|een)\b|(?:are|do|have|did|were) you\b|know (?:someone|somebody|anyone)\b)/i

/** "Hoe je schulden bij inwoners herkent", whoever "je" is. */
export const AT_OTHERS: Ways = { atOthers: (cue, term) => isBefore(term, cue, 1) }

/** "Hoe je huiselijk geweld herkent", "how to support someone with ...": whoever learns it doesn't have it. */
export const LEARNT: Ways = {
  lesson: (cue, term, { sentence: { text } }) =>
    isBefore(cue, term, LESSON_REACH) && HANDLED.test(text.slice(cue.end, term.end + HANDLED_UNITS)),
}
const LESSON_REACH = 5
const HANDLED_UNITS = 60
const HANDLED =
  /\b(?:herken|signaleer|bespreek|voorkom|aanpak|begeleid|ondersteun|verwijs|reageer|omga|inschat|vermoed|recogni[sz]e|spot|support|prevent|discuss|respond|report|refer|handle|approach)/i

/** "Mensen met dementie wonen thuis": not those who are spoken to, unless it is for them. */
export function isOfOthers(term: Met<"term">, { sentence: { cues } }: Place): boolean {
  const others = cues.find((cue) => cue.meaning.cue === "others" && isBefore(cue, term, OTHERS_REACH))
  if (others === undefined) return false
  return !cues.some(
    (cue) =>
      (FOR_OTHERS.has(cue.meaning.cue) && isBefore(cue, others, 2)) ||
      (TO_OTHERS.has(cue.meaning.cue) && (cue.first < term.first || overlap(cue, others))),
  )
}
const OTHERS_REACH = 2
const FOR_OTHERS: ReadonlySet<Cue> = new Set(["forWhom", "greeting", "heading", "as"])
const TO_OTHERS: ReadonlySet<Cue> = new Set(["because", "bond", "group"])

/** "Dhr. Gay", "mevrouw Koster": a capital behind a title is a name. */
export function isSurname(text: string, { start, end }: Met<"term">): boolean {
  const first = text.charAt(start)
  if (first === first.toLowerCase() || text.slice(start, end).includes(" ")) return false
  return TITLED.test(text.slice(Math.max(0, start - TITLE_UNITS), start))
}
const TITLED =
  /(?:^|[\s(,;])(?:mevrouw|mevr\.?|mw\.?|dhr\.?|heer|meneer|mr\.?|mrs\.?|ms\.?|miss|dr\.?|drs\.?|prof\.?) (?:\p{Lu}\. ?){0,4}(?:(?:van|de|der|den|ter|ten) ){0,2}$/iu
const TITLE_UNITS = 40
