/** What an officer typed for the letters of a round, and the letter that would come of it. Pure. */
import { personalLetter } from "@sluis/core/breach/letter/letter"
import type { LetterPlan, LetterRound, PersonalLetter } from "@sluis/core/breach/letter/letter"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import { LANGUAGES } from "@sluis/core/breach/words"
import type { Language, Words } from "@sluis/core/breach/words"
import type { Asking } from "@sluis/server/contract/form"

import { accountIn } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"

export type Draft = {
  readonly round: LetterRound
  readonly happened: Words
  readonly advice: Words
  /** By the name of the group. */
  readonly groups: ReadonlyMap<string, Words>
}

export const EMPTY: Words = { nl: "", en: "" }

type Sent = Asking<"breaches.inform">["body"]["draft"]

/** What is left empty, Sluis writes itself. */
export function draftToSend({ happened, advice, groups }: Draft): Sent {
  return {
    ...(isWritten(happened) && { happened }),
    ...(isWritten(advice) && { advice }),
    groups: [...groups].flatMap(([group, words]) => (isWritten(words) ? [{ group, ...words }] : [])),
  }
}

/** Nothing was typed. */
export function isEmpty(draft: Draft): boolean {
  const { happened, advice, groups } = draftToSend(draft)
  return happened === undefined && advice === undefined && groups.length === 0
}

/** To nobody in particular: for a look while it is written. */
export function exampleLetter(
  open: OpenFile,
  profile: OrganisationProfile,
  { round, happened, advice, groups }: Draft,
  { language, group }: { readonly language: Language; readonly group: string },
): PersonalLetter {
  const plan: LetterPlan = {
    account: accountIn(open),
    profile,
    round,
    happened: isWritten(happened) ? happened : undefined,
    advice: isWritten(advice) ? advice : undefined,
    groups,
  }
  return personalLetter(plan, { name: "", address: "", isNameSure: false, language, group, own: "" })
}

/** The language of letters in which a text is missing although the other is there: some people would read a gap. */
export function half(words: Words, languages: readonly Language[]): Language | undefined {
  return isWritten(words) ? languages.find((language) => words[language].trim() === "") : undefined
}

/** In which letters are written; both, as long as nobody is concerned. */
export function writtenIn({ people }: OpenFile): readonly Language[] {
  return people.languages.length === 0 ? LANGUAGES : people.languages
}

function isWritten({ nl, en }: Words): boolean {
  return nl.trim() !== "" || en.trim() !== ""
}
