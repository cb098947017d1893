/** A page that is opened by a link that somebody was given, opened without it. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../component/alert.tsx"
import { Link } from "../component/link.tsx"

export function NoLink(): ReactElement {
  return (
    <Alert
      kind="warning"
      title={<Trans>This address is not whole</Trans>}
      actions={
        <Link to="/login">
          <Trans>Log in</Trans>
        </Link>
      }
    >
      <Trans>Open the link again as you got it. Copy all of it, also what stands behind the # sign.</Trans>
    </Alert>
  )
}
