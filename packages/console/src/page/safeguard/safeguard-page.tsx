/**
 * The safeguard: whether it was tested and held, day by day; what it prevented and which exceptions were made; what goes through it;
 * and the report about it, for a council or in full.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { useMay } from "../../shell/session.ts"
import { CanaryCard } from "./canary-card.tsx"
import { CoverageCard } from "./coverage-card.tsx"
import { PeriodPart } from "./period-part.tsx"
import { RunCanaries } from "./run-canaries.tsx"
import "./safeguard.css"

/** Days of which the results of each route are shown. */
const DAYS = 30

export function SafeguardPage(): ReactElement {
  const { t } = useLingui()
  const mayReport = useMay("report")
  const mayRun = useMay("canary")
  const canaries = useCall("canary.list", { query: { days: DAYS } })
  const coverage = useCall("coverage.show", {})
  const client = useQueryClient()
  // The server tells when a canary ended; the figures of the ledger are others then, too.
  const { dataUpdatedAt } = canaries
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ["safeguard"] })
  }, [client, dataUpdatedAt])
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Safeguard`}
        lead={
          <Trans>
            Every day Sluis sends invented messages that would give people away if they were real, and checks
            that each of them is stopped. Here you see whether that went well, and you make the report about
            it.
          </Trans>
        }
        actions={mayRun && <RunCanaries />}
      />
      <Loaded of={canaries}>{(list) => <CanaryCard list={list} />}</Loaded>
      {mayReport && <PeriodPart />}
      <Loaded of={coverage}>{(covered) => <CoverageCard covered={covered} />}</Loaded>
    </div>
  )
}
