/** A message as a file, for its numbers. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { FileDrop } from "../../component/file-drop.tsx"

/** As much as the API takes. */
const MAX_OCTETS = 50 * 1024 * 1024
const ENDINGS = [".eml", ".mbox", ".txt"]

type Props = {
  readonly message: File | undefined
  readonly missing: boolean
  readonly onChange: (message: File | undefined) => void
}

export function MessageDrop({ message, missing, onChange }: Props): ReactElement {
  const { t } = useLingui()
  const chosen = message?.name ?? ""
  return (
    <>
      <FileDrop
        label={<Trans>The message</Trans>}
        description={
          <Trans>
            In your mail program: save the message as a file that ends in .eml. Sluis keeps numbers of it, and
            not the message.
          </Trans>
        }
        error={missing ? t`Choose the file of the message.` : undefined}
        endings={ENDINGS}
        maxOctets={MAX_OCTETS}
        onFiles={([first]) => onChange(first)}
      />
      <p className="nl-paragraph" role="status">
        {chosen !== "" && (
          <Trans>
            Chosen: <strong>{chosen}</strong>
          </Trans>
        )}
      </p>
    </>
  )
}
