/**
 * A message to the user that stays on the page. It says what is the matter and what to do about it; an error without a way
 * on is not finished.
 *
 * `live`: it appears after something that the user did, so a screen reader should say it. Leave it out for what stands there
 * from the beginning.
 */
import type { ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"

export type AlertKind = "info" | "ok" | "warning" | "error"

type Props = {
  readonly kind: AlertKind
  readonly title: ReactNode
  /** What is the matter, and what to do about it. */
  readonly children?: ReactNode
  /** Buttons and links. */
  readonly actions?: ReactNode
  readonly live?: boolean
}

export function Alert({ kind, title, children, actions, live = false }: Props): ReactElement {
  const role = kind === "error" ? "alert" : "status"
  return (
    <div
      className={`utrecht-alert utrecht-alert--${kind} sluis-alert sluis-alert--${kind}`}
      role={live ? role : undefined}
    >
      <Icon name={kind} />
      <div className="sluis-alert__content">
        <p className="sluis-alert__title">{title}</p>
        {children !== undefined && <div className="sluis-alert__body">{children}</div>}
        {actions !== undefined && <div className="sluis-cluster">{actions}</div>}
      </div>
    </div>
  )
}
