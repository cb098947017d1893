/** That a test message was not stopped, for whoever sees figures and not the health of the machine. Nothing where all is well. */
import { Plural, Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { JUST_ASKED_MS } from "../../api/first.ts"
import { useCall } from "../../api/query.ts"
import { HealthBadge } from "../../component/badge.tsx"
import { Link } from "../../component/link.tsx"
import { redResults } from "../safeguard/canary-state.tsx"

export function SafeguardLine(): ReactElement | undefined {
  const canaries = useCall("canary.list", { query: { days: 1 } }, { staleTime: JUST_ASKED_MS })
  const red = canaries.data === undefined ? 0 : redResults(canaries.data.routes)
  if (red === 0) return undefined
  return (
    <p className="nl-paragraph sluis-health-line">
      <HealthBadge health="wrong" />
      <span>
        <Plural
          value={red}
          one="The safeguard did not work: # test message was not stopped."
          other="The safeguard did not work: # test messages were not stopped."
        />
      </span>
      <Link to="/safeguard">
        <Trans>See what to do</Trans>
      </Link>
    </p>
  )
}
