/** A form of yes or no: nothing is chosen beforehand, and without a choice nothing is kept. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { BreachAct } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement, ReactNode } from "react"

import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import type { Wrong } from "./step-form.tsx"

type Props = {
  readonly open: OpenFile
  readonly choice: string | undefined
  /** Undefined: something else is still to be chosen. */
  readonly act: (yes: boolean) => BreachAct | undefined
  readonly onClose: () => void
  /** `checked`: say what is still to be chosen. */
  readonly children: (wrong: Wrong, checked: boolean) => ReactNode
}

export function DecisionForm({ open, choice, act, onClose, children }: Props): ReactElement {
  const { t } = useLingui()
  const [checked, setChecked] = useState(false)
  return (
    <StepForm
      open={open}
      act={() => {
        setChecked(true)
        return choice === undefined ? undefined : act(choice === "yes")
      }}
      submit={<Trans>Save the decision</Trans>}
      done={t`The decision was saved.`}
      onClose={onClose}
    >
      {(wrong) => children(wrong, checked)}
    </StepForm>
  )
}
