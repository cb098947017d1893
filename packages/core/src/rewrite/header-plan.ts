/**
 * The header of a copy: which fields stay, which go, and which keep only their recipient.
 *
 * No list of names can be complete (recipients' addresses stood in 85 different header fields of real mail), so the rule
 * is general: what a message needs stays as it is, and every other field that names somebody else goes. Whether that was
 * enough, the exit check finds out for itself.
 */
import type { Mailbox, PersonKey } from "../mail/address.ts"
import { mailboxesOf, parseAddressList } from "../mail/address-list.ts"
import { decodeEncodedWords } from "../mail/encoded-word.ts"
import { fieldValue, rawValue, type Field, type Header } from "../mail/header.ts"
import { octetsOf } from "../mail/octets.ts"
import type { CopyRequest, Plan } from "./copies.ts"
import { planCuts, type Range, type Removable } from "./cuts.ts"
import { breaksSignature } from "./dkim.ts"
import { keptMailbox } from "./kept-mailbox.ts"
import { identifiersOf, mentionsOf } from "./mention.ts"
import { namesIn, type People } from "./people.ts"
import { byPlace, inOrder, NOTHING, type Splice } from "./splice.ts"

/** Plans the top header of the message. `bodyChanges`: something is taken out of the body too, which signatures cover. */
export function planHeader(request: CopyRequest, people: People, bodyChanges: boolean): Plan {
  const { header } = request.message.root
  const plans = header.fields.flatMap((field) => planField(header, field, request, people) ?? [])
  const place = request.showing === "self" ? destination(plans) : undefined
  const changed = new Set(plans.map(({ field }) => field.name))
  if (place !== undefined) changed.add("to")
  if (bodyChanges) changed.add("body")
  const planned = new Set(plans.map(({ field }) => field))
  for (const field of header.fields) {
    if (
      field.name !== "dkim-signature" ||
      planned.has(field) ||
      !breaksSignature(rawValue(header, field), request.us, changed)
    )
      continue
    plans.push({ kind: "goes", field, range: field, owners: NOBODY })
  }
  const cuts = planCuts(plans.flatMap(removableOf).toSorted(byPlace))
  const replies = plans.flatMap((plan) => (plan.kind === "replaced" ? plan.splice : []))
  const lists = listsByMember(plans)
  const undisclosed =
    place === undefined ? NOTHING : octetsOf(`To: undisclosed-recipients:;${lineEnd(header, place)}`)
  const forAll = inOrder(puttingIn(undisclosed, place, cuts.forAll), replies)
  return (recipient) => {
    const own = lists.get(recipient) ?? []
    const around = cuts.forOne(recipient)
    if (around === cuts.forAll && own.length === 0) return forAll
    const shown = own.some(({ field }) => field.name === place?.name)
    const entries = own.map((list) => ownEntry(header, list, recipient, people))
    return inOrder(shown ? around : puttingIn(undisclosed, place, around), inOrder(replies, entries))
  }
}

/** The cuts, of which the one that holds `place` leaves `replacement` behind. */
function puttingIn(
  replacement: Uint8Array,
  place: Field | undefined,
  cuts: readonly Splice[],
): readonly Splice[] {
  const at = place === undefined ? -1 : cuts.findLastIndex(({ start }) => start <= place.start)
  const holder = cuts[at]
  return place === undefined || holder === undefined || holder.end <= place.start
    ? cuts
    : cuts.with(at, { ...holder, replacement })
}

type FieldPlan =
  | {
      readonly kind: "goes"
      readonly field: Field
      readonly range: Range
      readonly owners: Iterable<PersonKey>
    }
  | { readonly kind: "replaced"; readonly field: Field; readonly splice: Splice }
  | ListPlan
/** Shows each of its members to himself alone. */
type ListPlan = {
  readonly kind: "list"
  readonly field: Field
  readonly members: ReadonlyMap<PersonKey, Mailbox>
}

function planField(
  header: Header,
  field: Field,
  request: CopyRequest,
  people: People,
): FieldPlan | undefined {
  const { name } = field
  if (BCC.has(name) || OPAQUE.test(name)) return { kind: "goes", field, range: field, owners: NOBODY }
  if (ESSENTIAL.test(name)) return undefined
  if (request.showing === "self" && LISTS.has(name))
    return { kind: "list", field, members: membersOf(header, field) }
  if (VISIBLE.has(name)) return undefined
  const raw = rawValue(header, field)
  const mentioned = IDENTIFIERS.has(name) ? identifiersOf(raw, people) : mentionsOf(raw, people)
  const names =
    people.names.size === 0 ? NO_NAMES : namesIn(decodeEncodedWords(fieldValue(header, field)), people, 2)
  if (mentioned.size === 0 && names.size < 2) return undefined
  if (REPLY.has(name)) return planReply(header, field, mentioned, names, request, people)
  const owners = names.size < 2 && mentioned.size === 1 && request.showing === "self" ? mentioned : NOBODY
  const range = name === "received" && names.size < 2 ? forClause(raw, field, people) : field
  return { kind: "goes", field, range, owners }
}

