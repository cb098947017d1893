/** Headings and paragraphs, in the type scale of the theme. The title of a page is a PageTitle. */
import type { ReactElement, ReactNode } from "react"

type HeadingProps = {
  readonly level: 2 | 3 | 4
  /** To refer to it with aria-labelledby. */
  readonly id?: string
  readonly children: ReactNode
}

export function Heading({ level, id, children }: HeadingProps): ReactElement {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} className={`nl-heading nl-heading--level-${level}`}>
      {children}
    </Tag>
  )
}

type ParagraphProps = {
  readonly id?: string
  /** `lead`: the first paragraph of a page. `small`: an aside. */
  readonly look?: "lead" | "small"
  readonly children: ReactNode
}

export function Paragraph({ id, look, children }: ParagraphProps): ReactElement {
  const name = look === "lead" ? "nl-paragraph nl-paragraph--lead" : "nl-paragraph"
  return (
    <p id={id} className={look === "small" ? `${name} sluis-small` : name}>
      {children}
    </p>
  )
}
