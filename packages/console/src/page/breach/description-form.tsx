/** What happened, in words. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Description } from "@sluis/core/breach/file"
import { useState } from "react"
import type { ReactElement } from "react"

import { TextArea, TextInput } from "../../component/text-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { PersonalRemark } from "./personal-remark.tsx"
import { StepForm } from "./step-form.tsx"
import { MAX_LINE, MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly from: Description | undefined
  readonly onClose: () => void
}

export function DescriptionForm({ open, from, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [title, setTitle] = useState(from?.title ?? "")
  const [department, setDepartment] = useState(from?.department ?? "")
  const [summary, setSummary] = useState(from?.summary ?? "")
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "described", title: title.trim(), department: department.trim(), summary })}
      submit={<Trans>Save</Trans>}
      done={t`Saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <TextInput
            label={<Trans>Title</Trans>}
            description={<Trans>It stands in lists and in mail to you. Put nobody’s name in it.</Trans>}
            error={wrong("title")}
            required
            autoComplete="off"
            maxLength={MAX_LINE}
            value={title}
            onChange={setTitle}
          />
          <TextInput
            label={<Trans>Department</Trans>}
            error={wrong("department")}
            autoComplete="off"
            maxLength={MAX_LINE}
            value={department}
            onChange={setDepartment}
          />
          <TextArea
            label={<Trans>What happened</Trans>}
            description={
              <Trans>
                Who sent what to whom, what was wrong with it, and what was done at once. Leave out names: it
                also goes to the authority.
              </Trans>
            }
            error={wrong("summary")}
            rows={8}
            maxLength={MAX_TEXT}
            value={summary}
            onChange={setSummary}
          />
          <PersonalRemark text={`${title}\n${summary}`} />
        </>
      )}
    </StepForm>
  )
}
