/** Documents that are text and nothing else. Tables among them are told by their signs (./text-format.ts) and read by ./csv.ts. */
import type { DocumentBudget, DocumentText, Reading } from "./document.ts"
import { addText, textWithin } from "./text-within.ts"

/** A `ReadDocument`. In UTF-8, UTF-16 or windows-1252, with or without a byte order mark. */
export function readText(octets: Uint8Array, budget: DocumentBudget): Reading {
  const { text, unread } = textWithin(octets, budget)
  const texts: DocumentText[] = []
  const isWhole = addText(texts, text, undefined, budget)
  return {
    format: "text",
    texts,
    tables: [],
    concealed: [],
    inner: [],
    unread: isWhole ? unread : "beyond-limits",
  }
}
