/** What somebody who is invited to the console is told: who invites, the link, and what to do who did not expect it. */
import type { Language } from "../app/language.ts"
import type { InvitationRequest } from "../app/queue/own-mail.ts"
import { dayAndTime } from "./day-and-time.ts"
import type { House, Letter, Section } from "./letter.ts"
import { oneLine } from "./one-line.ts"

/** UTF-16 units of a name: anybody names himself and his organisation. */
const MAX_NAME = 200

type InvitationWords = {
  readonly locale: "nl-NL" | "en-GB"
  readonly subject: string
  readonly title: string
  readonly lead: (by: string, organisation: string) => readonly string[]
  readonly make: { readonly title: string; readonly button: string; readonly once: (day: string) => string }
  readonly unexpected: { readonly title: string; readonly todo: readonly string[] }
  readonly footer: string
}

const WORDS: { readonly [language in Language]: InvitationWords } = {
  nl: {
    locale: "nl-NL",
    subject: "u bent uitgenodigd",
    title: "U bent uitgenodigd voor Sluis",
    lead: (by, organisation) => [
      `${by} nodigt u uit om Sluis te gebruiken. Sluis bewaakt de uitgaande mail${organisation === "" ? "" : ` van ${organisation}`}.`,
    ],
    make: {
      title: "Uw account maken",
      button: "Maak uw account",
      once: (day) =>
        `De link werkt één keer, tot en met ${day}. Stuur deze mail niet door: wie de link gebruikt, krijgt uw account.`,
    },
    unexpected: {
      title: "Verwacht u deze mail niet?",
      todo: [
        "Gebruik de link dan niet. Vraag eerst aan een beheerder of deze uitnodiging klopt.",
        "Werkt de link niet meer, en hebt u hem niet gebruikt? Vertel dat meteen aan een beheerder.",
      ],
    },
    footer: "Dit bericht is automatisch.",
  },
  en: {
    locale: "en-GB",
    subject: "you are invited",
    title: "You are invited to Sluis",
    lead: (by, organisation) => [
      `${by} invites you to use Sluis. Sluis guards the outgoing mail${organisation === "" ? "" : ` of ${organisation}`}.`,
    ],
    make: {
      title: "Make your account",
      button: "Make your account",
      once: (day) =>
        `The link works once, until the end of ${day}. Do not forward this message: whoever uses the link gets your account.`,
    },
    unexpected: {
      title: "Did you not expect this message?",
      todo: [
        "Then do not use the link. First ask an administrator whether this invitation is right.",
        "Does the link not work any more, and did you not use it? Tell an administrator at once.",
      ],
    },
    footer: "This message is automatic.",
  },
}

const DAY = 86_400_000

export function invitationLetter(
  { by, link, validUntil, language }: Pick<InvitationRequest, "by" | "link" | "validUntil" | "language">,
  { organisation, timeZone }: House,
): Letter & { readonly subject: string } {
  const { locale, subject, title, lead, make, unexpected, footer } = WORDS[language]
  // The last whole day: by then the link is still good, whatever the hour.
  const { day } = dayAndTime(validUntil - DAY, locale, timeZone)
  return {
    language,
    subject,
    tone: "waiting",
    title,
    lead: lead(oneLine(by, MAX_NAME), oneLine(organisation, MAX_NAME)),
    sections: [
      {
        ...section(make.title, [make.once(day)]),
        button: { label: make.button, url: link },
      },
      { ...section(unexpected.title, unexpected.todo), quiet: true },
    ],
    footer: [footer],
  }
}

function section(title: string, paragraphs: readonly string[]): Section {
  return { title, paragraphs, button: undefined, items: [], command: undefined, quiet: false }
}
