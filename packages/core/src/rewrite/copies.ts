/**
 * Individualise: the original and, per recipient, the splices that make it a copy of his or her own.
 *
 * What is the same for all copies is worked out once (a plan); per recipient only the fields differ in which he or she
 * stands. n copies cost O(size + n × patch). RFC 5598 §5: this is the act of a mediator inside the organisation; Message-ID
 * stays (RFC 5322 §3.6.4: the same meaning is the same message).
 *
 * Deliberately not done: editing quoted text, attachments, or anything inside a signature. What is left there the exit
 * check finds, and the message is held.
 */
import type { PersonKey } from "../mail/address.ts"
import type { Domain } from "../mail/domain.ts"
import type { Message } from "../mail/message.ts"
import { attendeeNames, planCalendars, readCalendars } from "./calendar-plan.ts"
import { planHeader } from "./header-plan.ts"
import { indexPeople } from "./people.ts"
import type { Splice } from "./splice.ts"

export type CopyRequest = {
  readonly message: Message
  /** People that must not appear in somebody else's copy. With `showing: "visible"` only the hidden ones. */
  readonly concealed: ReadonlySet<PersonKey>
  /** Display names of those people: a field that holds two of them is a list. */
  readonly names?: readonly string[]
  /** "self": To and Cc show the recipient alone; "visible": they stay as they are. */
  readonly showing: "self" | "visible"
  /** From, Sender and the envelope's sender: as attendees of a calendar and in Reply-To they stay. */
  readonly authors: ReadonlySet<PersonKey>
  /** Whom Reply-To names as the place to answer to. */
  readonly answerTo: ReadonlySet<PersonKey>
  readonly us: readonly Domain[]
}

/** The splices for one recipient, in order and without overlap. */
export type Plan = (recipient: PersonKey) => readonly Splice[]

export function planCopies(request: CopyRequest): Plan {
  const calendars = readCalendars(request.message)
  const people = indexPeople(request.concealed, [...(request.names ?? []), ...attendeeNames(calendars)])
  const forCalendars = planCalendars(calendars, request, people)
  const forHeader = planHeader(request, people, forCalendars.length > 0)
  if (forCalendars.length === 0) return forHeader
  return (recipient) => [...forHeader(recipient), ...forCalendars.flatMap((plan) => plan(recipient))]
}
