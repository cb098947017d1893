/** What a privacy officer reads when the clock of a file runs out: how long there is, and what to do first. */
import type { BreachFile } from "@sluis/core/breach/file"
import type { LetterText } from "@sluis/core/breach/letter/letter-text"
import { missing } from "@sluis/core/breach/missing"
import { HOUR } from "@sluis/core/breach/clock/day"
import { momentText } from "@sluis/core/breach/clock/moment"
import type { Reminder } from "@sluis/core/breach/clock/reminder"

import type { Language } from "../language.ts"

export type ReminderContext = {
  /** Of the file. */
  readonly number: string
  readonly file: BreachFile
  readonly reminder: Reminder
  /** Strict: milliseconds since 1970. */
  readonly deadline: number
  /** As well. It may be long after what reminds was due: somebody wrote down a beginning days ago, or the power was off. */
  readonly now: number
  readonly link: string
}

/** A quarter of an hour that a mail is late or on its way counts for nothing. */
const LATE = HOUR / 4

/** Of what is missing, so many: the rest is on the page. */
const MAX_LISTED = 5

export function reminderLetter(
  { number, file, reminder, deadline, now, link }: ReminderContext,
  language: Language,
): LetterText {
  const items = missing(file)
    .slice(0, MAX_LISTED)
    .map(({ words }) => words[language])
  const words = WORDS[language]
  const left = leftText(reminder, deadline - now, language)
  return {
    language,
    subject: words.subject(number, left),
    paragraphs: [
      { kind: "text", text: words.lead(number, left) },
      { kind: "text", text: words.until(momentText(deadline, language), reminder.kind === "over") },
      ...(items.length === 0
        ? []
        : [{ kind: "text", text: words.missing } as const, { kind: "list", items } as const]),
      { kind: "text", text: words.stop },
      { kind: "link", address: link },
    ],
  }
}

function leftText(reminder: Reminder, left: number, language: Language): string {
  if (reminder.kind === "hours-left") {
    const hours = Math.min(reminder.hours, Math.floor((left + LATE) / HOUR))
    if (hours < 1) return { nl: "minder dan een uur", en: "less than an hour left" }[language]
    return { nl: `nog ${hours} uur`, en: `${hours} ${hours === 1 ? "hour" : "hours"} left` }[language]
  }
  const { days } = reminder
  if (days === 0) return { nl: "de tijd is om", en: "the time is up" }[language]
  return {
    nl: `${days} ${days === 1 ? "dag" : "dagen"} te laat`,
    en: `${days} ${days === 1 ? "day" : "days"} late`,
  }[language]
}

const WORDS = {
  nl: {
    subject: (number: string, left: string) => `Datalek ${number}: ${left}`,
    lead: (number: string, left: string) => `De klok van dossier ${number} loopt: ${left}.`,
    until: (moment: string, isOver: boolean) =>
      isOver
        ? `U kon melden tot ${moment}. Meld zo snel mogelijk, en schrijf erbij waarom het later is.`
        : `Moet u dit datalek melden bij de Autoriteit Persoonsgegevens? Doe dat dan uiterlijk ${moment}. U mag melden wat u nu weet en het later aanvullen.`,
    missing: "Dit ontbreekt nog in het dossier:",
    stop: "De klok stopt als u vastlegt dat u hebt gemeld, of waarom u niet meldt. Dat doet u in het dossier:",
  },
  en: {
    subject: (number: string, left: string) => `Breach ${number}: ${left}`,
    lead: (number: string, left: string) => `The clock of file ${number} is running: ${left}.`,
    until: (moment: string, isOver: boolean) =>
      isOver
        ? `You could notify until ${moment}. Notify as soon as you can, and say why it is later.`
        : `Do you have to notify this breach to the supervisory authority? Then do so by ${moment}. You may notify what you know now, and add to it later.`,
    missing: "This is still missing in the file:",
    stop: "The clock stops when you record that you notified, or why you do not. You do that in the file:",
  },
} as const
