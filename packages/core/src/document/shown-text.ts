/** A text that stands beside the cells of a sheet (a note, a header, a comment), within the budget. */
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, DocumentText, Unread } from "./document.ts"
import { spend } from "./spend.ts"

/** Empty texts are left out; beyond the budget nothing is added, and `found` says so. */
export function addText(
  text: string,
  concealed: Concealment | undefined,
  budget: DocumentBudget,
  found: { readonly texts: DocumentText[]; unread: Unread | undefined },
): void {
  const shown = text.trim()
  if (shown === "") return
  if (spend(budget, shown.length + 1)) found.texts.push({ text: `${shown}\n`, concealed })
  else found.unread ??= "beyond-limits"
}
