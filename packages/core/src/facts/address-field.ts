/**
 * The address fields of a header: who is shown, who was meant to stay hidden, who wrote, and where answers go.
 *
 * RFC 5322 §3.6.2 (From, Sender, Reply-To), §3.6.3 (To, Cc, Bcc), §3.6.6 (Resent). Fields that occur twice count twice.
 */
import type { Address, AddressList, Mailbox } from "../mail/address.ts"
import { mailboxesOf, parseAddressList } from "../mail/address-list.ts"
import { addressRuns } from "../mail/address-run.ts"
import { rawValue, type Header } from "../mail/header.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import { LIMITS } from "../mail/limits.ts"

export type Shown = { readonly role: "to" | "cc"; readonly mailbox: Mailbox }

export type AddressFields = {
  readonly visible: readonly Shown[]
  /** Bcc and Resent-Bcc, which a program should have taken out before sending. */
  readonly hidden: readonly Mailbox[]
  readonly from: readonly Mailbox[]
  /** From and Sender. Of a field with more than two mailboxes the first: that is a list, and the others are `listed`. */
  readonly authors: readonly Mailbox[]
  /** Whom a list of authors shows. */
  readonly listed: readonly Mailbox[]
  /** Addresses in comments and names of To and Cc: a reader sees them, but the message does not go there. */
  readonly mentioned: readonly Address[]
  /** Names of groups in To and Cc (RFC 5322 §3.4). */
  readonly groupNames: readonly string[]
  /** Whatever stands in Reply-To: a place to answer to, or a list. */
  readonly replyTo: readonly Mailbox[]
  /** Entries of To and Cc that are no address: somebody's name. */
  readonly unreadable: number
  /** There were more mailboxes than are read (LIMITS.mailboxes). */
  readonly beyond: boolean
}

export function readAddressFields(header: Header): AddressFields {
  const visible: Shown[] = []
  const hidden: Mailbox[] = []
  const from: Mailbox[] = []
  const authors: Mailbox[] = []
  const listed: Mailbox[] = []
  const mentioned: Address[] = []
  const groupNames: string[] = []
  const replyTo: Mailbox[] = []
  let unreadable = 0
  let left: number = LIMITS.mailboxes
  for (const field of header.fields) {
    const use = USES.get(field.name)
    if (use === undefined) continue
    const raw = rawValue(header, field)
    const list = parseAddressList(raw, field.valueStart, left)
    const mailboxes = mailboxesOf(list)
    left -= mailboxes.length
    switch (use) {
      case "to":
      case "cc":
        for (const mailbox of mailboxes) visible.push({ role: use, mailbox })
        for (const { start, end } of list.unreadable)
          unreadable += entriesIn(raw.slice(start - field.valueStart, end - field.valueStart))
        for (const entry of list.entries) if (entry.kind === "group") groupNames.push(entry.name)
        collectMentioned(mentioned, raw, list)
        break
      case "bcc":
        append(hidden, mailboxes)
        break
      case "from":
        append(from, mailboxes)
        appendAuthors(authors, listed, mailboxes)
        break
      case "sender":
        appendAuthors(authors, listed, mailboxes)
        break
      case "reply-to":
        append(replyTo, mailboxes)
        break
    }
  }
  return {
    visible,
    hidden,
    from,
    authors,
    listed,
    mentioned,
    groupNames,
    replyTo,
    unreadable,
    beyond: left <= 0,
  }
}

/** One by one: a list may be longer than the arguments that a call takes. */
function append(all: Mailbox[], more: readonly Mailbox[]): void {
  for (const mailbox of more) all.push(mailbox)
}

/** RFC 5322 §3.6.2: who wrote, and who pressed the button. A message by more people shows a list of them. */
const MAX_AUTHORS = 2

function appendAuthors(authors: Mailbox[], listed: Mailbox[], mailboxes: readonly Mailbox[]): void {
  const people = new Set(mailboxes.map(({ address }) => address.key)).size
  if (people <= MAX_AUTHORS) append(authors, mailboxes)
  else {
    append(authors, mailboxes.slice(0, 1))
    append(listed, mailboxes.slice(1))
  }
}

/**
 * How many people a range that could not be read names. A comma may stand within a name: `Vries, Jan </O=X/CN=JV>`.
 * QUIRK: a relay of a broken source route (RFC 5322 §4.4) is nobody: `<@relay.example`.
 */
function entriesIn(written: string): number {
  const separator = written.includes(";") || /<|\/o=/i.test(written) ? ";" : ","
  return written
    .replace(COMMENTS, "")
    .split(separator)
    .filter((entry) => NAMED.test(entry)).length
}
const COMMENTS = /\([^()]*\)/g
/** A letter or digit, in front of the first `@` if there is one. */
const NAMED = /^[^@\p{L}\p{N}]*[\p{L}\p{N}]/u

/** Addresses in comments, and in a name that has several: one is often the mailbox's own, or says on whose behalf. */
function collectMentioned(mentioned: Address[], raw: string, list: AddressList): void {
  const add = (found: readonly string[]): void => {
    for (const written of found) if (mentioned.length < MAX_MENTIONED) mentioned.push(lenientAddress(written))
  }
  const look = ({ name }: { readonly name: string }): void => {
    const runs = addressRuns(name)
    if (runs.length > 1) add(runs)
  }
  for (const entry of list.entries) {
    look(entry)
    if (entry.kind === "group") entry.members.forEach(look)
  }
  if (raw.includes("(")) for (const comment of raw.matchAll(COMMENT)) add(addressRuns(comment[0]))
}
const MAX_MENTIONED = 1_000
/** RFC 5322 §3.2.2, read roughly: from a parenthesis to the next one. */
const COMMENT = /\([^()]*@[^()]*/g

type Use = "to" | "cc" | "bcc" | "from" | "sender" | "reply-to"

const USES: ReadonlyMap<string, Use> = new Map([
  ["to", "to"],
  ["cc", "cc"],
  ["bcc", "bcc"],
  ["resent-to", "to"],
  ["resent-cc", "cc"],
  ["resent-bcc", "bcc"],
  ["from", "from"],
  ["resent-from", "from"],
  ["sender", "sender"],
  ["resent-sender", "sender"],
  ["reply-to", "reply-to"],
])
