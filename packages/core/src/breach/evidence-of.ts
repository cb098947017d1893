/**
 * What a breach keeps of the facts of a message: numbers and categories.
 *
 * INVARIANT (no person): nothing that leads to somebody passes from the facts to the evidence: no address, no name of a list,
 * no words.
 *
 * Deliberately left out: who the people are. They stand in the message, or in the sealed records of the people concerned.
 */
import type { Facts } from "../facts/facts.ts"
import type { MessageEvidence } from "./evidence.ts"

/** What the facts do not tell of a message. */
export type MessageOrigin = Pick<MessageEvidence, "message" | "digest" | "sentAt" | "sentAtFrom" | "outcome">

export function evidenceOf(facts: Facts, origin: MessageOrigin): MessageEvidence {
  const { audience, membership, content, listed, attachments } = facts
  const { message, digest, sentAt, sentAtFrom, outcome } = origin
  return {
    message,
    digest,
    sentAt,
    sentAtFrom: sentAt === undefined ? undefined : sentAtFrom,
    outcome,
    recipients: audience.recipients,
    visible: audience.visible,
    visibleOutside: audience.visibleOutside,
    hidden: audience.hidden,
    introductions: audience.introductions,
    exposures: membership.exposures,
    sensitivity: membership.sensitivity,
    membership: membership.categories,
    content: content.categories,
    identifiers: content.identifiers,
    identified: content.identified,
    listed,
    attachments: {
      count: attachments.count,
      unreadable: attachments.unreadable,
      persons: attachments.persons,
      identifiers: attachments.identifiers,
      categories: attachments.categories,
      concealed: attachments.concealed,
    },
  }
}

/** People about whom a message gave something away: shown to each other, named in what it carries, or in its text. */
export function peopleIn(evidence: MessageEvidence): number {
  const { visible, introductions, exposures, listed, identified, attachments } = evidence
  const shown = introductions + exposures > 0 ? visible : 0
  // Hidden recipients and others of a quote may be the same people; a file may list them all again.
  const readElsewhere = Math.max(listed.header + listed.quoted + listed.text, listed.others)
  return Math.max(shown + readElsewhere, listed.attached, attachments.persons, identified)
}

/** People concerned in all messages together: the most of any, for the same list is often mailed again. */
export function affectedPeople(evidence: readonly MessageEvidence[]): number {
  return evidence.reduce((most, message) => Math.max(most, peopleIn(message)), 0)
}

const SENSITIVITY = ["none", "assumed", "certain"] as const
const OUTCOMES = ["prevented", "unknown", "sent"] as const

/**
 * The messages of one breach as one. Every number is the highest of any and every category that of some: numbers of people
 * are not added, because nobody knows whether they are the same.
 */
export function mergeEvidence(messages: readonly [MessageEvidence, ...MessageEvidence[]]): MessageEvidence {
  const [first, ...others] = messages
  return others.reduce(merged, first)
}

function merged(one: MessageEvidence, other: MessageEvidence): MessageEvidence {
  const [a, b] = [one.listed, other.listed]
  const [files, otherFiles] = [one.attachments, other.attachments]
  const isFirst = (one.sentAt ?? Infinity) <= (other.sentAt ?? Infinity)
  return {
    message: "",
    digest: "",
    sentAt: isFirst ? one.sentAt : other.sentAt,
    sentAtFrom: isFirst ? one.sentAtFrom : other.sentAtFrom,
    outcome: highest(OUTCOMES, one.outcome, other.outcome),
    recipients: Math.max(one.recipients, other.recipients),
    visible: Math.max(one.visible, other.visible),
    visibleOutside: Math.max(one.visibleOutside, other.visibleOutside),
    hidden: Math.max(one.hidden, other.hidden),
    introductions: Math.max(one.introductions, other.introductions),
    exposures: Math.max(one.exposures, other.exposures),
    sensitivity: highest(SENSITIVITY, one.sensitivity, other.sensitivity),
    membership: union(one.membership, other.membership),
    content: union(one.content, other.content),
    identifiers: union(one.identifiers, other.identifiers),
    identified: Math.max(one.identified, other.identified),
    listed: {
      header: Math.max(a.header, b.header),
      quoted: Math.max(a.quoted, b.quoted),
      text: Math.max(a.text, b.text),
      attached: Math.max(a.attached, b.attached),
      hidden: Math.max(a.hidden, b.hidden),
      others: Math.max(a.others, b.others),
      complete: a.complete && b.complete,
    },
    attachments: {
      count: Math.max(files.count, otherFiles.count),
      unreadable: Math.max(files.unreadable, otherFiles.unreadable),
      persons: Math.max(files.persons, otherFiles.persons),
      identifiers: union(files.identifiers, otherFiles.identifiers),
      categories: union(files.categories, otherFiles.categories),
      concealed: union(files.concealed, otherFiles.concealed),
    },
  }
}

function highest<T>(order: readonly T[], one: T, other: T): T {
  return order.indexOf(one) >= order.indexOf(other) ? one : other
}

function union<T extends string>(one: readonly T[], other: readonly T[]): readonly T[] {
  return [...new Set([...one, ...other])].toSorted()
}
