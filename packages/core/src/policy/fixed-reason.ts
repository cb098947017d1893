/** The words of what Sluis does whatever the policy says (./decide.ts). Their ids begin with `sluis/`. */
import type { Obstacle } from "../facts/facts.ts"
import type { Text } from "./facts-schema.ts"

export const RULE_BROKE: Text = {
  nl: "Sluis kon deze mail niet goed controleren. Een tweede persoon kijkt ernaar.",
  en: "Sluis could not check this message properly. A second person looks at it.",
}

type FixedReason = { readonly rule: string; readonly say: Text }

/** Why a message that should go to each recipient separately cannot. */
export const OBSTACLE_REASONS: Readonly<Record<Obstacle, FixedReason>> = {
  "signed-content": {
    rule: "sluis/signed-content",
    say: {
      nl: "Deze mail kan niet aan iedereen apart: hij is digitaal ondertekend, en na een wijziging klopt de handtekening niet meer. Stuur hem zonder handtekening, of zet de adressen in Bcc.",
      en: "This message cannot go to each person separately: it is signed, and any change breaks the signature. Send it unsigned, or put the addresses in Bcc.",
    },
  },
  "encrypted-recipients": {
    rule: "sluis/encrypted-recipients",
    say: {
      nl: "Deze mail kan niet aan iedereen apart: hij is voor alle ontvangers samen versleuteld, en in de versleuteling staat wie dat zijn. Stuur hem aan iedereen los.",
      en: "This message cannot go to each person separately: it is encrypted for all recipients together, and the encryption shows who they are. Send one message to each of them.",
    },
  },
  tnef: {
    rule: "sluis/tnef",
    say: {
      nl: "Deze mail kan niet aan iedereen apart: Outlook heeft hem verpakt als winmail.dat, met alle adressen erin. Kies in Outlook ‘HTML’ of ‘tekst zonder opmaak’ en stuur hem opnieuw.",
      en: "This message cannot go to each person separately: Outlook has wrapped it as winmail.dat, with all addresses inside. Choose “HTML” or “plain text” in Outlook and send it again.",
    },
  },
  "outlook-item": {
    rule: "sluis/outlook-item",
    say: {
      nl: "Deze mail kan niet aan iedereen apart: er zit een Outlook-bericht bij met de adressen erin. Voeg dat bericht toe als pdf, zonder de adressen.",
      en: "This message cannot go to each person separately: an Outlook item with the addresses in it is attached. Attach it as a PDF, without the addresses.",
    },
  },
  "beyond-limits": {
    rule: "sluis/beyond-limits",
    say: {
      nl: "Deze mail kan niet aan iedereen apart: hij is te groot of te ingewikkeld. Stuur hem in delen, of zet de adressen in Bcc.",
      en: "This message cannot go to each person separately: it is too large or too complicated. Send it in parts, or put the addresses in Bcc.",
    },
  },
  unreadable: {
    rule: "sluis/unreadable",
    say: {
      nl: "Deze mail kan niet aan iedereen apart: een deel ervan is niet te lezen. Kijk de bijlagen na, of zet de adressen in Bcc.",
      en: "This message cannot go to each person separately: part of it cannot be read. Check the attachments, or put the addresses in Bcc.",
    },
  },
}
