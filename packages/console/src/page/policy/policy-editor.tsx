/**
 * The text of a policy in a plain text area with line numbers beside it: everything that a keyboard, a screen reader and a browser
 * know about text areas holds, and Tab leaves it as it leaves any field.
 *
 * Deliberately left out: colours and completion. Who wants those edits the text in an editor, with the JSON schema, and pastes it.
 */
import { useLayoutEffect, useRef } from "react"
import type { ReactElement, ReactNode } from "react"

import { Field } from "../../component/field.tsx"
import { lineNumbers, spanAt } from "./text-place.ts"

/** A place to go to. Another object is another wish, even where it is the same place. */
export type Place = { readonly line: number; readonly column: number }

type Props = {
  readonly label: ReactNode
  readonly description: ReactNode
  readonly error?: ReactNode
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
  /** Undefined: leave the cursor where it is. */
  readonly goTo: Place | undefined
}

/** Lines to keep in sight above the place that is gone to. */
const ABOVE = 3

export function PolicyEditor(props: Props): ReactElement {
  const { label, description, error, value, maxLength, onChange, goTo } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const numbers = useRef<HTMLPreElement>(null)
  const gone = useRef<Place>(undefined)

  useLayoutEffect(() => {
    const element = area.current
    if (element === null || goTo === undefined || gone.current === goTo) return
    gone.current = goTo
    const { from, to } = spanAt(value, goTo.line, goTo.column)
    element.focus()
    element.setSelectionRange(from, to)
    const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight)
    element.scrollTop = (goTo.line - 1 - ABOVE) * lineHeight
    element.scrollLeft = 0
  }, [goTo, value])

  return (
    <Field label={label} description={description} error={error} required>
      {(control) => (
        <div className="sluis-editor">
          <pre ref={numbers} className="sluis-editor__numbers" aria-hidden="true">
            {lineNumbers(value)}
          </pre>
          <textarea
            {...control}
            ref={area}
            className="sluis-editor__text"
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            maxLength={maxLength}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onScroll={({ currentTarget }) => {
              if (numbers.current !== null) numbers.current.scrollTop = currentTarget.scrollTop
            }}
          />
        </div>
      )}
    </Field>
  )
}
