/**
 * The messages that the tests of the gate send. Invented people at example domains.
 */
import { withAddedDots } from "./recording-host.ts"
import { openDialogue } from "./dialogue.ts"

export type Letter = {
  readonly id: string
  readonly sender: string
  readonly recipients: readonly string[]
  /** CRLF, without dot-stuffing. */
  readonly octets: Buffer
}

/** To one person, so that it passes as it is. */
export function ordinaryLetter(id: string, size = 600): Letter {
  const recipient = `ontvanger-${id}@provider.example`
  return letter(id, [recipient], `Ontvanger <${recipient}>`, textOf(size))
}

/** To people who do not know each other, all of them in plain sight, so that each must get a copy of their own. */
export function crowdedLetter(id: string, people = 12, size = 600): Letter {
  const recipients = Array.from({ length: people }, (_, index) => `p${index}-${id}@provider${index}.example`)
  const to = recipients.map((address, index) => `Persoon ${index} <${address}>`).join(",\r\n ")
  return letter(id, recipients, to, textOf(size))
}

/** To three rejected applicants: it says something sensitive, so it waits for the sender. */
export function sensitiveLetter(id: string): Letter {
  const recipients = [0, 1, 2].map((index) => `sollicitant${index}-${id}@provider${index}.example`)
  return letter(
    id,
    recipients,
    recipients.join(",\r\n "),
    "Beste sollicitanten,\r\n\r\nHelaas moeten wij u afwijzen voor de functie: uw sollicitatie is afgewezen.\r\n",
    "Afwijzing van uw sollicitatie",
  )
}

function letter(
  id: string,
  recipients: readonly string[],
  to: string,
  text: string,
  subject = "Bericht over het programma",
): Letter {
  const sender = "werving@voorbeeld.example"
  const header = [
    `From: Afdeling Werving <${sender}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    "Date: Tue, 17 Nov 2026 10:00:00 +0100",
    `Message-ID: <${id}@voorbeeld.example>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "",
  ].join("\r\n")
  return { id, sender, recipients, octets: Buffer.from(header + text, "latin1") }
}

const SENTENCE = "Het programma van zaterdag staat klaar; neem een regenjas mee.\r\n"

function textOf(size: number): string {
  return SENTENCE.repeat(Math.ceil(size / SENTENCE.length))
}

/** Hands one message over on a connection of its own, and gives the last reply: to the data, or to what was refused. */
export async function submit(
  port: number,
  { sender, recipients, octets }: Letter,
  from?: string,
): Promise<string> {
  using client = await openDialogue(port, from)
  if (!client.greeting.startsWith("220")) return client.greeting
  for (const line of [
    "EHLO client.voorbeeld.example",
    `MAIL FROM:<${sender}>`,
    ...recipients.map((recipient) => `RCPT TO:<${recipient}>`),
    "DATA",
  ]) {
    const reply = await client.ask(line)
    if (!/^[23]/.test(reply)) return reply
  }
  client.say(withAddedDots(octets))
  const reply = (await client.hear()) ?? ""
  client.say("QUIT\r\n")
  return reply
}

/** Message-ID without what belongs to the domain: the id that the letter was made with; "" for mail that is not ours. */
export function idOf(octets: Buffer): string {
  return /^Message-ID: <([^@>]*)@voorbeeld\.example>/im.exec(octets.toString("latin1"))?.[1] ?? ""
}

/** The octets after the first header field, folded lines included; undefined unless that field is Received. */
export function afterReceived(octets: Buffer): Buffer | undefined {
  const field = /^Received:[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*/i.exec(octets.toString("latin1"))
  return field === null ? undefined : octets.subarray(field[0].length)
}

/** The octets after every Received field at the beginning: what is left is what somebody wrote. */
export function withoutReceived(octets: Buffer): Buffer {
  const rest = afterReceived(octets)
  return rest === undefined ? octets : withoutReceived(rest)
}
