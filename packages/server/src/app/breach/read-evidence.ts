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
import { CLOCK_SKEW_MILLISECONDS } from "@sluis/core/breach/file-limit"
import { isMoment } from "@sluis/core/breach/clock/day"
import { readAddressFields } from "@sluis/core/facts/address-field"
import { formatAddress } from "@sluis/core/mail/address"
import type { Mailbox } from "@sluis/core/mail/address"
import { parseDateTime } from "@sluis/core/mail/date-time"
import { fieldValue, firstField } from "@sluis/core/mail/header"
import type { Header } from "@sluis/core/mail/header"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import type { Look, LookedPerson } from "../held/look.ts"
import { headerOf } from "../held/whole-held.ts"
import type { NewPerson } from "./breach-people.ts"
import { learntBy } from "./learnt.ts"

export type EvidencePorts = {
  readonly look: Look
  /** SHA-256, in hexadecimal. */
  readonly digest: (octets: Uint8Array) => string
  readonly clock: Pick<Clock, "now">
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
  { look, digest, clock }: EvidencePorts,
): Promise<Result<ReadMessage, Fault>> {
  const { message, outcome, sender, recipients } = sending
  const looked = await look(octets, { sender, recipients, remember: true })
  if (!looked.ok)
    return err(new Fault(looked.error === "busy" ? "request/too-many" : "message/not-shown", message))
  const header = headerOf(octets)
  const origin: MessageOrigin = {
    message,
    digest: digest(octets),
    outcome,
    ...sentAtOf(header, sending, clock.now()),
  }
  const evidence = evidenceOf(looked.value.facts, origin)
  const language = looked.value.facts.form.language === "en" ? "en" : "nl"
  const { people } = looked.value
  return ok({ evidence, people: peopleIn(header, sending, { evidence, language, people }) })
}

/** What its sender wrote is not taken from the future, or from before 1970: a letter would repeat it. */
function sentAtOf(
  header: Header,
  { sentAt }: KnownSending,
  now: number,
): Pick<MessageEvidence, "sentAt" | "sentAtFrom"> {
  if (sentAt !== undefined) return { sentAt, sentAtFrom: "gateway" }
  const date = firstField(header, "date")
  const at = date === undefined ? undefined : parseDateTime(fieldValue(header, date))
  return at === undefined || !isMoment(at) || at > now + CLOCK_SKEW_MILLISECONDS
    ? { sentAt: undefined, sentAtFrom: undefined }
    : { sentAt: at, sentAtFrom: "date-field" }
}

/** Longer ones are not met, and would not be people's. */
const MAX_ADDRESS = 254
const MAX_NAME = 200

type Told = {
  readonly evidence: MessageEvidence
  readonly language: Language
  readonly people: readonly LookedPerson[]
}

function peopleIn(
  header: Header,
  { message, outcome, sender, recipients }: KnownSending,
  { evidence, language, people }: Told,
): readonly NewPerson[] {
  const { visible, hidden, from } = readAddressFields(header)
  const received = outcome !== "prevented"
  const wouldGet = received || message === "" ? [] : [message]
  const givesAway = evidence.introductions + evidence.exposures > 0
  const shown = visible.map(({ mailbox }) => ({ ...who(mailbox), concerned: givesAway, received }))
  // Bcc that was left in: those who were to be hidden are shown.
  const leftIn = hidden.map((mailbox) => ({ ...who(mailbox), concerned: true, received }))
  const others = recipients.map((address) => ({ name: "", address, concerned: false, received }))
  const byKey = new Map(people.map((person) => [lenientAddress(person.address).key, person]))
  const senders = new Set([
    ...(sender === undefined ? [] : [lenientAddress(sender).key]),
    ...from.map(({ address }) => address.key),
  ])
  return [...shown, ...leftIn, ...others]
    .filter(({ address }) => address.length <= MAX_ADDRESS && !senders.has(lenientAddress(address).key))
    .map((person) => {
      const looked = byKey.get(lenientAddress(person.address).key)
      const learnt = looked === undefined ? undefined : learntBy(evidence.digest, looked)
      return { ...person, nameSure: false, language, group: "", learnt, wouldGet }
    })
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
