/**
 * What officers typed in one language, and what the letters in the other therefore leave out. A letter never shows words in a language
 * that its reader did not choose; so whoever sends letters is told before what some of them will not say.
 *
 * Deliberately left out: a paragraph for one person alone, which is typed in the language of that letter.
 */
import type { LetterPlan } from "./letter.ts"
import { measureIn, measuresOfRound } from "./letter-measures.ts"
import type { Language, Words } from "../words.ts"

export const LETTER_PARTS = ["happened", "advice", "group", "measure", "hours"] as const
export type LetterPart = (typeof LETTER_PARTS)[number]

export type LetterLack = {
  /** Of the letters that leave it out. */
  readonly language: Language
  readonly part: LetterPart
  /** The beginning of it, as it stands in the other language. */
  readonly words: string
}

/** UTF-16 units: enough to know a text again. */
const SHOWN_UNITS = 200

/** `languages`: in which letters are written. */
export function letterLacks(plan: LetterPlan, languages: readonly Language[]): readonly LetterLack[] {
  const { account, round, profile } = plan
  const texts: readonly (readonly [part: LetterPart, typed: Words | undefined])[] = [
    ["happened", plan.happened],
    ["advice", plan.advice],
    ...[...plan.groups.values()].map((typed) => ["group", typed] as const),
    ...measuresOfRound(account, round).map(
      (measure) => ["measure", { nl: measureIn(measure, "nl"), en: measureIn(measure, "en") }] as const,
    ),
    ["hours", profile.desk.hours],
  ]
  return languages.flatMap((language) =>
    texts.flatMap(([part, typed]): readonly LetterLack[] => {
      const other = typed?.[language === "nl" ? "en" : "nl"].trim() ?? ""
      const isHalf = other !== "" && typed?.[language].trim() === ""
      return isHalf ? [{ language, part, words: other.slice(0, SHOWN_UNITS) }] : []
    }),
  )
}
