/**
 * A button in whose place a form comes, and which has the focus again when the form is done; where it is gone by then, the title
 * of the page has it.
 */
import { useEffect, useRef, useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { Button } from "../../component/button.tsx"

type Props = {
  /** Words of the button; undefined: there is none now. */
  readonly button: ReactNode
  readonly look?: "primary" | "secondary"
  readonly onOpen?: () => void
  readonly children: (close: () => void) => ReactNode
}

export function Unfold({ button, look = "secondary", onOpen, children }: Props): ReactElement | null {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      const target = opener.current ?? document.querySelector<HTMLElement>("main h1")
      target?.focus()
    }
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen) return <>{children(() => setOpen(false))}</>
  if (button === undefined) return null
  return (
    <div>
      <Button
        ref={opener}
        look={look}
        onClick={() => {
          onOpen?.()
          setOpen(true)
        }}
      >
        {button}
      </Button>
    </div>
  )
}
