/** What went wrong and what to do, in two sentences: for where an alert is around it already. */
import type { ReactElement } from "react"

import { Problem } from "../api/problem.ts"

export function ErrorWords({ error }: { readonly error: Error }): ReactElement {
  return error instanceof Problem ? (
    <>
      {error.title}. {error.detail}
    </>
  ) : (
    <>{error.message}</>
  )
}
