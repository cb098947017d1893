/**
 * The way of a message through the core: octets -> Message -> Facts -> Verdict (-> copies -> exit check).
 *
 * The gateway, the command line, the API and the console all call this one function, so that the same message gets the
 * same verdict everywhere. Pure: no clock, no I/O.
 */
import type { DocumentFacts } from "./document/document.ts"
import type { EnvelopeRecipient } from "./facts/audience.ts"
import type { Evidence, Facts } from "./facts/facts.ts"
import { shownFacts } from "./facts/lazy-facts.ts"
import { lessonOf } from "./facts/lesson.ts"
import { NO_MEMORY, type Lesson, type Memory } from "./facts/memory.ts"
import { observe, type Observation } from "./facts/observe.ts"
import type { PersonKey } from "./mail/address.ts"
import { lazy, lazyRecord } from "./lazy.ts"
import { parseMessage, type Message } from "./mail/message.ts"
import { decide, type BrokenRule, type Decision } from "./policy/decide.ts"
import { departmentOf } from "./policy/department.ts"
import type { Policy } from "./policy/policy.ts"
import { stop, type StoppedAt } from "./policy/stop.ts"
import type { Verdict } from "./policy/verdict.ts"
import { keptRooms, readCalendars } from "./rewrite/calendar-plan.ts"
import { exitCheck, type Leak } from "./rewrite/exit-check.ts"
import { planCopies } from "./rewrite/copies.ts"
import type { Splice } from "./rewrite/splice.ts"

export type Context = {
  /** The SMTP envelope, as written. Left out for a file: then sender and recipients are read from the header, Bcc too. */
  readonly envelope?: { readonly sender: string; readonly recipients: readonly string[] }
  /** Domains that are "us". Empty: the sender's domain, unless that is a public mail provider. */
  readonly us: readonly string[]
  /** What earlier mail taught. Left out: nothing is remembered. */
  readonly memory?: Memory
  /** What was read of the attachments, by the path of the part. Left out: they were not read. */
  readonly documents?: ReadonlyMap<string, DocumentFacts>
}

/** Somebody who gets the message or is shown in it; the sender is not among them. */
export type Person = {
  readonly key: PersonKey
  /** As first written. */
  readonly address: string
  /** Decoded display name, empty if none. */
  readonly name: string
  /** Where the person was first seen: a visible field, a Bcc field, or only the envelope. */
  readonly seen: "to" | "cc" | "bcc" | "envelope"
  /** In To or Cc. */
  readonly visible: boolean
  /** Not one of us. */
  readonly outside: boolean
  /** How many addresses this person would learn by the original that he or she did not have. */
  readonly introductions: number
  /** Of how many others this person would learn that they belong to the list, where the list says something. */
  readonly exposures: number
}

/** What one recipient gets: the original with these splices. */
export type Copy = {
  readonly recipient: EnvelopeRecipient
  readonly splices: readonly Splice[]
}

export type Examination = {
  readonly message: Message
  /** Of the sender, in this policy; empty for none. Also among the facts, but there it costs as much as they do. */
  readonly department: string
  /** Made when asked for, like evidence and people: a verdict needs few of them (lazy.ts). */
  readonly facts: Facts
  readonly evidence: readonly Evidence[]
  readonly people: readonly Person[]
  readonly verdict: Verdict
  /** What there is to remember, once the message went to everybody as it is. */
  readonly lesson: Lesson | undefined
  /** Rules that could not be evaluated; each has made the verdict a hold. */
  readonly broken: readonly BrokenRule[]
  /** For `individualise`: one per address of the envelope, each past the exit check. Empty for every other verdict. */
  readonly copies: readonly Copy[]
  /** What the exit check stopped, where it made the verdict a hold. */
  readonly leak: Leak | undefined
}

/** The first half of `examine`: what the facts say, before any copy is made and checked. */
export function judge(bytes: Uint8Array, context: Context, policy: Policy): Judgement {
  return judgeParsed(parseMessage(bytes), context, policy)
}

function judgeParsed(message: Message, context: Context, policy: Policy): Judgement {
  const observation = observe(message, {
    us: context.us,
    ...(context.envelope !== undefined && { envelope: context.envelope }),
    departmentOf: (address) => departmentOf(policy, address),
    memory: context.memory ?? NO_MEMORY,
    documents: context.documents ?? NO_DOCUMENTS,
    numbers: policy.numbers,
  })
  return { message, observation, decision: decide(observation.facts, policy) }
}

