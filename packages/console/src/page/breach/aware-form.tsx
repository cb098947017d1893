/** When the organisation was certain, and why then: the clock counts from it. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Awareness } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { TextArea } from "../../component/text-input.tsx"
import { TimeInput } from "../../component/time-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly from: Awareness | undefined
  readonly onClose: () => void
}

export function AwareForm({ open, from, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [at, setAt] = useState(from?.at)
  const [reason, setReason] = useState(from?.reason ?? "")
  return (
    <StepForm
      open={open}
      // No moment is refused by the core as one that cannot be right.
      act={() => ({ kind: "aware", awareness: { at: at ?? -1, reason } })}
      submit={<Trans>Save</Trans>}
      done={t`Saved. The clock counts from this moment.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <TimeInput
            label={<Trans>Date and time</Trans>}
            error={wrong("at")}
            required
            value={at}
            onChange={setAt}
          />
          <TextArea
            label={<Trans>Why were you certain then, and not earlier?</Trans>}
            description={
              <Trans>
                For instance: at 10.15 we had looked at the message and seen that 112 clients were in the To
                field.
              </Trans>
            }
            error={wrong("reason")}
            maxLength={MAX_TEXT}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </StepForm>
  )
}
