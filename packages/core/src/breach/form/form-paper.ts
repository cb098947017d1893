/**
 * The notification as a paper to copy from: every field with its answer, where that came from, and what is still unknown.
 */
import type { Block, Paper, PaperField, Run } from "../../paper/paper.ts"
import type { FilledField, NotificationForm } from "./form.ts"
import type { FieldValue, FormField } from "./form-field.ts"
import { momentText } from "../clock/moment.ts"
import { personalDataWords } from "./personal-data.ts"
import type { Phase } from "../step.ts"
import { listText, numberText } from "../words.ts"
import type { Language, Words } from "../words.ts"

/** What is pasted into the authority's form; "" for unknown. */
export function fieldText(field: FormField, value: FieldValue | undefined, language: Language): string {
  if (value === undefined) return ""
  switch (value.kind) {
    case "text":
      return value.text[language]
    case "date":
      return momentText(value.at, language)
    case "choices":
      return field.options
        .filter(({ id }) => value.ids.includes(id))
        .map(({ name }) => name[language])
        .join("; ")
    case "range": {
      const { least, most } = value.range
      if (least === most) return numberText(least, language)
      const until = { nl: "tot en met", en: "to" }[language]
      return `${numberText(least, language)} ${until} ${numberText(most, language)}`
    }
    case "yes-no":
      return value.yes ? { nl: "ja", en: "yes" }[language] : { nl: "nee", en: "no" }[language]
  }
}

export function formPaper(form: NotificationForm, language: Language): Paper {
  const text = (words: Words): string => words[language]
  return {
    language,
    title: text(TITLES[form.phase]),
    subtitle: `${text(FILE)} ${form.account}`,
    author: form.organisation,
    madeAt: form.madeAt,
    foot: text(FOOT),
    blocks: [
      { kind: "remark", tone: "info", text: [text(NOT_SENT)] },
      ...missingRemark(form, language),
      ...personalRemark(form, language),
      ...form.sections.flatMap(({ number, name, fields }): readonly Block[] => [
        { kind: "heading", level: 1, text: `${number}. ${text(name)}` },
        {
          kind: "fields",
          fields: fields.map((field) => paperField(field, form.missing.includes(field.field.id), language)),
        },
      ]),
    ],
  }
}

function paperField(filled: FilledField, isMissing: boolean, language: Language): PaperField {
  const { field, value, changed, source, wrong } = filled
  const name = field.name[language]
  if (wrong !== undefined) {
    const problem = `${source[language]}: ${wrong.problem[language]}`
    return { name, value: [{ strong: problem }], unknown: true }
  }
  const marks: readonly Run[] = changed ? [{ strong: CHANGED[language] }, " "] : []
  if (value === undefined) {
    return { name, value: isMissing ? marks : [...marks, LEFT_OPEN[language]], unknown: isMissing }
  }
  return {
    name,
    value: [...marks, fieldText(field, value, language), ` (${source[language]})`],
    unknown: false,
  }
}

function missingRemark({ missing, sections }: NotificationForm, language: Language): readonly Block[] {
  if (missing.length === 0) return []
  const names = sections
    .flatMap(({ fields }) => fields)
    .filter(({ field }) => missing.includes(field.id))
    .map(({ field }) => field.name[language])
  const lead = {
    nl: "Deze verplichte antwoorden zijn nog onbekend:",
    en: "These required answers are not known yet:",
  }
  return [
    { kind: "remark", tone: "warning", text: [lead[language]] },
    { kind: "list", ordered: false, items: names.map((name) => [name]) },
  ]
}

/** Says where and of what kind, and repeats nothing. */
function personalRemark({ sections }: NotificationForm, language: Language): readonly Block[] {
  const found = sections.flatMap(({ fields }) => fields).filter(({ personal }) => personal.length > 0)
  return found.map(({ field, personal }): Block => {
    const kinds = listText(
      personalDataWords(personal).map((kind) => kind[language]),
      language,
    )
    const name = field.name[language]
    const said = {
      nl: `In het antwoord op "${name}" staan misschien gegevens van een persoon: ${kinds}. Haal die eruit. De AP wil geen gegevens van slachtoffers ontvangen.`,
      en: `The answer to "${name}" may hold data of a person: ${kinds}. Take them out. The authority does not want to receive data of victims.`,
    }
    return { kind: "remark", tone: "danger", text: [said[language]] }
  })
}

const TITLES: { readonly [phase in Phase]: Words } = {
  first: { nl: "Melding van een datalek", en: "Notification of a personal data breach" },
  "follow-up": {
    nl: "Vervolgmelding van een datalek",
    en: "Follow-up notification of a personal data breach",
  },
  withdrawal: {
    nl: "Intrekking van een melding van een datalek",
    en: "Withdrawal of a notification of a personal data breach",
  },
}
const FILE: Words = { nl: "Dossier", en: "File" }
const FOOT: Words = {
  nl: "Concept voor de Autoriteit Persoonsgegevens",
  en: "Draft for the Autoriteit Persoonsgegevens",
}
const NOT_SENT: Words = {
  nl: "Dit is een hulpmiddel om over te nemen. U meldt zelf, op de website van de Autoriteit Persoonsgegevens. Noem daarbij geen namen of andere gegevens van de mensen om wie het gaat.",
  en: "This is an aid to copy from. You notify yourself, on the website of the Autoriteit Persoonsgegevens. Do not give names or other data of the people concerned.",
}
const CHANGED: Words = { nl: "Gewijzigd:", en: "Changed:" }
/** Of a question that need not be answered. */
const LEFT_OPEN: Words = { nl: "niet ingevuld", en: "not filled in" }
