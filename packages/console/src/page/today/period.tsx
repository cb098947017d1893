/** The figures of a period, the picture of its days, and where they come from. Never per person. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { JUST_ASKED_MS } from "../../api/first.ts"
import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Heading } from "../../component/text.tsx"
import { Days } from "./days.tsx"
import { Departments } from "./departments.tsx"
import { FIRST_PERIOD, PERIODS } from "./periods.ts"
import { Prevented } from "./prevented.tsx"
import { Rules } from "./rules.tsx"

export function Period(): ReactElement {
  const { t } = useLingui()
  const [days, setDays] = useState<(typeof PERIODS)[number]>(FIRST_PERIOD)
  const shown = useCall("statistics.show", { query: { days } }, { keep: true, staleTime: JUST_ASKED_MS })
  return (
    <>
      <div className="sluis-period">
        <Heading level={2}>
          <Trans>The last {days} days</Trans>
        </Heading>
        <div className="sluis-cluster" role="group" aria-label={t`Period`}>
          {PERIODS.map((period) => (
            <Button
              key={period}
              look={period === days ? "secondary" : "subtle"}
              aria-pressed={period === days}
              onClick={() => setDays(period)}
            >
              <Trans>{period} days</Trans>
            </Button>
          ))}
        </div>
      </div>
      <Loaded of={shown}>
        {(statistics) => (
          <div className="sluis-stack sluis-today" aria-busy={shown.isPlaceholderData}>
            <Prevented statistics={statistics} />
            <Days days={statistics.days} total={statistics.total} />
            <Rules rules={statistics.rules} />
            <Departments departments={statistics.departments} />
          </div>
        )}
      </Loaded>
    </>
  )
}
