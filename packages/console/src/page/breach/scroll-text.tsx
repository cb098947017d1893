/** A text as it would be on paper, in a frame that scrolls by itself: reached by keyboard too. */
import type { ReactElement } from "react"

type Props = {
  readonly label: string
  readonly language: "nl" | "en"
  readonly title?: string
  /** Lines end in "\n". */
  readonly text: string
}

export function ScrollText({ label, language, title, text }: Props): ReactElement {
  return (
    <div
      className="sluis-breach-letter"
      lang={language}
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {title !== undefined && (
        <>
          <strong>{title}</strong>
          {"\n\n"}
        </>
      )}
      {text}
    </div>
  )
}
