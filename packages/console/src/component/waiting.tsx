/**
 * Something is being fetched. It shows only after 200 ms (in CSS, which needs no timer), because what comes at once should not
 * flash; it keeps room meanwhile, so that nothing jumps.
 */
import { Trans } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

export function Waiting({ children }: { readonly children?: ReactNode }): ReactElement {
  return (
    <div className="sluis-waiting" role="status">
      <span className="sluis-waiting__turner" aria-hidden="true" />
      <span>{children ?? <Trans>One moment</Trans>}</span>
    </div>
  )
}
