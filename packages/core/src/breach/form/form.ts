/**
 * The notification to the Autoriteit Persoonsgegevens (Art. 33 GDPR), filled as far as it can be.
 *
 * Where its questions come from: two public copies of the authority's form (sections 0 to 9). Lists of options there may differ
 * from those on the day; ours are for copying from, and Sluis never sends a notification by itself.
 *
 * Failing direction: what is not known is marked as unknown. Of an answer that an officer gave and that cannot be read, the
 * field says so and has no value: what the evidence says would not be what the officer meant.
 *
 * Deliberately left out: how a form looks (./form-paper.ts) and is kept (./form-json.ts).
 */
import type { BreachAccount } from "../account.ts"
import { extentOf } from "../extent.ts"
import { readAnswer } from "./form-answer.ts"
import type { FormAnswers } from "./form-answer.ts"
import { SECTIONS } from "./form-field.ts"
import type { FieldValue, FormContext, FormField, FormQuestion, Origin, SectionNumber } from "./form-field.ts"
import { readFormJson } from "./form-json.ts"
import { ABOUT, COMPLETE } from "./form-section-about.ts"
import { BREACH } from "./form-section-breach.ts"
import { CONSEQUENCE } from "./form-section-consequence.ts"
import { CONTACT } from "./form-section-contact.ts"
import { DATA } from "./form-section-data.ts"
import { FOLLOW_UP, OTHER } from "./form-section-follow-up.ts"
import { BEFORE, PEOPLE } from "./form-section-people.ts"
import { TIMELINE } from "./form-section-timeline.ts"
import { personalDataIn } from "./personal-data.ts"
import type { PersonalData } from "./personal-data.ts"
import type { OrganisationProfile } from "../profile.ts"
import type { Phase } from "../step.ts"
import type { Words } from "../words.ts"

export const SECTION_NAMES: { readonly [section in SectionNumber]: Words } = {
  0: { nl: "Over deze melding", en: "About this notification" },
  1: { nl: "Contactgegevens", en: "Contact data" },
  2: { nl: "Tijdlijn", en: "Timeline" },
  3: { nl: "Het datalek", en: "The breach" },
  4: { nl: "Persoonsgegevens", en: "Personal data" },
  5: { nl: "De mensen om wie het gaat", en: "The people concerned" },
  6: { nl: "Maatregelen vooraf", en: "Measures beforehand" },
  7: { nl: "Gevolgen", en: "Consequences" },
  8: { nl: "Vervolgacties", en: "Follow-up" },
  9: { nl: "Overig", en: "Other" },
}

/** In the order in which they are answered: a later one may depend on an earlier. */
const QUESTIONS: readonly FormQuestion[] = [
  ...ABOUT,
  ...CONTACT,
  ...TIMELINE,
  ...BREACH,
  ...DATA,
  ...PEOPLE,
  ...BEFORE,
  ...CONSEQUENCE,
  ...FOLLOW_UP,
  ...OTHER,
  ...COMPLETE,
]

/** Every field there is, as data. */
export const FORM_FIELDS: readonly FormField[] = QUESTIONS.map(
  ({ id, section, name, help, kind, options, required, phases, from }) => ({
    id,
    section,
    name,
    help,
    kind,
    options,
    required,
    phases,
    from,
  }),
)

export type FilledField = {
  readonly field: FormField
  /** Undefined: unknown. */
  readonly value: FieldValue | undefined
  readonly origin: Origin
  /** Where it came from, in words: "uit het bericht zelf". */
  readonly source: Words
  /** It says something else than the last form that was sent. False in a first notification. */
  readonly changed: boolean
  /** An officer's answer that could not be read, and why. */
  readonly wrong: { readonly written: string; readonly problem: Words } | undefined
  /** In what an officer typed: data of a person that ought to be left out. */
  readonly personal: readonly PersonalData[]
}

export type FilledSection = {
  readonly number: SectionNumber
  readonly name: Words
  /** At least one. */
  readonly fields: readonly FilledField[]
}

export type NotificationForm = {
  readonly phase: Phase
  /** Number of the file. */
  readonly account: string
  readonly organisation: string
  /** Milliseconds since 1970. */
  readonly madeAt: number
  /** Sections in which something is asked in this phase. */
  readonly sections: readonly FilledSection[]
  /** Ids of required fields without a value. */
  readonly missing: readonly string[]
}

