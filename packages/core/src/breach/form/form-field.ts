/**
 * A field of the notification to the Autoriteit Persoonsgegevens: what is asked, how it is answered, where an answer may come
 * from.
 *
 * Why this module exists: the form is data, so that a page, a paper and a program show the same questions. Deliberately left
 * out: the questions themselves (./form-section-*.ts) and putting them together (./form.ts).
 */
import type { BreachAccount } from "../account.ts"
import type { Extent } from "../extent.ts"
import type { OrganisationProfile } from "../profile.ts"
import type { Phase } from "../step.ts"
import type { Range, Words } from "../words.ts"

export const SECTIONS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export type SectionNumber = (typeof SECTIONS)[number]

export type FieldKind = "text" | "long-text" | "date" | "choice" | "choices" | "range" | "yes-no"

/** Where an answer stands: in the message, in the profile, or with an officer (also: in a step of the file). */
export type Source = "evidence" | "profile" | "officer"
export type Origin = Source | "unknown"

export type FormOption = { readonly id: string; readonly name: Words }

export type FormField = {
  /** "timeline.discovered": stable, and what a `FieldAnswer` names. */
  readonly id: string
  readonly section: SectionNumber
  readonly name: Words
  /** What to think of while answering; undefined where the name says it all. */
  readonly help: Words | undefined
  readonly kind: FieldKind
  /** Of a choice and choices; none else. */
  readonly options: readonly FormOption[]
  /** Asked for: a first notification may go without (Art. 33(4)), and then it is marked as unknown. */
  readonly required: boolean
  readonly phases: readonly Phase[]
  /** Besides the officer, who may answer anything. */
  readonly from: readonly Source[]
}

export type FieldValue =
  | { readonly kind: "text"; readonly text: Words }
  /** Milliseconds since 1970. */
  | { readonly kind: "date"; readonly at: number }
  | { readonly kind: "choices"; readonly ids: readonly string[] }
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "yes-no"; readonly yes: boolean }

/** An answer that Sluis can give by itself, and where it comes from, in words. */
export type Proposal = { readonly value: FieldValue; readonly origin: Source; readonly source: Words }

export type FormContext = {
  readonly account: BreachAccount
  readonly profile: OrganisationProfile
  readonly extent: Extent
  readonly phase: Phase
  /** Milliseconds since 1970. */
  readonly now: number
  /** What stands in an earlier field of this form, in the order of the form. */
  readonly value: (field: string) => FieldValue | undefined
  /** Fields so far that are required and unknown. */
  readonly unknown: number
}

/** A field, and how it answers itself. */
export type FormQuestion = FormField & {
  /** False: it does not apply here, and is left out where nobody answered it. */
  readonly applies: (context: FormContext) => boolean
  readonly propose: (context: FormContext) => Proposal | undefined
}

export const ALL_PHASES: readonly Phase[] = ["first", "follow-up", "withdrawal"]
/** A withdrawal says that there was no breach: only who says so, about which notification, and why. */
export const TOLD_PHASES: readonly Phase[] = ["first", "follow-up"]

type Asked = {
  readonly id: string
  readonly name: Words
  readonly kind: FieldKind
  readonly help?: Words
  readonly options?: readonly FormOption[]
  readonly required?: boolean
  readonly phases?: readonly Phase[]
  readonly from?: readonly Source[]
  readonly applies?: (context: FormContext) => boolean
  readonly propose?: (context: FormContext) => Proposal | undefined
}

/** Fills in what most questions of a section have in common. */
export function questions(section: SectionNumber, asked: readonly Asked[]): readonly FormQuestion[] {
  return asked.map((each) => ({
    help: undefined,
    options: [],
    required: false,
    phases: TOLD_PHASES,
    from: [],
    applies: () => true,
    propose: () => undefined,
    ...each,
    section,
  }))
}

const FROM_MESSAGE: Words = { nl: "uit het bericht zelf", en: "from the message itself" }
const FROM_PROFILE: Words = { nl: "uit de gegevens van de organisatie", en: "from the organisation's data" }
const FROM_FILE: Words = { nl: "uit een stap in het dossier", en: "from a step in the file" }

export function fromMessage(value: FieldValue, source: Words = FROM_MESSAGE): Proposal {
  return { value, origin: "evidence", source }
}

export function fromFile(value: FieldValue, source: Words = FROM_FILE): Proposal {
  return { value, origin: "officer", source }
}

/** Undefined where the profile has nothing: an empty line is no answer. */
export function fromProfile(text: string): Proposal | undefined {
  const written = text.trim()
  return written === ""
    ? undefined
    : { value: textValue({ nl: written, en: written }), origin: "profile", source: FROM_PROFILE }
}

export function textValue(text: Words): FieldValue {
  return { kind: "text", text }
}

export function chosen(...ids: readonly string[]): FieldValue {
  return { kind: "choices", ids }
}

/** Whether one of these was chosen in a field. */
export function isChosen(value: FieldValue | undefined, ...ids: readonly string[]): boolean {
  return value?.kind === "choices" && value.ids.some((id) => ids.includes(id))
}

export function isYes(value: FieldValue | undefined): boolean {
  return value?.kind === "yes-no" && value.yes
}
