/**
 * A line to be taken elsewhere: a key, a link, a token. It can be copied by the button, and by hand where the browser does not let a
 * page write to the clipboard.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useId, useRef, useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { useAnnounce } from "./announce.tsx"
import { Button } from "./button.tsx"

type Props = {
  readonly label: ReactNode
  readonly value: string
  /** It takes the place of the form that had the focus, and is what that form was about. */
  readonly focus?: boolean
}

export function CopyField({ label, value, focus = false }: Props): ReactElement {
  const { t } = useLingui()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const announce = useAnnounce()
  const [copied, setCopied] = useState<boolean>()
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      announce(t`Copied.`)
    } catch {
      // No clipboard without https, or it is forbidden: then it is ready to be copied by hand.
      field.current?.focus()
      field.current?.select()
      setCopied(false)
    }
  }
  return (
    <div className="sluis-field">
      <label className="utrecht-form-label sluis-field__label" htmlFor={id}>
        {label}
      </label>
      <div className="sluis-copy">
        <input
          ref={field}
          id={id}
          className="utrecht-textbox utrecht-textbox--html-input"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>
          {copied === true ? <Trans>Copied</Trans> : <Trans>Copy it</Trans>}
        </Button>
      </div>
      {copied === false && (
        <p className="nl-paragraph sluis-small" role="status">
          <Trans>Your browser does not let this page copy. It is selected now: press Ctrl and C.</Trans>
        </p>
      )}
    </div>
  )
}
