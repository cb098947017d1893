/** What happened, from the messages alone, in a sentence or two: for where nobody wrote it down yet. */
import type { Extent } from "./extent.ts"
import { inBoth, peopleRangeText } from "./words.ts"
import type { Words } from "./words.ts"

/** Undefined where no message says. A near miss is told as what was stopped. */
export function bareFacts({ recipients, recipientsShown }: Extent, nearMiss: boolean): Words | undefined {
  if (recipients === undefined) return undefined
  return inBoth((language) => {
    const people = peopleRangeText(recipients, language)
    if (nearMiss) {
      return {
        nl: `Een bericht aan ${people} is tegengehouden. Niemand heeft het gekregen.`,
        en: `A message to ${people} was stopped. Nobody got it.`,
      }[language]
    }
    const sent = { nl: `Een bericht ging naar ${people}.`, en: `A message went to ${people}.` }[language]
    const shown = {
      nl: " De ontvangers konden zien wie het nog meer kregen.",
      en: " The recipients could see who else got it.",
    }[language]
    return recipientsShown ? `${sent}${shown}` : sent
  })
}
