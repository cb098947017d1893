/**
 * Lines below a closing that belong to no signature: somebody's details, a list of people, a sentence that goes on.
 *
 * Why this module exists: whatever stands below "Met vriendelijke groet" is taken for what stands under every mail, and is looked
 * at less. Whoever adds "Nog even: …" or pastes a list there says it in this mail.
 * Failing direction: a line that may stand in a signature (a function, working days, a slogan) does; a question invites strangers.
 *
 * Deliberately left out: where a signature begins (./signature.ts), and disclaimers (./disclaimer.ts), which are cut out before.
 */
import { FIRST_NAMES } from "../document/first-name.ts"
import { beginsWithFullName, INFIX, NAME, tellsOfPerson } from "./told-person.ts"

/** One line, without white space around it. */
export type LineBelow = { readonly text: string; readonly isClosing: boolean }

/** Of a line as much is looked at. */
export const MAX_LINE_UNITS = 400

/** Rows that make a list: two of which one begins with a common first name, three of any name or of such first names alone. */
const LIST_WEIGHT = 3
const KNOWN_WEIGHT = 2

/**
 * The first of `lines` that is content, with what introduces it; -1 where all are a signature.
 *
 * @param begun the signature has begun already: its first line may be a sentence
 */
export function contentFrom(lines: readonly LineBelow[], begun: boolean): number {
  let weight = 0
  let run = -1
  let isFirst = !begun
  for (const [at, line] of lines.entries()) {
    if (line.isClosing) continue
    if (isPersonLabel(line.text) || isWeakPair(line.text, lines[at + 1]?.text)) {
      return introduced(lines, at)
    }
    if (isHeadOfTable(line.text) || goesOn(line.text, isFirst)) return introduced(lines, at)
    const row = rowWeight(line.text)
    if (row === 0) {
      run = -1
      weight = 0
    } else {
      if (run < 0) run = at
      weight += row
    }
    isFirst = false
    if (weight >= LIST_WEIGHT) return introduced(lines, run)
  }
  return -1
}

/** Up over the lines that introduce it: "Afgewezen:", "Naam: Anke". */
function introduced(lines: readonly LineBelow[], at: number): number {
  let from = at
  while (from > 0) {
    const above = lines[from - 1]?.text ?? ""
    if (!above.endsWith(":") && (!LABELLED.test(above) || CONTACT_LABEL.test(above))) break
    from -= 1
  }
  return from
}

const LABELLED = /^\p{L}[\p{L} ]{1,30}:\s/u
const CONTACT_LABEL =
  /^(?:t|m|e|f|w|i|tel|telefoon|mobiel|fax|e-?mail|mail|web|website|internet|adres|bezoekadres|postadres|werkdagen|aanwezig|bereikbaar|functie|afdeling|kvk|btw|iban|phone|mobile|address|office|direct|dossier|kenmerk|ons kenmerk|uw kenmerk)(?![\p{L}])/iu

// --- Details of one person ---

const PERSONS =
  "cli[eë]nte?|pati[eë]nte?|bewoner|bewoonster|leerling|kandidaat|sollicitant|werknemer|werkneemster|betrokkene|deelnemer|jeugdige|" +
  "verdachte|slachtoffer|dader|client|patient|resident|pupil|applicant|candidate|employee|suspect|victim"
const DETAILS =
  "bsn|burgerservicenummer|geboortedatum|geb\\.? ?datum|geb\\.|geboren|date of birth|d\\.?o\\.?b\\.?|ssn|nhs number|" +
  "national insurance number|diagnose|diagnosis|medicatie|medication|aandoening|ziektebeeld|delict|schuldbedrag|schuldenlast|" +
  "reden (?:van |voor )?(?:de |het )?(?:ontslag|afwijzing|verzuim|opname|aanmelding|ziekmelding)"
const PERSON_LABEL = new RegExp(
  `^(?:[-–•*·] )?(?:(?:naam|name)(?: van| of)?(?: de| het| the)? )?(?:(?:${PERSONS})[- ]?(?:naam|nummer|nr\\.?|name|number|id)?|${DETAILS})\\s{0,3}(?:[:|\\t=]| {2})[\\s:|]{0,8}(?=\\S)`,
  "iu",
)
/** Where to turn: "Patiënt? Bel", "Cliënten: 030-1234567". */
const TURN_TO = /@|www\.|https?:|(?<![\p{L}])(?:bel|mail|zie|call|see)(?![\p{L}])|(?:\d[ -]?){9,12}/iu

