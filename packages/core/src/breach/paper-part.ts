/** Parts that papers about a breach have in common: who was told what, which measures, and the warning about personal data. */
import type { Block, Run, Table } from "../paper/paper.ts"
import { standingNotice } from "./account.ts"
import type { AccountMeasure, BreachAccount } from "./account.ts"
import { dayText, dueText, momentText } from "./clock/moment.ts"
import { personalDataIn, personalDataWords } from "./form/personal-data.ts"
import type { OrganisationProfile } from "./profile.ts"
import { listText, peopleText } from "./words.ts"
import type { Language, Words } from "./words.ts"

export function paragraph(...text: readonly Run[]): Block {
  return { kind: "paragraph", text }
}

export function heading(level: 1 | 2, text: string): Block {
  return { kind: "heading", level, text }
}

export function bullets(items: readonly string[]): Block {
  return { kind: "list", ordered: false, items: items.map((item) => [item]) }
}

/** A column; those of numbers stand to the right. */
export function column(name: string, numeric = false): Table["columns"][number] {
  return { name, numeric }
}

/** Whether the authority was told, when, or why not. */
export function authorityText({ authority, notified }: BreachAccount, language: Language): string {
  const standing = standingNotice(notified)
  if (standing !== undefined) {
    const at = momentText(standing.at, language)
    return {
      nl: `Gemeld bij de Autoriteit Persoonsgegevens op ${at}.`,
      en: `Reported to the Autoriteit Persoonsgegevens on ${at}.`,
    }[language]
  }
  if (notified.length > 0)
    return { nl: "Gemeld, en daarna ingetrokken.", en: "Reported, and withdrawn later." }[language]
  if (authority === undefined) return NOT_DECIDED[language]
  if (authority.notify) return { nl: "Nog te melden.", en: "Still to be reported." }[language]
  const because = { nl: "Niet gemeld. Reden:", en: "Not reported. Reason:" }[language]
  return `${because} ${authority.reason}`
}

/** Whether the people concerned were told, when, or why not. */
export function informedText(account: BreachAccount, language: Language): string {
  const { people, told } = account
  if (told.firstAt !== undefined) {
    const count = told.people
    const [who, when] = [peopleText(count, language), dayText(told.firstAt, language)]
    return {
      nl: `${who} ${count === 1 ? "kreeg" : "kregen"} een persoonlijke brief, de eerste op ${when}.`,
      en: `${who} got a personal letter, the first on ${when}.`,
    }[language]
  }
  if (people === undefined) return NOT_DECIDED[language]
  if (people.inform) return { nl: "Nog te informeren.", en: "Still to be informed." }[language]
  const because = { nl: "Niet geïnformeerd. Reden:", en: "Not informed. Reason:" }[language]
  return `${because} ${people.reason}`
}

const NOT_DECIDED: Words = { nl: "Nog niet besloten.", en: "Not decided yet." }

/** "gereed", or when it is due. */
export function measureState({ closed, due }: AccountMeasure, language: Language): string {
  if (closed !== undefined) return { nl: "gereed", en: "done" }[language]
  if (due === undefined) return { nl: "open", en: "open" }[language]
  const day = dueText(due, language)
  return { nl: `open, klaar op ${day}`, en: `open, due on ${day}` }[language]
}

/** What an officer has to look at before a draft is used: texts that may hold data of a person. Repeats nothing of them. */
export function personalRemark(
  texts: readonly string[],
  { notifier, contact, desk }: OrganisationProfile,
  language: Language,
): readonly Block[] {
  const own = new Set([notifier.email, contact.email, desk.email].map((email) => email.trim().toLowerCase()))
  const found = texts.flatMap((text) => personalDataIn(text, own))
  if (found.length === 0) return []
  const kinds = listText(
    personalDataWords(found).map((kind) => kind[language]),
    language,
  )
  const said = {
    nl: `In deze tekst staan misschien gegevens van een persoon: ${kinds}. Haal die eruit voordat u de tekst gebruikt.`,
    en: `This text may hold data of a person: ${kinds}. Take them out before you use it.`,
  }
  return [{ kind: "remark", tone: "danger", text: [said[language]] }]
}

/** What officers typed and a paper may show. */
export function typedIn({ summary, measures, authority, people }: BreachAccount): readonly string[] {
  return [
    summary,
    authority?.reason ?? "",
    people?.reason ?? "",
    ...measures.map(({ text, english = "" }) => `${text}\n${english}`),
  ]
}
