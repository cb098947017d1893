/** A period: its calendar, what was prevented, which exceptions were made, and the report as files. All of it from the ledger. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { useZone } from "../../component/zone.tsx"
import { DayCalendar } from "./day-calendar.tsx"
import { periodsOf, todayIn } from "./day-state.ts"
import { Downloads } from "./downloads.tsx"
import { ExceptionTable } from "./exception-table.tsx"
import { PeriodFigures } from "./period-figures.tsx"

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function PeriodPart(): ReactElement {
  const { t } = useLingui()
  const timeZone = useZone()
  const [periods] = useState(() => periodsOf(todayIn(timeZone)))
  const [{ from, to }, setPeriod] = useState(periods.thisMonth)
  const isWhole = DAY.test(from) && DAY.test(to) && from <= to
  const shown = useCall("safeguard.show", { query: { from, to } }, { enabled: isWhole, keep: true })
  return (
    <Card title={<Trans>The report on the safeguard</Trans>}>
      <div className="sluis-cluster" role="group" aria-label={t`Period`}>
        <Button look="subtle" onClick={() => setPeriod(periods.thisMonth)}>
          <Trans>This month</Trans>
        </Button>
        <Button look="subtle" onClick={() => setPeriod(periods.lastMonth)}>
          <Trans>Last month</Trans>
        </Button>
        <Button look="subtle" onClick={() => setPeriod(periods.thisYear)}>
          <Trans>This year</Trans>
        </Button>
      </div>
      <div className="sluis-safeguard__days">
        <TextInput
          label={<Trans>First day</Trans>}
          type="date"
          required
          value={from}
          onChange={(day) => setPeriod({ from: day, to })}
        />
        <TextInput
          label={<Trans>Last day</Trans>}
          type="date"
          required
          value={to}
          error={isWhole ? undefined : <Trans>Fill in a last day that is not before the first.</Trans>}
          onChange={(day) => setPeriod({ from, to: day })}
        />
      </div>
      {isWhole && (
        <Loaded of={shown}>
          {({ figures, days }) => (
            <div className="sluis-stack" aria-busy={shown.isPlaceholderData}>
              <DayCalendar title={t`All routes together, day by day`} days={days} />
              <PeriodFigures figures={figures} />
              <ExceptionTable figures={figures} />
              <Downloads from={from} to={to} />
            </div>
          )}
        </Loaded>
      )}
    </Card>
  )
}