function isPersonLabel(line: string): boolean {
  const label = PERSON_LABEL.exec(line)
  if (label === null) return false
  const isNumbered = /bsn|service|nummer|number|ssn|id|nr/i.test(label[0])
  return isNumbered || !TURN_TO.test(line.slice(label[0].length))
}

/** Alone each of them may stand in a signature; two below each other are a form that somebody filled in. */
const WEAK_LABEL =
  /^(?:[-–•*·] )?(?:naam|name|voornaam|achternaam|roepnaam|leeftijd|age|reden|reason|status|situatie|toelichting|opmerking(?:en)?|bijzonderheden|schuld(?:en)?|uitkering|klacht|beperking|indicatie)\s{0,3}(?:[:|\t=]| {2})[\s:|]{0,8}(?=\S)/iu

function isWeakPair(line: string, next: string | undefined): boolean {
  return next !== undefined && WEAK_LABEL.test(line) && WEAK_LABEL.test(next)
}

// --- Lists of people ---

const HEAD_CELL = new RegExp(
  `^(?:naam|namen|name|voornaam|achternaam|${PERSONS}|${DETAILS}|(?:naam|name) (?:${PERSONS}))$`,
  "iu",
)

function isHeadOfTable(line: string): boolean {
  if (!/[|;\t]/.test(line)) return false
  const cells = cellsOf(line)
  return (
    cells.length >= 2 &&
    cells.every((cell) => cell.length <= 40 && !/\d/.test(cell)) &&
    cells.some((cell) => HEAD_CELL.test(cell))
  )
}

