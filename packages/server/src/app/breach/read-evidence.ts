/**
 * What a message tells about a breach: its numbers for the file, and who got it or stood in it for the sealed records of people.
 *
 * The looking is done in a thread that can be killed; only the header is read here, which costs little and is linear.
 *
 * Failing direction: whoever stands in a list that gives something away is both concerned and a recipient.
 */
import type { MessageEvidence } from "@sluis/core/breach/evidence"
import { evidenceOf } from "@sluis/core/breach/evidence-of"
import type { MessageOrigin } from "@sluis/core/breach/evidence-of"
import { readAddressFields } from "@sluis/core/facts/address-field"
import { formatAddress } from "@sluis/core/mail/address"
import type { Mailbox } from "@sluis/core/mail/address"
import { parseDateTime } from "@sluis/core/mail/date-time"
import { fieldValue, firstField } from "@sluis/core/mail/header"
import type { Header } from "@sluis/core/mail/header"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import type { Look } from "../look.ts"
import { headerOf } from "../whole-held.ts"
import type { NewPerson } from "./breach-people.ts"

export type EvidencePorts = {
  readonly look: Look
  /** SHA-256, in hexadecimal. */
  readonly digest: (octets: Uint8Array) => string
}

export type ReadMessage = { readonly evidence: MessageEvidence; readonly people: readonly NewPerson[] }

/** The envelope, where a gate knew it. */
export type KnownSending = {
  /** Id at Sluis; "" where it was uploaded. */
  readonly message: string
  readonly outcome: MessageEvidence["outcome"]
  readonly sender: string | undefined
  readonly recipients: readonly string[]
  /** Milliseconds since 1970; undefined: what its Date field says. */
  readonly sentAt: number | undefined
}

/** Faults: message/not-shown, request/too-many. */
export async function readEvidence(
  octets: Uint8Array,
  sending: KnownSending,
  { look, digest }: EvidencePorts,
): Promise<Result<ReadMessage, Fault>> {
  const { message, outcome, sender, recipients } = sending
  const looked = await look(octets, { sender, recipients, remember: true })
  if (!looked.ok)
    return err(new Fault(looked.error === "busy" ? "request/too-many" : "message/not-shown", message))
  const header = headerOf(octets)
  const origin: MessageOrigin = { message, digest: digest(octets), outcome, ...sentAtOf(header, sending) }
  const evidence = evidenceOf(looked.value.facts, origin)
  const language = looked.value.facts.form.language === "en" ? "en" : "nl"
  return ok({ evidence, people: peopleIn(header, sending, { evidence, language }) })
}

function sentAtOf(header: Header, { sentAt }: KnownSending): Pick<MessageEvidence, "sentAt" | "sentAtFrom"> {
  if (sentAt !== undefined) return { sentAt, sentAtFrom: "gateway" }
  const date = firstField(header, "date")
  const at = date === undefined ? undefined : parseDateTime(fieldValue(header, date))
  return { sentAt: at, sentAtFrom: at === undefined ? undefined : "date-field" }
}

/** Longer ones are not met, and would not be people's. */
const MAX_ADDRESS = 254
const MAX_NAME = 200

function peopleIn(
  header: Header,
  { outcome, sender, recipients }: KnownSending,
  { evidence, language }: { readonly evidence: MessageEvidence; readonly language: Language },
): readonly NewPerson[] {
  const { visible, hidden, from } = readAddressFields(header)
  const received = outcome !== "prevented"
  const givesAway = evidence.introductions + evidence.exposures > 0
  const shown = visible.map(({ mailbox }) => ({ ...who(mailbox), concerned: givesAway, received }))
  // Bcc that was left in: those who were to be hidden are shown.
  const leftIn = hidden.map((mailbox) => ({ ...who(mailbox), concerned: true, received }))
  const others = recipients.map((address) => ({ name: "", address, concerned: false, received }))
  const senders = new Set([
    ...(sender === undefined ? [] : [lenientAddress(sender).key]),
    ...from.map(({ address }) => address.key),
  ])
  return [...shown, ...leftIn, ...others]
    .filter(({ address }) => address.length <= MAX_ADDRESS && !senders.has(lenientAddress(address).key))
    .map((person) => ({ ...person, nameSure: false, language, group: "" }))
}

function who({ name, address }: Mailbox): { readonly name: string; readonly address: string } {
  return { name: name.replaceAll(/\s+/g, " ").trim().slice(0, MAX_NAME), address: formatAddress(address) }
}

/** Of a message whose octets are gone: numbers alone. */
export function evidenceWithout(
  origin: Pick<MessageEvidence, "message" | "outcome" | "sentAt" | "recipients">,
): MessageEvidence {
  return {
    digest: "",
    sentAtFrom: origin.sentAt === undefined ? undefined : "gateway",
    visible: 0,
    visibleOutside: 0,
    hidden: 0,
    introductions: 0,
    exposures: 0,
    sensitivity: "none",
    membership: [],
    content: [],
    identifiers: [],
    identified: 0,
    listed: { header: 0, quoted: 0, text: 0, attached: 0, hidden: 0, others: 0, complete: false },
    attachments: { count: 0, unreadable: 0, persons: 0, identifiers: [], categories: [], concealed: [] },
    ...origin,
  }
}
