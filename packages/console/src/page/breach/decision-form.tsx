/**
 * A decision of yes or no with its reason, such as the law asks for. Nothing is chosen beforehand: without a choice nothing is
 * kept.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { BreachAct } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { TextArea } from "../../component/text-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly question: ReactNode
  readonly yes: ReactNode
  readonly no: ReactNode
  /** What was decided before; undefined: nothing. */
  readonly from: { readonly yes: boolean; readonly reason: string } | undefined
  /** Undefined: something else is still to be chosen. */
  readonly act: (yes: boolean, reason: string) => BreachAct | undefined
  readonly onClose: () => void
  /** What a "no" asks besides. `checked`: say what is still to be chosen. */
  readonly ifNo?: (checked: boolean) => ReactNode
}

export function DecisionForm(props: Props): ReactElement {
  const { open, question, yes, no, from, act, onClose, ifNo } = props
  const { t } = useLingui()
  const [choice, setChoice] = useState(from === undefined ? undefined : from.yes ? "yes" : "no")
  const [reason, setReason] = useState(from?.reason ?? "")
  const [checked, setChecked] = useState(false)
  return (
    <StepForm
      open={open}
      act={() => {
        setChecked(true)
        return choice === undefined ? undefined : act(choice === "yes", reason.trim())
      }}
      submit={<Trans>Save the decision</Trans>}
      done={t`The decision was saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <RadioGroup
            label={question}
            error={checked && choice === undefined ? t`Choose yes or no.` : undefined}
            required
            value={choice}
            options={[
              { value: "yes", label: yes },
              { value: "no", label: no },
            ]}
            onChange={setChoice}
          />
          {choice === "no" && ifNo?.(checked)}
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
    </StepForm>
  )
}
