/**
 * What stands around every control of a form: label, description and error, tied to it by id.
 *
 * Most fields are required, so the others say that they are not. An error says what to fill in instead of what was wrong.
 */
import { Trans } from "@lingui/react/macro"
import { useId } from "react"
import type { ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"

export type FieldProps = {
  readonly label: ReactNode
  readonly description?: ReactNode
  /** Undefined or "": all is well. */
  readonly error?: ReactNode
  /** Without it: may be left empty. */
  readonly required?: boolean
}

/**
 * What the control itself must carry. `aria-required` and not `required`: what is missing is said after an attempt, in our words, and
 * style sheets would show an untouched control as wrong (`:invalid`).
 */
export type Control = {
  readonly id: string
  readonly "aria-required": boolean | undefined
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": boolean | undefined
}

type Props = FieldProps & { readonly children: (control: Control) => ReactNode }

export function Field({ label, description, error, required = false, children }: Props): ReactElement {
  const id = useId()
  const wrong = hasWords(error)
  return (
    <div className={`utrecht-form-field sluis-field ${wrong ? "utrecht-form-field--invalid" : ""}`}>
      <label className="utrecht-form-label sluis-field__label" htmlFor={id}>
        {label}
        {!required && <Optional />}
      </label>
      <Words id={id} description={description} error={error} />
      {children({
        id,
        "aria-required": required || undefined,
        "aria-describedby": describedBy(id, description, error),
        "aria-invalid": wrong || undefined,
      })}
    </div>
  )
}

type GroupProps = FieldProps & { readonly children: ReactNode }

/** The same around several controls: radio buttons, checkboxes. */
export function FieldGroup({
  label,
  description,
  error,
  required = false,
  children,
}: GroupProps): ReactElement {
  const id = useId()
  const wrong = hasWords(error)
  return (
    <fieldset
      className={`utrecht-form-field sluis-field sluis-field--group ${wrong ? "utrecht-form-field--invalid" : ""}`}
      aria-describedby={describedBy(id, description, error)}
      aria-invalid={wrong || undefined}
    >
      <legend className="utrecht-form-label sluis-field__label">
        {label}
        {!required && <Optional />}
      </legend>
      <Words id={id} description={description} error={error} />
      {children}
    </fieldset>
  )
}

type WordsProps = { readonly id: string; readonly description?: ReactNode; readonly error?: ReactNode }

function Words({ id, description, error }: WordsProps): ReactElement {
  return (
    <>
      {hasWords(description) && (
        <div id={`${id}-description`} className="utrecht-form-field-description sluis-field__description">
          {description}
        </div>
      )}
      {hasWords(error) && (
        <div id={`${id}-error`} className="sluis-field__error">
          <Icon name="error" />
          <span>{error}</span>
        </div>
      )}
    </>
  )
}

function Optional(): ReactElement {
  return (
    <span className="sluis-field__optional">
      {" "}
      <Trans>(not required)</Trans>
    </span>
  )
}

function describedBy(id: string, description: ReactNode, error: ReactNode): string | undefined {
  const ids = [hasWords(error) && `${id}-error`, hasWords(description) && `${id}-description`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(" ")
}

function hasWords(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== "" && node !== false
}
