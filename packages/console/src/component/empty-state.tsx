/** Nothing here yet: says what will appear in this place, and how. */
import type { ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"
import type { IconName } from "./icon.tsx"

type Props = {
  /** What is not there: "No messages wait". */
  readonly title: ReactNode
  /** What will appear here, and how. */
  readonly children: ReactNode
  readonly icon?: IconName
  /** A button or link to bring it about. */
  readonly actions?: ReactNode
}

export function EmptyState({ title, children, icon = "empty", actions }: Props): ReactElement {
  return (
    <div className="sluis-empty">
      <Icon name={icon} />
      <p className="sluis-empty__title">{title}</p>
      <div className="sluis-empty__body">{children}</div>
      {actions !== undefined && <div className="sluis-cluster">{actions}</div>}
    </div>
  )
}
