/**
 * A letter about a breach as a whole message: text and HTML, from the organisation's desk, to one person.
 *
 * It is a letter and no notice: whoever reads it may answer it. Auto-Submitted all the same (RFC 3834 §5), so that no program
 * answers a hundred of them.
 *
 * INVARIANT (alone): one recipient in To, and no Cc or Bcc: there is no way to give this a second.
 */
import MailComposer from "nodemailer/lib/mail-composer"

import { letterHtml, letterPlain } from "@sluis/core/breach/letter/letter-text"

import type { ComposeBreachLetter } from "../app/queue/own-mail.ts"

/** `hostName`: our own, for Message-ID. */
export function breachLetterComposer({ hostName }: { readonly hostName: string }): ComposeBreachLetter {
  return async ({ id, at, from, letter }) =>
    await new MailComposer({
      from,
      to: { name: "", address: letter.to },
      subject: letter.subject,
      date: new Date(at),
      messageId: `<${id}@${hostName}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": letter.language,
      },
      text: letterPlain(letter),
      html: letterHtml(letter),
      // Ours are strings; a value that looks like a file or an address on the web is never fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
      newline: "\r\n",
    })
      .compile()
      .build()
}
