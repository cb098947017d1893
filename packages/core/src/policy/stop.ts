/**
 * What becomes of a message whose copies the exit check stopped.
 *
 * Like the fixed steps of ./decide.ts: no policy can change it. The reasons that asked for copies stay; what stopped them
 * comes first, because that is what the sender can do something about.
 */
import type { Facts } from "../facts/facts.ts"
import type { Text } from "./facts-schema.ts"
import type { Verdict } from "./verdict.ts"

/** Where the address stands that would have been given away. */
export type StoppedAt = "field" | "body" | "attachment" | "unreadable"

export function stop(verdict: Verdict, facts: Facts, at: StoppedAt): Verdict {
  const reasons = [{ rule: "sluis/exit-check", ...SAY[at] }, ...verdict.reasons] as const
  // RFC 3834 §2: automatic mail is never held; the sending program gets the answer in the session.
  if (facts.form.automatic || facts.sender.none) return { kind: "refuse", reasons }
  return { kind: "hold", reasons, releasableBy: "second-person" }
}

const SAY: Readonly<Record<StoppedAt, Text>> = {
  field: {
    nl: "In het onderwerp of een ander veld van deze mail staat het adres van een andere ontvanger. Haal dat weg en stuur hem opnieuw.",
    en: "The subject or another field of this message holds another recipient’s address. Take it out and send it again.",
  },
  body: {
    nl: "In de tekst van deze mail staan adressen van andere ontvangers, bijvoorbeeld in een eerdere mail eronder. Haal die weg en stuur hem opnieuw.",
    en: "The text of this message holds other recipients’ addresses, for instance in an earlier message below it. Take them out and send it again.",
  },
  attachment: {
    nl: "In een bijlage van deze mail staan adressen van andere ontvangers. Haal die bijlage weg en stuur hem opnieuw.",
    en: "An attachment of this message holds other recipients’ addresses. Take that attachment out and send it again.",
  },
  unreadable: {
    nl: "Een bijlage (of een ander deel) van deze mail kon niet worden nagekeken op adressen van andere ontvangers, bijvoorbeeld omdat er een wachtwoord op zit. Verstuur de mail zonder die bijlage of met een bestand dat te lezen is, of zet de ontvangers in Bcc.",
    en: "An attachment (or another part) of this message could not be looked into for other recipients’ addresses, for instance because it has a password. Send the message without it or with a file that can be read, or put the recipients in Bcc.",
  },
}
