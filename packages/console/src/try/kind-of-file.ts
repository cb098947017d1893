/** What somebody dropped, judged by its octets: names lie. */
import { scanHeader } from "@sluis/core/mail/header"
import { startsMbox } from "@sluis/core/mail/mbox"
import { isOle } from "@sluis/core/mail/ole"

export type KindOfFile = "message" | "mailbox" | "outlook" | "empty" | "no-mail"

/** Fields that every message has some of, and that no other kind of text begins with. */
const TELLING: ReadonlySet<string> = new Set([
  "from",
  "to",
  "cc",
  "bcc",
  "subject",
  "date",
  "message-id",
  "received",
  "return-path",
  "mime-version",
  "reply-to",
])

/** Of a whole header no more is needed to know that it is one. */
const HEAD_OCTETS = 65_536

export function kindOfFile(octets: Uint8Array): KindOfFile {
  if (octets.length === 0) return "empty"
  // Outlook's own format is a compound file ([MS-CFB]); so are old office documents, which are no mail either.
  if (isOle(octets)) return "outlook"
  if (startsMbox(octets)) return "mailbox"
  const { fields } = scanHeader(octets, 0, Math.min(octets.length, HEAD_OCTETS))
  return fields.some(({ name }) => TELLING.has(name)) ? "message" : "no-mail"
}
