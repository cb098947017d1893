/** The report on the safeguard over what the gateway has. Nothing is decided here. */
import type { Policy } from "@sluis/core/policy/policy"

import type { Canaries } from "./app/canaries.ts"
import type { Clock } from "./app/clock.ts"
import { coverageReport } from "./app/coverage-report.ts"
import type { CoverageReportPorts } from "./app/coverage-report.ts"
import { safeguardHandlers } from "./app/console/safeguard.ts"
import type { PolicyBook } from "./app/policy-book.ts"
import { improvementPoints } from "./app/safeguard/improvement-points.ts"
import { openSafeguard } from "./app/safeguard/safeguard.ts"
import type { Safeguard } from "./app/safeguard/safeguard.ts"
import type { HandlersOf } from "./app/turn.ts"
import type { Config } from "./config/config-form.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import type { OpenedBreaches } from "./open-breaches.ts"
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
  const organisation = organisationOf(parts)
  return safeguardHandlers({
    safeguard: safeguardOf(parts, coverage),
    files,
    papers,
    organisation,
    pdf: ports.pdf,
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

function organisationOf({ breaches }: SafeguardParts): () => Promise<string> {
  return async () => (await breaches.organisation.profile()).name
}
