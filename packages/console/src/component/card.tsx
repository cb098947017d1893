/** Things that belong together, in a frame. With a title it is a section that screen readers can go to. */
import { useId } from "react"
import type { ReactElement, ReactNode } from "react"

import { Heading } from "./text.tsx"

type Props = {
  readonly title?: ReactNode
  /** Level of the title; 2 unless told. */
  readonly level?: 2 | 3
  /** At the end of the title's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Buttons at the foot. */
  readonly actions?: ReactNode
}

export function Card({ title, level = 2, aside, children, actions }: Props): ReactElement {
  const id = useId()
  const content = (
    <>
      {title !== undefined && (
        <div className="sluis-card__head">
          <Heading level={level} id={id}>
            {title}
          </Heading>
          {aside}
        </div>
      )}
      <div className="sluis-stack">{children}</div>
      {actions !== undefined && <div className="sluis-cluster sluis-card__actions">{actions}</div>}
    </>
  )
  return title === undefined ? (
    <div className="sluis-card">{content}</div>
  ) : (
    <section className="sluis-card" aria-labelledby={id}>
      {content}
    </section>
  )
}
