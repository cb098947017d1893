/** Which of the letters that people get. */
import { Trans } from "@lingui/react/macro"
import type { LetterRound } from "@sluis/core/breach/letter/letter"
import type { ReactElement } from "react"

export function RoundWords({ round }: { readonly round: LetterRound }): ReactElement {
  return round === "first" ? <Trans>First letter</Trans> : <Trans>Fuller letter</Trans>
}
