/**
 * The title of a page: its only h1, and the title of the window. After a navigation the shell puts the focus on it, so that a
 * screen reader says where one is; it is no tab stop.
 */
import type { ReactElement, ReactNode } from "react"

type Props = {
  /** As text, because a window's title is text. */
  readonly title: string
  /** A sentence under it, about what this page is for. */
  readonly lead?: ReactNode
  /** Buttons beside it. */
  readonly actions?: ReactNode
}

export function PageTitle({ title, lead, actions }: Props): ReactElement {
  return (
    <div className="sluis-page-title">
      <title>{`${title} · Sluis`}</title>
      <div className="sluis-page-title__line">
        <h1 className="nl-heading nl-heading--level-1" tabIndex={-1}>
          {title}
        </h1>
        {actions !== undefined && <div className="sluis-cluster">{actions}</div>}
      </div>
      {lead !== undefined && <p className="nl-paragraph nl-paragraph--lead">{lead}</p>}
    </div>
  )
}
