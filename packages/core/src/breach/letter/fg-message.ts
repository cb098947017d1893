/**
 * The message to the data protection officer (FG) at the moment a file opens: what is known, and until when there is time.
 *
 * Short, because it comes at once, and without anybody's data, because it goes by mail. The officer is free to decide anything
 * (GDPR Art. 38(3)): it informs and asks nothing but to look.
 */
import type { BreachAccount } from "../account.ts"
import { causeWords } from "../cause-words.ts"
import { deadlines } from "../clock/clock.ts"
import { dataText } from "../data-words.ts"
import { extentOf } from "../extent.ts"
import { GDPR, lawAt } from "../clock/law.ts"
import type { LetterText } from "./letter-text.ts"
import { momentText } from "../clock/moment.ts"
import type { Band } from "../severity/severity.ts"
import { peopleRangeText } from "../words.ts"
import type { Language, Words } from "../words.ts"

/** @param link to the file, for whoever may see it; https */
export function fgMessage(account: BreachAccount, language: Language, link: string): LetterText {
  const text = (words: Words): string => words[language]
  const { recipients, people } = extentOf(account)
  const data = text(dataText(extentOf(account)))
  const facts: readonly (readonly [name: Words, value: string])[] = [
    [{ nl: "Dossier", en: "File" }, account.id],
    [{ nl: "Afdeling", en: "Department" }, account.department],
    [{ nl: "Oorzaak", en: "Cause" }, text(causeWords(account.cause))],
    [{ nl: "Gegevens", en: "Data" }, data],
    [
      { nl: "Van hoeveel mensen", en: "Of how many people" },
      people === undefined ? "" : peopleRangeText(people, language),
    ],
    [
      { nl: "Ontvangers", en: "Recipients" },
      recipients === undefined ? "" : peopleRangeText(recipients, language),
    ],
    [{ nl: "Gebeurd", en: "Happened" }, moment(account.times.occurredFrom, language)],
    [{ nl: "Ontdekt", en: "Discovered" }, moment(account.times.detectedAt, language)],
    [
      { nl: "Ernst volgens ENISA", en: "Severity by ENISA's method" },
      account.severity === undefined ? "" : text(BAND_WORDS[account.severity.band]),
    ],
  ]
  return {
    language,
    subject: text(account.nearMiss ? NEAR_MISS_SUBJECT : SUBJECT),
    paragraphs: [
      { kind: "text", text: text(account.nearMiss ? NEAR_MISS : BREACH) },
      {
        kind: "list",
        items: facts.map(([name, value]) => `${text(name)}: ${value === "" ? text(UNKNOWN) : value}`),
      },
      ...(account.nearMiss ? [] : [{ kind: "text", text: deadlineText(account, language) } as const]),
      { kind: "text", text: text(LOOK) },
      { kind: "link", address: link },
    ],
  }
}

function deadlineText({ awareness }: BreachAccount, language: Language): string {
  const law = awareness === undefined ? GDPR : (lawAt(awareness.at) ?? GDPR)
  const until = awareness === undefined ? undefined : deadlines(awareness.at, law)?.strict.at
  if (until === undefined) {
    return {
      nl: `Nog niemand heeft vastgelegd wanneer de organisatie dit zeker wist. Daarna is er ${law.hours} uur om te melden.`,
      en: `Nobody has recorded yet when the organisation was certain of this. After that there are ${law.hours} hours to notify.`,
    }[language]
  }
  const at = momentText(until, language)
  return {
    nl: `Als dit gemeld moet worden, dan uiterlijk ${at}.`,
    en: `If this has to be notified, then by ${at} at the latest.`,
  }[language]
}

function moment(at: number | undefined, language: Language): string {
  return at === undefined ? "" : momentText(at, language)
}

/** The bands of ../severity/severity.ts. */
export const BAND_WORDS: { readonly [band in Band]: Words } = {
  low: { nl: "laag", en: "low" },
  medium: { nl: "gemiddeld", en: "medium" },
  high: { nl: "hoog", en: "high" },
  "very-high": { nl: "zeer hoog", en: "very high" },
}

const SUBJECT: Words = { nl: "Er is een datalekdossier geopend", en: "A breach file was opened" }
const NEAR_MISS_SUBJECT: Words = { nl: "Er is een bijna-datalek vastgelegd", en: "A near miss was recorded" }
const BREACH: Words = {
  nl: "Er is misschien een datalek. Dit weten wij nu:",
  en: "There may be a personal data breach. This is what we know now:",
}
const NEAR_MISS: Words = {
  nl: "Bijna was er een datalek. Het bericht is tegengehouden. Dit weten wij:",
  en: "There was nearly a personal data breach. The message was stopped. This is what we know:",
}
const LOOK: Words = {
  nl: "In het dossier ziet u alles en kunt u uw oordeel vastleggen:",
  en: "In the file you see everything and can record your opinion:",
}
const UNKNOWN: Words = { nl: "nog niet bekend", en: "not known yet" }
