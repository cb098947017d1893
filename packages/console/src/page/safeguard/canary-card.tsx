/** Each way that mail takes: how the last test message of each kind ended, and the days before it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { capital } from "@sluis/core/breach/words"
import { routeTitle } from "@sluis/core/canary/route-words"
import { partWords } from "@sluis/core/safeguard/part-words"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Moment } from "../../component/moment.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"
import { useZone } from "../../component/zone.tsx"
import { CanaryState, redResults } from "./canary-state.tsx"
import { DayCalendar } from "./day-calendar.tsx"
import { daysUntil, routeDays, todayIn } from "./day-state.ts"

type List = Gives<"canary.list">

/** Days of the calendar of a route. */
const DAYS = 30

export function CanaryCard({ list }: { readonly list: List }): ReactElement {
  const { t } = useLingui()
  const { routes, without, nextAt } = list
  const red = redResults(routes)
  return (
    <>
      {red > 0 && (
        <Alert kind="error" title={t`The safeguard did not work`}>
          <Trans>
            Of the last test messages, <Plural value={red} one="# was" other="# were" /> not stopped. Look
            below at which route, and tell your administrator. Until it is put right, this mail is not
            protected.
          </Trans>
        </Alert>
      )}
      <Card title={<Trans>Test messages</Trans>}>
        {nextAt !== undefined && (
          <Paragraph>
            <Trans>
              The next ones go at <Moment at={nextAt} look="long" />.
            </Trans>
          </Paragraph>
        )}
        {routes.length === 0 && (
          <EmptyState title={<Trans>No test messages are sent</Trans>}>
            <Trans>Ask your administrator to set the routes that mail takes in the configuration.</Trans>
          </EmptyState>
        )}
        {routes.map((route) => (
          <Route key={route.name} route={route} list={list} />
        ))}
        {without.length > 0 && (
          <Alert kind="warning" title={t`Not every department is tested`}>
            <Trans>No test message is sent for: {without.join(", ")}.</Trans>
          </Alert>
        )}
      </Card>
    </>
  )
}

type RouteProps = { readonly route: List["routes"][number]; readonly list: List }

function Route({ route, list }: RouteProps): ReactElement {
  const { t } = useLingui()
  const words = useWords()
  const timeZone = useZone()
  const [today] = useState(() => todayIn(timeZone))
  return (
    <section className="sluis-stack">
      <Heading level={3}>{words(routeTitle(route.name))}</Heading>
      <DataTable
        caption={<Trans>The last test message of each kind</Trans>}
        columns={[
          {
            id: "kind",
            label: t`The message has`,
            names: true,
            cell: ({ kind }) => capital(words(partWords(kind))),
          },
          { id: "state", label: t`How it ended`, cell: ({ state }) => <CanaryState state={state} /> },
          { id: "at", label: t`When`, cell: ({ at }) => (at === undefined ? "" : <Moment at={at} />) },
        ]}
        rows={route.results}
        keyOf={({ kind }) => kind}
      />
      <DayCalendar
        title={t`The last ${DAYS} days`}
        days={routeDays(list.days, route.name, daysUntil(today, DAYS))}
      />
    </section>
  )
}
