/** The text of octets that are text and nothing else, as far as the budget of all documents goes. */
import { decodeCharset } from "../mail/charset.ts"
import type { DocumentBudget, DocumentText, Unread } from "./document.ts"
import type { Concealment } from "../facts/facts.ts"

export type TextWithin = { readonly text: string; readonly unread: Unread | undefined }

/**
 * @param label charset by name, "" where nothing names one: then UTF-16 that lost its mark is told too.
 */
export function textWithin(octets: Uint8Array, budget: DocumentBudget, label = ""): TextWithin {
  const most = Math.min(octets.length, Math.max(0, budget.octets))
  budget.octets -= most
  const within = octets.subarray(0, most)
  const { text } = decodeCharset(within, label === "" ? bareWide(within) : label)
  return {
    text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text,
    unread: most < octets.length ? "beyond-limits" : undefined,
  }
}

const SAMPLE_OCTETS = 64

/** QUIRK: UTF-16 without a byte order mark: of Western letters one half is empty. */
function bareWide(octets: Uint8Array): string {
  const sample = octets.subarray(0, SAMPLE_OCTETS)
  let even = 0
  let odd = 0
  sample.forEach((octet, at) => {
    if (octet !== 0) return
    if (at % 2 === 0) even += 1
    else odd += 1
  })
  if (odd * 4 > sample.length && even === 0) return "utf-16le"
  return even * 4 > sample.length && odd === 0 ? "utf-16be" : ""
}

/** Adds a text of its own to `texts`, cut where the budget ends; whether all of it was taken in. Blank text costs nothing. */
export function addText(
  texts: DocumentText[],
  text: string,
  concealed: Concealment | undefined,
  budget: DocumentBudget,
): boolean {
  const shown = text.trim()
  if (shown === "") return true
  if (budget.items <= 0 || budget.units <= 0) return false
  budget.items -= 1
  const piece = shown.slice(0, budget.units)
  budget.units -= piece.length
  texts.push({ text: `${piece}\n`, concealed })
  return piece.length === shown.length
}
