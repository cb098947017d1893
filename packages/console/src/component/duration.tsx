/**
 * How long something took, and how long there is left. A clock that runs is never a live region: it changes silently, and a
 * screen reader is told only when a threshold is passed.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef, useState } from "react"
import type { ReactElement } from "react"

import { useAnnounce } from "./announce.tsx"
import { spanInWords, thresholdPassed } from "./span.ts"

const TICK_MS = 30_000

export function Duration({ milliseconds }: { readonly milliseconds: number }): ReactElement {
  const { i18n } = useLingui()
  return (
    <time dateTime={`PT${Math.max(0, Math.round(milliseconds / 1000))}S`}>
      {spanInWords(milliseconds, i18n.locale)}
    </time>
  )
}

/** Time left until `until` (RFC 3339). */
export function Remaining({ until }: { readonly until: string }): ReactElement {
  const { t, i18n } = useLingui()
  const announce = useAnnounce()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])

  const left = Date.parse(until) - now
  const words = spanInWords(left, i18n.locale)
  const passed = thresholdPassed(left)
  const said = useRef(passed)
  useEffect(() => {
    if (passed === said.current) return
    said.current = passed
    announce(passed === 0 ? t`The time is up.` : t`Time left: ${words}`)
  }, [announce, passed, t, words])

  return <time dateTime={until}>{left <= 0 ? <Trans>the time is up</Trans> : words}</time>
}
