/** Which notification it is. */
import { Trans } from "@lingui/react/macro"
import type { Phase } from "@sluis/core/breach/step"
import type { ReactElement } from "react"

export function PhaseWords({ phase }: { readonly phase: Phase }): ReactElement {
  switch (phase) {
    case "first":
      return <Trans>First notification</Trans>
    case "follow-up":
      return <Trans>Follow-up notification</Trans>
    case "withdrawal":
      return <Trans>Withdrawal of the notification</Trans>
  }
}
