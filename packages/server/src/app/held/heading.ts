/**
 * What a person knows a message by: its subject and its date.
 */
import { decodeEncodedWords } from "@sluis/core/mail/encoded-word"
import { fieldValue, firstField } from "@sluis/core/mail/header"
import type { Message } from "@sluis/core/mail/message"

export type Heading = {
  readonly subject: string
  /** The Date field as written, without its comments; only the day where it can be told. */
  readonly date: string
}

export function headingOf(message: Message): Heading {
  return { subject: decodeEncodedWords(valueOf(message, "subject")), date: dayOf(valueOf(message, "date")) }
}

function valueOf({ root }: Message, name: string): string {
  const field = firstField(root.header, name)
  return field === undefined ? "" : fieldValue(root.header, field)
}

/** RFC 5322 §3.3 `date`: "Tue, 17 Nov 2026 10:00:00 +0100" is "17 Nov 2026". */
function dayOf(date: string): string {
  return /\d{1,2}\s{1,4}[A-Za-z]{3}\s{1,4}\d{2,4}/.exec(date)?.[0].replace(/\s+/g, " ") ?? ""
}
