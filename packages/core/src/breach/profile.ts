/**
 * The organisation as a notification and a letter know it: who reports, who answers questions, where it is.
 *
 * Why this module exists: these fields are the same for every breach, so they are typed once, on a quiet day. The people in it
 * are there in their function, and their data go to the authority and the people concerned, not into any log.
 *
 * Deliberately left out: where it is kept, and whether the numbers exist.
 */
import { parseAddress } from "../mail/address.ts"
import type { Words } from "./words.ts"

export type OrganisationProfile = {
  readonly name: string
  /** Number in the trade register (KvK): eight digits. */
  readonly kvkNumber: string
  /** Street, postcode and town, on one line. */
  readonly address: string
  readonly sector: string
  /** Who sends the notification. */
  readonly notifier: ProfileContact
  /** Whom the authority may ask: mostly the data protection officer (FG). */
  readonly contact: ProfileContact
  /** Number under which the FG is registered at the authority; "" for none. */
  readonly fgNumber: string
  /** Whom the people concerned can reach: a desk, not a person. */
  readonly desk: {
    readonly phone: string
    readonly email: string
    /** "op werkdagen van 9.00 tot 17.00 uur", in both languages. */ readonly hours: Words
  }
  /** Where a statement would stand; "" for none. */
  readonly website: string
  /** Who answers for the safeguard and its rules, and gets the report of each month (BIO2 5.24.04). */
  readonly processOwner: ProcessOwner
}

export type ProcessOwner = {
  readonly name: string
  readonly function: string
  readonly email: string
  /** The report of each month is mailed there by itself. */
  readonly monthly: boolean
}

export type ProfileContact = {
  readonly name: string
  readonly function: string
  readonly phone: string
  readonly email: string
}

export const EMPTY_PROFILE: OrganisationProfile = {
  name: "",
  kvkNumber: "",
  address: "",
  sector: "",
  notifier: { name: "", function: "", phone: "", email: "" },
  contact: { name: "", function: "", phone: "", email: "" },
  fgNumber: "",
  desk: { phone: "", email: "", hours: { nl: "", en: "" } },
  website: "",
  processOwner: { name: "", function: "", email: "", monthly: false },
}

/** What stands in each field, by its path ("contact.email"), in the order of the profile; of a switch "true" or "false". */
export function profileFields(profile: OrganisationProfile): ReadonlyMap<string, string> {
  return new Map(fieldsOf(profile, ""))
}

function fieldsOf(record: object, path: string): readonly (readonly [field: string, value: string])[] {
  return Object.entries(record).flatMap(([name, value]: readonly [string, unknown]) =>
    typeof value === "object" && value !== null
      ? fieldsOf(value, `${path}${name}.`)
      : [[`${path}${name}`, String(value)] as const],
  )
}

/** UTF-16 units of each field: an address on one line, a long name of a partnership. */
export const MAX_PROFILE_UNITS = 200

export type ProfileRemark = {
  /** Path in the profile: "notifier.email". */
  readonly field: string
  /** "missing" hinders a notification; "wrong" cannot be right. */
  readonly kind: "missing" | "wrong"
  readonly problem: Words
}

/** What is missing or cannot be right, in the order of the profile; nothing where all is well. */
export function checkProfile(profile: OrganisationProfile): readonly ProfileRemark[] {
  return Object.entries(CHECKS).flatMap(([field, { value, check, required }]): readonly ProfileRemark[] => {
    const written = value(profile)
    if (written.trim() === "") {
      const isNeeded = typeof required === "boolean" ? required : required(profile)
      return isNeeded ? [{ field, kind: "missing", problem: MISSING }] : []
    }
    const problem =
      written.length > MAX_PROFILE_UNITS ? TOO_LONG : hasControl(written) ? CONTROL : check(written)
    return problem === undefined ? [] : [{ field, kind: "wrong", problem }]
  })
}

type Check = {
  readonly value: (profile: OrganisationProfile) => string
  readonly check: (written: string) => Words | undefined
  readonly required: boolean | ((profile: OrganisationProfile) => boolean)
}

