/**
 * The operating system's names for what went wrong, in words: who runs Sluis should not have to know what ENOENT is. Only
 * those that somebody meets by a slip of the finger or a missing right; another name is shown as it is.
 */
import type { Bilingual, Language } from "./language.ts"

const REASONS: ReadonlyMap<string, Bilingual> = new Map([
  ["ENOENT", { nl: "bestaat niet", en: "does not exist" }],
  ["ENOTDIR", { nl: "iets in het pad is geen map", en: "something in its path is no folder" }],
  ["EISDIR", { nl: "is een map", en: "is a folder" }],
  ["EACCES", { nl: "deze gebruiker mag dat niet", en: "this user may not" }],
  ["EPERM", { nl: "deze gebruiker mag dat niet", en: "this user may not" }],
  ["ENOSPC", { nl: "de schijf is vol", en: "the disk is full" }],
  ["EROFS", { nl: "op deze schijf kan niet worden geschreven", en: "this disk can't be written to" }],
])

/** What follows the words of a problem: `: does not exist (ENOENT)`, ` (EIO)`, or nothing for "". */
export function reasonOf(detail: string, language: Language): string {
  if (detail === "") return ""
  const words = REASONS.get(detail)?.[language]
  return words === undefined ? ` (${detail})` : `: ${words} (${detail})`
}
