/** A near miss turns out to have gone out after all, or the other way round. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { TextArea } from "../../component/text-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"

type Props = { readonly open: OpenFile; readonly nearMiss: boolean; readonly onClose: () => void }

export function NearMissForm({ open, nearMiss, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<"breach" | "near-miss">(nearMiss ? "near-miss" : "breach")
  const [reason, setReason] = useState("")
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "near-miss", nearMiss: chosen === "near-miss", reason: reason.trim() })}
      submit={<Trans>Save</Trans>}
      done={t`Saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <RadioGroup
            label={<Trans>Which of the two was it?</Trans>}
            required
            value={chosen}
            options={[
              {
                value: "breach",
                label: <Trans>A breach: somebody got data that were not meant for them, or may have.</Trans>,
              },
              { value: "near-miss", label: <Trans>A near miss: nobody got the data.</Trans> },
            ]}
            onChange={setChosen}
          />
          <TextArea
            label={<Trans>How do you know?</Trans>}
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
