/**
 * Journal reports of Exchange and Microsoft 365: a copy of every message, with the envelope that it had.
 *
 * The message is attached; lines of the text beside it are the envelope. The format is described under "Journal report
 * specification" of Exchange Server 2007 and "Journal reports in Exchange Online"; [MS-XJRNL] is another, older one.
 *
 * Deliberately left out: who of a distribution list was written to by name (`Expanded:`): the envelope has its members.
 */
import { bodyText, decodedBody } from "./body.ts"
import { parseAddressList, mailboxesOf } from "./address-list.ts"
import { formatAddress } from "./address.ts"
import { LIMITS } from "./limits.ts"
import type { Message, Part } from "./message.ts"
import { utf8OctetString } from "./octets.ts"

export type JournalReport = {
  /** The message as it was sent. */
  readonly octets: Uint8Array
  readonly envelope: {
    /** "" for the null sender. */
    readonly sender: string
    readonly recipients: readonly string[]
  }
}

/** undefined for anything else, and for a report without a sender or recipients. Never throws. */
export function readJournalReport(report: Message): JournalReport | undefined {
  const attached = report.parts.find(({ type }) => type === "message/rfc822")
  const text = report.parts.find(({ type }) => type === "text/plain")
  if (attached === undefined || text === undefined) return undefined
  const envelope = envelopeIn(report, text)
  return envelope === undefined ? undefined : { octets: decodedBody(report, attached), envelope }
}

function envelopeIn(report: Message, part: Part): JournalReport["envelope"] | undefined {
  let sender: string | undefined
  const recipients = new Set<string>()
  for (const line of bodyText(report, part).text.split("\n")) {
    const colon = line.indexOf(":")
    const field = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (field === "sender") sender ??= addressIn(line.slice(colon + 1)) ?? ""
    else if (RECIPIENT.has(field) && recipients.size < LIMITS.mailboxes) {
      const address = addressIn(line.slice(colon + 1))
      if (address !== undefined) recipients.add(address)
    }
  }
  return sender === undefined || recipients.size === 0 ? undefined : { sender, recipients: [...recipients] }
}

/** "Recipient": where the server could not tell To from Cc and Bcc. */
const RECIPIENT: ReadonlySet<string> = new Set(["to", "cc", "bcc", "recipient"])

/** The first: behind it may stand ", Expanded: list" or ", Forwarded: somebody". */
function addressIn(value: string): string | undefined {
  const [first = ""] = value.split(", ", 1)
  const [mailbox] = mailboxesOf(parseAddressList(utf8OctetString(first.trim()), 0, 1))
  return mailbox === undefined ? undefined : formatAddress(mailbox.address)
}
