/** Where separate copies cannot be made, or would say the same, and where a second person was asked: the other ways on. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import { said } from "../../held/said.ts"
import type { Advice } from "./advice.ts"
import { AdviceList } from "./advice-words.tsx"
import type { Decision } from "./choice.ts"

type Props = {
  readonly decision: Decision
  /** Something stands in the way of copies; its reason says what, and what to do. */
  readonly obstructed: boolean
  readonly advice: readonly Advice[]
  /** The button. */
  readonly children: ReactNode
}

export function Inseparable({ decision, obstructed, advice, children }: Props): ReactElement {
  const { i18n } = useLingui()
  const obstacles = decision.reasons.filter(({ rule }) => rule.startsWith("sluis/"))
  return (
    <div className="sluis-stack">
      {obstructed ? (
        obstacles.map((obstacle) => <Paragraph key={obstacle.rule}>{said(obstacle, i18n.locale)}</Paragraph>)
      ) : (
        <Paragraph>
          <Trans>Best is to stop this message, change it and send it again:</Trans>
        </Paragraph>
      )}
      <AdviceList advice={advice} />
      {children}
    </div>
  )
}

export function Asked({ at }: { readonly at: string }): ReactElement {
  return (
    <Alert kind="info" title={<Trans>A second person has been asked to send it as it is.</Trans>}>
      <Trans>
        You asked on <Moment at={at} look="long" />. With the same link you see what became of it. Until then
        you can still stop the message.
      </Trans>
    </Alert>
  )
}
