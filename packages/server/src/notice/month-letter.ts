/** What the process owner reads when the report of a month comes by mail: what it is, and whom to ask. The report is attached. */
import { dueText } from "@sluis/core/breach/clock/moment"

import type { Language } from "../app/language.ts"
import type { MonthMailRequest } from "../app/queue/own-mail.ts"
import type { House, Letter } from "./letter.ts"
import { oneLine } from "./one-line.ts"

/** UTF-16 units of the name of an organisation. */
const MAX_NAME = 200

export type MonthLetter = Letter & { readonly subject: string; readonly fileName: string }

export function monthLetter(
  { month, language }: Pick<MonthMailRequest, "month" | "language">,
  { organisation }: Pick<House, "organisation">,
): MonthLetter {
  const { subject, title, lead, footer, fileName } = WORDS[language]
  const name = oneLine(organisation, MAX_NAME)
  // "november 2026", without the day.
  const said = dueText(`${month}-01`, language).replace(/^\d+ /, "")
  return {
    language,
    subject: subject(said),
    tone: "done",
    title: title(said),
    lead,
    sections: [],
    footer: footer(name),
    fileName: fileName(month),
  }
}

type MonthWords = {
  readonly subject: (month: string) => string
  readonly title: (month: string) => string
  readonly lead: readonly string[]
  readonly footer: (organisation: string) => readonly string[]
  readonly fileName: (month: string) => string
}

const WORDS: { readonly [language in Language]: MonthWords } = {
  nl: {
    subject: (month) => `maandbericht over ${month}`,
    title: (month) => `Het maandbericht over ${month}`,
    lead: [
      "In de bijlage vindt u het maandbericht over datalekken: hoeveel het er waren, hoe snel mensen bericht kregen, en welke verbeterpunten nog open staan.",
      "Het bericht is voor u en niet openbaar. Hebt u vragen? Stel die aan de privacyfunctionaris van uw organisatie.",
    ],
    footer: (organisation) => [
      `Sluis bewaakt de uitgaande mail${organisation === "" ? "" : ` van ${organisation}`}. Dit bericht is automatisch.`,
      "U krijgt het omdat u in Sluis als proceseigenaar staat. Een privacyfunctionaris kan dat wijzigen.",
    ],
    fileName: (month) => `maandbericht-${month}.pdf`,
  },
  en: {
    subject: (month) => `monthly report on ${month}`,
    title: (month) => `The monthly report on ${month}`,
    lead: [
      "Attached is the monthly report on data breaches: how many there were, how soon people were told, and which improvement points are still open.",
      "The report is for you and not public. Do you have questions? Ask the privacy officer of your organisation.",
    ],
    footer: (organisation) => [
      `Sluis guards the outgoing mail${organisation === "" ? "" : ` of ${organisation}`}. This message is automatic.`,
      "You get it because Sluis has you as the process owner. A privacy officer can change that.",
    ],
    fileName: (month) => `monthly-report-${month}.pdf`,
  },
}
