/**
 * A message as a person reads it: its header fields and its texts, decoded. The same shape for the original and for a copy, and for
 * what the server tells of a copy, so that they can be laid beside each other.
 *
 * Deliberately left out: HTML as HTML. What is shown here is text, also where the mail is HTML.
 */
import { readBodyTexts } from "@sluis/core/facts/text-zone"
import { bodyText } from "@sluis/core/mail/body"
import { decodeEncodedWords } from "@sluis/core/mail/encoded-word"
import { fieldValue } from "@sluis/core/mail/header"
import type { Field, Header } from "@sluis/core/mail/header"
import type { Message } from "@sluis/core/mail/message"

import { cut, VIEW_LIMITS, type MailView } from "./view.ts"

export function viewOf(message: Message): MailView {
  const { header } = message.root
  const fields = header.fields.filter((field) => field.name !== "")
  return {
    header: fields.slice(0, VIEW_LIMITS.fields).map((field) => ({
      name: writtenName(header, field),
      value: cut(decodeEncodedWords(fieldValue(header, field)), VIEW_LIMITS.value),
    })),
    texts: textsOf(message),
    attachments: message.parts
      .filter((part) => part.filename !== "" || part.disposition === "attachment")
      .slice(0, VIEW_LIMITS.attachments)
      .map(({ filename, type, bodyStart, bodyEnd }) => ({ filename, type, octets: bodyEnd - bodyStart })),
  }
}

/** What a program shows: the plain text, or that of the HTML where there is no other; and invitations, which copies change too. */
function textsOf(message: Message): MailView["texts"] {
  const bodies = readBodyTexts(message)
  const plain = bodies.filter((body) => body.html === undefined)
  const read = plain.some(({ text }) => text.trim() !== "") ? plain : bodies
  const calendars = message.parts.filter((part) => part.type === "text/calendar")
  return [
    ...read.map(({ text }) => ({ kind: "text" as const, text: cut(text, VIEW_LIMITS.text) })),
    ...calendars.map((part) => ({
      kind: "calendar" as const,
      text: cut(bodyText(message, part).text, VIEW_LIMITS.text),
    })),
  ].slice(0, VIEW_LIMITS.texts)
}

function writtenName({ text, start }: Header, field: Field): string {
  return text.slice(field.start - start, field.start - start + field.name.length)
}
