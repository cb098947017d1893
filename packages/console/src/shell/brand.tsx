/** Our mark, a lock chamber between two gates, with the name and whose Sluis this is. */
import type { ReactElement } from "react"

import { useSession } from "./session.ts"

export function Brand(): ReactElement {
  const organisation = useSession().data?.organisation
  return (
    <span className="sluis-brand">
      <svg className="sluis-brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d="M5 4v24M27 4v24M5 9l9 7-9 7M27 9l-9 7 9 7" />
      </svg>
      <span className="sluis-brand__name">Sluis</span>
      {/* A place of its own, so that nothing moves when the name arrives. */}
      <span className="sluis-brand__organisation">{organisation}</span>
    </span>
  )
}
