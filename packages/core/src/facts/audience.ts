/**
 * Who gets a message, who is shown in it, and who sent it.
 *
 * From the header's address fields and, where there is one, the SMTP envelope. The same mailbox in two spellings is one
 * person. Authors mean to be seen: nobody is introduced to them and they are not counted, but a copy for an author who
 * is among the recipients is still a copy.
 */
import { formatAddress, type Address, type Mailbox, type PersonKey } from "../mail/address.ts"
import { foldDomain, type Domain } from "../mail/domain.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import type { Message } from "../mail/message.ts"
import { isPublicProvider } from "../mail/public-provider.ts"
import { readAddressFields } from "./address-field.ts"

export type Envelope = {
  /** As written in MAIL FROM; "" for the null sender. */
  readonly sender: string
  readonly recipients: readonly string[]
}

export type Member = {
  readonly address: Address
  /** As first written. */
  readonly written: string
  readonly name: string
  /** Where this person was first seen. */
  readonly seen: "to" | "cc" | "bcc" | "envelope"
  readonly visible: boolean
  readonly outside: boolean
}

/** An address that the message goes to, exactly as it was written (RFC 5321 §2.4: the case of a local part is kept). */
export type EnvelopeRecipient = { readonly address: string; readonly key: PersonKey }

export type Audience = {
  /** Of the envelope or, for a file, the first in From. None for the null sender. */
  readonly sender: Address | undefined
  /** MAIL FROM:<> */
  readonly nullSender: boolean
  /** From, Sender and the envelope's sender; not a list of authors. */
  readonly authors: ReadonlySet<PersonKey>
  /** Reply-To, where it is a place to answer to and not a list. Who is in To as well is a member like any other. */
  readonly answerTo: ReadonlySet<PersonKey>
  /** Everybody but the authors, the visible ones first. A member's index is his number in everything built on this. */
  readonly members: readonly Member[]
  readonly numbers: ReadonlyMap<PersonKey, number>
  readonly visible: number
  /** For a file: everybody in its To, Cc and Bcc fields, authors too, each mailbox once. */
  readonly envelope: readonly EnvelopeRecipient[]
  readonly us: readonly Domain[]
  /** People whom To and Cc name without a readable address. They are no members, for nothing can be sent to them. */
  readonly unreadable: number
  /** Display name of the first in From, and the names of groups in To and Cc. */
  readonly senderName: string
  readonly groupNames: readonly string[]
  readonly beyond: boolean
}

/** `us`: as configured; empty: the sender's domain, unless that is one where anybody can have an address. */
export function readAudience(
  message: Message,
  envelope: Envelope | undefined,
  us: readonly string[],
): Audience {
  const fields = readAddressFields(message.root.header)
  const from = fields.from[0]?.address
  const nullSender = envelope?.sender === "" // RFC 5321 §4.5.5: nobody, not an address of two empty halves
  const sender = envelope === undefined ? from : nullSender ? undefined : lenientAddress(envelope.sender)
  const ours = us.length > 0 ? us.map(foldDomain) : ownDomains(from ?? sender)
  const authors = new Set<PersonKey>()
  for (const { address } of fields.authors) authors.add(address.key)
  if (sender !== undefined) authors.add(sender.key)

  const numbers = new Map<PersonKey, number>()
  const members: Member[] = []
  const recipients: EnvelopeRecipient[] = []
  const authorCopies = new Set<PersonKey>()
  const count = (address: Address, written: string, name: string, seen: Member["seen"]): void => {
    const { key } = address
    if (authors.has(key) || numbers.has(key)) return
    numbers.set(key, members.length)
    const visible = seen === "to" || seen === "cc"
    members.push({ address, written, name, seen, visible, outside: !isOurs(address.host, ours) })
  }
  const add = (address: Address, written: string, name: string, seen: Member["seen"]): void => {
    const { key } = address
    if (authors.has(key) ? authorCopies.has(key) : numbers.has(key)) return
    if (envelope === undefined) recipients.push({ address: written, key })
    if (authors.has(key)) authorCopies.add(key)
    else count(address, written, name, seen)
  }
  for (const { role, mailbox } of fields.visible)
    add(mailbox.address, formatAddress(mailbox.address), mailbox.name, role)
  // Shown like a recipient of Cc, and sent nothing.
  for (const { address, name } of fields.listed) count(address, formatAddress(address), name, "cc")
  // An envelope tells who of them gets a copy: then those are hidden, and the comment is what gives them away.
  if (envelope === undefined)
    for (const address of fields.mentioned) count(address, formatAddress(address), "", "cc")
  const visible = members.length
  for (const { address, name } of fields.hidden) add(address, formatAddress(address), name, "bcc")
  for (const written of envelope?.recipients ?? []) {
    const address = lenientAddress(written)
    add(address, written, "", "envelope")
    recipients.push({ address: written, key: address.key })
  }
  return {
    sender,
    nullSender,
    authors,
    answerTo: answerTo(fields.replyTo),
    members,
    numbers,
    visible,
    envelope: recipients,
    us: ours,
    unreadable: fields.unreadable,
    senderName: fields.from[0]?.name ?? "",
    groupNames: fields.groupNames,
    beyond: fields.beyond,
  }
}

export function isOurs(host: Domain, us: readonly Domain[]): boolean {
  for (const own of us) {
    if (host === own) return true
    if (host.length > own.length && host.charAt(host.length - own.length - 1) === "." && host.endsWith(own))
      return true
  }
  return false
}

function ownDomains(sender: Address | undefined): readonly Domain[] {
  return sender === undefined || sender.host === "" || isPublicProvider(sender.host) ? [] : [sender.host]
}

/** More people in Reply-To than these are a list. */
const MAX_ANSWER_TO = 2

function answerTo(replyTo: readonly Mailbox[]): ReadonlySet<PersonKey> {
  return new Set(replyTo.length > MAX_ANSWER_TO ? [] : replyTo.map(({ address }) => address.key))
}
