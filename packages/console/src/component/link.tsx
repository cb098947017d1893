/** A link to another page of the console. It goes through the router, so nothing is loaded anew. */
import { createLink } from "@tanstack/react-router"
import type { ComponentProps, ReactElement } from "react"

function Anchor({ className, children, ...rest }: ComponentProps<"a">): ReactElement {
  return (
    <a {...rest} className={["nl-link", className].filter(Boolean).join(" ")}>
      {children}
    </a>
  )
}

/** `<Link to="/held/$id" params={{ id }}>…</Link>`; types come from the router. */
export const Link = createLink(Anchor)
