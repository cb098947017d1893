/** Where each fact was seen: for the report, `--json` and the console; never for a log. */
import type { DocumentFacts } from "../document/document.ts"
import { firstField } from "../mail/header.ts"
import type { Message } from "../mail/message.ts"
import type { Member } from "./audience.ts"
import type { ContentIdentifiers } from "./content-identifier.ts"
import type { Evidence } from "./facts.ts"
import type { Place, Sighted } from "./listed.ts"
import type { OwnWords } from "./own-words.ts"
import { MAX_WORDS_UNITS, type SensitivityFact, type Sighting } from "./sensitivity.ts"
import type { TextZone } from "./text-zone.ts"
import type { Told } from "./told.ts"

/** Entries per kind: a report of more places than this helps nobody, and a list of 10,000 would be a leak of its own. */
const MAX_PLACES = 50

export type EvidenceInput = {
  readonly message: Message
  readonly words: OwnWords
  readonly sensitivity: SensitivityFact
  /** The sentence that tells most, where it is certain by what was learnt. */
  readonly told: Told | undefined
  readonly identifiers: ContentIdentifiers
  readonly documents: ReadonlyMap<string, DocumentFacts>
  readonly sighted: readonly Sighted[]
  readonly members: readonly Member[]
}

export function describeEvidence(input: EvidenceInput): readonly Evidence[] {
  return [
    ...(input.told === undefined ? [] : [ofSentence(input.told, input)]),
    ...input.sensitivity.sightings.map((sighting) => ofWords(sighting, input)),
    ...input.identifiers.sightings.slice(0, MAX_PLACES).map((sighting) => ofIdentifier(sighting, input)),
    ...ofDocuments(input),
    ...ofPlaces(input),
  ]
}

function ofWords({ category, zone, start, end, words, addressed }: Sighting, input: EvidenceInput): Evidence {
  const certainty = addressed ? "certain" : "assumed"
  return {
    fact: "membership.categories",
    value: category,
    certainty,
    words,
    ...standing(zone, start, end, input),
  }
}

function ofSentence({ category, zone, start, end }: Told, input: EvidenceInput): Evidence {
  const { subject, eventTitle, newText } = input.words
  const sentence = { subject, event: eventTitle, text: newText }[zone].slice(start, end)
  return {
    fact: "membership.categories",
    value: category,
    certainty: "certain",
    words: sentence.slice(0, MAX_WORDS_UNITS).toWellFormed().replaceAll(/\s+/g, " "),
    ...standing(zone, start, end, input),
  }
}

function ofIdentifier(
  { kind, zone, start, end, certainty }: ContentIdentifiers["sightings"][number],
  input: EvidenceInput,
): Evidence {
  const { subject, eventTitle, newText, signature, carried } = input.words
  const words = { subject, event: eventTitle, text: newText, signature, carried }[zone].slice(start, end)
  return {
    fact: "content.identifiers",
    value: kind,
    certainty,
    words,
    ...standing(zone, start, end, input),
  }
}

/** Where in the message a range of the sender's own words stands. */
function standing(
  zone: Sighting["zone"],
  start: number,
  end: number,
  { message: { root }, words: { pieces } }: EvidenceInput,
): Pick<Evidence, "part" | "start" | "end"> {
  const subject = zone === "subject" ? firstField(root.header, "subject") : undefined
  if (subject !== undefined) return { part: "", start: subject.start, end: subject.end }
  const piece =
    zone === "text" || zone === "carried" ? pieces[zone].findLast((one) => one.start <= start) : undefined
  if (piece?.zone === undefined) return { part: "", start: root.bodyStart, end: root.bodyEnd }
  const { part } = piece.zone
  if (!isClear(piece.zone)) return { part: part.path, start: part.bodyStart, end: part.bodyEnd }
  const from = part.bodyStart + piece.from - piece.start
  return { part: part.path, start: from + start, end: from + end }
}

/** Attachments that list people, tell of one, or could not be read. */
function ofDocuments({ message: { parts }, documents }: EvidenceInput): readonly Evidence[] {
  return parts.flatMap(({ path, bodyStart, bodyEnd }): readonly Evidence[] => {
    const document = documents.get(path)
    if (document === undefined) return []
    const base = { part: path, start: bodyStart, end: bodyEnd, certainty: "certain", words: "" } as const
    const { persons, concealedPersons, personal, concealedPersonal, unread } = document
    const ofEach = (fact: string, values: readonly string[]): readonly Evidence[] =>
      values.map((value) => ({ ...base, fact, value }))
    return [
      ...(persons > 0 ? [{ ...base, fact: "attachments.persons", value: String(persons) }] : []),
      ...(concealedPersons > 0
        ? [{ ...base, fact: "attachments.concealedPersons", value: String(concealedPersons) }]
        : []),
      ...ofEach("attachments.personal", personal),
      ...ofEach("attachments.concealedPersonal", concealedPersonal),
      ...(unread === undefined ? [] : [{ ...base, fact: "attachments.unreadable", value: unread }]),
    ]
  })
}

/** An index in the text is an octet of the part: unencoded, plain, and one octet per unit. */
function isClear({ part, text }: TextZone): boolean {
  return (
    part.type === "text/plain" &&
    part.encoding === "identity" &&
    text.length === part.bodyEnd - part.bodyStart
  )
}

const FACT_OF_PLACE: Readonly<Record<Place, string>> = {
  visible: "",
  header: "listed.header",
  text: "listed.text",
  quoted: "listed.quoted",
  attached: "listed.attached",
}

/** One entry per person and kind of place, the clearest view first. */
function ofPlaces({ sighted, members }: EvidenceInput): Evidence[] {
  const seen = new Set<string>()
  const places: Evidence[] = []
  for (const { hit, place } of sighted) {
    const member = members[hit.number]
    const fact = FACT_OF_PLACE[place]
    if (fact === "" || member === undefined || (place === "header" && member.visible)) continue
    const once = `${place} ${hit.number}`
    if (seen.has(once)) continue
    seen.add(once)
    if (places.length === MAX_PLACES) break
    places.push({
      fact,
      value: hit.unit.kind === "field" ? hit.unit.field : hit.via.join(" > "),
      part: hit.unit.part.path,
      start: hit.start,
      end: hit.end,
      certainty: "certain",
      words: member.written,
    })
  }
  return places
}
