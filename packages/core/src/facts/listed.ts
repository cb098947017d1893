/**
 * Where addresses of recipients stand besides To and Cc, and which of them another recipient would read there.
 *
 * A copy of one's own takes a person out of the header (and out of a calendar's attendees), not out of quoted text or an
 * attached list: so the places are told apart. Who is known to every other recipient anyway is not counted, unless the
 * list is a sensitive one: then the address tells more than an address.
 */
import type { Hit, MessageSearch } from "../search/search-message.ts"
import type { Unit } from "../search/unit.ts"
import type { Audience } from "./audience.ts"
import type { Facts } from "./facts.ts"
import { isCalendarPart } from "./form.ts"
import { isAsSearched, type TextZone } from "./text-zone.ts"

/** Where an address stands, as far as it matters for what can be done about it. */
export type Place = "visible" | "header" | "text" | "quoted" | "attached"

export type Sighted = { readonly hit: Hit; readonly place: Place }

const VISIBLE_FIELDS: ReadonlySet<string> = new Set(["to", "cc", "resent-to", "resent-cc"])

/**
 * The places where members stand. To and Cc show the visible anyway, so they are searched only where somebody is hidden;
 * a Reply-To that is a place to answer to is meant to be read.
 */
export function sightedIn(
  search: () => MessageSearch,
  { members, visible, answerTo }: Audience,
): readonly Hit[] {
  // With one recipient there is nobody whose address could be anywhere it should not be.
  if (members.length < 2) return []
  const { units, hitsIn } = search()
  const hits: Hit[] = []
  for (const unit of units) {
    if (isVisibleField(unit) && visible === members.length) continue
    for (const hit of hitsIn(unit)) {
      const key = members[hit.number]?.address.key
      if (unit.field !== "reply-to" || key === undefined || !answerTo.has(key)) hits.push(hit)
    }
  }
  return hits
}

export function placesOf(hits: readonly Hit[], zones: readonly TextZone[]): readonly Sighted[] {
  // A text with a file name is read for what it says, but it is a file: what stands in it is a list that goes along.
  const zoneOf = new Map(
    zones.filter((zone) => zone.part.filename === "" && isAsSearched(zone)).map((zone) => [zone.part, zone]),
  )
  return hits.map((hit) => ({ hit, place: placeOf(hit, zoneOf.get(hit.unit.part)) }))
}

function placeOf({ unit, textAt }: Hit, zone: TextZone | undefined): Place {
  if (unit.depth > 0) return "attached"
  if (isCalendarPart(unit.part)) return "header"
  if (unit.kind === "field") return fieldPlace(unit)
  if (unit.kind === "gap") return "text"
  if (zone === undefined) return "attached"
  // Seen in another view only (a link, a comment): nothing tells where, so it counts as the sender's own.
  return textAt >= zone.newEnd ? "quoted" : "text"
}

function fieldPlace(unit: Unit): Place {
  if (unit.part.path !== "") return "attached" // a file name, a description
  return isVisibleField(unit) ? "visible" : "header"
}

/** A field of the message itself that shows its recipients. */
function isVisibleField({ part, field, depth }: Unit): boolean {
  return depth === 0 && part.path === "" && VISIBLE_FIELDS.has(field)
}

/**
 * At most so many of our own people may be named in the sender's own words without that being a list: "meld u aan bij
 * Karin". They are meant to be known.
 */
const MAX_CONTACTS = 2

/** Members (by number) whom the sender's own text offers as a contact. */
export function contactsIn(sighted: readonly Sighted[], { members }: Audience): ReadonlySet<number> {
  const inText = new Set<number>()
  for (const { hit, place } of sighted) if (place === "text") inText.add(hit.number)
  if (inText.size > MAX_CONTACTS) return NOBODY
  for (const member of inText) if (members[member]?.outside !== false) return NOBODY
  return inText
}

const NOBODY: ReadonlySet<number> = new Set()

/** Members whose address the message shows to the others: the visible, and every hidden one who stands anywhere in it. */
export function shownMembers(
  sighted: readonly Sighted[],
  contacts: ReadonlySet<number>,
  { visible }: Audience,
): ReadonlySet<number> {
  const shown = new Set<number>()
  for (let member = 0; member < visible; member += 1) shown.add(member)
  for (const { hit } of sighted) if (!contacts.has(hit.number)) shown.add(hit.number)
  return shown
}

/**
 * `matters`: somebody else among the recipients does not have this member's address, or the list is a sensitive one. `isHad`: all
 * of them have it by what is quoted where it stands.
 */
export function countListed(
  sighted: readonly Sighted[],
  contacts: ReadonlySet<number>,
  { members }: Audience,
  matters: (member: number) => boolean,
  isHad: (hit: Hit) => boolean,
): Omit<Facts["listed"], "complete" | "others"> {
  const people = {
    header: new Set<number>(),
    text: new Set<number>(),
    quoted: new Set<number>(),
    attached: new Set<number>(),
  }
  const hidden = new Set<number>()
  for (const { hit, place } of sighted) {
    const member = hit.number
    const isHidden = members[member]?.visible === false
    if (place === "visible" || place === "header") {
      // In a visible field a hidden person can stand too: in somebody's display name, in a comment.
      if (isHidden) people.header.add(member)
    } else if (!contacts.has(member) && matters(member) && !isHad(hit)) {
      people[place].add(member)
      if (isHidden) hidden.add(member)
    }
  }
  return {
    header: people.header.size,
    quoted: people.quoted.size,
    text: people.text.size,
    attached: people.attached.size,
    hidden: hidden.size,
  }
}

/** The hits that a rewrite would have to take out, or that would stop it. */
export function relevantHits(
  sighted: readonly Sighted[],
  contacts: ReadonlySet<number>,
  matters: (member: number) => boolean,
): readonly Hit[] {
  return sighted
    .filter(({ hit, place }) => place === "header" || (!contacts.has(hit.number) && matters(hit.number)))
    .map(({ hit }) => hit)
}
