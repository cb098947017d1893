/** A verdict or a state in one or two words. Always an icon and words: never colour alone. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"
import type { IconName } from "./icon.tsx"

export type Tone = "neutral" | "info" | "positive" | "warning" | "negative"

type Props = { readonly tone: Tone; readonly icon: IconName; readonly children: ReactNode }

export function Badge({ tone, icon, children }: Props): ReactElement {
  return (
    <span className={`nl-data-badge sluis-badge sluis-badge--${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

export type Verdict = "deliver" | "individualise" | "hold" | "refuse"

const TONES: { readonly [verdict in Verdict]: Tone } = {
  deliver: "positive",
  individualise: "info",
  hold: "warning",
  refuse: "negative",
}

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }): ReactElement {
  return (
    <Badge tone={TONES[verdict]} icon={verdict}>
      <VerdictWords verdict={verdict} />
    </Badge>
  )
}

function VerdictWords({ verdict }: { readonly verdict: Verdict }): ReactElement {
  switch (verdict) {
    case "deliver":
      return <Trans>Sent as it is</Trans>
    case "individualise":
      return <Trans>Sent individually</Trans>
    case "hold":
      return <Trans>Held</Trans>
    case "refuse":
      return <Trans>Refused</Trans>
  }
}

export type Health = "ok" | "attention" | "wrong"

export function HealthBadge({ health }: { readonly health: Health }): ReactElement {
  switch (health) {
    case "ok":
      return (
        <Badge tone="positive" icon="ok">
          <Trans>In order</Trans>
        </Badge>
      )
    case "attention":
      return (
        <Badge tone="warning" icon="warning">
          <Trans>Needs attention</Trans>
        </Badge>
      )
    case "wrong":
      return (
        <Badge tone="negative" icon="error">
          <Trans>Wrong</Trans>
        </Badge>
      )
  }
}