/**
 * @param answers of officers; they come before anything else
 * @param when `now` in milliseconds since 1970; in a follow-up what differs from the last form sent is marked
 */
export function fillForm(
  account: BreachAccount,
  profile: OrganisationProfile,
  answers: FormAnswers,
  { now, phase }: { readonly now: number; readonly phase: Phase },
): NotificationForm {
  const before = phase === "first" ? undefined : readFormJson(account.notified.at(-1)?.form ?? "")
  const own = ownAddresses(profile)
  const filled = new Map<string, FilledField>()
  const facts = { account, profile, extent: extentOf(account), phase, now }
  for (const question of QUESTIONS) {
    if (!question.phases.includes(phase)) continue
    const context: FormContext = {
      ...facts,
      value: (id) => filled.get(id)?.value,
      unknown: missingIn([...filled.values()]).length,
    }
    const written = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (!question.applies(context) && (written ?? "").trim() === "") continue
    const field = fieldOf(question)
    const answer = answered(question, written, context)
    const isChanged =
      before !== undefined && (before.get(question.id) ?? "null") !== JSON.stringify(answer.value ?? null)
    filled.set(question.id, {
      field,
      ...answer,
      changed: isChanged,
      personal: question.section === 1 ? [] : personalIn(answer, own),
    })
  }
  const all = [...filled.values()]
  return {
    phase,
    account: account.id,
    organisation: profile.name,
    madeAt: now,
    sections: SECTIONS.map((number) => ({
      number,
      name: SECTION_NAMES[number],
      fields: all.filter(({ field }) => field.section === number),
    })).filter(({ fields }) => fields.length > 0),
    missing: missingIn(all).map(({ field }) => field.id),
  }
}

/** The phase that comes next: until something was sent the first, and afterwards a follow-up. */
export function nextPhase({ notified }: Pick<BreachAccount, "notified">): Phase {
  const last = notified.at(-1)
  return last === undefined || last.phase === "withdrawal" ? "first" : "follow-up"
}

/** Which notifications can be made now, the one that comes next first. */
export function possiblePhases(account: Pick<BreachAccount, "notified">): readonly Phase[] {
  return nextPhase(account) === "first" ? ["first"] : ["follow-up", "withdrawal"]
}

type Answer = Pick<FilledField, "value" | "origin" | "source" | "wrong">

function answered(question: FormQuestion, written: string | undefined, context: FormContext): Answer {
  const read = readAnswer(question, written)
  if (!read.ok) {
    const wrong = { written: written ?? "", problem: read.error }
    return { value: undefined, origin: "unknown", source: UNREADABLE, wrong }
  }
  if (read.value !== undefined)
    return { value: read.value, origin: "officer", source: TYPED, wrong: undefined }
  const proposal = question.propose(context)
  return proposal === undefined
    ? { value: undefined, origin: "unknown", source: NOWHERE, wrong: undefined }
    : { ...proposal, wrong: undefined }
}

function fieldOf(question: FormQuestion): FormField {
  const field = FORM_FIELDS.find(({ id }) => id === question.id)
  if (field === undefined) throw new Error(`the form has no field "${question.id}"`)
  return field
}

function missingIn(filled: readonly FilledField[]): readonly FilledField[] {
  return filled.filter(({ field, value }) => field.required && value === undefined)
}

/** What the evidence and the profile say holds no person's data; what a person typed may. */
function personalIn({ value, origin }: Answer, own: ReadonlySet<string>): readonly PersonalData[] {
  return origin === "officer" && value?.kind === "text" ? personalDataIn(value.text.nl, own) : []
}

function ownAddresses({ notifier, contact, desk }: OrganisationProfile): ReadonlySet<string> {
  return new Set([notifier.email, contact.email, desk.email].map((email) => email.trim().toLowerCase()))
}

const TYPED: Words = { nl: "ingevuld door een medewerker", en: "filled in by an officer" }
const NOWHERE: Words = { nl: "nog onbekend", en: "not known yet" }
const UNREADABLE: Words = {
  nl: "ingevuld, maar niet te lezen",
  en: "filled in, but it could not be read",
}
