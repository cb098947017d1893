/** How long a message still waits, in a row of a table. Silent: many clocks that speak would be one noise. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useState } from "react"
import type { ReactElement } from "react"

import { spanInWords } from "../../component/span.ts"

const MINUTE_MS = 60_000

export function TimeLeft({ until }: { readonly until: string }): ReactElement {
  const { i18n } = useLingui()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  const left = Date.parse(until) - now
  return (
    <time dateTime={until}>{left <= 0 ? <Trans>the time is up</Trans> : spanInWords(left, i18n.locale)}</time>
  )
}
