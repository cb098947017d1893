/**
 * What figures are taken apart by, in words: roles, kinds and outcomes, as the ledger has them.
 *
 * INVARIANT (no person): a word that is not in these lists is told as "other". So nothing that somebody wrote comes into a report
 * by way of a word in the ledger.
 */
import type { Words } from "../breach/words.ts"
import { ROLE_WORDS } from "../ledger/words.ts"

export function partWords(part: string): Words {
  return WORDS.get(part) ?? OTHER
}

const OTHER: Words = { nl: "anders", en: "other" }

const WORDS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ...Object.entries(ROLE_WORDS),
  // Whoever reads a report has no command line.
  ["command-line", { nl: "systeembeheer", en: "system administration" }],
  // Kinds of canaries.
  ["sensitive-list", { nl: "een gevoelige lijst in Aan", en: "a sensitive list in To" }],
  ["bcc-left-in", { nl: "een Bcc-veld dat is blijven staan", en: "a Bcc field that was left in" }],
  [
    "calendar-invitation",
    { nl: "een uitnodiging met alle deelnemers", en: "an invitation that names all attendees" },
  ],
  ["list-attached", { nl: "de ontvangerslijst als bijlage", en: "the list of recipients attached" }],
  // How a canary that was missed ended.
  ["not-caught", { nl: "doorgelaten", en: "let through" }],
  ["not-arrived", { nl: "niet aangekomen bij Sluis", en: "did not arrive at Sluis" }],
  ["not-sent", { nl: "niet aangenomen door de mailserver", en: "not taken by the mail server" }],
  // Notifications and letters.
  ["first", { nl: "eerste", en: "first" }],
  ["follow-up", { nl: "vervolg", en: "follow-up" }],
  ["withdrawal", { nl: "intrekking", en: "withdrawal" }],
  ["fuller", { nl: "uitgebreider", en: "fuller" }],
  // Measures, and what closed them.
  ["immediate", { nl: "directe maatregel", en: "immediate measure" }],
  ["improvement", { nl: "verbeterpunt", en: "improvement point" }],
  ["canary", { nl: "een geslaagd proefbericht", en: "a canary that was caught" }],
  ["policy", { nl: "een regel in het beleid", en: "a rule in the policy" }],
  ["report", { nl: "een rapport", en: "a report" }],
  ["document", { nl: "een document", en: "a document" }],
])
