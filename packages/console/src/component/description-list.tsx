/** Terms with what they are: the facts of one thing, under each other. */
import type { ReactElement, ReactNode } from "react"

type Props = {
  readonly items: readonly { readonly term: string; readonly details: ReactNode }[]
}

export function DescriptionList({ items }: Props): ReactElement {
  return (
    <dl className="sluis-facts">
      {items.map(({ term, details }) => (
        <div key={term} className="sluis-facts__item">
          <dt>{term}</dt>
          <dd>{details}</dd>
        </div>
      ))}
    </dl>
  )
}
