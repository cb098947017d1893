/**
 * What a report says to the person who sent the message: what happened, and what can be done about it.
 *
 * In plain words, without blame, about one recipient or many. The codes are for programs and administrators; they stand
 * below, where they are not in the way.
 */
import type { Bilingual } from "../language.ts"
import type { ReportRequest } from "./own-mail.ts"
import { statusOf } from "./report-status.ts"

export type Happening = { readonly what: Bilingual; readonly advice: Bilingual }

export function happening({ reply, action, expired }: ReportRequest["recipients"][number]): Happening {
  if (action === "relayed") return RELAYED
  if (expired === true) return EXPIRED
  const status = statusOf(reply, false)
  return (BY_STATUS.find(([pattern]) => pattern.test(status)) ?? OTHER)[1]
}

const RELAYED: Happening = {
  what: {
    nl: "Uw bericht is doorgegeven aan een mailserver die geen ontvangstberichten stuurt.",
    en: "Your message was passed on to a mail server that sends no delivery confirmations.",
  },
  advice: {
    nl: "U hoeft niets te doen. U krijgt alleen geen bericht meer als het is aangekomen.",
    en: "There is nothing you need to do. You will just not hear when it has arrived.",
  },
}

const EXPIRED: Happening = {
  what: {
    nl: "Het lukte niet op tijd. We hebben het steeds opnieuw geprobeerd en zijn nu gestopt.",
    en: "It did not succeed in time. We kept trying, and have stopped now.",
  },
  advice: {
    nl: "Stuur het bericht later nog eens, of neem op een andere manier contact op als het haast heeft.",
    en: "Send the message again later, or get in touch another way if it is urgent.",
  },
}

/** The first that fits. RFC 3463 §3; X.1.10: RFC 7505 §4.2. */
const BY_STATUS: readonly (readonly [RegExp, Happening])[] = [
  [
    /^5\.1\.(2|10)$|^5\.4\.4$/,
    {
      what: {
        nl: "Wat achter het apenstaartje (@) staat, bestaat niet of ontvangt geen e-mail.",
        en: "What stands behind the at sign (@) does not exist or receives no e-mail.",
      },
      advice: {
        nl: "Kijk of het goed gespeld is. Klopt het, vraag de ontvanger dan om een ander adres.",
        en: "Check the spelling. If it is right, ask the recipient for another address.",
      },
    },
  ],
  [
    /^5\.1\.[01346]$/,
    {
      what: {
        nl: "Niet bekend bij de ontvangende organisatie.",
        en: "Not known at the receiving organisation.",
      },
      advice: {
        nl: "Kijk of het goed gespeld is, of vraag de ontvanger naar het juiste adres.",
        en: "Check the spelling, or ask the recipient for the right address.",
      },
    },
  ],
  [
    /^5\.2\.1$/,
    {
      what: {
        nl: "Bestaat wel, maar ontvangt nu geen e-mail.",
        en: "Exists, but receives no e-mail at present.",
      },
      advice: {
        nl: "Neem op een andere manier contact op met de ontvanger.",
        en: "Get in touch with the recipient another way.",
      },
    },
  ],
  [
    /^5\.2\.2$/,
    {
      what: { nl: "De mailbox is vol.", en: "The mailbox is full." },
      advice: {
        nl: "Stuur het bericht later nog eens, of laat de ontvanger op een andere manier weten dat de mailbox vol is.",
        en: "Send the message again later, or let the recipient know another way that the mailbox is full.",
      },
    },
  ],
  [
    /^5\.(2\.3|3\.4)$/,
    {
      what: {
        nl: "Het bericht is groter dan de ontvangende kant toestaat.",
        en: "The message is larger than the receiving side allows.",
      },
      advice: {
        nl: "Stuur het zonder grote bijlagen, of deel de bestanden op een andere manier.",
        en: "Send it without large attachments, or share the files another way.",
      },
    },
  ],
  [
    /^5\.7\./,
    {
      what: {
        nl: "De ontvangende kant wil dit bericht niet aannemen, vanwege regels of een spamfilter daar.",
        en: "The receiving side does not want this message, because of a rule or a spam filter there.",
      },
      advice: {
        nl: "Neem op een andere manier contact op met de ontvanger, en geef onze beheerder wat hieronder bij 'Antwoord' staat.",
        en: "Get in touch with the recipient another way, and give our administrator the line that says 'Answer' below.",
      },
    },
  ],
]

const OTHER: readonly [RegExp, Happening] = [
  /^/,
  {
    what: {
      nl: "De ontvangende kant heeft dit bericht geweigerd.",
      en: "The receiving side refused this message.",
    },
    advice: {
      nl: "Vraag onze beheerder om hulp, en geef wat hieronder bij 'Antwoord' staat.",
      en: "Ask our administrator for help, and give the line that says 'Answer' below.",
    },
  },
]
