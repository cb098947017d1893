/** Whether the people concerned are informed, and why; and where not, on which exception that rests, if on any. */
import { Trans, useLingui } from "@lingui/react/macro"
import { exceptionAdvice } from "@sluis/core/breach/clock/duty"
import type { ExceptionAdvice, Situation } from "@sluis/core/breach/clock/duty"
import type { PeopleDecision } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { useWords } from "../../component/words.ts"
import { DecisionForm } from "./decision-form.tsx"
import { exceptionWords } from "./exception-words.ts"
import type { Exception } from "./exception-words.ts"
import type { OpenFile } from "./open-file.ts"

type Props = {
  readonly open: OpenFile
  readonly situation: Situation
  readonly from: PeopleDecision | undefined
  readonly onClose: () => void
}

export function PeopleForm({ open, situation, from, onClose }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const [rests, setRests] = useState<Exception | "none" | undefined>(
    from?.inform === false ? (from.exception ?? "none") : undefined,
  )
  const exception = rests === "none" ? undefined : rests
  return (
    <DecisionForm
      open={open}
      question={<Trans>Do you inform the people concerned?</Trans>}
      yes={<Trans>Yes, inform them</Trans>}
      no={<Trans>No, do not inform them</Trans>}
      from={from && { yes: from.inform, reason: from.reason }}
      act={(inform, reason) => {
        if (inform) return { kind: "people", decision: { inform, reason, exception: undefined } }
        return rests === undefined ? undefined : { kind: "people", decision: { inform, reason, exception } }
      }}
      ifNo={(checked) => (
        <RadioGroup
          label={<Trans>What does that rest on?</Trans>}
          error={checked && rests === undefined ? t`Choose what it rests on.` : undefined}
          required
          value={rests}
          options={[
            { value: "none", label: <Trans>The risk to people is not high</Trans> },
            ...exceptionAdvice(situation).map((each) => ({
              value: each.exception,
              label: exceptionWords(each.exception, i18n),
              description: (
                <>
                  <Applies applies={each.applies} /> {words(each.reason)}
                </>
              ),
            })),
          ]}
          onChange={setRests}
        />
      )}
      onClose={onClose}
    />
  )
}

function Applies({ applies }: Pick<ExceptionAdvice, "applies">): ReactElement {
  switch (applies) {
    case "yes":
      return <Trans>This seems to apply.</Trans>
    case "perhaps":
      return <Trans>This may apply.</Trans>
    case "hardly":
      return <Trans>This hardly applies here.</Trans>
  }
}
