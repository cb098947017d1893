/** One number that matters, what it counts, and how a person can check it without trusting us. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { writtenNumber } from "../locale/written-number.ts"
import { Later } from "./later.tsx"

type Props = {
  readonly label: ReactNode
  /** Undefined: not known yet; its place is kept. */
  readonly value: number | undefined
  /** One line under the number: a period, a comparison. */
  readonly note?: ReactNode
  /** What exactly is counted, and how to check it. */
  readonly check?: ReactNode
  readonly tone?: "neutral" | "accent"
}

export function Figure({ label, value, note, check, tone = "neutral" }: Props): ReactElement {
  const { i18n } = useLingui()
  return (
    <div className={`sluis-figure sluis-figure--${tone}`}>
      <p className="sluis-figure__label">{label}</p>
      <p className="sluis-figure__value sluis-figures">
        {value === undefined ? "\u2007" : writtenNumber(value, i18n.locale)}
      </p>
      {note !== undefined && <p className="sluis-figure__note">{note}</p>}
      {check !== undefined && (
        <details className="sluis-details">
          <summary>
            <Trans>How can I check this?</Trans>
          </summary>
          <div className="sluis-stack sluis-small">
            <Later>{() => check}</Later>
          </div>
        </details>
      )}
    </div>
  )
}

/** Figures beside each other, as many as fit. */
export function Figures({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="sluis-figures-row">{children}</div>
}
