/** A link to another page that is the thing to do: it goes somewhere, so it is a link, and it looks like a button. */
import { createLink } from "@tanstack/react-router"
import type { ComponentProps, ReactElement } from "react"

type Props = Omit<ComponentProps<"a">, "className"> & {
  /** Without it: secondary. */
  readonly look?: "primary" | "secondary"
}

function Anchor({ look = "secondary", children, ...rest }: Props): ReactElement {
  return (
    <a {...rest} className={`nl-button nl-button--${look} sluis-button`}>
      <span className="nl-button__label">{children}</span>
    </a>
  )
}

/** `<ButtonLink to="/outbox" look="primary">…</ButtonLink>` */
export const ButtonLink = createLink(Anchor)
