/**
 * Does being on this message's recipient list say something sensitive, and does its text say such a thing of one person?
 *
 * Why this module exists: a message to "everybody with PTSS" tells each recipient's diagnosis to all others, though no
 * word of it is about any one of them. So what counts is not whether a sensitive subject is *mentioned* but whether the
 * readers are *addressed* as belonging to it. Terms (./lexicon/) say what it is about; cues (./lexicon/cues.ts) say
 * whether it is about the reader, about somebody or about the world. A sentence is judged in ./sentence.ts, a zone read in
 * ./read-zone.ts; here is what sentences and the subject line add to each other. Who the readers are is weighed in ./membership.ts.
 *
 * Fails towards `assumed`: a hold that wasn't needed teaches people to click it away, so talk about policy, work or news
 * in the same sentence, a condition ("als u ...") or a negation all outweigh an address.
 *
 * Deliberately out of scope: the recipients' own addresses, what was quoted, and languages other than Dutch and English.
 */
import { CATEGORIES } from "./facts.ts"
import type { Category, Sensitivity } from "./facts.ts"
import { EMPTY_ZONE, MAX_ZONE_UNITS, mayHoldTerm, readZone, type Range, type ReadZone } from "./read-zone.ts"
import type { Term, Zone } from "./sentence.ts"

export const MAX_SIGHTINGS = 50
export const MAX_WORDS_UNITS = 120
/** Who tells people where to come is brief. */
const MAX_INVITATION_UNITS = 1_200
/** Below an appointment stands hardly more than where it is; an agenda is longer, and then its title is a subject. */
const MAX_APPOINTMENT_UNITS = 500

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
  /** What others wrote, and somebody reads for the first time (./carried-words.ts): it tells of whom it names, not of its readers. */
  readonly carried?: string
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
  /** Names beside which a list in the text says one of them (./listed-person.ts), each once. */
  readonly listed: readonly string[]
  /**
   * What subject, event and text are about, even where they only mention it, or else who sends the message: for readers who
   * have nothing else in common.
   */
  readonly leaning: readonly Category[]
  /** Groups and situations that subject, event or text name without a word that says whose they are, or aren't. */
  readonly mentioned: readonly Category[]
  /** Of which a weak term stands there. */
  readonly hinted: readonly Category[]
  /** Subject or event is called after a circle, or after a gathering of those concerned: "Contactdag PTSS". */
  readonly namesCircle: boolean
  /** The addressed ones first, at most `MAX_SIGHTINGS`. */
  readonly sightings: readonly Sighting[]
  /** The first look found neither a term nor what a private letter is told by (./private-letter.ts), together or apart. */
  readonly isPlain: boolean
  /** A limit was reached: what lies behind it was not read. Of cues alone there can't be too many. */
  readonly truncated: boolean
}

export const NOTHING_SENSITIVE: SensitivityFact = Object.freeze({
  sensitivity: "none",
  categories: Object.freeze([]),
  contentCategories: Object.freeze([]),
  personal: Object.freeze([]),
  listed: Object.freeze([]),
  leaning: Object.freeze([]),
  mentioned: Object.freeze([]),
  hinted: Object.freeze([]),
  namesCircle: false,
  sightings: Object.freeze([]),
  isPlain: true,
  truncated: false,
})

/** False where neither a text nor anything cut out of it has something that `observeSensitivity` could tell of: nearly always. */
export function mayBeSensitive(text: string): boolean {
  return text.length > MAX_ZONE_UNITS || mayHoldTerm(text)
}

export function observeSensitivity(input: SensitivityInput): SensitivityFact {
  const zones = ZONES.map((zone) => textOf(zone, input))
  if (zones.some(mayHoldTerm)) return weighTerms(input)
  return zones.some((text) => text.length > MAX_ZONE_UNITS)
    ? { ...NOTHING_SENSITIVE, isPlain: false, truncated: true }
    : NOTHING_SENSITIVE
}

