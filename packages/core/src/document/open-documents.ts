/**
 * Opens whatever hangs on a message, and whatever is inside that, within one budget for the whole message.
 *
 * Deliberately left out: the body texts of the message itself (../facts/text-zone.ts) but for files in them, and what is encrypted for somebody. What
 * the readers find is counted in ./persons.ts.
 */
import type { NumberShape } from "../identifier/identifier.ts"
import { isEncryptedPart } from "../facts/form.ts"
import { decodedBody, encodedBody } from "../mail/body.ts"
import type { Message, Part } from "../mail/message.ts"
import { octetString } from "../mail/octets.ts"
import { decodeTransfer, decodingRoom, type DecodingRoom } from "../mail/transfer-encoding.ts"
import { uuencodedFiles } from "../search/armour.ts"
import type { DocumentBudget, DocumentFacts, Format, InnerDocument, Reading, Unread } from "./document.ts"
import { formatOf, type FoundFormat } from "./format.ts"
import { invitesIn } from "./invitation.ts"
import { DOCUMENT_LIMITS, fullDocumentBudget } from "./limits.ts"
import { isMediaType } from "./media.ts"
import { identifiedIn, peopleTogether, type PeopleTogether } from "./people-together.ts"
import { personRegister } from "./person-register.ts"
import { personsIn } from "./persons.ts"
import { readerOf } from "./readers.ts"

/** Whether anything of the message would have to be opened: a look at types and names, for every message. */
export function holdsDocuments(message: Message): boolean {
  return holdsDocument(message, message.root)
}

function holdsDocument(message: Message, part: Part): boolean {
  if (part.children.length === 0) return isDocument(message, part) || holdsUuencoded(message, part)
  return !isEncryptedPart(part) && part.children.some((child) => holdsDocument(message, child))
}

/**
 * What is in each attachment, by the path of its part; one that is no document (a picture) is not among them. Never throws;
 * what could not be read is said (`unread`).
 */
export async function openDocuments(
  message: Message,
  numbers: readonly NumberShape[],
  budget: DocumentBudget = fullDocumentBudget(),
): Promise<ReadonlyMap<string, DocumentFacts>> {
  const opening: Opening = {
    budget,
    documents: DOCUMENT_LIMITS.documents,
    numbers,
    room: decodingRoom(),
    together: peopleTogether(),
  }
  const opened = new Map<string, DocumentFacts>()
  const walk = async (part: Part): Promise<void> => {
    if (part.children.length > 0 && !isEncryptedPart(part)) {
      for (const child of part.children) await walk(child)
    } else if (isDocument(message, part)) {
      const facts = await openPart(opening, message, part)
      if (facts !== undefined) opened.set(part.path, facts)
    } else if (holdsUuencoded(message, part)) {
      const facts = await openUuencoded(opening, message, part)
      if (facts !== undefined) opened.set(part.path, facts)
    }
  }
  await walk(message.root)
  return opened
}

/**
 * What a mail program shows as attachments, and unnamed leaves of a type that it does not show as text. Pictures, sound and
 * film are believed after a glance, so that a message with a logo costs nothing.
 */
function isDocument(message: Message, part: Part): boolean {
  const { type, filename, disposition, path } = part
  if (type.startsWith("multipart/") || isEncryptedPart(part) || NOTHING_INSIDE.has(type)) return false
  if (disposition === "attachment") return !isMedia(message, part)
  if (type.startsWith("text/")) return (filename !== "" && path !== "") || !SHOWN.has(type)
  return !isMedia(message, part)
}

/** Detached signatures and keys, and the control part of RFC 3156 §4. */
const NOTHING_INSIDE: ReadonlySet<string> = new Set([
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-signature",
  "application/pgp-keys",
  "application/pgp-encrypted",
])

/** Texts that are read with the message itself, or that programs write for programs. */
const SHOWN: ReadonlySet<string> = new Set([
  "text/plain",
  "text/html",
  "text/enriched",
  "text/richtext",
  "text/calendar",
  "text/x-amp-html",
  "text/watch-html",
  "text/rfc822-headers",
])

/** QUIRK: servers and old programs still put files into the text itself, behind a line that begins so (POSIX, uuencode). */
function holdsUuencoded(message: Message, part: Part): boolean {
  if (part.type !== "text/plain" || part.encoding === "base64") return false
  return UUENCODED.test(octetString(encodedBody(message, part)))
}

const UUENCODED = /^begin [0-7]{3,4} /m

const GLANCE_OCTETS = 64

function isMedia(message: Message, part: Part): boolean {
  if (!isMediaType(part.type) || NAMED_OTHERWISE.test(part.filename)) return false
  const encoded = encodedBody(message, part).subarray(0, GLANCE_OCTETS)
  const head = octetString(decodeTransfer(encoded, part.encoding))
  return !DOCUMENT_MARKS.some((mark) => head.startsWith(mark))
}

/** Mail programs open what is attached by its name, whatever type was made up for it. */
const NAMED_OTHERWISE =
  /\.(?:csv|tsv|txt|xls[xmb]?|doc[xm]?|ppt[xm]?|od[stp]|rtf|html?|xml|json|zip|gz|eml|msg|vcf|ics|pdf|dat)$/i

