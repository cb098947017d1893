/** One way on: a button, and what it does in a sentence. On a telephone it is as wide as the screen. */
import type { ReactElement, ReactNode } from "react"

import { Button } from "../../component/button.tsx"
import type { IconName } from "../../component/icon.tsx"
import { Paragraph } from "../../component/text.tsx"

type Props = {
  readonly look?: "primary" | "secondary"
  readonly icon: IconName
  readonly words: string
  readonly about: ReactNode
  readonly busy?: boolean
  readonly onChoose: () => void
}

export function Choice({
  look = "secondary",
  icon,
  words,
  about,
  busy = false,
  onChoose,
}: Props): ReactElement {
  return (
    <div className="sluis-decide__choice">
      <Button look={look} icon={icon} busy={busy} onClick={onChoose}>
        {words}
      </Button>
      {look === "primary" ? <Paragraph>{about}</Paragraph> : <Paragraph look="small">{about}</Paragraph>}
    </div>
  )
}
