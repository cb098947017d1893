/**
 * Is this said of one person? "Mevrouw Jansen heeft PTSS", "haar uithuisplaatsing", "de burn-out van Petra".
 *
 * Why this module exists: a diagnosis with somebody's name does harm where a word about illness does none. What is looked
 * for is grammar, not names: a title, a pronoun, kin, a client with a name, a capital where none belongs; and a verb of
 * being or having between that and the term. Asked only where a term was found, so a glance at its neighbours is cheap.
 *
 * Deliberately out of scope: whether the person exists, the reader himself (./sentence.ts), and what the sender tells of
 * himself: that is his own to tell.
 */

import { isAbbreviated } from "./token.ts"

/** So far before a term, and behind it, is looked; UTF-16 units. */
const BEFORE_UNITS = 140
const BEHIND_UNITS = 60
/** Words before a term that may hold the person. */
const WORDS_BEFORE = 12
/** Words between the verb and the term. */
const LINK_REACH = 6
const POSSESSIVE_REACH = 3
const BEHIND_REACH = 4

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

const TITLES = words("dhr mevr mevrouw mw meneer mijnheer heer juffrouw mr mrs ms miss")
const PRONOUNS = words("hij zij hem ze he she him her he's she's he\u2019s she\u2019s")
/** Never said of a thing. */
const ONLY_OF_PEOPLE = words("zij he she him her he's she's he\u2019s she\u2019s")
const POSSESSIVES = words("haar diens hun his her")
const KIN = words(
  "man vrouw zoon dochter partner vader moeder broer zus zusje broertje kind echtgenoot echtgenote opa oma ex vriend vriendin " +
    "husband wife son daughter father mother brother sister child mum mom dad boyfriend girlfriend grandfather grandmother",
)
const WHOSE = words("mijn zijn haar onze uw je jouw my his her our your")
/** Somebody, once a name or a number follows. */
const ROLES = words(
  "cliënt cliënte client leerling patiënt patient verdachte bewoner bewoonster student studente medewerker medewerkster werknemer " +
    "werkneemster collega kandidaat sollicitant burger inwoner huurder klant betrokkene slachtoffer aangever getuige pupil " +
    "tenant employee colleague applicant candidate suspect resident claimant defendant",
)
const LINKS = words(
  "is was heeft had has wordt werd krijgt kreeg lijdt leed zit zat staat stond blijkt bleek verblijft raakte verkeert kampt " +
    "worstelt gebruikt overleefde wegens vanwege door got gets suffers suffered called went became been with due",
)
/** What stands between a name and a term and makes it somebody's work or subject. */
const WORK = words(
  "werkt werk geeft spreekt presenteert schreef schrijft vertelt leidt coördineert begeleidt behandelt onderzoekt bespreekt zoekt " +
    "works worked presents speaks spoke wrote leads teaches treats researches over about regarding inzake namens wethouder adviseur " +
    "coördinator projectleider beleidsmedewerker consulent specialist arts psycholoog officer manager director professor prof",
)
const ARTICLES = words("de het the")
const LOCATED = words("zit zat verblijft verbleef woont ontvangt krijgt kreeg is staat receives lives")
const BY = words("van bij of for by voor")
/** Beginnings of sentences that are no names. */
const NO_NAMES = words(
  "de het een dit dat deze die er wie wat waar wanneer hoe iedereen niemand iemand alles niets ik wij we u je jij jullie ze the a an this " +
    "that these those there who what where when how everyone nobody somebody it i you they and but or if as in on at to for from with en " +
    "maar of als in op bij aan voor van met om over door na nu dan ook nog al zo vandaag morgen gisteren hierbij helaas graag beste " +
    "geachte lieve dear hallo hoi hi mijn onze uw jouw my our your zijn haar his her its hun their not no niet geen bijlage onderwerp " +
    "januari februari maart april mei juni juli augustus september oktober november december january february march may june july " +
    "august october maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday " +
    "sunday nederland holland europa europe amerika america engeland england amsterdam rotterdam utrecht haag eindhoven groningen " +
    "tilburg almere breda nijmegen arnhem haarlem enschede zwolle leiden maastricht dordrecht zaanstad apeldoorn amersfoort leeuwarden " +
    "assen limburg brabant gelderland overijssel drenthe friesland zeeland flevoland london houston texas york california gemeente " +
    "stichting vereniging ministerie politie rechtbank college raad vraag antwoord punt agendapunt artikel stap groep kamer zaal optie deel " +
    "collegas collega's hij zij doe heb ben word heeft bent zit question answer point item step room option part group stop check",
)
/** Before a name of an organisation. */
const ORGANISATION = words(
  "het gemeente stichting vereniging ministerie afdeling team bureau instelling kliniek ziekenhuis school partij project " +
    "provincie stad wijk programma firma the university company department",
)
/** "Zijn" before a term is also "are": after these it is whose. */
const BEFORE_WHOSE = words(
  "van met door over voor wegens vanwege en dat om bij is was in na aan heeft op omdat tijdens sinds",
)
const INFIXES = words("de den der van von ter ten te el al ben la le du di da del")

