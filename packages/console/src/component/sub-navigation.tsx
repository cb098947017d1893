/** The way between the pages of one thing, as links, because each has an address of its own. Views without one are Tabs. */
import { Children } from "react"
import type { ReactElement, ReactNode } from "react"

type Props = {
  /** What the pages are of. */
  readonly label: string
  /** Links. */
  readonly children: ReactNode
}

export function SubNavigation({ label, children }: Props): ReactElement {
  return (
    <nav className="sluis-sub-navigation" aria-label={label}>
      <ul>{Children.map(children, (link) => Boolean(link) && <li>{link}</li>)}</ul>
    </nav>
  )
}
