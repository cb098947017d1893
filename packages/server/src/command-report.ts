/** Reports for the command line, over the store of a configuration: what the console makes, without a gateway that runs. */
import { createHash } from "node:crypto"

import type { Policy } from "@sluis/core/policy/policy"

import { COMMAND_LINE } from "./app/ledger/actor.ts"
import { openBreachFiles } from "./app/breach/breach-files.ts"
import { openBreachPeople } from "./app/breach/breach-people.ts"
import { openOrganisation } from "./app/breach/organisation.ts"
import { openPapers } from "./app/breach/papers.ts"
import type { WritePdf } from "./app/breach/papers.ts"
import { canaryRoutes } from "./app/canary/canary-route.ts"
import { choosePolicy } from "./app/policy/choose-policy.ts"
import type { ReadText } from "./app/policy/choose-policy.ts"
import type { Clock } from "./app/clock.ts"
import { coverageReport } from "./app/coverage/coverage-report.ts"
import { policyHistory } from "./app/policy/policy-history.ts"
import { builtinPolicy, inForceAs } from "./app/policy/policy-in-force.ts"
import { improvementPoints } from "./app/safeguard/improvement-points.ts"
import { monthReport } from "./app/safeguard/month-report.ts"
import { openSafeguard } from "./app/safeguard/safeguard.ts"
import type { ReportOrganisation } from "./app/safeguard/safeguard.ts"
import type { ReportDesk } from "./cli/cli.ts"
import type { Config } from "./config/config-form.ts"
import { NotWritten, openPdfWriter } from "./pdf/write-pdf.ts"
import { idOf } from "./secret/id-of.ts"
import { newId } from "./secret/id.ts"
import type { Store } from "./store/open-store.ts"

export type ReportParts = {
  readonly config: Config
  readonly store: Pick<Store, "entries" | "ledger" | "counts">
  readonly readText: ReadText
  readonly clock: Clock
}

export function commandReports(parts: ReportParts): ReportDesk {
  const { config, store, clock } = parts
  const { entries, ledger, counts } = store
  const timeZone = config.timezone
  const writer = openPdfWriter()
  const pdf: WritePdf = async (paper) => {
    try {
      return await writer.writePdf(paper)
    } catch (cause) {
      if (cause instanceof NotWritten) return undefined
      throw cause
    }
  }
  const files = openBreachFiles({ entries, newId, clock, timeZone })
  // Nobody's mail is guarded by a command.
  const people = openBreachPeople({ entries, files, clock, changed: async () => await Promise.resolve() })
  const { profile } = openOrganisation(entries, clock, config.organisation)
  const organisation = async (): Promise<string> => (await profile()).name
  const owned = async (): Promise<ReportOrganisation> => {
    const { name, processOwner } = await profile()
    return { name, owner: { name: processOwner.name, function: processOwner.function } }
  }
  const papers = openPapers({ files, people, organisation: { profile }, pdf, fileUrl: idOf, clock })
  const policy = async (): Promise<Policy> => await policyNow(parts)
  const safeguard = openSafeguard({
    ledger,
    organisation: owned,
    timeZone,
    policy,
    withoutCanary: async () => {
      const configured = config.canary.routes.map(({ name, sender }) => ({ name, sender, via: undefined }))
      return canaryRoutes(configured, await policy(), config.domains).without
    },
    coverage: async () => {
      const { expected, silentAfter } = config.coverage
      return await coverageReport({
        counts,
        expected,
        silentAfter,
        timeZone,
        now: clock.now,
        entries,
      })
    },
    points: async () => await improvementPoints({ files, papers }),
    pdf,
    digest: (octets) => createHash("sha256").update(octets).digest("hex"),
    clock,
  })
  return {
    safeguard: async (request) => await safeguard.report({ ...request, mayKnowFiles: true }, COMMAND_LINE),
    month: async (request) =>
      await monthReport(request, { files, papers, organisation, pdf, ledger, timeZone, clock }, COMMAND_LINE),
    close: writer.close,
  }
}

/** Throws a `Fault` where the file of the configuration holds no policy. */
async function policyNow({ config, store, readText }: ReportParts): Promise<Policy> {
  if (config.policy === "builtin") {
    const { version, policy } = builtinPolicy((text) => createHash("sha256").update(text).digest("hex"))
    const history = policyHistory(store.entries, version)
    const kept = await history.inForce()
    const change = kept === undefined ? undefined : await history.find(kept.change)
    if (kept === undefined || change === undefined) return policy
    const inForce = inForceAs(change, kept.at)
    if (!inForce.ok) throw inForce.error.fault
    return inForce.value.policy
  }
  const chosen = await choosePolicy(config.policy, readText)
  if (!chosen.ok) throw chosen.error.fault
  return chosen.value
}
