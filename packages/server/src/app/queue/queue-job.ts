/**
 * A message in the queue's hands: what of it is still to be sent, in transactions, and what is under way.
 *
 * INVARIANT (never twice): a recipient is in `known` from the moment it comes in until its settlement is on disk. A lease
 * that ran out meanwhile brings the same work in again; what is known is not taken twice.
 */
import type { Domain } from "@sluis/core/mail/domain"

import type { PlannedCopy, Work } from "../held/custody.ts"

/** One transaction to come. */
export type Shipment = {
  readonly copy: PlannedCopy
  /** Numbers in the envelope of the message. */
  readonly recipients: readonly number[]
  /** The next host vanished before it answered this one. */
  readonly broken: boolean
}

export type Job = {
  readonly work: Work
  octets: Uint8Array | undefined
  /** Its octets can't be read; it leaves when that is on disk, and takes nothing more in. */
  damaged: boolean
  /** The next host broke off something of it, and has answered nothing of it since. */
  suspect: boolean
  /** Domain of the author, read once and only if copies are signed. */
  from: Domain | undefined
  /** The next one last. */
  readonly pending: Shipment[]
  readonly known: Set<number>
  /** Failed attempts before this one, by recipient. */
  readonly attempts: Map<number, number>
  /** Transactions that are under way, or answered and not yet on disk. */
  active: number
  readonly enteredAt: number
  readonly counts: { sent: number; later: number; failed: number }
}

/** RFC 5321 §4.5.3.1.8: a server takes at least so many recipients. */
export const SAFE_RECIPIENTS = 100

export function newJob(work: Work, enteredAt: number): Job {
  return {
    work,
    octets: undefined,
    damaged: false,
    suspect: false,
    from: undefined,
    pending: [],
    known: new Set(),
    attempts: new Map(),
    active: 0,
    enteredAt,
    counts: { sent: 0, later: 0, failed: 0 },
  }
}

/** Takes in what is due and not yet known; false if that is nothing. */
export function addDue(job: Job, due: Work["due"]): boolean {
  const fresh = due.filter(({ recipient }) => !job.known.has(recipient))
  for (const { recipient, attempts } of fresh) {
    job.known.add(recipient)
    job.attempts.set(recipient, attempts)
  }
  const wanted = new Set(fresh.map(({ recipient }) => recipient))
  const shipments = job.work.copies.flatMap((copy): readonly Shipment[] => {
    const recipients = copy.recipients.filter((recipient) => wanted.has(recipient))
    if (recipients.length === 0) return []
    return isIndividual(job.work)
      ? recipients.map((recipient) => ({ copy, recipients: [recipient], broken: false }))
      : [{ copy, recipients, broken: false }]
  })
  job.pending.unshift(...shipments.toReversed())
  return shipments.length > 0
}

/** What one transaction could not take, in parts that every server takes. */
export function addAgain(job: Job, { copy }: Shipment, recipients: readonly number[]): void {
  for (let at = 0; at < recipients.length; at += SAFE_RECIPIENTS) {
    job.pending.push({ copy, recipients: recipients.slice(at, at + SAFE_RECIPIENTS), broken: false })
  }
}

/** As if it had never been begun: nobody was asked. */
export function addBack(job: Job, shipment: Shipment): void {
  job.pending.push(shipment)
}

/** Once more, after everything else of this message: the next host may have vanished because of this very copy. */
export function addBroken(job: Job, shipment: Shipment): void {
  job.pending.unshift({ ...shipment, broken: true })
}

/** Whoever was still to be sent to; nobody is any more. */
export function takePending(job: Job): readonly number[] {
  return job.pending.splice(0).flatMap(({ recipients }) => recipients)
}

/**
 * Where copies differ, every recipient has a transaction alone: servers tell the recipients of one transaction about each
 * other (X-Original-To, reports). A message that was held and released as copies is as individual as any.
 */
function isIndividual({ purpose, copies }: Work): boolean {
  return purpose === "individualise" || copies.length > 1 || copies.some(({ splices }) => splices.length > 0)
}