const BCC: ReadonlySet<string> = new Set(["bcc", "resent-bcc", "x-bcc"])
const VISIBLE: ReadonlySet<string> = new Set(["to", "cc", "resent-to", "resent-cc"])
/** Those, and what other programs copy them into: where each shows its own recipient, it keeps its own here too. */
const LISTS: ReadonlySet<string> = new Set([...VISIBLE, "x-to", "x-cc", "apparently-to"])
/** Where an answer goes: a list of people here would undo the copies, an author stays. */
const REPLY: ReadonlySet<string> = new Set(["reply-to", "mail-reply-to", "mail-followup-to"])
/** Fields of message identifiers, which look like addresses (RFC 5322 §3.6.4). */
const IDENTIFIERS: ReadonlySet<string> = new Set(["in-reply-to", "references", "resent-message-id"])
/** Fields without which a message is no longer the same message; if somebody is named in one, it can't be sent. */
const ESSENTIAL =
  /^(?:from|sender|resent-from|resent-sender|date|resent-date|message-id|subject|mime-version|content-.*)$/
/**
 * What Exchange writes for itself: all Bcc recipients, the original envelope, and blobs nobody can read. Its header
 * firewall takes them out only on connectors that are not marked as internal.
 */
const OPAQUE =
  /^(?:x-ms-exchange-(?:organization|crosspremises|forest)-.*|x-ms-exchange-antispam-messagedata.*|x-microsoft-antispam-message-info|x-ms-exchange-antispam-relay|x-ms-journal-report|autocrypt-gossip)$/

const NOBODY: ReadonlySet<PersonKey> = new Set()
const NO_NAMES: ReadonlySet<string> = new Set()

function membersOf(header: Header, field: Field): ReadonlyMap<PersonKey, Mailbox> {
  const members = new Map<PersonKey, Mailbox>()
  for (const mailbox of mailboxesOf(parseAddressList(rawValue(header, field), field.valueStart))) {
    if (!members.has(mailbox.address.key)) members.set(mailbox.address.key, mailbox)
  }
  return members
}

/** The field with its recipient alone, the name as it was written. */
function ownEntry(
  header: Header,
  { field, members }: ListPlan,
  recipient: PersonKey,
  people: People,
): Splice {
  const mailbox = members.get(recipient)
  const entries = mailbox === undefined ? [] : [mailbox]
  return withEntries(header, field, entries, people)
}

/**
 * Answers go where they were meant to go, a functional mailbox or an author, and the recipients of the message go from
 * the list. It is the same in every copy: a recipient who would find himself alone there would answer to himself.
 */
function planReply(
  header: Header,
  field: Field,
  mentioned: ReadonlySet<PersonKey>,
  names: ReadonlySet<string>,
  { authors, answerTo }: CopyRequest,
  people: People,
): FieldPlan | undefined {
  const stays = (key: PersonKey): boolean => authors.has(key) || answerTo.has(key) || !people.keys.has(key)
  if (names.size < 2 && [...mentioned].every(stays)) return undefined
  const kept = [...membersOf(header, field).values()].filter(({ address }) => stays(address.key))
  if (kept.length === 0) return { kind: "goes", field, range: field, owners: NOBODY }
  return { kind: "replaced", field, splice: withEntries(header, field, kept, people) }
}

function withEntries(header: Header, field: Field, entries: readonly Mailbox[], people: People): Splice {
  const written = entries.map((mailbox) => {
    const { start, end } = mailbox
    return keptMailbox(mailbox, header.text.slice(start - header.start, end - header.start), people)
  })
  const replacement = octetsOf(` ${written.join(", ")}${lineEnd(header, field)}`)
  return { start: field.valueStart, end: field.end, replacement }
}

/**
 * A recipient who stands in no To field gets one that says so (RFC 5322 §3.4 allows an empty group; filters dislike a
 * message without To). It takes the place of the first To, or of the first Cc where there was no To.
 */
function destination(plans: readonly FieldPlan[]): Field | undefined {
  const place =
    plans.find(({ field }) => field.name === "to") ?? plans.find(({ field }) => field.name === "cc")
  return place?.field
}

function listsByMember(plans: readonly FieldPlan[]): ReadonlyMap<PersonKey, readonly ListPlan[]> {
  const lists = new Map<PersonKey, ListPlan[]>()
  for (const plan of plans) {
    if (plan.kind !== "list") continue
    for (const key of plan.members.keys()) {
      const own = lists.get(key)
      if (own === undefined) lists.set(key, [plan])
      else own.push(plan)
    }
  }
  return lists
}

function removableOf(plan: FieldPlan): readonly Removable[] {
  switch (plan.kind) {
    case "goes":
      return [{ ...plan.range, owners: plan.owners }]
    case "list":
      return [{ start: plan.field.start, end: plan.field.end, owners: plan.members.keys() }]
    case "replaced":
      return []
  }
}

/** RFC 5321 §4.4: of a Received field only the optional `for` clause goes, where that is all. */
function forClause(raw: string, field: Field, people: People): Range {
  const clause = /\s{1,10}for\s{1,10}[^\s;]{1,400}/i.exec(raw)
  if (clause === null) return field
  const rest = raw.slice(0, clause.index) + raw.slice(clause.index + clause[0].length)
  if (mentionsOf(rest, people).size > 0) return field
  const start = field.valueStart + clause.index
  return { start, end: start + clause[0].length }
}

function lineEnd(header: Header, { end }: Field): string {
  const text = header.text.slice(Math.max(0, end - header.start - 2), end - header.start)
  return text === "\r\n" ? text : text.endsWith("\n") ? "\n" : ""
}
