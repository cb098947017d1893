/** A moment of a file: the core counts milliseconds since 1970. */
import type { ReactElement } from "react"

import { Moment } from "../../component/moment.tsx"

type Props = { readonly at: number; readonly look?: "long" | "short" | "day" }

export function At({ at, look = "short" }: Props): ReactElement {
  return <Moment at={new Date(at).toISOString()} look={look} />
}