type Word = { readonly text: string; readonly folded: string; readonly isCapital: boolean }

/** @param start UTF-16 index of the term in `text`; `end` behind its last unit */
export function isSaidOfPerson(text: string, start: number, end: number): boolean {
  const from = sentenceStart(text, start)
  const before = wordsIn(text, from, start)
  const isWhole = from === 0 || start - from < BEFORE_UNITS
  if (isOwned(before)) return true
  const behind = wordsIn(text, end, sentenceEnd(text, end))
  if (isBehind(behind)) return true
  const near = before.slice(-WORDS_BEFORE)
  if (near.some(({ folded }) => WORK.has(folded))) return false
  const isLinked =
    near.slice(-LINK_REACH).some(({ folded }) => LINKS.has(folded)) ||
    behind.slice(0, BEHIND_REACH).some(({ folded }) => LINKS.has(folded)) ||
    wordsIn(text, start, Math.min(end, start + BEHIND_UNITS)).some(({ folded }) => LINKS.has(folded))
  // "Heeft een gesprek met de reclassering": what has an article is met; what one has or is, has none.
  if (ARTICLES.has(near.at(-1)?.folded ?? "") && !near.some(({ folded }) => LOCATED.has(folded))) return false
  if (near.at(-2) !== undefined && ARTICLES.has(near.at(-2)?.folded ?? "") && near.at(-3)?.folded === "heeft")
    return false
  return (
    isLinked &&
    namesPerson(near, isWhole && near.length === before.length, behind, (name) =>
      hasReferent(text, start, name),
    )
  )
}

/** So far before a pronoun whom it means is looked for. */
const REFERENT_UNITS = 300

function hasReferent(text: string, at: number, named: RegExp): boolean {
  const from = Math.max(0, at - REFERENT_UNITS)
  const before = wordsIn(text, from, at)
  const isKnown = ({ folded }: Word): boolean => TITLES.has(folded) || KIN.has(folded) || ROLES.has(folded)
  return (
    before.some(isKnown) ||
    Array.from(text.slice(from, at).matchAll(named)).some(([, ...names]) =>
      wordsIn(names.join(" "), 0, MAX_NAMED).some(isName),
    )
  )
}

/** A capital within a sentence, a first and a last name, or a name that is or has something. */
const NAMED =
  /[\p{Ll},] (\p{Lu}\p{Ll}{2,20})|(\p{Lu}\p{Ll}{1,20}) \p{Lu}\p{Ll}|(\p{Lu}\p{Ll}{2,20}) (?:is|was|heeft|has|had|wordt|zit|ligt|komt|blijft|kan|moet|gaat|belde|mailde|will|came|called|cannot|wont)\b/gu
/** The same, or any word with a capital that is followed by a small one, behind which "she" can only be a person. */
const NAMED_OF_PEOPLE =
  /[\p{Ll},] (\p{Lu}\p{Ll}{2,20})|(\p{Lu}\p{Ll}{1,20}) \p{Lu}\p{Ll}|(\p{Lu}\p{Ll}{2,20}) \p{Ll}{2,12}\b/gu
const MAX_NAMED = 64

/** "Haar burn-out", "Peter's diagnosis", "vanwege zijn schulden". */
function isOwned(before: readonly Word[]): boolean {
  for (let back = 1; back <= POSSESSIVE_REACH; back += 1) {
    const at = before.length - back
    const word = before[at]
    if (word === undefined) return false
    if (POSSESSIVES.has(word.folded) && word.folded !== "hun") return true
    if (word.folded === "zijn" && back <= 2 && (at === 0 || BEFORE_WHOSE.has(before[at - 1]?.folded ?? "")))
      return true
    if (word.isCapital && at > 0 && isGenitive(word.text) && !NO_NAMES.has(word.folded.slice(0, -2)))
      return true
  }
  return false
}

function isGenitive(text: string): boolean {
  return text.endsWith("'s") || text.endsWith("\u2019s")
}

