/** Measures as a letter tells them: those of its round, in its language. */
import type { AccountMeasure, BreachAccount } from "../account.ts"
import type { Measure } from "../step.ts"
import type { Language } from "../words.ts"

/** A first letter tells what is done at once; improvement points come with the fuller one. */
export function measuresOfRound(
  { measures }: Pick<BreachAccount, "measures">,
  round: "first" | "fuller",
): readonly AccountMeasure[] {
  return measures.filter(
    ({ kind, text }) => text.trim() !== "" && (kind === "immediate" || round === "fuller"),
  )
}

/** What an officer typed in that language; "" where nobody did. */
export function measureIn({ text, english }: Measure, language: Language): string {
  return (language === "nl" ? text : (english ?? "")).trim()
}
