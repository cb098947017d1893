/** The words of letters about canaries. */
import type { Language } from "../app/language.ts"
import { dayAndTime } from "./day-and-time.ts"

export type CanaryWords = {
  readonly language: Language
  readonly subject: { readonly red: string; readonly green: string }
  readonly title: { readonly red: string; readonly green: string }
  readonly lead: { readonly red: readonly string[]; readonly green: readonly string[] }
  readonly titles: { readonly red: string; readonly green: string; readonly can: string }
  readonly todo: readonly string[]
  /** The day and the minute. */
  readonly moment: (at: number, timeZone: string) => string
  readonly line: (kind: string, route: string, moment: string, outcome: string) => string
  readonly footer: (organisation: string) => readonly string[]
}

const nl: CanaryWords = {
  language: "nl",
  subject: {
    red: "een proefbericht is niet tegengehouden",
    green: "proefberichten worden weer tegengehouden",
  },
  title: {
    red: "Een proefbericht is niet tegengehouden",
    green: "Proefberichten worden weer tegengehouden",
  },
  lead: {
    red: [
      "Sluis stuurt zichzelf proefberichten, om te bewijzen dat het tegenhoudt wat het moet tegenhouden. Nu ging dat mis.",
      "Niemand heeft het proefbericht gekregen. Maar een echt bericht als dit zou nu misschien wel weggaan.",
    ],
    green: ["Het werkt weer. U hoeft niets te doen."],
  },
  titles: { red: "Niet tegengehouden", green: "Weer in orde", can: "Wat u kunt doen" },
  todo: [
    "Ging het proefbericht door? Kijk of het beleid is veranderd, en draai dat terug of herstel de regel.",
    "Kwam het niet aan? Kijk of de mail langs deze weg nog door Sluis gaat.",
    "Werd het niet aangenomen? Kijk in de instellingen van die mailserver of Sluis er proefberichten mag aanbieden.",
    "U krijgt één bericht als het weer in orde is.",
  ],
  moment: (at, timeZone) => {
    const { day, time } = dayAndTime(at, "nl-NL", timeZone)
    return `${day} om ${time}`
  },
  line: (kind, route, moment, outcome) => `Via ${route}: ${kind}, ${outcome} (${moment}).`,
  footer: (organisation) => [
    `Sluis bewaakt de uitgaande mail${organisation === "" ? "" : ` van ${organisation}`}. Dit bericht is automatisch.`,
    "U krijgt het omdat u in Sluis beheerder of privacyfunctionaris bent, of daar staat als contact over privacy.",
  ],
}

const en: CanaryWords = {
  language: "en",
  subject: { red: "a canary was not caught", green: "canaries are caught again" },
  title: { red: "A canary was not caught", green: "Canaries are caught again" },
  lead: {
    red: [
      "Sluis sends itself test messages, canaries, to prove that it catches what it must. Now that went wrong.",
      "Nobody got the canary. But a real message like it might leave now.",
    ],
    green: ["It works again. You need not do anything."],
  },
  titles: { red: "Not caught", green: "In order again", can: "What you can do" },
  todo: [
    "Did the canary pass? See whether the policy was changed, and undo that or mend the rule.",
    "Did it not arrive? See whether mail by this route still goes through Sluis.",
    "Was it not accepted? See in the settings of that mail server whether Sluis may hand in canaries there.",
    "You will get one message when it is in order again.",
  ],
  moment: (at, timeZone) => {
    const { day, time } = dayAndTime(at, "en-GB", timeZone)
    return `${day} at ${time}`
  },
  line: (kind, route, moment, outcome) => `By ${route}: ${kind}, ${outcome} (${moment}).`,
  footer: (organisation) => [
    `Sluis guards the outgoing mail${organisation === "" ? "" : ` of ${organisation}`}. This message is automatic.`,
    "You get it because you are an administrator or privacy officer in Sluis, or its contact on privacy.",
  ],
}

export const CANARY_WORDS: { readonly [language in Language]: CanaryWords } = { nl, en }
