/**
 * Which of the answers that are about to be written the sender must hear of, and the reports that say so.
 *
 * RFC 3461 §5.2.6: a failure is reported unless NOTIFY asks otherwise; never to a null sender, never about our own mail.
 * §5.2.2: where the next host knows no DSN, "relayed" is the last that can be said to somebody who asked for SUCCESS.
 * Recipients of one message whose answers are written together share one report.
 */
import { applySplices } from "@sluis/core/rewrite/splice"

import type { Intake, PlannedCopy, Work } from "../held/custody.ts"
import type { Log } from "../log.ts"
import { reportIntake } from "./own-intake.ts"
import type { ComposeReport, ReportRequest } from "./own-mail.ts"
import type { Job } from "./queue-job.ts"
import type { Disposed } from "./queue-outcome.ts"
import { reply } from "../gate/reply.ts"
import { commonHeader } from "./report-header.ts"

export type Answer = { readonly job: Job; readonly disposed: readonly Disposed[] }

export type Reporting = {
  readonly composeReport: ComposeReport
  readonly newId: () => string
  readonly now: number
  /** How long a report itself is tried: milliseconds. */
  readonly giveUpAfter: number
  /** The next host takes on reports of success (its EHLO offers DSN). */
  readonly passesOnDsn: boolean
  readonly log: Log
}

type Reported = ReportRequest["recipients"][number]

/** Octets of a message that are returned whole, where RET=FULL; the RFC lets us choose (RFC 3461 §6.2). */
const MAX_RETURNED = 65_536

const RELAYED = reply(250, "2.0.0", "relayed to a host that sends no delivery reports")

export function reportsOf(answers: readonly Answer[], reporting: Reporting): readonly Intake[] {
  const byJob = Map.groupBy(answers, ({ job }) => job)
  return [...byJob].flatMap(([job, its]) => {
    const reported = its.flatMap(({ disposed }) =>
      disposed.flatMap((one) => toReport(job.work, one, reporting.passesOnDsn) ?? []),
    )
    return reported.length === 0 ? [] : [intakeOf(job, reported, reporting)]
  })
}

function toReport(
  work: Work,
  { recipient, outcome, expired }: Disposed,
  passesOnDsn: boolean,
): Reported | undefined {
  if (work.envelope.sender === "" || work.purpose === "notice" || work.purpose === "report") return undefined
  const notify = work.envelope.recipients[recipient]?.notify
  switch (outcome.kind) {
    case "later":
      return undefined
    case "failed":
      return asksForFailure(notify)
        ? { recipient, reply: outcome.reply, action: "failed", expired }
        : undefined
    case "sent":
      return !passesOnDsn && asked(notify).includes("SUCCESS")
        ? { recipient, reply: RELAYED, action: "relayed" }
        : undefined
  }
}

/** RFC 3461 §4.1: where nothing is asked, a failure is reported. */
export function asksForFailure(notify: string | undefined): boolean {
  return notify === undefined || asked(notify).includes("FAILURE")
}

function asked(notify: string | undefined): readonly string[] {
  return notify?.toUpperCase().split(",") ?? []
}

function intakeOf(job: Job, recipients: readonly Reported[], reporting: Reporting): Intake {
  const { work } = job
  const { now, newId, giveUpAfter } = reporting
  const { id, envelope } = work
  const request = { id, arrivedAt: work.at, envelope, recipients, at: now, ...returned(job, recipients) }
  const octets = composed(request, reporting)
  return reportIntake({ id, at: now, envelope }, octets, newId(), giveUpAfter)
}

/** A report without what it returns is better than none. */
function composed(request: ReportRequest, { composeReport, log }: Reporting): Uint8Array {
  try {
    return composeReport(request)
  } catch (cause) {
    log.error("a report could not be composed whole", { about: request.id }, cause)
    return composeReport({ ...request, original: new Uint8Array(0), whole: false })
  }
}

function returned(
  { work, octets }: Job,
  recipients: readonly Reported[],
): { readonly original: Uint8Array; readonly whole: boolean } {
  if (octets === undefined) return { original: new Uint8Array(0), whole: false }
  const concerned = new Set(recipients.map(({ recipient }) => recipient))
  const copies = work.copies.filter((copy) => copy.recipients.some((recipient) => concerned.has(recipient)))
  const [copy] = copies
  const failed = recipients.some(({ action }) => action === "failed")
  if (copy !== undefined && copies.length === 1 && failed && isWholeWanted(work, copy)) {
    return { original: applySplices(octets, copy.splices), whole: true }
  }
  return {
    original: commonHeader(
      octets,
      copies.map(({ splices }) => splices),
    ),
    whole: false,
  }
}

function isWholeWanted({ envelope, size }: Work, { splices }: PlannedCopy): boolean {
  const added = splices.reduce((octets, { replacement }) => octets + replacement.length, 0)
  return envelope.ret === "FULL" && size + added <= MAX_RETURNED
}
