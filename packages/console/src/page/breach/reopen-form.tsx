/** A measure that turns out not to be done. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { TextArea } from "../../component/text-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"

type Props = { readonly open: OpenFile; readonly id: string; readonly onClose: () => void }

export function ReopenForm({ open, id, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [reason, setReason] = useState("")
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "measure-reopened", id, reason: reason.trim() })}
      submit={<Trans>Reopen the measure</Trans>}
      done={t`The measure was reopened.`}
      onClose={onClose}
    >
      {(wrong) => (
        <TextArea
          label={<Trans>Why is it not done?</Trans>}
          error={wrong("reason")}
          required
          maxLength={MAX_TEXT}
          value={reason}
          onChange={setReason}
        />
      )}
    </StepForm>
  )
}
