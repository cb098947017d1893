/** A verdict or a state in one or two words. Always an icon and words: never colour alone. */
import type { MessageDescriptor } from "@lingui/core"
import { msg } from "@lingui/core/macro"
import { useLingui } from "@lingui/react/macro"
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

/** For every state its tone, its icon and its words: the compiler asks for a state that has none. */
export type StateLooks<State extends string> = {
  readonly [state in State]: {
    readonly tone: Tone
    readonly icon: IconName
    readonly words: MessageDescriptor
  }
}

type StateProps<State extends string> = { readonly state: State; readonly looks: StateLooks<State> }

export function StateBadge<State extends string>({ state, looks }: StateProps<State>): ReactElement {
  const { i18n } = useLingui()
  const { tone, icon, words } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {i18n._(words)}
    </Badge>
  )
}

export type Verdict = "deliver" | "individualise" | "hold" | "refuse"

const VERDICTS: StateLooks<Verdict> = {
  deliver: { tone: "positive", icon: "deliver", words: msg`Sent as it is` },
  individualise: { tone: "info", icon: "individualise", words: msg`Sent individually` },
  hold: { tone: "warning", icon: "hold", words: msg`Held` },
  refuse: { tone: "negative", icon: "refuse", words: msg`Refused` },
}

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }): ReactElement {
  return <StateBadge state={verdict} looks={VERDICTS} />
}

export type Health = "ok" | "attention" | "wrong"

const HEALTH: StateLooks<Health> = {
  ok: { tone: "positive", icon: "ok", words: msg`In order` },
  attention: { tone: "warning", icon: "warning", words: msg`Needs attention` },
  wrong: { tone: "negative", icon: "error", words: msg`Wrong` },
}

export function HealthBadge({ health }: { readonly health: Health }): ReactElement {
  return <StateBadge state={health} looks={HEALTH} />
}
