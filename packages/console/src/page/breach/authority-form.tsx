/** Whether the authority is notified, and why. */
import { Trans } from "@lingui/react/macro"
import type { AuthorityDecision } from "@sluis/core/breach/step"
import type { ReactElement } from "react"

import { DecisionForm } from "./decision-form.tsx"
import type { OpenFile } from "./open-file.ts"

type Props = {
  readonly open: OpenFile
  readonly from: AuthorityDecision | undefined
  readonly onClose: () => void
}

export function AuthorityForm({ open, from, onClose }: Props): ReactElement {
  return (
    <DecisionForm
      open={open}
      question={<Trans>Do you notify the Autoriteit Persoonsgegevens?</Trans>}
      yes={<Trans>Yes, notify</Trans>}
      no={<Trans>No, do not notify</Trans>}
      from={from && { yes: from.notify, reason: from.reason }}
      act={(notify, reason) => ({ kind: "authority", decision: { notify, reason } })}
      onClose={onClose}
    />
  )
}
