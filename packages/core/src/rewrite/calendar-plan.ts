/**
 * Calendar parts of a copy: the attendees but its own recipient go.
 *
 * One REQUEST per attendee is normal practice (RFC 5546 §3.2.2); organizer, UID, SEQUENCE and everything else stay, what
 * the description says too. Whole content lines are cut out, so nothing is folded anew. A part in base64 or
 * quoted-printable is cut in its decoded form and encoded again: one splice for the body.
 */
import type { PersonKey } from "../mail/address.ts"
import { decodedBody } from "../mail/body.ts"
import {
  calendarAddress,
  contentLines,
  parameterAddresses,
  parameterValue,
  type ContentLine,
} from "../mail/calendar.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import type { Message, Part } from "../mail/message.ts"
import { octetString, readable } from "../mail/octets.ts"
import { encodeBase64, encodeQuotedPrintable } from "../mail/transfer-encoding.ts"
import { isCalendarPart, isSignedPart } from "../facts/form.ts"
import { lazy } from "../lazy.ts"
import type { CopyRequest, Plan } from "./copies.ts"
import { planCuts, type Cuts, type Removable } from "./cuts.ts"
import { mentionsOf } from "./mention.ts"
import { namesIn, type People } from "./people.ts"
import { applySplices, type Splice } from "./splice.ts"

/** A calendar part that can be edited, read. */
export type Calendar = {
  readonly part: Part
  readonly octets: Uint8Array
  readonly lines: readonly ContentLine[]
}

export function readCalendars(message: Message): readonly Calendar[] {
  return editableCalendars(message).map((part) => {
    const octets = decodedBody(message, part)
    return { part, octets, lines: contentLines(octetString(octets)) }
  })
}

/**
 * The rooms and resources whose attendee lines stay in every copy: no persons, so that everybody may read their
 * addresses, also where they were invited as recipients.
 */
export function keptRooms(calendars: readonly Calendar[]): ReadonlySet<PersonKey> {
  return new Set(attendees(calendars).flatMap((line) => (isRoom(line) ? (ownerOf(line) ?? []) : [])))
}

/** What an invitation calls its guests. */
export function attendeeNames(calendars: readonly Calendar[]): readonly string[] {
  return attendees(calendars).flatMap((line) => (isRoom(line) ? [] : readable(parameterValue(line, "CN"))))
}

function attendees(calendars: readonly Calendar[]): readonly ContentLine[] {
  return calendars.flatMap(({ lines }) => lines.filter(({ name }) => name === "ATTENDEE"))
}

/** One plan for each part in which something goes. */
export function planCalendars(
  calendars: readonly Calendar[],
  request: CopyRequest,
  people: People,
): readonly Plan[] {
  return calendars.flatMap((calendar) => planCalendar(calendar, request, people) ?? [])
}

function editableCalendars(message: Message): readonly Part[] {
  const calendars = message.parts.filter(isCalendarPart)
  if (calendars.length === 0) return calendars
  const signed = new Set(message.parts.filter(isSignedPart).map(({ path }) => path))
  return signed.size === 0 ? calendars : calendars.filter(({ path }) => !isUnder(signed, path))
}

/** RFC 1847 §2.1: what is signed can't be edited; the exit check holds the message if that was needed. */
function isUnder(signed: ReadonlySet<string>, path: string): boolean {
  for (let end = path.length - 1; end > 0; end -= 1) {
    const sign = path.charAt(end)
    if ((sign === "." || sign === "/") && signed.has(path.slice(0, end))) return true
  }
  return signed.has("")
}

function planCalendar(
  { part, octets, lines }: Calendar,
  request: CopyRequest,
  people: People,
): Plan | undefined {
  const removable = removableLines(lines, request, people)
  if (removable.length === 0) return undefined
  if (part.encoding === "identity") {
    // The last line may be read with a line end that is not there.
    const inBody = removable.map(({ start, end, owners }) => ({
      start: part.bodyStart + start,
      end: Math.min(part.bodyStart + end, part.bodyEnd),
      owners,
    }))
    return planCuts(inBody).forOne
  }
  const encode = encoderOf(part)
  return encode === undefined ? undefined : planEncoded(part, octets, planCuts(removable), encode)
}