/** "De burn-out van Petra", "the diagnosis of Mr Brown". */
function isBehind(behind: readonly Word[]): boolean {
  const [by, ...rest] = behind
  if (by === undefined || !BY.has(by.folded)) return false
  const isOf = by.folded === "van" || by.folded === "of" || by.folded === "bij"
  return rest.slice(0, BEHIND_REACH).some((word, at) => {
    const next = rest[at + 1]
    if (TITLES.has(word.folded) && next?.isCapital === true) return true
    if (at > 1) return false
    if (WHOSE.has(word.folded) && next !== undefined && KIN.has(next.folded)) return true
    if (ROLES.has(word.folded) && next !== undefined && isIdentifying(next)) return true
    return isOf && at === 0 && isName(word)
  })
}

/** @param hasReferent whether "he" may be somebody: printers and plans are "he" as well */
function namesPerson(
  near: readonly Word[],
  isFromStart: boolean,
  behind: readonly Word[],
  hasReferent: (named: RegExp) => boolean,
): boolean {
  return near.some((word, at) => {
    const next = near[at + 1]
    if (TITLES.has(word.folded)) return true
    if (PRONOUNS.has(word.folded))
      return (
        ((word.folded !== "zij" && word.folded !== "ze") || hasSingularVerb(near, at)) &&
        hasReferent(ONLY_OF_PEOPLE.has(word.folded) ? NAMED_OF_PEOPLE : NAMED)
      )
    // "Bij haar is … vastgesteld": whom it was found in, where "haar agenda" is what she has.
    if (word.folded === "haar" && BY.has(near[at - 1]?.folded ?? "") && SINGULAR.has(next?.folded ?? ""))
      return hasReferent(NAMED_OF_PEOPLE)
    if (WHOSE.has(word.folded) && next !== undefined && KIN.has(next.folded)) return true
    if (ROLES.has(word.folded) && next !== undefined && isIdentifying(next)) return true
    if (!isName(word)) return false
    const previous = near[at - 1]
    if (previous !== undefined && (ORGANISATION.has(previous.folded) || previous.folded === "de"))
      return false
    if (at > 0 || !isFromStart) return true
    // At the beginning every word has a capital: a name goes on, or does or has something at once.
    const following = next !== undefined && isNumber(next) ? near[at + 2] : (next ?? behind[0])
    if (following === undefined) return false
    return isNameGoingOn(near, at) || SINGULAR.has(following.folded)
  })
}

const SINGULAR = words("is was heeft had has wordt werd krijgt kreeg lijdt zit called suffers got")

function hasSingularVerb(near: readonly Word[], at: number): boolean {
  return [near[at - 1], near[at + 1]].some((word) => word !== undefined && SINGULAR.has(word.folded))
}

function isNameGoingOn(near: readonly Word[], at: number): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const word = near[next]
    if (word === undefined) return false
    if (word.isCapital) return !NO_NAMES.has(word.folded)
    if (!INFIXES.has(word.folded)) return false
  }
  return false
}

/** A name, an initial or a number. */
function isIdentifying(word: Word): boolean {
  return word.isCapital || isNumber(word)
}

function isNumber({ text }: Word): boolean {
  const first = text.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

/** Capital, then small letters, and no word that begins sentences or ends like an abstract noun. */
function isName({ text, folded, isCapital }: Word): boolean {
  if (!isCapital || text.length < 3 || NO_NAMES.has(folded)) return false
  const second = text.charAt(1)
  if (second !== second.toLowerCase() || second === second.toUpperCase()) return false
  return !ABSTRACT.some((ending) => folded.endsWith(ending))
}
const ABSTRACT = [
  "heid",
  "teit",
  "schap",
  "ing",
  "ingen",
  "hulp",
  "zorg",
  "steun",
  "ment",
  "ness",
  "tion",
  "ity",
  "isme",
  "ism",
  "dag",
  "werk",
  "wet",
]

/** Where the sentence of what stands at `at` begins, or how far is looked. */
function sentenceStart(text: string, at: number): number {
  const first = Math.max(0, at - BEFORE_UNITS)
  for (let index = at - 1; index > first; index -= 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0x0a && text.charCodeAt(index - 1) <= 0x20) return index + 1
    if (isEnd(unit) && text.charCodeAt(index + 1) <= 0x20 && !isAbbreviated(text, index)) return index + 1
  }
  return first
}

function sentenceEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + BEHIND_UNITS)
  for (let index = at; index < last; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0x0a && text.charCodeAt(index + 1) <= 0x20) return index
    if (isEnd(unit) && !isAbbreviated(text, index)) return index
  }
  return last
}

function isEnd(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f
}

const WORD = /[\p{L}\p{N}'\u2019]+/gu

function wordsIn(text: string, from: number, to: number): readonly Word[] {
  return Array.from(text.slice(from, to).matchAll(WORD), ([word]) => {
    const first = word.charAt(0)
    const folded = word.toLowerCase()
    return { text: word, folded, isCapital: first !== first.toLowerCase() }
  })
}
