/**
 * Asks why, before something is done that others will want to understand later. Three words at least, as the server asks; the
 * reason is checked here so that nobody has to wait to hear that.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useId, useRef, useState } from "react"
import type { FormEvent, ReactElement, ReactNode } from "react"

import { Button } from "../component/button.tsx"
import { Dialog } from "../component/dialog.tsx"
import { ProblemAlert } from "../component/loaded.tsx"
import { TextArea } from "../component/text-input.tsx"
import { hasEnoughWords } from "./reason-text.ts"

/** As long as the API takes. */
const REASON_CHARACTERS = 1000

type Props = {
  readonly open: boolean
  readonly title: ReactNode
  /** What will happen, and what cannot be undone. */
  readonly children: ReactNode
  /** Of the field: "Why may it go as it is?" */
  readonly question: ReactNode
  readonly description?: ReactNode
  /** The verb of the deed. */
  readonly confirm: ReactNode
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: Error | null
  /** With a reason that says enough. */
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

export function ReasonDialog(props: Props): ReactElement {
  const { open, title, confirm, danger = false, busy, onClose } = props
  const form = useId()
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" danger={danger} busy={busy}>
            {confirm}
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <ReasonForm {...props} id={form} />
    </Dialog>
  )
}

function ReasonForm(props: Props & { readonly id: string }): ReactElement {
  const { id, children, question, description, busy, error, onConfirm } = props
  const { t } = useLingui()
  const [reason, setReason] = useState("")
  const [refused, setRefused] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // What has to be mended gets the focus, each time that it is refused.
    if (refused > 0) form.current?.querySelector("textarea")?.focus()
  }, [refused])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (busy) return
    if (hasEnoughWords(reason)) onConfirm(reason.trim())
    else setRefused((times) => times + 1)
  }
  return (
    <form id={id} ref={form} className="sluis-stack" noValidate onSubmit={submit}>
      {children}
      <TextArea
        label={question}
        description={description}
        required
        error={
          refused > 0 && !hasEnoughWords(reason)
            ? t`Write at least three words, so that others understand it later.`
            : undefined
        }
        value={reason}
        rows={3}
        maxLength={REASON_CHARACTERS}
        onChange={setReason}
      />
      {error !== null && <ProblemAlert error={error} />}
    </form>
  )
}
