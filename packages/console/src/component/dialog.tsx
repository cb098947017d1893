/**
 * A dialog over the page: the browser's own, which keeps the focus inside, closes on Escape and gives the focus back to
 * whatever opened it.
 */
import { useLingui } from "@lingui/react/macro"
import { useEffect, useId, useRef } from "react"
import type { ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"
import { Heading } from "./text.tsx"

type Props = {
  readonly open: boolean
  readonly title: ReactNode
  readonly children: ReactNode
  /** Buttons at the foot; the one to choose first. */
  readonly actions?: ReactNode
  /** Escape, or the cross. */
  readonly onClose: () => void
}

export function Dialog({ open, title, children, actions, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      className="sluis-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // Whether it is open is the page's to say; the browser would close it by itself.
        event.preventDefault()
        onClose()
      }}
    >
      {/* What is not shown is not made either: a form inside begins anew each time. */}
      {open && (
        <>
          <div className="sluis-dialog__head">
            <Heading level={2} id={id}>
              {title}
            </Heading>
            <button
              type="button"
              className="nl-button nl-button--subtle sluis-dialog__close"
              aria-label={t`Close`}
              onClick={onClose}
            >
              <Icon name="close" />
            </button>
          </div>
          <div className="sluis-stack sluis-dialog__body">{children}</div>
          {actions !== undefined && <div className="sluis-cluster sluis-dialog__actions">{actions}</div>}
        </>
      )}
    </dialog>
  )
}
