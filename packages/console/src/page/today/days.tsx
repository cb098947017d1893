/**
 * What passed the gate each day, or each week of a longer period, as bars with their table. Two pictures: hundreds of messages
 * that need nothing would make the few that Sluis stopped too small to see.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { I18n } from "@lingui/core"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { BarChart } from "../../component/bar-chart.tsx"
import type { Bar } from "../../component/bar-chart.tsx"
import { Card } from "../../component/card.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { writtenAs } from "../../locale/language.ts"
import { labelEvery, spansOf } from "./chart-bars.ts"
import type { Span } from "./chart-bars.ts"

type Statistics = Gives<"statistics.show">
type Props = { readonly days: Statistics["days"]; readonly total: Statistics["total"] }

export function Days({ days, total }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const spans = spansOf(days)
  const isWeekly = spans.some(({ from, to }) => from !== to)
  const { messages, individualised } = total
  const stopped = total.held + total.refused
  if (messages === 0) {
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
  const axis = isWeekly ? t`Week` : t`Day`
  const bars = (valuesOf: (span: Span) => readonly number[]): readonly Bar[] =>
    spans.map((span, at) => ({
      id: span.from,
      label: longName(span, i18n),
      short:
        at % labelEvery(spans.length) === 0
          ? dayName(span.from, i18n, { day: "numeric", month: "numeric" })
          : "",
      values: valuesOf(span),
    }))
  return (
    <>
      <Card>
        <BarChart
          title={isWeekly ? t`What Sluis did each week` : t`What Sluis did each day`}
          summary={
            <Trans>
              <Plural
                value={individualised}
                _0="No message was sent individually"
                one="# message was sent individually"
                other="# messages were sent individually"
              />
              ;{" "}
              <Plural
                value={stopped}
                _0="none was held or refused."
                one="# was held or refused."
                other="# were held or refused."
              />
            </Trans>
          }
          axis={axis}
          series={[
            { id: "separate", label: t`Sent individually` },
            { id: "stopped", label: t`Held or refused` },
          ]}
          bars={bars(({ separate, stopped: held }) => [separate, held])}
        />
      </Card>
      <Card>
        <BarChart
          title={isWeekly ? t`All messages for each week` : t`All messages for each day`}
          summary={
            <Plural
              value={messages}
              one="# message came by. What needed nothing passed unaltered."
              other="# messages came by. What needed nothing passed unaltered."
            />
          }
          axis={axis}
          series={[{ id: "all", label: t`Messages` }]}
          bars={bars(({ passed, separate, stopped: held }) => [passed + separate + held])}
        />
      </Card>
    </>
  )
}

function longName({ from, to }: Span, i18n: I18n): string {
  const options = { weekday: "short", day: "numeric", month: "short" } as const
  return from === to
    ? dayName(from, i18n, options)
    : `${dayName(from, i18n, options)} – ${dayName(to, i18n, options)}`
}

/** A day without a time is the same day everywhere: it is not moved to a time zone. */
function dayName(day: string, i18n: I18n, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(writtenAs(i18n.locale), { ...options, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
