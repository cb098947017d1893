/** Backwards and forwards through a long list. The server pages with a cursor, so there are no page numbers to jump to. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Button } from "./button.tsx"

type Props = {
  /** Number of the first and the last row shown, from 1; and of all, where that is known. */
  readonly from: number
  readonly to: number
  readonly total?: number
  /** Left out: there is nothing there. */
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
  readonly busy?: boolean
}

export function Pager({ from, to, total, onPrevious, onNext, busy = false }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const [first, last, all] = [from, to, total ?? 0].map((value) => i18n.number(value))
  return (
    <nav className="sluis-pager" aria-label={t`Pages of this list`}>
      <p className="nl-paragraph">
        {total === undefined ? (
          <Trans>
            {first} to {last}
          </Trans>
        ) : (
          <Trans>
            {first} to {last} of {all}
          </Trans>
        )}
      </p>
      <div className="sluis-cluster">
        <Button icon="previous" disabled={onPrevious === undefined} busy={busy} onClick={onPrevious}>
          <Trans>Previous</Trans>
        </Button>
        <Button icon="next" disabled={onNext === undefined} busy={busy} onClick={onNext}>
          <Trans>Next</Trans>
        </Button>
      </div>
    </nav>
  )
}
