/**
 * Choosing files: with the keyboard, by clicking, or by dropping them (WCAG 2.5.7: dropping is never the only way).
 *
 * What a file is, is judged by what is in it; the ending of its name and its size only catch an obvious mistake early.
 * Deliberately not here: reading. The page does that.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { Field } from "./field.tsx"
import { Icon } from "./icon.tsx"

type Props = {
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly error?: ReactNode
  /** Endings of names with the dot, in lower case: [".eml", ".csv"]. */
  readonly endings: readonly string[]
  /** Largest size of one file, in octets. */
  readonly maxOctets: number
  readonly multiple?: boolean
  /** Gets at least one file, each with a right ending and size. */
  readonly onFiles: (files: readonly File[]) => void
}

export function FileDrop(props: Props): ReactElement {
  const { label, description, error, endings, maxOctets, multiple = false, onFiles } = props
  const { t, i18n } = useLingui()
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string>()

  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1)
    const odd = files.find((file) => !endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
    const large = files.find((file) => file.size > maxOctets)
    const kinds = endings.join(", ")
    const megabytes = i18n.number(Math.floor(maxOctets / 1_048_576))
    if (odd !== undefined) setRefused(t`This file is of another kind. Choose a file that ends in ${kinds}.`)
    else if (large !== undefined) setRefused(t`This file is too large. It may be ${megabytes} MB at most.`)
    else {
      setRefused(undefined)
      if (files.length > 0) onFiles(files)
    }
  }

  return (
    <Field label={label} description={description} error={refused ?? error} required>
      {(control) => (
        <div
          className={`sluis-drop ${over ? "sluis-drop--over" : ""}`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            take(event.dataTransfer.files)
          }}
        >
          <Icon name="upload" />
          <span aria-hidden="true">
            {multiple ? <Trans>Drop files here, or</Trans> : <Trans>Drop a file here, or</Trans>}
          </span>
          <span className="sluis-drop__button" aria-hidden="true">
            {multiple ? <Trans>Choose files</Trans> : <Trans>Choose a file</Trans>}
          </span>
          <input
            {...control}
            // What was dropped does not stand in this control.
            aria-required={undefined}
            type="file"
            className="sluis-drop__input"
            accept={endings.join(",")}
            multiple={multiple}
            onChange={(event) => {
              take(event.target.files)
              // So that the same file can be chosen again after it was changed.
              event.target.value = ""
            }}
          />
        </div>
      )}
    </Field>
  )
}
