/** The clock of a file in words: how long there is still, or what stopped it. */
import { Trans } from "@lingui/react/macro"
import type { FileClock } from "@sluis/core/breach/clock/file-clock"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"
import { Duration, Remaining } from "../../component/duration.tsx"

export function ClockWords({ clock }: { readonly clock: FileClock }): ReactElement {
  switch (clock.kind) {
    case "none":
      return (
        <Badge tone="neutral" icon="clock">
          {clock.why === "near-miss" ? <Trans>Near miss: no clock runs</Trans> : <Trans>No clock runs</Trans>}
        </Badge>
      )
    case "running":
    case "soon":
    case "urgent":
    case "over":
      return <DueWords dueAt={clock.deadlines.strict.at} kind={clock.kind} left={clock.left} />
    case "stopped":
      if (clock.by.kind === "decided-not")
        return (
          <Badge tone="neutral" icon="ok">
            <Trans>Decided not to notify</Trans>
          </Badge>
        )
      return clock.inTime ? (
        <Badge tone="positive" icon="ok">
          <Trans>Notified in time</Trans>
        </Badge>
      ) : (
        <Badge tone="warning" icon="warning">
          <Trans>Notified too late</Trans>
        </Badge>
      )
  }
}

type DueProps = {
  readonly dueAt: number
  readonly kind: "running" | "soon" | "urgent" | "over"
  readonly left: number
}

export function DueWords({ dueAt, kind, left }: DueProps): ReactElement {
  if (kind === "over") {
    return (
      <Badge tone="negative" icon="error">
        <Trans>
          <Duration milliseconds={-left} /> too late
        </Trans>
      </Badge>
    )
  }
  return (
    <Badge
      tone={kind === "running" ? "info" : kind === "soon" ? "warning" : "negative"}
      icon={kind === "urgent" ? "warning" : "clock"}
    >
      <Trans>
        <Remaining until={new Date(dueAt).toISOString()} /> left
      </Trans>
    </Badge>
  )
}