/** Who owns no line gets what all of those get, encoded once. */
function planEncoded(
  part: Part,
  octets: Uint8Array,
  cuts: Cuts,
  encode: (octets: Uint8Array) => Uint8Array,
): Plan {
  const without = (lines: readonly Splice[]): readonly Splice[] =>
    lines.length === 0
      ? []
      : [{ start: part.bodyStart, end: part.bodyEnd, replacement: encode(applySplices(octets, lines)) }]
  const forAll = lazy(() => without(cuts.forAll))
  return (recipient) => {
    const lines = cuts.forOne(recipient)
    return lines === cuts.forAll ? forAll() : without(lines)
  }
}

function removableLines(
  lines: readonly ContentLine[],
  { showing, concealed, authors }: CopyRequest,
  people: People,
): readonly Removable[] {
  const removable: Removable[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    if (line.name === "BEGIN" && line.value.trim().toUpperCase() === "PARTICIPANT") {
      const last = endOfComponent(lines, at)
      const owner = lines
        .slice(at, last + 1)
        .map(ownerOf)
        .find((key) => key !== undefined)
      if (goes(owner))
        removable.push({ start: line.start, end: lines[last]?.end ?? line.end, owners: only(owner) })
      at = last
    } else if (line.name === "ATTENDEE" && !isRoom(line)) {
      const owner = ownerOf(line)
      if (goes(owner)) removable.push({ ...line, owners: isList(line) ? [] : only(owner) })
    } else if (line.name === "CONTACT" || line.name === "ATTENDEE") {
      if (isList(line)) removable.push({ ...line, owners: [] })
    } else if (line.name.startsWith("X-")) {
      const mentioned = mentionsOf(`${line.params};${line.value}`, people)
      if (mentioned.size > 1 || isList(line)) removable.push({ ...line, owners: [] })
      else if (mentioned.size === 1) removable.push({ ...line, owners: mentioned })
      // An extension that tells about attendees is of no use to a copy that has one.
      else if (showing === "self" && line.name.includes("ATTENDEE")) removable.push({ ...line, owners: [] })
    }
  }
  return removable

  function goes(owner: PersonKey | undefined): boolean {
    if (owner !== undefined && authors.has(owner)) return false
    return showing === "self" || (owner !== undefined && concealed.has(owner))
  }

  function isList({ params, value }: ContentLine): boolean {
    return people.names.size > 0 && namesIn(readable(`${params};${value}`), people, 2).size > 1
  }
}

function only(owner: PersonKey | undefined): readonly PersonKey[] {
  return owner === undefined ? [] : [owner]
}

/** RFC 5545 §3.2.3: a room is no person, and its address tells nothing about one. */
function isRoom(line: ContentLine): boolean {
  return /^(?:ROOM|RESOURCE)$/i.test(parameterValue(line, "CUTYPE"))
}

function ownerOf(line: ContentLine): PersonKey | undefined {
  const address = calendarAddress(line) ?? parameterAddresses(line)[0]
  return address === undefined ? undefined : lenientAddress(address).key
}

/** RFC 5545 §3.6: components nest; the end of one is the END with its own name at the same depth. */
function endOfComponent(lines: readonly ContentLine[], begin: number): number {
  let depth = 0
  for (let at = begin; at < lines.length; at += 1) {
    const name = lines[at]?.name
    if (name === "BEGIN") depth += 1
    if (name === "END") depth -= 1
    if (depth === 0) return at
  }
  return lines.length - 1
}

/** Undefined for encodings that are not written: then the part stays, and the exit check holds the message. */
function encoderOf({ encoding }: Part): ((octets: Uint8Array) => Uint8Array) | undefined {
  switch (encoding) {
    case "base64":
      return encodeBase64
    case "quoted-printable":
      return encodeQuotedPrintable
    case "identity":
    case "uuencode":
    case "unknown":
      return undefined
  }
}
