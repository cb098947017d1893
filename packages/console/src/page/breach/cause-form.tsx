/** Why it happened. */
import { Trans, useLingui } from "@lingui/react/macro"
import { causeWords } from "@sluis/core/breach/cause-words"
import type { StatedCause } from "@sluis/core/breach/file"
import { CAUSES } from "@sluis/core/breach/step"
import type { Cause } from "@sluis/core/breach/step"
import { capital } from "@sluis/core/breach/words"
import { useState } from "react"
import type { ReactElement } from "react"

import { Select } from "../../component/choice.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { useWords } from "../../component/words.ts"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly from: StatedCause | undefined
  readonly onClose: () => void
}

export function CauseForm({ open, from, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const words = useWords()
  const [cause, setCause] = useState<Cause>(from?.cause ?? "visible-recipients")
  const [reason, setReason] = useState(from?.reason ?? "")
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "cause", cause, reason })}
      submit={<Trans>Save</Trans>}
      done={t`Saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <Select
            label={<Trans>Cause</Trans>}
            required
            value={cause}
            options={CAUSES.map((value) => ({ value, label: capital(words(causeWords(value))) }))}
            onChange={setCause}
          />
          <TextArea
            label={<Trans>What lay behind it</Trans>}
            description={<Trans>For instance: no list existed, so addresses were copied from a table.</Trans>}
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
