/** Asks whether something may really happen, and where the ledger wants to know it, why. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useId, useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "./alert.tsx"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { TextArea } from "./text-input.tsx"

/** As long as the API takes. */
const REASON_CHARACTERS = 1000

type Props = {
  readonly open: boolean
  readonly title: ReactNode
  /** What will happen, and what cannot be undone. */
  readonly children: ReactNode
  /** The verb of the deed: "Send individually", never "OK". */
  readonly confirm: ReactNode
  readonly danger?: boolean
  /** Ask for a reason. Left out: none is asked. */
  readonly reason?: {
    readonly label: ReactNode
    readonly description?: ReactNode
    readonly required: boolean
  }
  readonly busy?: boolean
  /** Why it did not work, and what to do. */
  readonly error?: ReactNode
  /** With the reason, trimmed; "" where none was asked or given. */
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

export function ConfirmDialog(props: Props): ReactElement {
  const { open, title, onClose, busy = false, danger = false } = props
  const form = useId()
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" danger={danger} busy={busy}>
            {props.confirm}
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <ConfirmForm {...props} id={form} />
    </Dialog>
  )
}

function ConfirmForm({
  id,
  children,
  reason,
  error,
  busy = false,
  onConfirm,
}: Props & { readonly id: string }): ReactElement {
  const { t } = useLingui()
  const [text, setText] = useState("")
  const [missing, setMissing] = useState(false)
  return (
    <form
      id={id}
      className="sluis-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (busy) return
        const given = text.trim()
        setMissing(reason?.required === true && given === "")
        if (reason?.required !== true || given !== "") onConfirm(given)
      }}
    >
      {children}
      {reason !== undefined && (
        <TextArea
          label={reason.label}
          description={reason.description}
          required={reason.required}
          error={missing ? t`Write in a few words why. This is kept.` : undefined}
          value={text}
          maxLength={REASON_CHARACTERS}
          onChange={setText}
        />
      )}
      {error !== undefined && error !== null && (
        <Alert kind="error" live title={<Trans>That did not work</Trans>}>
          {error}
        </Alert>
      )}
    </form>
  )
}
