/** Whether the authority is notified, and why. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { AuthorityDecision } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { TextArea } from "../../component/text-input.tsx"
import { RadioGroup } from "../../component/choice.tsx"
import { DecisionForm } from "./decision-form.tsx"
import type { OpenFile } from "./open-file.ts"
import { MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly from: AuthorityDecision | undefined
  readonly onClose: () => void
}

export function AuthorityForm({ open, from, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [choice, setChoice] = useState(from === undefined ? undefined : from.notify ? "yes" : "no")
  const [reason, setReason] = useState(from?.reason ?? "")
  return (
    <DecisionForm
      open={open}
      choice={choice}
      act={(notify) => ({ kind: "authority", decision: { notify, reason: reason.trim() } })}
      onClose={onClose}
    >
      {(wrong, checked) => (
        <>
          <RadioGroup
            label={<Trans>Do you notify the Autoriteit Persoonsgegevens?</Trans>}
            error={checked && choice === undefined ? t`Choose yes or no.` : undefined}
            required
            value={choice}
            options={[
              { value: "yes", label: <Trans>Yes, notify</Trans> },
              { value: "no", label: <Trans>No, do not notify</Trans> },
            ]}
            onChange={setChoice}
          />
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
