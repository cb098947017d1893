/** The link by which somebody with an account shows that a mailbox is his, and what to do who did not ask for it. */
import type { Language } from "../app/language.ts"
import type { MailboxLinkRequest } from "../app/queue/own-mail.ts"
import { dayAndTime } from "./day-and-time.ts"
import type { House, Letter, Section } from "./letter.ts"

type MailboxWords = {
  readonly locale: "nl-NL" | "en-GB"
  readonly subject: string
  readonly title: string
  readonly lead: readonly string[]
  readonly open: {
    readonly title: string
    readonly button: string
    readonly once: (when: { readonly day: string; readonly time: string }) => string
  }
  readonly unexpected: { readonly title: string; readonly todo: readonly string[] }
  readonly footer: string
}

const WORDS: { readonly [language in Language]: MailboxWords } = {
  nl: {
    locale: "nl-NL",
    subject: "laat zien dat deze mailbox van u is",
    title: "Is deze mailbox van u?",
    lead: [
      "Iemand die bij Sluis is ingelogd met dit adres, vroeg om deze link. Was u dat, dan laat u ermee zien dat deze mailbox van u is.",
    ],
    open: {
      title: "Laat zien dat deze mailbox van u is",
      button: "Deze mailbox is van mij",
      once: ({ day, time }) =>
        `Open de link in de browser waarin u bent ingelogd. Kan iemand anders uw wachtwoord kennen, dan kiest u daar een nieuw. De link werkt één keer, tot ${day} om ${time}. Stuur deze mail niet door.`,
    },
    unexpected: {
      title: "Hebt u hier niet om gevraagd?",
      todo: [
        "Gebruik de link dan niet. Misschien gebruikt iemand anders uw adres.",
        "Vertel het uw functionaris gegevensbescherming of een beheerder. Koos iemand anders uw wachtwoord, neem dan eerst zelf een nieuw.",
      ],
    },
    footer: "Dit bericht is automatisch.",
  },
  en: {
    locale: "en-GB",
    subject: "show that this mailbox is yours",
    title: "Is this mailbox yours?",
    lead: [
      "Somebody who is logged in to Sluis with this address asked for this link. If that was you, it shows Sluis that this mailbox is yours.",
    ],
    open: {
      title: "Show that this mailbox is yours",
      button: "This mailbox is mine",
      once: ({ day, time }) =>
        `Open the link in the browser in which you are logged in. Where somebody else may know your password, you choose a new one there. The link works once, until ${time} on ${day}. Do not forward this message.`,
    },
    unexpected: {
      title: "Did you not ask for this?",
      todo: [
        "Then do not use the link. Somebody else may be using your address.",
        "Tell your privacy officer or an administrator. If somebody else chose your password, first take a new one yourself.",
      ],
    },
    footer: "This message is automatic.",
  },
}

export function mailboxLetter(
  { link, validUntil, language }: Pick<MailboxLinkRequest, "link" | "validUntil" | "language">,
  { timeZone }: Pick<House, "timeZone">,
): Letter & { readonly subject: string } {
  const { locale, subject, title, lead, open, unexpected, footer } = WORDS[language]
  return {
    language,
    subject,
    tone: "waiting",
    title,
    lead,
    sections: [
      {
        ...section(open.title, [open.once(dayAndTime(validUntil, locale, timeZone))]),
        button: { label: open.button, url: link },
      },
      { ...section(unexpected.title, unexpected.todo), quiet: true },
    ],
    footer: [footer],
  }
}

function section(title: string, paragraphs: readonly string[]): Section {
  return { title, paragraphs, button: undefined, items: [], command: undefined, quiet: false }
}
