/**
 * The notification as JSON: for other programs, and as what is kept of a form that was sent.
 *
 * Version 1: an object of fields by id, each with its value (`FieldValue` of ./form-field.ts, or null), and where that came
 * from. A later version may add; what is there keeps its meaning.
 */
import type { FilledField, NotificationForm } from "./form.ts"
import type { FieldValue, Origin, SectionNumber } from "./form-field.ts"
import type { Words } from "../words.ts"

type JsonField = {
  readonly section: SectionNumber
  readonly name: Words
  readonly value: FieldValue | null
  readonly origin: Origin
  readonly source: Words
}

/** Indented, for it is read by people too; the same form gives the same octets. */
export function formJson({
  phase,
  account,
  organisation,
  madeAt,
  sections,
  missing,
}: NotificationForm): string {
  const fields = sections.flatMap((section) => section.fields)
  return JSON.stringify(
    {
      format: "sluis-notification",
      version: 1,
      phase,
      file: account,
      organisation,
      madeAt,
      missing,
      fields: Object.fromEntries(fields.map((field) => [field.field.id, jsonField(field)])),
    },
    undefined,
    2,
  )
}

function jsonField({ field: { section, name }, value, origin, source }: FilledField): JsonField {
  return { section, name, value: value ?? null, origin, source }
}

/**
 * Of a form that was kept: field id -> its value as JSON, "null" where it was unknown. Empty where it cannot be read, so that
 * all that is known now counts as new.
 */
export function readFormJson(kept: string): ReadonlyMap<string, string> {
  let form: unknown
  try {
    form = JSON.parse(kept)
  } catch {
    return new Map()
  }
  return new Map(
    Object.entries(recordOf(recordOf(form)["fields"])).map(([id, field]) => [
      id,
      JSON.stringify(recordOf(field)["value"] ?? null),
    ]),
  )
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null ? { ...value } : {}
}
