/** The foot of every page: what this is, and in which version. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useSession } from "./session.ts"

export function Footer(): ReactElement {
  const version = useSession().data?.version
  return (
    <footer className="sluis-footer">
      <div className="sluis-footer__line sluis-width">
        <p>
          <Trans>Sluis guards the privacy in outgoing e-mail.</Trans>
        </p>
        <p className="sluis-figures">{version}</p>
      </div>
    </footer>
  )
}
