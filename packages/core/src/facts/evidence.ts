/** Where each fact was seen: for the report, `--json` and the console; never for a log. */
import { firstField } from "../mail/header.ts"
import type { Message } from "../mail/message.ts"
import type { Member } from "./audience.ts"
import type { Evidence } from "./facts.ts"
import type { Place, Sighted } from "./listed.ts"
import type { OwnWords } from "./own-words.ts"
import type { SensitivityFact, Sighting } from "./sensitivity.ts"
import type { TextZone } from "./text-zone.ts"

/** Entries per kind: a report of more places than this helps nobody, and a list of 10,000 would be a leak of its own. */
const MAX_PLACES = 50

export type EvidenceInput = {
  readonly message: Message
  readonly words: OwnWords
  readonly sensitivity: SensitivityFact
  readonly sighted: readonly Sighted[]
  readonly members: readonly Member[]
}

export function describeEvidence(input: EvidenceInput): readonly Evidence[] {
  return [...input.sensitivity.sightings.map((sighting) => ofWords(sighting, input)), ...ofPlaces(input)]
}

function ofWords({ category, zone, start, end, words, addressed }: Sighting, input: EvidenceInput): Evidence {
  const { message, words: own } = input
  const certainty = addressed ? "certain" : "assumed"
  const base = { fact: "membership.categories", value: category, certainty, words } as const
  const subject = zone === "subject" ? firstField(message.root.header, "subject") : undefined
  if (subject !== undefined) return { ...base, part: "", start: subject.start, end: subject.end }
  const piece = zone === "text" ? own.pieces.findLast((one) => one.start <= start) : undefined
  if (piece?.zone === undefined)
    return { ...base, part: "", start: message.root.bodyStart, end: message.root.bodyEnd }
  const { part } = piece.zone
  const exact = isClear(piece.zone)
  const textStart = part.bodyStart + piece.from - piece.start
  return {
    ...base,
    part: part.path,
    start: exact ? textStart + start : part.bodyStart,
    end: exact ? textStart + end : part.bodyEnd,
  }
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
