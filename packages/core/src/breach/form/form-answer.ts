/**
 * An answer of an officer to a field of the form, between the text that is kept in a step and the value that it means.
 *
 * How each kind is written: text as it is; a date as milliseconds since 1970; a choice as the id of its option, choices with a
 * space between; a range as "112" or "52-60"; yes or no as "yes" or "no". "" and undefined take an answer back.
 */
import { err, ok } from "../../result.ts"
import type { Result } from "../../result.ts"
import { MAX_TEXT_UNITS } from "../file-limit.ts"
import type { FieldValue, FormField } from "./form-field.ts"
import type { Words } from "../words.ts"

export const ANSWER_LIMITS = {
  /** UTF-16 units of a text on one line. */
  text: 500,
  /** Of a description: what a step of the file holds. */
  longText: MAX_TEXT_UNITS.answer,
  /** People: more than live here. */
  number: 100_000_000,
} as const

/** 1 January 2100 in UTC: a date behind it is a slip of the pen. */
const LAST_DATE = 4_102_444_800_000

/** Field id -> what an officer wrote as above; undefined takes an answer back. */
export type FormAnswers = { readonly [field: string]: string | undefined }

/** Undefined: nothing was answered. An error says in words what would be right. */
export function readAnswer(
  field: FormField,
  written: string | undefined,
): Result<FieldValue | undefined, Words> {
  const text = written?.trim() ?? ""
  if (text === "") return ok(undefined)
  switch (field.kind) {
    case "text":
      return readText(text, ANSWER_LIMITS.text, /[\u0000-\u001F\u007F]/)
    case "long-text":
      return readText(text, ANSWER_LIMITS.longText, /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/)
    case "date":
      return readDate(text)
    case "choice":
      return readChoices(field, [text])
    case "choices":
      return readChoices(field, text.split(/ +/, field.options.length + 1))
    case "range":
      return readRange(text)
    case "yes-no":
      return text === "yes" || text === "no" ? ok({ kind: "yes-no", yes: text === "yes" }) : err(NO_YES_NO)
  }
}

function readText(text: string, most: number, control: RegExp): Result<FieldValue, Words> {
  if (text.length > most) {
    return err({
      nl: `dit is ${text.length} tekens lang; het mogen er ${most} zijn`,
      en: `this is ${text.length} characters long; ${most} are allowed`,
    })
  }
  if (control.test(text)) return err(CONTROL)
  return ok({ kind: "text", text: { nl: text, en: text } })
}

function readDate(text: string): Result<FieldValue, Words> {
  const at = /^\d{1,13}$/.test(text) ? Number(text) : Number.NaN
  return at <= LAST_DATE ? ok({ kind: "date", at }) : err(NO_DATE)
}

function readChoices({ options }: FormField, ids: readonly string[]): Result<FieldValue, Words> {
  const known = options.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
  // In the order of the form, so that the same answer is always the same value.
  return known.length === new Set(ids).size ? ok({ kind: "choices", ids: known }) : err(NO_OPTION)
}

function readRange(text: string): Result<FieldValue, Words> {
  const match = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/.exec(text)
  if (match === null) return err(NO_RANGE)
  const least = Number(match[1])
  const most = match[2] === undefined ? least : Number(match[2])
  if (least > most || most > ANSWER_LIMITS.number) return err(NO_RANGE)
  return ok({ kind: "range", range: { least, most } })
}

/** The inverse of `readAnswer`; of a text its Dutch. */
export function writeAnswer(value: FieldValue): string {
  switch (value.kind) {
    case "text":
      return value.text.nl
    case "date":
      return String(value.at)
    case "choices":
      return value.ids.join(" ")
    case "range":
      return value.range.least === value.range.most
        ? String(value.range.least)
        : `${value.range.least}-${value.range.most}`
    case "yes-no":
      return value.yes ? "yes" : "no"
  }
}

const CONTROL: Words = {
  nl: "hierin staat een teken dat niet te zien is",
  en: "this holds a character that cannot be seen",
}
const NO_DATE: Words = { nl: "dit is geen datum", en: "this is not a date" }
const NO_OPTION: Words = {
  nl: "dit is geen keuze uit de lijst",
  en: "this is not a choice from the list",
}
const NO_RANGE: Words = {
  nl: "geef een aantal, zoals 112, of het minste en het meeste, zoals 52-60",
  en: "give a number, such as 112, or the least and the most, such as 52-60",
}
const NO_YES_NO: Words = { nl: "antwoord met ja of nee", en: "answer with yes or no" }
