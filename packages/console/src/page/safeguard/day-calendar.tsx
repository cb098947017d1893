/** Days as squares with a sign in each, so that colour is never alone; each says its day and its state to who cannot see it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { I18n } from "@lingui/core"
import { useId } from "react"
import type { ReactElement } from "react"

import { DataTable } from "../../component/data-table.tsx"
import { writtenAs } from "../../locale/language.ts"
import { stateOf } from "./day-state.ts"
import type { DayResult, DayState } from "./day-state.ts"

type Props = { readonly title: string; readonly days: readonly DayResult[] }

const SIGNS: { readonly [state in DayState]: string } = { good: "✓", bad: "✗", none: "·" }

export function DayCalendar({ title, days }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const id = useId()
  const words: { readonly [state in DayState]: string } = {
    good: t`good`,
    bad: t`not good`,
    none: t`not tested`,
  }
  const count = (state: DayState): number => days.filter((day) => stateOf(day) === state).length
  return (
    <div className="sluis-calendar">
      <p id={id} className="sluis-calendar__title">
        {title}
      </p>
      <ol className="sluis-calendar__days" aria-labelledby={id}>
        {days.map((day) => {
          const state = stateOf(day)
          const said = `${dayName(day.day, i18n)}: ${words[state]}`
          return (
            <li key={day.day} className={`sluis-calendar__day sluis-calendar__day--${state}`} title={said}>
              <span aria-hidden="true">{Number(day.day.slice(-2))}</span>
              <span aria-hidden="true">{SIGNS[state]}</span>
              <span className="sluis-visually-hidden">{said}</span>
            </li>
          )
        })}
      </ol>
      <p className="sluis-small">
        <Trans>
          <Plural value={count("good")} one="# day good" other="# days good" />, {i18n.number(count("bad"))}{" "}
          not good, {i18n.number(count("none"))} not tested.
        </Trans>
      </p>
      <details className="sluis-details">
        <summary>
          <Trans>As a table</Trans>
        </summary>
        <DataTable
          caption={title}
          captionHidden
          columns={[
            { id: "day", label: t`Day`, names: true, cell: ({ day }) => dayName(day, i18n) },
            { id: "caught", label: t`Stopped`, numeric: true, cell: ({ caught }) => i18n.number(caught) },
            { id: "missed", label: t`Not stopped`, numeric: true, cell: ({ missed }) => i18n.number(missed) },
            { id: "state", label: t`Result`, cell: (day) => words[stateOf(day)] },
          ]}
          rows={days.toReversed()}
          keyOf={({ day }) => day}
        />
      </details>
    </div>
  )
}

/** A day without a time is the same day everywhere: it is not moved to a time zone. */
function dayName(day: string, i18n: I18n): string {
  return new Intl.DateTimeFormat(writtenAs(i18n.locale), { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
