/** Advice with its reasons, beside a decision and never in its place. */
import { Trans } from "@lingui/react/macro"
import type { Advice } from "@sluis/core/breach/clock/duty"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { useWords } from "../../component/words.ts"

type Props = {
  /** What it is advice on. */
  readonly duty: "authority" | "people"
  readonly advice: Advice
}

export function AdvicePart({ duty, advice }: Props): ReactElement {
  const words = useWords()
  return (
    <Alert
      kind={advice.advice === "tell" ? "warning" : "info"}
      title={<AdviceWords duty={duty} advice={advice.advice} />}
    >
      <ul className="sluis-breach-list">
        {advice.reasons.map((reason) => (
          <li key={reason.en}>{words(reason)}</li>
        ))}
      </ul>
    </Alert>
  )
}

function AdviceWords({
  duty,
  advice,
}: {
  readonly duty: Props["duty"]
  readonly advice: Advice["advice"]
}): ReactElement {
  switch (advice) {
    case "tell":
      return duty === "authority" ? (
        <Trans>Advice: notify the authority</Trans>
      ) : (
        <Trans>Advice: inform the people</Trans>
      )
    case "consider":
      return <Trans>Advice: both can be argued</Trans>
    case "not-needed":
      return duty === "authority" ? (
        <Trans>Advice: a notification is not needed</Trans>
      ) : (
        <Trans>Advice: informing the people is not needed</Trans>
      )
  }
}