/** In the order in which what they hold is told. */
const OWN_ZONES = [
  "subject",
  "event",
  "text",
  "signature",
  "names",
  "groupNames",
] as const satisfies readonly Zone[]
const ZONES: readonly Zone[] = [...OWN_ZONES, "carried"]

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
    case "carried":
      return input.carried ?? ""
  }
}

function weighTerms(input: SensitivityInput): SensitivityFact {
  const zones = OWN_ZONES.map((zone) => readZone(zone, textOf(zone, input)))
  const along = readZone("carried", input.carried ?? "")
  const carried = along.terms.filter(({ personal }) => personal)
  const [subject = EMPTY_ZONE, event = EMPTY_ZONE, text = EMPTY_ZONE, signature = EMPTY_ZONE] = zones

  const answered = answersToApplication(subject, text, input.newText)
  const told = [event, signature].flatMap((zone) => zone.terms.filter(({ personal }) => personal))
  const content = [...subject.terms, ...text.terms, ...answered, ...told, ...carried]
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

  // "Afvallers bellen": what an appointment is called, they all see; and whom it calls so is invited.
  const isAppointment = !headlineIsGeneral && !isBroadcast && text.units <= MAX_APPOINTMENT_UNITS

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
    if (term.zone === "event" && isAppointment) return true
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
    listed: [...new Set(content.flatMap((term) => term.listedWith))],
    leaning:
      headlineIsTemplate || isBroadcast
        ? []
        : leaningOf(zones, headlineIsGeneral, (input.names ?? "").indexOf(BEHIND_SENDER)),
    mentioned:
      headlineIsTemplate || isToAll ? [] : categoriesOf(found.map((one) => one.term).filter(isMention)),
    hinted: hintedIn(zones),
    namesCircle: [subject, event].some((zone) => zone.cues.has("circleName") || zone.cues.has("gathering")),
    sightings: [
      ...addressed,
      ...found.filter((one) => !one.addressed),
      ...carried.map((term) => ({ term, addressed: false })),
    ]
      .slice(0, MAX_SIGHTINGS)
      .map((one) => sightingOf(one.term, input, one.addressed)),
    isPlain: false,
    truncated: [...zones, along].some((zone) => zone.truncated),
  }
}

function isMention({ zone, grade, blocked }: Term): boolean {
  return SAID.has(zone) && grade !== "topic" && !blocked
}

function hintedIn(zones: readonly ReadZone[]): readonly Category[] {
  const seen = new Set(
    zones.slice(0, SAID.size).flatMap(({ hints }) => hints.map(({ category }) => category)),
  )
  return CATEGORIES.filter((category) => seen.has(category))
}

/** What a message is about or, where it does not say so, who sends it: "FACT-team Oost" at its head or its foot. */
function leaningOf(zones: readonly ReadZone[], isGeneral: boolean, senderEnd: number): readonly Category[] {
  const [, , text = EMPTY_ZONE] = zones
  const isLetter = !isGeneral && text.cues.has("reader")
  const isToSeveral = !isGeneral && (text.cues.has("plural") || text.cues.has("familiar"))
  const terms = zones.flatMap((zone) => zone.terms)
  const said = terms.filter(
    ({ zone, grade, blocked }) =>
      SAID.has(zone) && (isLetter || !blocked) && !(isGeneral && grade === "topic"),
  )
  const strong = said.filter(({ grade }) => grade !== "topic")
  if (!(isLetter || isToSeveral) || text.cues.has("general"))
    return categoriesOf(strong.length > 0 ? strong : said)
  const sent = terms.filter(
    ({ zone, grade, end, blocked }) =>
      !blocked && grade !== "topic" && (zone === "signature" || (zone === "names" && end <= senderEnd)),
  )
  if (strong.length + sent.length > 0) return categoriesOf([...strong, ...sent])
  if (said.length > 0) return categoriesOf(said)
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
      listedWith: [],
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
