/**
 * What passed the gate each day, or each week of a longer period, as bars with their table. Two pictures: hundreds of messages
 * that need nothing would make the few that Sluis stopped too small to see.
 */
import { Select, Trans, useLingui } from "@lingui/react/macro"
import type { I18n } from "@lingui/core"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { BarChart } from "../../component/bar-chart.tsx"
import type { Bar } from "../../component/bar-chart.tsx"
import { Card } from "../../component/card.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { dayOf, writtenDay } from "../../locale/written-day.ts"
import { amountOf, writtenNumber } from "../../locale/written-number.ts"
import { labelEvery, spansOf } from "./chart-bars.ts"
import type { Span } from "./chart-bars.ts"

type Statistics = Gives<"statistics.show">
type Props = { readonly days: Statistics["days"]; readonly total: Statistics["total"] }

export function Days({ days, total }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const spans = spansOf(days)
  const isWeekly = spans.some(({ from, to }) => from !== to)
  const separate = amountOf(total.individualised)
  const stopped = amountOf(total.held + total.refused)
  const came = amountOf(total.messages)
  if (came === "none") {
    return (
      <Card title={<Trans>Messages</Trans>}>
        <EmptyState title={<Trans>No mail passed in this period</Trans>}>
          <Trans>
            As soon as a message goes through Sluis, it is counted here: how many passed, how many were sent
            individually, and how many were held. Only numbers are kept, no names.
          </Trans>
        </EmptyState>
      </Card>
    )
  }
  const separateCount = writtenNumber(total.individualised, i18n.locale)
  const stoppedCount = writtenNumber(total.held + total.refused, i18n.locale)
  const messageCount = writtenNumber(total.messages, i18n.locale)
  const axis = isWeekly ? t`Week` : t`Day`
  const bars = (valuesOf: (span: Span) => readonly number[]): readonly Bar[] =>
    spans.map((span, at) => ({
      id: span.from,
      label: longName(span, i18n),
      short: at % labelEvery(spans.length) === 0 ? writtenDay(dayOf(span.from), "numeric", i18n.locale) : "",
      values: valuesOf(span),
    }))
  return (
    <>
      <Card>
        <BarChart
          title={isWeekly ? t`What Sluis did each week` : t`What Sluis did each day`}
          summary={
            <Trans>
              <Select
                value={separate}
                _none="No message was sent individually"
                _one="1 message was sent individually"
                other={`${separateCount} messages were sent individually`}
              />
              ;{" "}
              <Select
                value={stopped}
                _none="none was held or refused."
                _one="1 was held or refused."
                other={`${stoppedCount} were held or refused.`}
              />
            </Trans>
          }
          axis={axis}
          series={[
            { id: "separate", label: t`Sent individually` },
            { id: "stopped", label: t`Held or refused` },
          ]}
          bars={bars((span) => [span.separate, span.stopped])}
        />
      </Card>
      <Card>
        <BarChart
          title={isWeekly ? t`All messages for each week` : t`All messages for each day`}
          summary={
            <Select
              value={came}
              _one="1 message came by. What needed nothing passed unaltered."
              other={`${messageCount} messages came by. What needed nothing passed unaltered.`}
            />
          }
          axis={axis}
          series={[{ id: "all", label: t`Messages` }]}
          bars={bars((span) => [span.passed + span.separate + span.stopped])}
        />
      </Card>
    </>
  )
}

function longName({ from, to }: Span, { locale }: I18n): string {
  const first = writtenDay(dayOf(from), "short", locale)
  return from === to ? first : `${first} – ${writtenDay(dayOf(to), "short", locale)}`
}
