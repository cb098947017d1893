/** Whether all is well, in one line: the worst finding, and the way to the rest. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { JUST_ASKED_MS } from "../../api/first.ts"
import { useCall } from "../../api/query.ts"
import { HealthBadge } from "../../component/badge.tsx"
import { Link } from "../../component/link.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { said } from "../../held/said.ts"

type Finding = Gives<"health.show">["findings"][number]

export function HealthLine(): ReactElement {
  const { i18n } = useLingui()
  const health = useCall("health.show", {}, { staleTime: JUST_ASKED_MS })
  if (health.data === undefined && health.isError) {
    return <ProblemAlert error={health.error} onRetry={() => void health.refetch()} />
  }
  const worst = worstOf(health.data?.findings ?? [])
  return (
    <p className="nl-paragraph sluis-health-line" aria-busy={health.data === undefined}>
      {health.data !== undefined && (
        <>
          <HealthBadge health={worst?.state ?? "ok"} />
          <span>
            {worst === undefined ? <Trans>The gate works as it should.</Trans> : said(worst, i18n.locale)}
          </span>
          <Link to="/settings/health">
            {worst === undefined ? <Trans>Look at the details</Trans> : <Trans>See what to do</Trans>}
          </Link>
        </>
      )}
    </p>
  )
}

/** The first of the worst, because the server tells the most important first. */
function worstOf(findings: readonly Finding[]): Finding | undefined {
  return (
    findings.find(({ state }) => state === "wrong") ?? findings.find(({ state }) => state === "attention")
  )
}
