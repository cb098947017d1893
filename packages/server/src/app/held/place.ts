/**
 * Where in a message something stands, as a person would say it: in a field, in the text, in an attachment.
 */
import type { Evidence } from "@sluis/core/facts/facts"
import type { Message, Part } from "@sluis/core/mail/message"

export type Place =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "text" }
  | { readonly kind: "attachment"; readonly filename: string }
  /** In a message that is inside this one. */
  | { readonly kind: "embedded" }

export function placeOf(evidence: Evidence, message: Message): Place {
  if (evidence.part.includes("/")) return { kind: "embedded" }
  const part = message.parts.find((candidate) => candidate.path === evidence.part)
  if (part === undefined) return { kind: "embedded" }
  const field = part.header.fields.find(({ start, end }) => evidence.start >= start && evidence.start < end)
  if (field !== undefined) return { kind: "field", name: fieldName(part, field.start, field.name) }
  const isText = part.disposition !== "attachment" && part.filename === "" && part.type.startsWith("text/")
  if (isText || part.children.length > 0) return { kind: "text" }
  return part.embedded === undefined ? { kind: "attachment", filename: part.filename } : { kind: "embedded" }
}

/** As written: "Subject" and not "subject". */
function fieldName(part: Part, start: number, name: string): string {
  const from = start - part.header.start
  return part.header.text.slice(from, from + name.length)
}
