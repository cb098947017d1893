/** Work that takes a while: how far it is, and whether one may go and do something else meanwhile. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useId } from "react"
import type { ReactElement, ReactNode } from "react"

type Props = {
  readonly label: ReactNode
  /** Left out: nobody knows how far it is. */
  readonly done?: number
  /** Left out with `done`. */
  readonly of?: number
  /** The work goes on without this page. */
  readonly canBeLeft?: boolean
}

export function Progress({ label, done, of, canBeLeft = false }: Props): ReactElement {
  const { i18n } = useLingui()
  const id = useId()
  const isKnown = done !== undefined && of !== undefined
  const [count, total] = [i18n.number(done ?? 0), i18n.number(of ?? 0)]
  return (
    <div className="sluis-progress">
      <label className="sluis-progress__label" htmlFor={id}>
        <span>{label}</span>
        {isKnown && (
          <span className="sluis-figures">
            <Trans>
              {count} of {total}
            </Trans>
          </span>
        )}
      </label>
      <progress
        id={id}
        className="sluis-progress__bar"
        value={isKnown ? done : undefined}
        max={isKnown ? of : undefined}
      />
      {canBeLeft && (
        <p className="nl-paragraph sluis-small">
          <Trans>You may leave this page: the work goes on.</Trans>
        </p>
      )}
    </div>
  )
}
