/**
 * What one sentence says, and of whom: terms weighed against the cues beside them.
 *
 * Three ways to be meant. *Own*: the reader has it ("uw bijstand", "omdat u mantelzorger bent"). *Among*: he is greeted or
 * called together as one of those who have it ("Beste pleegouders", "groep voor slachtoffers"). *Person*: it is said of
 * somebody ("mevrouw Jansen heeft PTSS", ./person.ts). What stands behind "over" or "about" is a subject, whoever is spoken to.
 *
 * Deliberately out of scope: what other sentences and the subject line add (./sensitivity.ts).
 */
import type { Category } from "./facts.ts"
import type { Cue } from "./lexicon/cues.ts"
import { isSaidOfPerson } from "./person.ts"

export type Zone = "subject" | "text" | "event" | "signature" | "names" | "groupNames"
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
  /** Its sentence says it of one person. Whether the reader is one, this can't tell. */
  readonly personal: boolean
}

/** In the order of their weight: of two terms of one category at the same place the first one counts. */
export const GRADES = ["telling", "strong", "topic", "weak"] as const satisfies readonly Grade[]

/** How many words may stand between the cue and its term, plus one. */
const OWN_REACH = 4
/** So near that no word of the office can come between. */
const OWN_TIGHT_REACH = 2
/** Below a letter lines end without a full stop: "Maak uw afspraak online", and then the department. */
const OWN_REACH_IN_SIGNATURE = 2
const BOND_REACH = 6
const BECAUSE_REACH = 12
const UNDERGONE_REACH = 8
const GREETING_REACH = 8
const MEETING_REACH = 14
const OURS_REACH = 2
const FOR_WHOM_REACH = 6
const TO_READER_REACH = 5
const AS_REACH = 3
const READER_REACH = 5
const BEING_REACH = 2
const ABOUT_REACH = 6
const BOOKED_REACH = 10
const THANKED_REACH = 8
const ORDER_REACH = 3
const GREETED_STAFF_REACH = 3
const NEGATION_REACH = 2
const SELF_REACH = 3
/** A pause is looked for so many units back; what lies further is not taken together. */
const PAUSE_UNITS = 160

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
    namesGrounds(sentence) ||
    (!isTelling && (isMetBy(TALK, term, place) || namesDiagnoses(sentence)))
  const plainly = isMetBy(PLAINLY_OWN, term, place)
  const isWork =
    !isTelling && ((has.has("office") && !plainly) || (has.has("place") && !has.has("personal") && !plainly))
  const isOther = sentence.misleading.some((other) => overlap(term, other)) || isSurname(sentence.text, term)
  const isMention = !isTelling && ((isSubject && !addressed) || isMetBy(SELF, term, place))
  const isSaid = (sentence.zone === "subject" || sentence.zone === "text") && grade !== "topic"
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
      isSaid &&
      !isOther &&
      !isTalk &&
      !isSubject &&
      !has.has("place") &&
      isSaidOfPerson(sentence.text, term.start, term.end),
  }
}

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
function namesGrounds({ terms, cues, text }: Sentence): boolean {
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
function namesDiagnoses({ terms, text }: Sentence): boolean {
  if (terms.length <= ENUMERATED) return false
  const named = terms.filter(({ meaning }) => meaning.category === "health" && meaning.grade !== "weak")
  return new Set(named.map(({ start, end }) => text.slice(start, end).toLowerCase())).size > ENUMERATED
}

/**
 * "Ben jij slachtoffer van geweld?", "Have you been diagnosed with ...?", "Heb je diabetes, dan mag je kiezen": whoever asks
 * doesn't know it, and in Dutch a condition is asked like that too.
 */
function isAsked({ start, end }: Met<"term">, { sentence: { text } }: Place): boolean {
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

function isEndMark(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit === 0x0a) return text.charCodeAt(at + 1) === 0x0a || text.charCodeAt(at + 1) === 0x0d
  return unit === 0x3f || unit === 0x21 || (unit === 0x2e && text.charCodeAt(at + 1) <= 0x20)
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
const AT_OTHERS: Ways = { atOthers: (cue, term) => isBefore(term, cue, 1) }

/** "Mensen met dementie wonen thuis": not those who are spoken to, unless it is for them. */
function isOfOthers(term: Met<"term">, { sentence: { cues } }: Place): boolean {
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
function isSurname(text: string, { start, end }: Met<"term">): boolean {
  const first = text.charAt(start)
  if (first === first.toLowerCase() || text.slice(start, end).includes(" ")) return false
  return TITLED.test(text.slice(Math.max(0, start - TITLE_UNITS), start))
}
const TITLED =
  /(?:^|[\s(,;])(?:mevrouw|mevr\.?|mw\.?|dhr\.?|heer|meneer|mr\.?|mrs\.?|ms\.?|miss|dr\.?|drs\.?|prof\.?) (?:\p{Lu}\. ?){0,4}(?:(?:van|de|der|den|ter|ten) ){0,2}$/iu
const TITLE_UNITS = 40

type Span = { readonly first: number; readonly last: number }

function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last
}

function isBefore(one: Span, other: Span, reach: number): boolean {
  const distance = other.first - one.last
  return distance > 0 && distance <= reach
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

/** "Medewerkers die langdurig ziek zijn" are not spoken of as those who work. */
function isQualified(text: string, { end }: Met<"cue">): boolean {
  return QUALIFYING.test(text.slice(end, end + QUALIFYING_UNITS))
}
const QUALIFYING = /^ ?(?:die|met|van wie|who|with|whose)\b/i
const QUALIFYING_UNITS = 10

/** Where a term stands: what is last before it, beyond which no cue reaches it. */
type Place = {
  readonly sentence: Sentence
  readonly has: ReadonlySet<Cue>
  /** Number of the last word of "over", -1 for none. */
  readonly about: number
  /** Of those who work. */
  readonly staff: number
  /** Of "de" or "the": what one has may be that, not the term. */
  readonly article: number
  /** The term itself says that it is somebody's work: "schuldhulpverlener". */
  readonly isStaff: boolean
  /** UTF-16 index of the last pause. */
  readonly pause: number
  /** "Over" stands just before it. */
  readonly isSubject: boolean
}

function placeOf(term: Met<"term">, { cues, text }: Sentence): Omit<Place, "sentence" | "has"> {
  let about = -1
  let staff = -1
  let article = -1
  let isStaff = false
  for (const cue of cues) {
    const { meaning, first, last } = cue
    if (meaning.cue === "about" && last < term.first && last > about) about = last
    if (meaning.cue === "article" && last < term.first && last > article) article = last
    // "Beste GGZ-relaties" as well
    // "Zwarte collega's": those are the group.
    if (meaning.cue === "staff" && first > term.first && last <= term.last) continue
    if (meaning.cue !== "staff" || first > term.last + 1 || isQualified(text, cue)) continue
    if (last > staff) staff = last
    if (last >= term.first || (isBefore(cue, term, GREETED_STAFF_REACH) && isGreetedFirst(cue, cues)))
      isStaff = true
  }
  let pause = term.start - 1
  const firstUnit = Math.max(0, term.start - PAUSE_UNITS)
  while (pause >= firstUnit && !isPause(text.charCodeAt(pause))) pause -= 1
  return {
    about,
    staff,
    article,
    isStaff,
    pause,
    isSubject: about >= 0 && term.first - about <= ABOUT_REACH,
  }
}

/** "Beste vrijwilligers van ..." */
function isGreetedFirst(staff: Span, cues: readonly Met<"cue">[]): boolean {
  return cues.some((cue) => cue.meaning.cue === "greeting" && isBefore(cue, staff, 1))
}

function hasPause(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isPause(text.charCodeAt(at))) return true
  return false
}

function isPause(unit: number): boolean {
  return unit === 0x2c || unit === 0x3b || unit === 0x3a
}

/** Per cue whether it does to the term what the table is about. */
type Ways = Readonly<Partial<Record<Cue, (cue: Met<"cue">, term: Met<"term">, place: Place) => boolean>>>

function isMetBy(ways: Ways, term: Met<"term">, place: Place): boolean {
  return place.sentence.cues.some((cue) => ways[cue.meaning.cue]?.(cue, term, place) === true)
}

const isBond = (cue: Met<"cue">, { isStaff, about }: Place): boolean => !isStaff && cue.last > about

/** The reader has it. */
const OWN: Ways = {
  own: (cue, term, { about, sentence: { zone, text } }) =>
    (cue.last > about && isBefore(cue, term, zone === "signature" ? OWN_REACH_IN_SIGNATURE : OWN_REACH)) ||
    isOf(text, term, cue),
  ownNear: (cue, term) => isBefore(cue, term, 1),
  bond: (cue, term, place) =>
    isBond(cue, place) && isBefore(cue, term, BOND_REACH) && !hasSomethingElse(cue, term, place),
  because: (cue, term, { about }) => cue.last > about && isBefore(cue, term, BECAUSE_REACH),
  booked: (cue, term, place) => isBond(cue, place) && isBefore(cue, term, BOOKED_REACH),
  thanked: (cue, term, place) => isThanked(cue, term, place),
  undergone: (cue, term, { has }) => has.has("reader") && isBefore(cue, term, UNDERGONE_REACH),
  as: (cue, term, { has, isStaff, sentence }) =>
    !isStaff &&
    has.has("reader") &&
    (!has.has("offer") || isEntitled(sentence, cue)) &&
    isBefore(cue, term, AS_REACH),
  reader: (cue, term, place) =>
    isBond(cue, place) &&
    cue.start > place.pause &&
    isBefore(cue, term, READER_REACH) &&
    place.sentence.cues.some((being) => isBeing(being, cue, term)),
  // "Hierbij delen wij u mede dat de bijstand is beëindigd."
  decision: (_cue, term, { has, isSubject }) =>
    term.meaning.grade === "strong" && has.has("reader") && !isSubject,
  toReader: (cue, term, { isStaff, sentence: { text } }) =>
    !isStaff && isBefore(term, cue, TO_READER_REACH) && !hasPause(text, term.end, cue.start),
  personal: (cue, term, { isStaff, about }) => !isStaff && (cue.last > about || cue.first > term.last),
}

/** "Fijn dat jullie meedoen met ...", and not "dank dat u over ... hebt nagedacht". */
function isThanked(cue: Met<"cue">, term: Span, { about, staff, isStaff }: Place): boolean {
  return !isStaff && cue.last > about && staff < cue.first && isBefore(cue, term, THANKED_REACH)
}

/** "U kunt als slachtoffer ...": his right, where "als slachtoffer kunt u ..." is said to anybody. */
function isEntitled({ cues }: Sentence, as: Met<"cue">): boolean {
  return cues.some((cue) => cue.meaning.cue === "offer" && isBefore(cue, as, 1))
}

/** "... dat u per direct bent geschorst", "omdat u slachtoffer bent". */
function isBeing(being: Met<"cue">, reader: Span, term: Span): boolean {
  return (
    being.meaning.cue === "being" &&
    being.first > reader.last &&
    (being.last < term.first || isBefore(term, being, BEING_REACH))
  )
}

/** "Je hebt toegang tot de map Pleegzorg": what one has is the access. */
function hasSomethingElse(
  cue: Met<"cue">,
  term: Met<"term">,
  { article, sentence: { text } }: Place,
): boolean {
  if (AT_HIS.test(text.slice(cue.start, cue.end + AT_HIS_UNITS))) return true
  if (article > cue.last && GETTING_FOR.test(text.slice(cue.start, term.start))) return true
  return article > cue.last && term.first - cue.last > 2 && HAVING.test(text.slice(cue.start, cue.end))
}
/** "Bij u in de winkel" is a place. */
const AT_HIS = /^bij (?:u|jou|jullie|je) (?:in|op) (?:de|het) (?!famil)/i
const AT_HIS_UNITS = 14
/** "Jullie krijgen het boek voor de inburgeraars." */
const GETTING_FOR =
  /^[^,]{0,20}(?:krijg|ontvang|receive|get)[a-z]{0,3} [^,]{0,60} (?:voor|for) (?:de|het|een|the|a|an) $/i
const HAVING = /\b(?:hebt|heeft|hebben|heb|have|youve|you've|got)\b/i

/** "De ondertoezichtstelling van uw zoon". */
function isOf(text: string, term: Met<"term">, cue: Met<"cue">): boolean {
  return cue.first - term.last === 2 && OF.has(text.slice(term.end, cue.start).trim().toLowerCase())
}
const OF: ReadonlySet<string> = new Set(["van", "voor", "bij", "tegen", "of", "for", "against"])

/** He is greeted or called together as one of those who have it. */
const AMONG: Ways = {
  greeting: isGreeted,
  heading: (cue, term, place) =>
    beginsLine(place.sentence.text, cue.start) &&
    isGreeted(cue, term, place) &&
    !HEADING_VERB.test(place.sentence.text.slice(cue.end, term.start)) &&
    endsHeading(place.sentence.text, term.end),
  meeting: (cue, term, { about, staff, pause, sentence }) =>
    (isBefore(term, cue, 1) &&
      sentence.cues.some((ours) => ours.meaning.cue === "ours" && isBefore(ours, term, OURS_REACH))) ||
    (cue.last > about &&
      cue.last > staff &&
      isBefore(cue, term, MEETING_REACH) &&
      sentence.cues.some(
        (other) =>
          other.meaning.cue === "forWhom" &&
          other.first > cue.last &&
          other.start > pause &&
          isBefore(other, term, FOR_WHOM_REACH),
      )),
  order: (cue, term, { sentence: { text } }) =>
    isBefore(term, cue, ORDER_REACH) &&
    beginsSentence(text, term.start) &&
    !hasPause(text, term.end, cue.start),
  circle: overlap,
  gathering: (cue, term, { about }) => cue.last > about || cue.first > term.last,
  group: (cue, term, { about }) => cue.last > about || cue.first > term.last,
}

function isGreeted(cue: Met<"cue">, term: Span, { about, staff, pause }: Place): boolean {
  return cue.last > about && cue.last > staff && cue.start > pause && isBefore(cue, term, GREETING_REACH)
}

/** "Aan de ouders van kinderen met autisme,", and not "Voor de plank met boeken over autisme heb ik nog ruimte". */
function endsHeading(text: string, at: number): boolean {
  return HEADING_END.test(text.slice(at, at + HEADING_END_UNITS))
}
const HEADING_END = /^[^,:;.!?\n]{0,48}(?:[,:;.!?\n]|$)/
const HEADING_END_UNITS = 50
/** "Voor maart moeten we 41 statushouders huisvesten" is a sentence. */
const HEADING_VERB =
  /\b(?:ik|we|wij|ze|er|men|is|zijn|was|wordt|worden|heeft|hebben|moet|moeten|kan|kunnen|zoek|zoeken|i|they|there|are|has|have|will|must|need|should)\b/i

function beginsLine(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === 0x0a
}

function beginsSentence(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return at === 0 || before === 0x0a || (before === 0x20 && isEndMark(text, at - 2))
}

/** Said to their faces: as telling as a term that tells by itself. */
const GREETED: Ways = { greeting: AMONG.greeting! }
const THANKED: Ways = { thanked: isThanked }
/** Whom one thanks for joining is a member of whatever it is: of a party or a union, which else are names in the news. */
const JOINED: Ways = {
  thanked: (cue, term, place) =>
    JOINABLE.has(term.meaning.category) &&
    isThanked(cue, term, place) &&
    JOINING.test(place.sentence.text.slice(cue.start, term.start)),
}
const JOINABLE: ReadonlySet<Category> = new Set(["union", "politics", "religion"])
const JOINING =
  /\b(?:lid|meedoe[tn]?|flyer\w{0,3}|gift|donation|donatie|joining|part of|marching|canvassing)\b/i
/** "Voor ons onderzoek naar ..." begins like that as well. */
const HEADED: Ways = { heading: AMONG.heading! }

/** So plainly his own that words of the office beside it change nothing. */
const PLAINLY_OWN: Ways = {
  own: (cue, term, { sentence: { text } }) => isBefore(cue, term, OWN_TIGHT_REACH) || isOf(text, term, cue),
  because: OWN.because!,
  as: OWN.as!,
  bond: (cue, term, { about, article }) =>
    cue.last > about && cue.last > article && isBefore(cue, term, OWN_REACH),
  circle: overlap,
}

/** Whatever the term: it is only an example, or only possible. */
const DENIED: Ways = {
  template: () => true,
  play: () => true,
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
const TALK: Ways = {
  general: (_cue, _term, { has }) => has.has("general"),
  negation: (cue, term) => isBefore(cue, term, NEGATION_REACH),
}

/** The sender's own. */
const SELF: Ways = { self: (cue, term) => isBefore(cue, term, SELF_REACH) }
