/**
 * The ways in which a sentence says a term of its readers: he has it, or he is greeted, called or counted among those who do.
 *
 * Per cue (./lexicon/cues.ts) how near it must be, and what may not stand between. What outweighs it is in ./mere-talk.ts.
 */
import type { Category } from "./facts.ts"
import { hasPause, isBefore, isEndMark, overlap, type Place, type Span, type Ways } from "./place.ts"
import type { Met, Sentence } from "./sentence.ts"

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
const BOOKED_REACH = 10
const THANKED_REACH = 8
const ORDER_REACH = 3
const DISCLOSED_REACH = 14
const ABSENT_REACH = 4
const GRANTED_REACH = 12

const isBond = (cue: Met<"cue">, { isStaff, about }: Place): boolean => !isStaff && cue.last > about

/** The reader has it. */
export const OWN: Ways = {
  own: (cue, term, { about, sentence: { zone, text } }) =>
    (cue.last > about && isBefore(cue, term, zone === "signature" ? OWN_REACH_IN_SIGNATURE : OWN_REACH)) ||
    isOf(text, term, cue),
  ownNear: (cue, term) => isBefore(cue, term, 1),
  bond: (cue, term, place) =>
    isBond(cue, place) &&
    (isGranted(cue, term, place)
      ? isBefore(cue, term, GRANTED_REACH)
      : isBefore(cue, term, BOND_REACH) && !hasSomethingElse(cue, term, place)),
  because: (cue, term, { about }) => cue.last > about && isBefore(cue, term, BECAUSE_REACH),
  booked: (cue, term, place) => isBond(cue, place) && isBefore(cue, term, BOOKED_REACH),
  thanked: (cue, term, place) => isThanked(cue, term, place),
  disclosed: (cue, term, place) => isDisclosed(cue, term, place),
  absent: (cue, term, { has, isStaff }) =>
    !isStaff && has.has("reader") && !has.has("offer") && isBefore(cue, term, ABSENT_REACH),
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

/** "Jullie gaven aan dat je aan de ramadan meedoet", and not "dat u iets over schulden wilt lezen". */
function isDisclosed(cue: Met<"cue">, term: Span, { about, isStaff }: Place): boolean {
  return !isStaff && cue.last > about && isBefore(cue, term, DISCLOSED_REACH)
}

/** "U kunt als slachtoffer ...": his right, where "als slachtoffer kunt u ..." is said to anybody. */
export function isEntitled({ cues }: Sentence, as: Met<"cue">): boolean {
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
/** "Jullie hebben naast het loon een aanvulling vanuit de Wajong": what one has comes of it. */
function isGranted(cue: Met<"cue">, term: Met<"term">, { sentence: { text } }: Place): boolean {
  return cue.end <= term.start && GRANTED.test(text.slice(cue.end, term.start))
}
const GRANTED =
  /\b(?:aanvulling|toeslag|toelage|vergoeding|inkomen|geld|indicatie|beschikking|maatregel|supplement|allowance|payment|benefit)s? (?:van|vanuit|uit|via|from|under|of) (?:de |het |the )?$/i
const HAVING = /\b(?:hebt|heeft|hebben|heb|have|youve|you've|got)\b/i

/** "De ondertoezichtstelling van uw zoon". */
function isOf(text: string, term: Met<"term">, cue: Met<"cue">): boolean {
  return cue.first - term.last === 2 && OF.has(text.slice(term.end, cue.start).trim().toLowerCase())
}
const OF: ReadonlySet<string> = new Set(["van", "voor", "bij", "tegen", "of", "for", "against"])

/** He is greeted or called together as one of those who have it. */
export const AMONG: Ways = {
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
export const GREETED: Ways = { greeting: AMONG.greeting! }
export const THANKED: Ways = { thanked: isThanked }
/** Who says that he keeps it, or is thanked for joining, is one of whatever it is: a faith, a party or a union, which else are in the news. */
export const JOINED: Ways = {
  thanked: (cue, term, place) =>
    JOINABLE.has(term.meaning.category) &&
    isThanked(cue, term, place) &&
    JOINING.test(place.sentence.text.slice(cue.start, term.start)),
  disclosed: (cue, term, place) =>
    JOINABLE.has(term.meaning.category) &&
    isDisclosed(cue, term, place) &&
    KEEPING.test(place.sentence.text.slice(cue.end, term.start)),
}
const JOINABLE: ReadonlySet<Category> = new Set(["union", "politics", "religion"])
const JOINING =
  /\b(?:lid|meedoe[tn]?|flyer\w{0,3}|gift|donation|donatie|joining|part of|marching|canvassing)\b/i
const KEEPING =
  /\b(?:meedoe[tn]?|deelneemt|deelnemen|viert|vieren|vast(?:en)?|bidt|bidden|lid|member|keep|observe|celebrate|fast|pray|as an?|are|bent|zijn)\b/i
/** "Voor ons onderzoek naar ..." begins like that as well. */
export const HEADED: Ways = { heading: AMONG.heading! }

/** So plainly his own that words of the office beside it change nothing. */
export const PLAINLY_OWN: Ways = {
  own: (cue, term, { sentence: { text } }) => isBefore(cue, term, OWN_TIGHT_REACH) || isOf(text, term, cue),
  because: OWN.because!,
  as: OWN.as!,
  bond: (cue, term, { about, article }) =>
    cue.last > about && cue.last > article && isBefore(cue, term, OWN_REACH),
  circle: overlap,
}
