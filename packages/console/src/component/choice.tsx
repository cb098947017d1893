/** Choosing: one out of a list that folds open (Select), one out of a few in sight (RadioGroup), yes or no (Checkbox). */
import { useId } from "react"
import type { ReactElement, ReactNode } from "react"

import { Field, FieldGroup } from "./field.tsx"
import type { FieldProps } from "./field.tsx"

type SelectProps<Value extends string> = FieldProps & {
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

export function Select<Value extends string>(props: SelectProps<Value>): ReactElement {
  const { label, description, error, required = false, value, options, onChange, disabled } = props
  return (
    <Field label={label} description={description} error={error} required={required}>
      {(control) => (
        <select
          {...control}
          className="utrecht-select utrecht-select--html-select"
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type RadioProps<Value extends string> = FieldProps & {
  /** Undefined: nothing is chosen yet. */
  readonly value: Value | undefined
  readonly options: readonly {
    readonly value: Value
    readonly label: ReactNode
    readonly description?: ReactNode
    readonly disabled?: boolean
  }[]
  readonly onChange: (value: Value) => void
}

export function RadioGroup<Value extends string>(props: RadioProps<Value>): ReactElement {
  const { label, description, error, required = false, value, options, onChange } = props
  const name = useId()
  return (
    <FieldGroup label={label} description={description} error={error} required={required}>
      {options.map((option) => (
        <Choice
          key={option.value}
          label={option.label}
          description={option.description}
          control={(own) => (
            <input
              {...own}
              type="radio"
              className="utrecht-radio-button utrecht-radio-button--html-input"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
          )}
        />
      ))}
    </FieldGroup>
  )
}

type CheckboxProps = {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

/** Several together stand in a FieldGroup. */
export function Checkbox({ label, description, checked, onChange, disabled }: CheckboxProps): ReactElement {
  return (
    <Choice
      label={label}
      description={description}
      control={(own) => (
        <input
          {...own}
          type="checkbox"
          className="utrecht-checkbox utrecht-checkbox--html-input"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    />
  )
}

type Own = { readonly id: string; readonly "aria-describedby": string | undefined }

type ChoiceProps = {
  readonly label: ReactNode
  readonly description: ReactNode
  readonly control: (own: Own) => ReactNode
}

function Choice({ label, description, control }: ChoiceProps): ReactElement {
  const id = useId()
  const describedBy = description === undefined ? undefined : `${id}-description`
  return (
    <div className="sluis-choice">
      {control({ id, "aria-describedby": describedBy })}
      <label className="sluis-choice__label" htmlFor={id}>
        {label}
      </label>
      {describedBy !== undefined && (
        <div id={describedBy} className="utrecht-form-field-description sluis-choice__description">
          {description}
        </div>
      )}
    </div>
  )
}
