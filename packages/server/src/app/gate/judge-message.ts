/**
 * One message of an envelope judged, as the gate needs it (./judged.ts).
 *
 * For `deliver`, by far the most frequent, nothing is made but the verdict; facts are dear and wait until they are asked
 * for (core/src/lazy.ts).
 */
import type { DocumentFacts } from "@sluis/core/document/document"
import { examineParsed, individualise } from "@sluis/core/examine"
import type { Examination } from "@sluis/core/examine"
import { taughtBy } from "@sluis/core/facts/lesson"
import type { Memory } from "@sluis/core/facts/memory"
import { fieldValue, firstField, rawValue } from "@sluis/core/mail/header"
import type { Message } from "@sluis/core/mail/message"
import type { Policy } from "@sluis/core/policy/policy"
import type { Reason } from "@sluis/core/policy/verdict"
import type { Splice } from "@sluis/core/rewrite/splice"

import { headingOf } from "../held/heading.ts"
import type { Judged, Sight } from "./judged.ts"
import { factsToRecord } from "../policy/record-facts.ts"

export type JudgeOptions = {
  readonly policy: Policy
  readonly us: readonly string[]
  /** Our own name in Received fields. */
  readonly hostName: string
  /** What earlier mail taught. */
  readonly memory: Memory
}

/** What was read of the attachments (core/src/document/open-documents.ts). */
export type Documents = ReadonlyMap<string, DocumentFacts>

export type Wishes = { readonly documents?: Documents | undefined; readonly wantsFacts?: boolean }

type Addresses = { readonly sender: string; readonly recipients: readonly string[] }

/** May throw, where there is a mistake in Sluis: whoever calls this answers with `notJudged`. */
export function judgeMessage(
  message: Message,
  envelope: Addresses,
  { policy, us, hostName, memory }: JudgeOptions,
  { documents, wantsFacts = false }: Wishes = {},
): Judged {
  const context = { us, envelope, memory, ...(documents !== undefined && { documents }) }
  const examination = examineParsed(message, context, policy)
  const { verdict, copies, lesson } = examination
  return {
    verdict,
    splices: copies.map((copy) => copy.splices),
    trace: traceOf(message, hostName, verdict.kind !== "deliver"),
    sight: verdict.kind === "deliver" ? undefined : sightOf(examination),
    lesson: taughtBy(verdict, lesson),
    department: examination.department,
    facts: wantsFacts ? factsToRecord(() => examination.facts) : undefined,
  }
}

/** The verdict over what could not be judged: promise 6 of the way of a message, a hold and never a silent pass. */
export function notJudged(why: "broke" | "took-too-long", recipients: number): Judged {
  return {
    verdict: { kind: "hold", reasons: [NOT_JUDGED[why]], releasableBy: "second-person" },
    splices: [],
    trace: { messageId: "", heading: "", received: 0, ours: 0 },
    sight: { ...NOTHING_SEEN, recipients },
    lesson: undefined,
    department: "",
    facts: undefined,
  }
}

/** Copies of a held message; undefined where it can't be rewritten cleanly, or the exit check stops one of them. */
export function copiesOf(
  octets: Uint8Array,
  envelope: Addresses,
  showing: "self" | "visible",
  { policy, us, memory }: JudgeOptions,
): readonly (readonly Splice[])[] | undefined {
  const { copies, leak } = individualise(octets, { us, envelope, memory }, policy, showing)
  return leak === undefined && copies.length > 0 ? copies.map((copy) => copy.splices) : undefined
}

export const TOOK_TOO_LONG = "sluis/took-too-long"

const NOT_JUDGED: Readonly<Record<"broke" | "took-too-long", Reason>> = {
  broke: {
    rule: "sluis/not-judged",
    nl: "Sluis kon deze mail niet goed controleren. Een tweede persoon kijkt ernaar.",
    en: "Sluis could not check this message properly. A second person looks at it.",
  },
  "took-too-long": {
    rule: TOOK_TOO_LONG,
    nl: "Deze mail is zo ingewikkeld dat controleren te lang duurde. Een tweede persoon kijkt ernaar.",
    en: "This message is so complicated that checking it took too long. A second person looks at it.",
  },
}

/** Of a message that was not looked into. */
export const NOTHING_SEEN: Sight = {
  department: "",
  recipients: 0,
  visible: 0,
  visibleOutside: 0,
  hidden: 0,
  introductions: 0,
  exposures: 0,
  sensitivity: "none",
  categories: [],
  listed: { header: 0, quoted: 0, text: 0, attached: 0 },
  automatic: false,
  language: "",
  subject: "",
}

/** A Message-ID longer than this is no identification but a burden (RFC 5322 §2.1.1: a line has 998 octets). */
const MAX_MESSAGE_ID = 998

const HEADING = new Set(["from", "to", "cc", "subject", "date"])

function traceOf({ root }: Message, hostName: string, withHeading: boolean): Judged["trace"] {
  let heading = ""
  let received = 0
  let ours = 0
  for (const field of root.header.fields) {
    if (withHeading && HEADING.has(field.name)) heading += `${field.name}:${rawValue(root.header, field)}`
    if (field.name !== "received") continue
    received += 1
    if (nameAfterBy(fieldValue(root.header, field)) === hostName.toLowerCase()) ours += 1
  }
  const field = firstField(root.header, "message-id")
  const messageId = field === undefined ? "" : fieldValue(root.header, field)
  return { messageId: messageId.length > MAX_MESSAGE_ID ? "" : messageId, heading, received, ours }
}

/** RFC 5321 §4.4 `By-domain`. */
function nameAfterBy(value: string): string {
  return /(?:^|\s)by\s{1,4}([^\s;()]{1,255})/i.exec(value)?.[1]?.toLowerCase() ?? ""
}

/** In numbers, for whoever must not see more. */
export function sightOf({ facts, message }: Pick<Examination, "facts" | "message">): Sight {
  const { audience, membership, listed, form, sender } = facts
  return {
    department: sender.department,
    recipients: audience.recipients,
    visible: audience.visible,
    visibleOutside: audience.visibleOutside,
    hidden: audience.hidden,
    introductions: audience.introductions,
    exposures: membership.exposures,
    sensitivity: membership.sensitivity,
    categories: membership.categories,
    listed: { header: listed.header, quoted: listed.quoted, text: listed.text, attached: listed.attached },
    automatic: form.automatic,
    language: form.language,
    subject: headingOf(message).subject,
  }
}