/** ZIP, PDF, OLE, RTF: whatever the type says. */
const DOCUMENT_MARKS = ["PK\u0003\u0004", "%PDF-", "\u00d0\u00cf\u0011\u00e0", "{\\rtf"] as const

type Opening = {
  readonly budget: DocumentBudget
  /** Documents that may still be opened. */
  documents: number
  readonly numbers: readonly NumberShape[]
  readonly room: DecodingRoom
  readonly together: PeopleTogether
}

async function openPart(opening: Opening, message: Message, part: Part): Promise<DocumentFacts | undefined> {
  const { budget } = opening
  if (part.encoding === "unknown") return notRead("unknown-format")
  // No transfer encoding gives more octets than it has (RFC 2045 §6).
  if (part.bodyEnd - part.bodyStart > budget.octets) return notRead("beyond-limits")
  // Most of what is large is no document; then it needs no room of its own.
  const format = opening.room.lend(encodedBody(message, part), part.encoding, (octets) => {
    budget.octets -= octets.length
    return formatOf(octets, part.type, part.filename)
  })
  if (!isReadable(format)) return closedAs(format)
  return readDocument(opening, format, { name: part.filename, octets: decodedBody(message, part) }, 1)
}

/** The files alone: what else the text says is read with the message. */
async function openUuencoded(
  opening: Opening,
  message: Message,
  part: Part,
): Promise<DocumentFacts | undefined> {
  const { budget } = opening
  if (part.bodyEnd - part.bodyStart > budget.octets) return notRead("beyond-limits")
  let facts: DocumentFacts | undefined
  for (const { name, bytes } of uuencodedFiles(octetString(decodedBody(message, part)))) {
    budget.octets -= bytes.length
    const within = await openDocument(opening, { name, type: "", octets: bytes }, 1)
    if (within !== undefined) facts = facts === undefined ? within : together(facts, within)
  }
  return facts
}

/** @param depth 1 for what hangs on the message itself */
async function openDocument(
  opening: Opening,
  { name, type, octets }: InnerDocument,
  depth: number,
): Promise<DocumentFacts | undefined> {
  const format = formatOf(octets, type, name)
  return isReadable(format) ? await readDocument(opening, format, { name, octets }, depth) : closedAs(format)
}

function isReadable(format: FoundFormat): format is Format {
  return format !== "no-document" && format !== "encrypted" && format !== "unknown"
}

function closedAs(format: Exclude<FoundFormat, Format>): DocumentFacts | undefined {
  if (format === "no-document") return undefined
  return notRead(format === "encrypted" ? "encrypted" : "unknown-format")
}

async function readDocument(
  opening: Opening,
  format: Format,
  { name, octets }: Pick<InnerDocument, "name" | "octets">,
  depth: number,
): Promise<DocumentFacts | undefined> {
  if (depth > DOCUMENT_LIMITS.depth || opening.documents <= 0) return notRead("beyond-limits")
  opening.documents -= 1
  let reading: Reading
  let facts: DocumentFacts
  try {
    const read = await readerOf(format)
    if (read === undefined) return notRead("unknown-format")
    reading = await read(octets, opening.budget)
    const register = opening.together.keeping(personRegister())
    const listed = personsIn(reading, opening.numbers, register)
    facts = {
      ...listed,
      identified: identifiedIn(listed),
      added: opening.together.count(listed),
      invites: invitesIn(name, reading),
      concealed: reading.concealed,
      unread: reading.unread,
    }
  } catch {
    // A reader that throws is our mistake, and its tests say that none does. It must not take the message with it, nor let it
    // pass as if nothing hung on it: what is "broken" can be held.
    return notRead("broken")
  }
  for (const inner of reading.inner) {
    const within = await openDocument(opening, inner, depth + 1)
    if (within !== undefined) facts = together(facts, within)
  }
  return facts
}

function notRead(unread: Unread): DocumentFacts {
  return {
    persons: 0,
    concealedPersons: 0,
    identified: 0,
    added: 0,
    identifiers: [],
    categories: [],
    personal: [],
    concealedPersonal: [],
    invites: [],
    concealed: [],
    unread,
  }
}

/** The people are those of one document, the fullest: the same list in two files lists nobody twice. */
function together(outer: DocumentFacts, inner: DocumentFacts): DocumentFacts {
  return {
    persons: Math.max(outer.persons, inner.persons),
    concealedPersons: Math.max(outer.concealedPersons, inner.concealedPersons),
    identified: Math.max(outer.identified, inner.identified),
    added: outer.added + inner.added,
    identifiers: united(outer.identifiers, inner.identifiers),
    categories: united(outer.categories, inner.categories),
    personal: united(outer.personal, inner.personal),
    concealedPersonal: united(outer.concealedPersonal, inner.concealedPersonal),
    invites: united(outer.invites, inner.invites),
    concealed: united(outer.concealed, inner.concealed),
    unread: outer.unread ?? inner.unread,
  }
}

function united<T>(left: readonly T[], right: readonly T[]): readonly T[] {
  return right.length === 0 ? left : [...new Set([...left, ...right])]
}
