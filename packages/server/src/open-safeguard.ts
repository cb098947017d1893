/** The reports on the safeguard over what the gateway has, and the one that is mailed each month. Nothing is decided here. */
import type { Policy } from "@sluis/core/policy/policy"

import type { Canaries } from "./app/canary/canaries.ts"
import type { Clock } from "./app/clock.ts"
import { coverageReport } from "./app/coverage/coverage-report.ts"
import type { CoverageReportPorts } from "./app/coverage/coverage-report.ts"
import { safeguardHandlers } from "./app/console/safeguard.ts"
import type { PolicyBook } from "./app/policy/policy-book.ts"
import type { Custody } from "./app/held/custody.ts"
import type { Log } from "./app/log.ts"
import type { After } from "./app/queue/queue-timer.ts"
import { improvementPoints } from "./app/safeguard/improvement-points.ts"
import { openMonthMail } from "./app/safeguard/month-mail.ts"
import type { MonthMail } from "./app/safeguard/month-mail.ts"
import { openSafeguard } from "./app/safeguard/safeguard.ts"
import type { ReportOrganisation, Safeguard } from "./app/safeguard/safeguard.ts"
import type { HandlersOf } from "./app/turn.ts"
import type { Config } from "./config/config-form.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import { monthMailComposer } from "./notice/composer.ts"
import type { NoticeOptions } from "./notice/composer.ts"
import type { OpenedBreaches } from "./open-breaches.ts"
import { idOf } from "./secret/id-of.ts"
import type { Store } from "./store/open-store.ts"

export type SafeguardParts = {
  readonly config: Pick<Config, "timezone">
  readonly store: Pick<Store, "ledger">
  readonly book: Pick<PolicyBook, "inForce">
  readonly canaries: Pick<Canaries, "routes">
  readonly breaches: Pick<OpenedBreaches, "files" | "papers" | "organisation" | "ports">
  readonly clock: Clock
}

export function safeguardHandlersOf(
  parts: SafeguardParts,
  coverage: CoverageReportPorts,
): HandlersOf<Extract<EndpointName, `safeguard.${string}`>> {
  const { files, papers, ports } = parts.breaches
  const organisation = async (): Promise<string> => (await organisationOf(parts)()).name
  return safeguardHandlers({
    safeguard: safeguardOf(parts, coverage),
    files,
    papers,
    organisation,
    pdf: ports.pdf,
    ledger: parts.store.ledger,
    timeZone: parts.config.timezone,
    clock: parts.clock,
  })
}

function safeguardOf(parts: SafeguardParts, coverage: CoverageReportPorts): Safeguard {
  const { config, store, book, canaries, breaches, clock } = parts
  const { files, papers, ports } = breaches
  const policy = async (): Promise<Policy> => await Promise.resolve(book.inForce().policy)
  return openSafeguard({
    ledger: store.ledger,
    organisation: organisationOf(parts),
    timeZone: config.timezone,
    policy,
    withoutCanary: async () => await Promise.resolve(canaries.routes().without),
    coverage: async () => await coverageReport(coverage),
    points: async () => await improvementPoints({ files, papers }),
    pdf: ports.pdf,
    digest: ports.digest,
    clock,
  })
}

function organisationOf({ breaches }: SafeguardParts): () => Promise<ReportOrganisation> {
  return async () => {
    const { name, processOwner } = await breaches.organisation.profile()
    return { name, owner: { name: processOwner.name, function: processOwner.function } }
  }
}

export type MonthMailParts = {
  readonly config: Pick<Config, "timezone" | "language" | "queue">
  readonly letters: NoticeOptions
  readonly store: Pick<Store, "entries">
  readonly custody: Pick<Custody, "settle">
  readonly breaches: Pick<OpenedBreaches, "files" | "papers" | "organisation" | "ports">
  readonly wake: () => void
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export function monthMailOf(parts: MonthMailParts): MonthMail {
  const { config, letters, store, breaches } = parts
  const { files, papers, organisation, ports } = breaches
  return openMonthMail(
    {
      ...parts,
      files,
      papers,
      organisation,
      pdf: ports.pdf,
      entries: store.entries,
      compose: monthMailComposer(letters),
      idOf,
      timeZone: config.timezone,
    },
    { language: config.language === "en" ? "en" : "nl", giveUpAfter: config.queue.giveUpAfter },
  )
}
