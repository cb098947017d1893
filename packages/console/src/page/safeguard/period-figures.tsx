/** What was prevented in a period, and what went past the safeguard; each figure says what it counts. */
import { FIGURES } from "@sluis/core/safeguard/figure"
import type { FigureId } from "@sluis/core/safeguard/figure"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Figure, Figures } from "../../component/figure.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"

export type ShownFigures = Gives<"safeguard.show">["figures"]

const SHOWN: readonly FigureId[] = [
  "stopped-introductions",
  "stopped-exposures",
  "individualised",
  "held",
  "released-as-it-was",
  "measures-open",
]
const ACCENT: ReadonlySet<FigureId> = new Set(["stopped-introductions", "stopped-exposures"])

export function PeriodFigures({ figures }: { readonly figures: ShownFigures }): ReactElement {
  const words = useWords()
  return (
    <Figures>
      {SHOWN.map((id) => (
        <Figure
          key={id}
          label={words(FIGURES[id].name)}
          value={sumOf(figures, id)}
          tone={ACCENT.has(id) ? "accent" : "neutral"}
          check={<Paragraph>{words(FIGURES[id].means).replaceAll("`", "")}</Paragraph>}
        />
      ))}
    </Figures>
  )
}

/** Of one figure, all its parts. */
export function sumOf(figures: ShownFigures, id: FigureId): number {
  return figures.reduce((sum, figure) => (figure.id === id ? sum + figure.value : sum), 0)
}