function cellsOf(line: string): readonly string[] {
  return line
    .split(/[|;\t]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
}

const MARK = /^(?:[-–•*·]\s{1,4}|\(?\d{1,3}[.)]\s{1,4})/u
const ROW = new RegExp(
  `^((${NAME})(?: (?:${INFIX}|${NAME})){0,5})(?:\\s{0,3}(?:[,:;(|\\t–—=]|- | {2})([^\\n]{1,300}))?$`,
  "u",
)
const DATED = /[;|\t,].{0,120}(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)/

/** 0 for what is no row of a list of people. */
function rowWeight(line: string): number {
  const mark = MARK.exec(line)?.[0].length ?? 0
  const row = ROW.exec(line.slice(mark))
  const [, name = "", first = "", detail = ""] = row ?? []
  const isKnown = FIRST_NAMES.has(first.toLowerCase())
  if (row === null || !(beginsWithFullName(name) || (isKnown && mark > 0)))
    return DATED.test(line) && !STANDING_WORDS.test(line) ? KNOWN_WEIGHT : 0
  if (detail.trim() === "") return isKnown ? 1 : 0
  if (ofSender(detail)) return 0
  return isKnown ? KNOWN_WEIGHT : 1
}

/** What a signature says of whoever signs: a function, a number, when somebody is there. */
function ofSender(detail: string): boolean {
  return (
    TURN_TO.test(detail) ||
    STANDING_WORDS.test(detail) ||
    FUNCTION.test(detail.trim().split(/\s+/, 4).join(" ")) ||
    !/\p{Ll}{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}/u.test(detail)
  )
}
const FUNCTION =
  /(?:werkers?|werkster|leider|leidster|manager|advise(?:ur|r)|advisor|coach|consulente?|loog|loge|arts|kundige|ist|iste|eur|trice|hoofd|docent|leraar|leerkracht|assistente?|secretaris|secretaresse|voorzitter|penningmeester|lid|officer|director|lead|nurse|doctor|teacher|begeleid(?:er|ster)|trainer|beheerder|co[oö]rdinator|planner|eigenaar|partner|bestuur|team|afdeling|directie|balie|zaken|administratie|receptie|vrijwillig(?:er|ster)|ouder|moeder|vader|department|desk|office)(?![\p{L}])/iu

// --- Sentences ---

/** What signatures say in sentences: when and where somebody is there, what the organisation is proud of or looks for. */
const STANDING_WORDS =
  /(?<![\p{L}])(?:werkdag|werkzaam|werk (?:ik|op|van)|ik werk|aanwezig|afwezig|bereikbaar|vrije dag|maandag|dinsdag|woensdag|donderdag|vrijdag|ma(?:,| ?t\/m| en|-)|geopend|openingstijden|gesloten|spreekuur|kantoor|volg (?:ons|mij)|nieuwsbrief|vacature|collega['’]?s gezocht|werken bij|milieu|printen|afdrukken|afspraak|website|www\.|kvk|btw|privacy|persoonsgegevens|award|winnaar|genomineerd|uitgeroepen|beste werkgever|keurmerk|gecertificeerd|vergadering deelnemen|deelnemen aan|vergader-?id|toegangscode|wachtwoord|microsoft teams|bel ons|bel gratis|bel met|chat|anoniem|gratis|aansprakelijk|handelsnaam|algemene voorwaarden|automatisch|niet (?:op )?(?:antwoorden|beantwoorden|reageren)|namens|onderdeel van|maakt deel uit|meer weten|meer informatie|lees meer|bekijk|bezoek|monday|tuesday|wednesday|thursday|friday|weekdays|working days|office hours|available|out of (?:the )?office|follow us|newsletter|vacanc|hiring|environment|printing|appointment|visit|registered|award|on behalf of|part of|read more|learn more|find out|join (?:the|our)|meeting id|passcode|call us|do not reply|no-?reply|trotse?|proud)|@|https?:/iu

/** How somebody begins who goes on below the closing. */
const CONTINUES =
  /^(?:nog (?:even|iets|wat|een|één|vergeten)|o ja|oh ja|trouwens|overigens|hieronder|hierbij|bijgaand|bijgevoegd|in de bijlage|ter info(?:rmatie)?|fyi|voor de volledigheid|de volgende|vergeten|ik vergat|ik was (?:nog )?vergeten|zoals (?:gezegd|besproken|beloofd)|below|attached|enclosed|please find|one more|by the way|btw|oh and|i forgot|forgot to|the following|for completeness)(?![\p{L}])/iu
const GREETING =
  /^(?:beste|geachte|lieve|hallo|hoi|goedemorgen|goedemiddag|goedenavond|dear|hello|hi) [^.!?]{1,60},$/iu
const ALL_OF_YOU = /(?<![\p{L}])(?:jullie|you all|all of you)(?![\p{L}])/iu
const READER = /(?<![\p{L}])(?:je|jij|jou|jouw|u|uw|you|your)(?![\p{L}])/iu
const ASKS =
  /(?<![\p{L}])(?:ik|mij|mijn|graag|wil|laat|s\.?v\.?p|aub|I|me|my|please|let)(?![\p{L}])|kun(?:nen|t)? (?:je|jij|u)/u
const TOLD_OF_SEVERAL =
  /(?<![\p{L}])(?:kandidaten|sollicitanten|collega['’]?s|medewerkers|cli[eë]nten|pati[eë]nten|leerlingen|deelnemers|bewoners|candidates|applicants|colleagues|employees|clients|patients|pupils|participants|residents) (?:zijn|hebben|worden|werden|moeten|krijgen|are|have|were|will)(?![\p{L}])/iu
const TODAY =
  /(?<![\p{L}])(?:gisteren|vandaag|morgen|vanochtend|vanmiddag|vanavond|(?:vorige|volgende|deze) week|yesterday|today|tomorrow|(?:last|next|this) (?:week|morning|afternoon))(?![\p{L}])/iu
const LOWER_WORD = /(?<![\p{L}\p{N}@.])\p{Ll}[\p{Ll}'’-]*(?![\p{L}\p{N}@])/gu

const FEW_WORDS = 3
const SEVERAL_WORDS = 5
const PROSE_UNITS = 60

/** "Beste collega's,": a letter begins. */
export function isGreeting(line: string): boolean {
  return GREETING.test(line)
}

function goesOn(text: string, isFirst: boolean): boolean {
  if (isGreeting(text) || (CONTINUES.test(text) && (text.endsWith(":") || lowerWords(text) >= FEW_WORDS)))
    return true
  if (text.split(SENTENCE_END).some(tells)) return true
  const words = lowerWords(text)
  if (words < FEW_WORDS || STANDING_WORDS.test(text)) return false
  if (text.endsWith(":")) return true
  if (words < SEVERAL_WORDS || text.includes("?")) return false
  if (ALL_OF_YOU.test(text) || TODAY.test(text) || (READER.test(text) && ASKS.test(text))) return true
  // A signature begins with who signs, not with a sentence.
  return isFirst && (/[.!]$/.test(text) || text.length >= PROSE_UNITS)
}
const SENTENCE_END = /(?<=[.!?]) /

/** Whether a sentence says something of somebody; one that opening hours stand in does not. */
function tells(sentence: string): boolean {
  if (STANDING_WORDS.test(sentence)) return false
  const words = lowerWords(sentence)
  const isWhole = words >= SEVERAL_WORDS || (words > 1 && /[.!]$/.test(sentence))
  return isWhole && (tellsOfPerson(sentence) || TOLD_OF_SEVERAL.test(sentence))
}

function lowerWords(text: string): number {
  return text.match(LOWER_WORD)?.length ?? 0
}
