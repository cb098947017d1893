/** Whether the people concerned are informed, and why; and where not, on which exception that rests, if on any. */
import { Trans, useLingui } from "@lingui/react/macro"
import { exceptionAdvice } from "@sluis/core/breach/duty"
import type { ExceptionAdvice, Situation } from "@sluis/core/breach/duty"
import type { PeopleDecision } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { useWords } from "../../component/words.ts"
import { DecisionForm } from "./decision-form.tsx"
import { exceptionWords } from "./exception-words.ts"
import type { Exception } from "./exception-words.ts"
import type { OpenFile } from "./open-file.ts"
import { MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly situation: Situation
  readonly from: PeopleDecision | undefined
  readonly onClose: () => void
}

export function PeopleForm({ open, situation, from, onClose }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const [choice, setChoice] = useState(from === undefined ? undefined : from.inform ? "yes" : "no")
  const [reason, setReason] = useState(from?.reason ?? "")
  const [exception, setException] = useState<Exception | "none" | undefined>(
    from?.inform === false ? (from.exception ?? "none") : undefined,
  )
  return (
    <DecisionForm
      open={open}
      choice={choice}
      act={(inform) =>
        inform || exception !== undefined
          ? {
              kind: "people",
              decision: {
                inform,
                reason: reason.trim(),
                exception: inform || exception === "none" ? undefined : exception,
              },
            }
          : undefined
      }
      onClose={onClose}
    >
      {(wrong, checked) => (
        <>
          <RadioGroup
            label={<Trans>Do you inform the people concerned?</Trans>}
            error={checked && choice === undefined ? t`Choose yes or no.` : undefined}
            required
            value={choice}
            options={[
              { value: "yes", label: <Trans>Yes, inform them</Trans> },
              { value: "no", label: <Trans>No, do not inform them</Trans> },
            ]}
            onChange={setChoice}
          />
          {choice === "no" && (
            <RadioGroup
              label={<Trans>What does that rest on?</Trans>}
              error={checked && exception === undefined ? t`Choose what it rests on.` : undefined}
              required
              value={exception}
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
              onChange={setException}
            />
          )}
          <TextArea
            label={<Trans>Why?</Trans>}
            description={<Trans>Whoever reads this in a year has to be able to follow it.</Trans>}
            error={wrong("reason")}
            required
            maxLength={MAX_TEXT}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </DecisionForm>
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
