/** By what it shows that a measure is done. */
import { Trans } from "@lingui/react/macro"
import type { ClosingEvidence } from "@sluis/core/breach/step"
import type { ReactElement } from "react"

export function EvidenceKind({ kind }: Pick<ClosingEvidence, "kind">): ReactElement {
  switch (kind) {
    case "canary":
      return <Trans>A canary</Trans>
    case "policy":
      return <Trans>A version of the policy</Trans>
    case "report":
      return <Trans>A report</Trans>
    case "document":
      return <Trans>A document</Trans>
  }
}