const NO_DOCUMENTS: ReadonlyMap<string, DocumentFacts> = new Map()

export type Judgement = {
  readonly message: Message
  readonly observation: Observation
  readonly decision: Decision
}

export function examine(bytes: Uint8Array, context: Context, policy: Policy): Examination {
  return examineParsed(parseMessage(bytes), context, policy)
}

/** The same for whoever parsed it already: to see whether documents hang on it (document/open-documents.ts). */
export function examineParsed(parsed: Message, context: Context, policy: Policy): Examination {
  const { message, observation, decision } = judgeParsed(parsed, context, policy)
  const { verdict, broken } = decision
  const sending =
    verdict.kind === "individualise" ? makeCopies(message, observation, verdict.showing) : NO_COPIES
  return EXAMINATION.of({
    message,
    department: observation.facts.sender.department,
    facts: lazy(() => shownFacts(observation.facts)),
    evidence: observation.evidence,
    people: lazy(() => peopleOf(observation)),
    verdict: sending.leak === undefined ? verdict : stop(verdict, observation.facts, stoppedAt(sending.leak)),
    broken,
    lesson: lazy(() => lessonOf(observation.audience)),
    ...sending,
  })
}

const EXAMINATION = lazyRecord<Examination>({
  message: true,
  department: true,
  facts: true,
  evidence: true,
  people: true,
  verdict: true,
  broken: true,
  lesson: true,
  copies: true,
  leak: true,
})

/**
 * Copies of a message whatever its verdict is: for one that was held and that a person releases. Each is past the exit
 * check; where that stops one of them, there are none.
 */
export function individualise(
  bytes: Uint8Array,
  context: Context,
  policy: Policy,
  showing: "self" | "visible",
): Sending {
  const { message, observation } = judge(bytes, context, policy)
  const isClean = observation.facts.form.obstacles.length === 0
  return isClean ? makeCopies(message, observation, showing) : NO_COPIES
}

export type Sending = { readonly copies: readonly Copy[]; readonly leak: Leak | undefined }

const NO_COPIES: Sending = { copies: [], leak: undefined }

function peopleOf({ audience, learns }: Observation): readonly Person[] {
  const learned = learns()
  return audience.members.map(({ address, written, name, seen, visible, outside }, member) => ({
    key: address.key,
    address: written,
    name,
    seen,
    visible,
    outside,
    introductions: learned[member]?.introductions ?? 0,
    exposures: learned[member]?.exposures ?? 0,
  }))
}

function makeCopies(
  message: Message,
  { audience, index, search, mayKnow }: Observation,
  showing: "self" | "visible",
): Sending {
  const { members, numbers, authors, answerTo, us, envelope } = audience
  const rooms = keptRooms(readCalendars(message))
  const concealed = members.filter(
    ({ visible, address }) => (showing === "self" || !visible) && !rooms.has(address.key),
  )
  const splicesFor = planCopies({
    message,
    concealed: new Set(concealed.map(({ address }) => address.key)),
    names: concealed.map(({ name }) => name),
    showing,
    authors,
    answerTo,
    us,
  })
  const harmless = (number: number): boolean => {
    const member = members[number]
    return (
      member !== undefined && ((showing === "visible" && member.visible) || rooms.has(member.address.key))
    )
  }
  const check = exitCheck({ message, search: search(), index: index(), harmless })
  const copies: Copy[] = []
  for (const recipient of envelope) {
    const member = numbers.get(recipient.key)
    const splices = splicesFor(recipient.key)
    const leak = check(splices, (number) => {
      if (number === member) return true
      // An author who gets a copy knows whom he wrote to.
      return member === undefined ? authors.has(recipient.key) : mayKnow(member, number)
    })
    if (leak !== undefined) return { copies: [], leak }
    copies.push({ recipient, splices })
  }
  return { copies, leak: undefined }
}

function stoppedAt({ why, unit }: Leak): StoppedAt {
  if (why !== "address") return "unreadable"
  if (unit.kind === "field" && unit.part.path === "") return "field"
  return unit.depth === 0 && unit.part.type.startsWith("text/") && unit.part.filename === ""
    ? "body"
    : "attachment"
}
