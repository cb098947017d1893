/**
 * The fields that a line of the log can have, as a list that exists at run time too.
 *
 * TRUST: types are gone when the program runs. So each field is taken by its name and its kind, everything else is
 * dropped, and text that could be an address is not written: a slip in a caller costs a word in the log, not a secret.
 */
import type { LogFields } from "../app/log.ts"

const KINDS = {
  id: "text",
  about: "text",
  sender: "text",
  user: "text",
  ip: "text",
  host: "text",
  port: "number",
  recipients: "number",
  copies: "number",
  failed: "number",
  attempt: "number",
  size: "number",
  code: "number",
  status: "text",
  verdict: "text",
  rules: "list",
  milliseconds: "number",
  count: "number",
  limit: "number",
  why: "text",
  problems: "list",
  version: "text",
  path: "path",
} as const satisfies Record<keyof LogFields, "text" | "number" | "list" | "path">

type Name = keyof typeof KINDS

/** Longer texts are none of ours. */
const MAX_UNITS = 256
/** A policy has more rules than fire for one message. */
const MAX_RULES = 50

export type Written = string | number | readonly string[]

/** What of the fields may be written, in the order of the list above. */
export function safeFields(fields: LogFields): Record<string, Written> {
  const written: Record<string, Written> = {}
  // By the fields that are there, not by the list: this runs for every message.
  for (const name in fields) {
    if (!isName(name)) continue
    const value = safeValue(KINDS[name], fields[name])
    if (value !== undefined) written[name] = value
  }
  return written
}

/** An event or a reason: fixed words of ours, so nothing in it can be an address. */
export function safeText(text: string): string {
  const short = text.length > MAX_UNITS ? text.slice(0, MAX_UNITS) : text
  return short.includes("@") ? "[withheld]" : short
}

function safeValue(kind: (typeof KINDS)[Name], value: unknown): Written | undefined {
  switch (kind) {
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? value : undefined
    case "text":
      return typeof value === "string" ? safeText(value) : undefined
    case "path": // of our own configuration; a folder may have an @ in its name
      return typeof value === "string" ? value.slice(0, MAX_UNITS) : undefined
    case "list":
      return Array.isArray(value)
        ? value
            .slice(0, MAX_RULES)
            .filter((one) => typeof one === "string")
            .map(safeText)
        : undefined
  }
}

function isName(name: string): name is Name {
  return Object.hasOwn(KINDS, name)
}
