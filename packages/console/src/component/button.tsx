/**
 * A button: `primary` for the one thing to do on a page, `secondary` for the others, `subtle` inside tables and bars;
 * `danger` where something cannot be undone.
 *
 * A busy button keeps its size, its name and the focus; it only ignores clicks. That is why it is `aria-disabled` and not
 * `disabled`, which would throw the focus away.
 */
import type { ComponentProps, ReactElement, ReactNode } from "react"

import { Icon } from "./icon.tsx"
import type { IconName } from "./icon.tsx"

type Props = Omit<ComponentProps<"button">, "className" | "style" | "children"> & {
  /** Without it: secondary. */
  readonly look?: "primary" | "secondary" | "subtle"
  readonly danger?: boolean
  readonly busy?: boolean
  /** As wide as what it stands in. */
  readonly wide?: boolean
  readonly icon?: IconName
  readonly children: ReactNode
}

export function Button(props: Props): ReactElement {
  const {
    look = "secondary",
    danger = false,
    busy = false,
    wide = false,
    icon,
    type = "button",
    onClick,
    children,
    ...rest
  } = props
  const names = ["nl-button", `nl-button--${look}`, "sluis-button"]
  if (danger) names.push("nl-button--negative")
  if (wide) names.push("sluis-button--wide")
  if (busy) names.push("sluis-button--busy")
  return (
    <button
      {...rest}
      type={type}
      className={names.join(" ")}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        // A submit button sends its form by itself; busy must stop that too.
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className="nl-button__label">{children}</span>
    </button>
  )
}
