/** How severe a breach is by the method, in a word and a number. */
import { useLingui } from "@lingui/react/macro"
import { BAND_WORDS } from "@sluis/core/breach/letter/fg-message"
import { severityOf } from "@sluis/core/breach/severity/severity"
import type { Assessment, Band } from "@sluis/core/breach/severity/severity"
import { capital } from "@sluis/core/breach/words"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"
import type { Tone } from "../../component/badge.tsx"
import { useWords } from "../../component/words.ts"

export function SeverityBadge({ assessment }: { readonly assessment: Assessment }): ReactElement {
  const { score, band } = severityOf(assessment)
  return <BandBadge score={score} band={band} />
}

const TONES: { readonly [band in Band]: Tone } = {
  low: "neutral",
  medium: "info",
  high: "warning",
  "very-high": "negative",
}

type Props = { readonly score: number; readonly band: Band }

export function BandBadge({ score, band }: Props): ReactElement {
  const { i18n } = useLingui()
  const words = useWords()
  return (
    <Badge tone={TONES[band]} icon={band === "high" || band === "very-high" ? "warning" : "info"}>
      {capital(words(BAND_WORDS[band]))} ({i18n.number(score, { maximumFractionDigits: 2 })})
    </Badge>
  )
}