const MISSING: Words = { nl: "dit is nog niet ingevuld", en: "this has not been filled in yet" }
const TOO_LONG: Words = {
  nl: `dit is langer dan ${MAX_PROFILE_UNITS} tekens`,
  en: `this is longer than ${MAX_PROFILE_UNITS} characters`,
}
const CONTROL: Words = {
  nl: "hierin staat een teken dat niet te zien is, zoals een regeleinde",
  en: "this holds a character that cannot be seen, such as a line end",
}
const NO_KVK: Words = {
  nl: "een KvK-nummer heeft acht cijfers, zoals 12345678",
  en: "a trade register number (KvK) has eight digits, such as 12345678",
}
const NO_PHONE: Words = {
  nl: "een telefoonnummer heeft 3 tot en met 15 cijfers, en verder alleen spaties, punten, streepjes, haakjes en een plus",
  en: "a phone number has 3 to 15 digits, and otherwise only spaces, points, hyphens, brackets and a plus",
}
const NO_ADDRESS: Words = {
  nl: "dit is geen e-mailadres, zoals privacy@voorbeeld.example",
  en: "this is no e-mail address, such as privacy@voorbeeld.example",
}
const NO_WEBSITE: Words = {
  nl: "een adres van een website begint met https:// of http://",
  en: "the address of a website begins with https:// or http://",
}

const any = (): Words | undefined => undefined
const kvk = (written: string): Words | undefined => (/^\d{8}$/.test(written.trim()) ? undefined : NO_KVK)
/** ITU-T E.164 §6.1: 15 digits at most. A municipality answers at 14 0xx. */
function phone(written: string): Words | undefined {
  const digits = written.replaceAll(/\D/g, "").length
  return /^[+\d][\d ().-]*$/.test(written.trim()) && digits >= 3 && digits <= 15 ? undefined : NO_PHONE
}
function email(written: string): Words | undefined {
  return parseAddress(written.trim()).ok ? undefined : NO_ADDRESS
}
const website = (written: string): Words | undefined =>
  /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(written.trim()) ? undefined : NO_WEBSITE

const CHECKS: { readonly [field: string]: Check } = {
  name: { value: ({ name }) => name, check: any, required: true },
  kvkNumber: { value: ({ kvkNumber }) => kvkNumber, check: kvk, required: true },
  address: { value: ({ address }) => address, check: any, required: true },
  sector: { value: ({ sector }) => sector, check: any, required: true },
  "notifier.name": { value: ({ notifier }) => notifier.name, check: any, required: true },
  "notifier.function": { value: ({ notifier }) => notifier.function, check: any, required: true },
  "notifier.phone": { value: ({ notifier }) => notifier.phone, check: phone, required: true },
  "notifier.email": { value: ({ notifier }) => notifier.email, check: email, required: true },
  "contact.name": { value: ({ contact }) => contact.name, check: any, required: false },
  "contact.function": { value: ({ contact }) => contact.function, check: any, required: false },
  "contact.phone": { value: ({ contact }) => contact.phone, check: phone, required: false },
  "contact.email": { value: ({ contact }) => contact.email, check: email, required: false },
  fgNumber: { value: ({ fgNumber }) => fgNumber, check: any, required: false },
  "desk.phone": { value: ({ desk }) => desk.phone, check: phone, required: true },
  "desk.email": { value: ({ desk }) => desk.email, check: email, required: true },
  "desk.hours.nl": { value: ({ desk }) => desk.hours.nl, check: any, required: false },
  "desk.hours.en": { value: ({ desk }) => desk.hours.en, check: any, required: false },
  website: { value: ({ website: address }) => address, check: website, required: false },
  "processOwner.name": { value: ({ processOwner }) => processOwner.name, check: any, required: false },
  "processOwner.function": {
    value: ({ processOwner }) => processOwner.function,
    check: any,
    required: false,
  },
  "processOwner.email": {
    value: ({ processOwner }) => processOwner.email,
    check: email,
    required: ({ processOwner }) => processOwner.monthly,
  },
}

function hasControl(text: string): boolean {
  return /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/.test(text)
}
