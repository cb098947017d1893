/** How the last canary of a kind and a route ended, in a badge. */
import { Trans } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"

export type CanaryResult = Gives<"canary.list">["routes"][number]["results"][number]

export function CanaryState({ state }: Pick<CanaryResult, "state">): ReactElement {
  switch (state) {
    case "none":
      return (
        <Badge tone="neutral" icon="clock">
          <Trans>Not sent yet</Trans>
        </Badge>
      )
    case "under-way":
      return (
        <Badge tone="info" icon="clock">
          <Trans>Under way</Trans>
        </Badge>
      )
    case "caught":
      return (
        <Badge tone="positive" icon="ok">
          <Trans>Stopped</Trans>
        </Badge>
      )
    case "not-caught":
      return (
        <Badge tone="negative" icon="error">
          <Trans>Let through</Trans>
        </Badge>
      )
    case "not-arrived":
      return (
        <Badge tone="negative" icon="error">
          <Trans>Did not arrive</Trans>
        </Badge>
      )
    case "not-sent":
      return (
        <Badge tone="negative" icon="error">
          <Trans>Not accepted</Trans>
        </Badge>
      )
  }
}
