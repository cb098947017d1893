/** Copies a text, to be pasted into a form elsewhere. Where the browser does not allow it, it says how else. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"

type Props = {
  readonly text: string
  /** What is copied: for screen readers, where there are many such buttons. */
  readonly name: string
}

export function CopyButton({ text, name }: Props): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const [copied, setCopied] = useState<"yes" | "no">()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied("yes")
      announce(t`Copied.`)
    } catch {
      // No clipboard without https, or it is forbidden.
      setCopied("no")
    }
  }
  return (
    <>
      <Button look="subtle" onClick={() => void copy()}>
        {copied === "yes" ? <Trans>Copied</Trans> : <Trans>Copy it</Trans>}
        <span className="sluis-visually-hidden"> {name}</span>
      </Button>
      {copied === "no" && (
        <span className="sluis-small" role="status">
          <Trans>Your browser does not let this page copy. Select the text and press Ctrl and C.</Trans>
        </span>
      )}
    </>
  )
}
