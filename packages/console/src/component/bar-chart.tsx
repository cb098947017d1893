/**
 * Bars on a line of time or of things, drawn as plain SVG in percentages, so that it needs no measuring and no script library.
 * The same numbers stand in a table that folds open under it: the picture is never the only way to them.
 *
 * Deliberately left out: axes with ticks, tooltips, zooming. Who wants the exact numbers reads the table.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useId } from "react"
import type { ReactElement, ReactNode } from "react"

import { writtenNumber } from "../locale/written-number.ts"
import { DataTable } from "./data-table.tsx"
import { Later } from "./later.tsx"

export type Series = { readonly id: string; readonly label: string }
/** One value for each series, in their order. `short` stands under the bar, `label` in the table. */
export type Bar = {
  readonly id: string
  readonly label: string
  readonly short?: string
  readonly values: readonly number[]
}

type Props = {
  readonly title: ReactNode
  /** The one sentence that the picture says. */
  readonly summary: ReactNode
  /** What the bars stand for: "Day", "Department". */
  readonly axis: string
  /** At most three; the parts of a bar, from the bottom. */
  readonly series: readonly Series[]
  readonly bars: readonly Bar[]
}

const HEIGHT_PX = 180
/** Of the room of one bar, how much is bar. */
const FILL = 0.7
/** More words than this under the bars would run into each other. */
const MAX_WORDS = 10

export function BarChart({ title, summary, axis, series, bars }: Props): ReactElement {
  const { i18n } = useLingui()
  const id = useId()
  const highest = Math.max(1, ...bars.map(sum))
  const step = 100 / Math.max(1, bars.length)
  const every = Math.max(1, Math.ceil(bars.length / MAX_WORDS))
  return (
    <figure className="sluis-chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <p id={`${id}-title`} className="sluis-chart__title">
          {title}
        </p>
        <p className="nl-paragraph sluis-small">{summary}</p>
        {series.length > 1 && (
          <ul className="sluis-chart__legend">
            {series.map((one, index) => (
              <li key={one.id}>
                <span className={`sluis-chart__key sluis-chart__key--${index}`} />
                {one.label}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <p className="sluis-chart__top sluis-figures" aria-hidden="true">
        {writtenNumber(highest, i18n.locale)}
      </p>
      <svg
        className="sluis-chart__picture"
        width="100%"
        height={HEIGHT_PX}
        aria-hidden="true"
        focusable="false"
      >
        <line className="sluis-chart__line" x1="0" x2="100%" y1="0.5" y2="0.5" />
        {bars.map((bar, at) =>
          bar.values.map((value, index) => {
            const below = sum({ values: bar.values.slice(0, index) })
            const height = (value / highest) * 100
            return (
              <rect
                key={`${bar.id} ${series[index]?.id}`}
                className={`sluis-chart__bar sluis-chart__bar--${index}`}
                x={`${(at + (1 - FILL) / 2) * step}%`}
                width={`${step * FILL}%`}
                y={`${100 - (below / highest) * 100 - height}%`}
                height={`${height}%`}
              />
            )
          }),
        )}
        <line className="sluis-chart__line" x1="0" x2="100%" y1={HEIGHT_PX - 0.5} y2={HEIGHT_PX - 0.5} />
      </svg>
      <div className="sluis-chart__words" aria-hidden="true">
        {bars.map((bar, at) => (
          <span key={bar.id}>{at % every === 0 ? (bar.short ?? bar.label) : ""}</span>
        ))}
      </div>
      <details className="sluis-details">
        <summary>
          <Trans>The numbers as a table</Trans>
        </summary>
        <Later>
          {() => (
            <DataTable
              caption={title}
              captionHidden
              rows={bars}
              keyOf={(bar) => bar.id}
              columns={[
                { id: "label", label: axis, names: true, cell: (bar) => bar.label },
                ...series.map((one, index) => ({
                  id: one.id,
                  label: one.label,
                  numeric: true,
                  cell: (bar: Bar) => writtenNumber(bar.values[index] ?? 0, i18n.locale),
                })),
              ]}
            />
          )}
        </Later>
      </details>
    </figure>
  )
}

function sum({ values }: { readonly values: readonly number[] }): number {
  return values.reduce((total, value) => total + value, 0)
}
