/**
 * Whether an attached letter invites those who get it as people whom it concerns: "Uitnodiging contactdag PTSS".
 *
 * Why this module exists: "zie bijlage" says nothing, and what hangs below it says of everybody in To why he gets it. The name of the
 * file counts as a subject does, its first page as what is written below one (../facts/sensitivity.ts).
 *
 * Deliberately left out: a letter that greets one person, for whoever gets it as an attachment is somebody else; tables; and whether
 * the mail hands it on for others (../facts/invited.ts).
 */
import type { Category } from "../facts/facts.ts"
import { observeSensitivity } from "../facts/sensitivity.ts"
import { greetingOf } from "../mail/greeting.ts"
import type { DocumentText, Reading } from "./document.ts"

/** UTF-16 units: the first page. */
const HEAD_UNITS = 3_000
/** Who invites says so at once. */
const TOP_UNITS = 1_200
const MAX_NAME_UNITS = 120

const INVITING = /(?:uitnodig|uitgenodigd|nodigen? (?:u|je|jullie) |invit(?:e|ing|ation))/i

/** Whoever wants to may come, or is on it for others. */
const FOR_ANYBODY =
  /\bopen (?:dag|avond|huis|day|evening|house)|raad\b|council|\bboard\b|iedereen|everyone|everybody|collega|colleague|vrijwilligers|volunteers|professional|ketenpartner|oratie|symposium|congres|conference|herdenking|viering|borrel|drinks|teamuitje|teamdag|opening|netwerk|network|stuurgroep|medewerkers|personeel|\bstaff\b|dag van de/i

/** @param name of the file */
export function invitesIn(
  name: string,
  { texts, tables }: Pick<Reading, "texts" | "tables">,
): readonly Category[] {
  if (tables.length > 0 && texts.length === 0) return []
  const subject = titleOf(name)
  const newText = headOf(texts)
  if (!INVITING.test(subject) && !INVITING.test(newText.slice(0, TOP_UNITS))) return []
  if (FOR_ANYBODY.test(subject) || FOR_ANYBODY.test(newText.slice(0, TOP_UNITS))) return []
  if (greetingOf(newText)?.kind === "one") return []
  const { sensitivity, categories } = observeSensitivity({ subject, newText, eventTitle: "" })
  return sensitivity === "certain" ? categories : []
}

/** "uitnodiging_contactdag-PTSS (2).pdf" */
function titleOf(name: string): string {
  return name
    .slice(0, MAX_NAME_UNITS)
    .replace(/\.[a-z]{2,5}$/i, "")
    .replace(/[_.()[\]+-]|%20|\d/g, " ")
    .trim()
}

function headOf(texts: readonly DocumentText[]): string {
  let head = ""
  for (const { text, concealed } of texts) {
    if (head.length >= HEAD_UNITS) break
    if (concealed === undefined) head += text.slice(0, HEAD_UNITS - head.length)
  }
  return head
}
