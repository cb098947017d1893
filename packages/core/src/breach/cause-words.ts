/** Why a breach happened: the causes of ./step.ts in words, for a heading, a figure or a row. */
import type { Cause } from "./step.ts"
import type { Words } from "./words.ts"

export const CAUSE_WORDS: { readonly [cause in Cause]: Words } = {
  "visible-recipients": {
    nl: "ontvangers zichtbaar voor elkaar",
    en: "recipients visible to one another",
  },
  "wrong-recipient": { nl: "verkeerde ontvanger", en: "wrong recipient" },
  "wrong-attachment": { nl: "verkeerde bijlage", en: "wrong attachment" },
  "attachment-too-much": {
    nl: "bijlage met meer gegevens dan nodig",
    en: "attachment with more data than needed",
  },
  "reply-all": { nl: "antwoord aan iedereen", en: "reply to all" },
  "quoted-thread": {
    nl: "eerdere berichten meegestuurd",
    en: "earlier messages sent along",
  },
  forwarded: { nl: "bericht doorgestuurd", en: "message forwarded" },
  calendar: { nl: "uitnodiging in de agenda", en: "calendar invitation" },
  application: { nl: "fout in een applicatie", en: "fault in an application" },
  access: { nl: "onbevoegd bekeken", en: "unauthorised access" },
  "lost-or-stolen": { nl: "verloren of gestolen", en: "lost or stolen" },
  attack: { nl: "aanval van buiten", en: "attack from outside" },
  published: { nl: "per ongeluk gepubliceerd", en: "published by accident" },
  other: { nl: "andere oorzaak", en: "other cause" },
}

/** Where nobody has said a cause yet. */
export const NO_CAUSE: Words = { nl: "nog niet bekend", en: "not known yet" }

export function causeWords(cause: Cause | undefined): Words {
  return cause === undefined ? NO_CAUSE : CAUSE_WORDS[cause]
}
