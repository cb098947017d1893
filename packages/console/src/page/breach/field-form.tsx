/** Answering one field of the form, by its kind; what is kept is the text that the core writes and reads (form-answer.ts). */
import { Trans, useLingui } from "@lingui/react/macro"
import { ANSWER_LIMITS, writeAnswer } from "@sluis/core/breach/form/form-answer"
import type { FilledField } from "@sluis/core/breach/form/form"
import type { FormField } from "@sluis/core/breach/form/form-field"
import { useState } from "react"
import type { ReactElement } from "react"

import { Checkbox, RadioGroup } from "../../component/choice.tsx"
import { FieldGroup } from "../../component/field.tsx"
import { TextArea, TextInput } from "../../component/text-input.tsx"
import { TimeInput } from "../../component/time-input.tsx"
import { useWords } from "../../component/words.ts"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly filled: FilledField
  readonly onClose: () => void
}

export function FieldForm({ open, filled, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const { field, value, wrong } = filled
  const [written, setWritten] = useState(wrong?.written ?? (value === undefined ? "" : writeAnswer(value)))
  return (
    <StepForm
      open={open}
      act={() => ({
        kind: "answered",
        answers: [{ field: field.id, value: written.trim() === "" ? undefined : written }],
      })}
      submit={<Trans>Save</Trans>}
      done={t`Saved.`}
      onClose={onClose}
    >
      {() => (
        <>
          <Answer field={field} written={written} onChange={setWritten} />
          <p className="nl-paragraph sluis-small">
            <Trans>Left empty, Sluis fills in by itself what it knows.</Trans>
          </p>
        </>
      )}
    </StepForm>
  )
}

type AnswerProps = {
  readonly field: FormField
  readonly written: string
  readonly onChange: (written: string) => void
}

function Answer({ field, written, onChange }: AnswerProps): ReactElement {
  const words = useWords()
  const label = words(field.name)
  const description = field.help === undefined ? undefined : words(field.help)
  switch (field.kind) {
    case "text":
      return (
        <TextInput
          label={label}
          description={description}
          maxLength={ANSWER_LIMITS.text}
          value={written}
          onChange={onChange}
        />
      )
    case "long-text":
      return (
        <TextArea
          label={label}
          description={description}
          rows={6}
          maxLength={MAX_TEXT}
          value={written}
          onChange={onChange}
        />
      )
    case "date":
      return (
        <TimeInput
          label={label}
          description={description}
          value={/^\d{1,13}$/.test(written) ? Number(written) : undefined}
          onChange={(at) => onChange(at === undefined ? "" : String(at))}
        />
      )
    case "range":
      return (
        <TextInput
          label={label}
          description={
            <>
              {description} <Trans>A number, or the least and the most with a dash between: 52-60.</Trans>
            </>
          }
          value={written}
          onChange={onChange}
        />
      )
    case "yes-no":
      return (
        <RadioGroup
          label={label}
          description={description}
          value={written === "yes" || written === "no" ? written : undefined}
          options={[
            { value: "yes", label: <Trans>Yes</Trans> },
            { value: "no", label: <Trans>No</Trans> },
          ]}
          onChange={onChange}
        />
      )
    case "choice":
      return (
        <RadioGroup
          label={label}
          description={description}
          value={field.options.some(({ id }) => id === written) ? written : undefined}
          options={field.options.map(({ id, name }) => ({ value: id, label: words(name) }))}
          onChange={onChange}
        />
      )
    case "choices": {
      const chosen = new Set(written.split(/\s+/).filter((id) => id !== ""))
      return (
        <FieldGroup label={label} description={description}>
          {field.options.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={words(name)}
              checked={chosen.has(id)}
              onChange={(isChosen) =>
                onChange(
                  [...chosen]
                    .filter((other) => other !== id)
                    .concat(isChosen ? [id] : [])
                    .join(" "),
                )
              }
            />
          ))}
        </FieldGroup>
      )
    }
  }
}
