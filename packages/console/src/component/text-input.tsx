/** A field of one line, and one of several. What is typed goes out as text; what it means is for the page to judge. */
import type { ComponentProps, ReactElement } from "react"

import { Field } from "./field.tsx"
import type { FieldProps } from "./field.tsx"

type Own = FieldProps & { readonly value: string; readonly onChange: (value: string) => void }

type InputProps = Own &
  Omit<ComponentProps<"input">, keyof Own | "id" | "className" | "style" | "type"> & {
    readonly type?:
      "text" | "email" | "password" | "search" | "date" | "datetime-local" | "number" | "tel" | "url"
  }

export function TextInput({
  label,
  description,
  error,
  required = false,
  onChange,
  type = "text",
  ...rest
}: InputProps): ReactElement {
  return (
    <Field label={label} description={description} error={error} required={required}>
      {(control) => (
        <input
          {...rest}
          {...control}
          type={type}
          className="utrecht-textbox utrecht-textbox--html-input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type AreaProps = Own & Omit<ComponentProps<"textarea">, keyof Own | "id" | "className" | "style">

export function TextArea({
  label,
  description,
  error,
  required = false,
  onChange,
  rows = 4,
  ...rest
}: AreaProps): ReactElement {
  return (
    <Field label={label} description={description} error={error} required={required}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className="utrecht-textarea utrecht-textarea--html-textarea"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
