/** The ledger is not what was signed before: what that means, and what to do now. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"

export function BentAlert(): ReactElement {
  return (
    <Alert kind="error" title={<Trans>The ledger is no longer what was signed before</Trans>}>
      <p className="nl-paragraph">
        <Trans>
          Something in it was altered or is gone. Mail is guarded as usual, but nothing in the ledger is
          signed any more. Do this, in this order:
        </Trans>
      </p>
      <ol className="sluis-list">
        <li>
          <Trans>Put nothing back and restart nothing: that would wipe out traces.</Trans>
        </li>
        <li>
          <Trans>Have an administrator copy the whole folder of data, and keep the copy elsewhere.</Trans>
        </li>
        <li>
          <Trans>
            Let <code>sluis ledger verify</code> say which entry it is, or verify it below in this browser.
          </Trans>
        </li>
        <li>
          <Trans>
            Report it as an incident (BIO2 8.15.05), and tell the data protection officer. Somebody with
            access to the database did this, or the disk is broken.
          </Trans>
        </li>
      </ol>
    </Alert>
  )
}
