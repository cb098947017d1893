/**
 * Whether the header of a message hides recipients from us that another program may find.
 *
 * Why this module exists: servers and mail programs repair damaged headers, each in a way of its own. What we could not
 * read as a field, somebody else may deliver to; so it is told, and never passed over as a message to nobody.
 *
 * Deliberately out of scope: damage that hides nobody, such as a line of text among the fields.
 */
import type { Header } from "@sluis/core/mail/header"
import type { Message } from "@sluis/core/mail/message"

/** Octet offset in the message of the first place where the header is damaged; undefined where it hides nobody. */
export function damageIn({ root, bytes }: Message): number | undefined {
  const { header } = root
  for (const field of header.fields) {
    // RFC 5322 §2.2: every line begins a field or continues one. This one does neither, and has an address in it.
    if (
      field.name === "" &&
      hidesSomebody(header.text.slice(field.start - header.start, field.end - header.start))
    )
      return field.start
  }
  const lone = header.text.search(FIELD_BEHIND_LONE_CR)
  if (lone >= 0) return header.start + lone
  return isCutInTwo(header, bytes.subarray(root.bodyStart)) ? root.bodyStart : undefined
}

/** QUIRK: RFC 4155 "From " lines inside a header: mail that was copied out of an mbox has them, and everybody skips them. */
function hidesSomebody(line: string): boolean {
  return line.includes("@") && !/^>?From /.test(line)
}

/** RFC 5322 §2.3 forbids a carriage return alone; some servers end the line there, and find a field behind it. */
const FIELD_BEHIND_LONE_CR = /\r(?:(?:resent-)?(?:to|cc|bcc))[ \t]{0,8}:/i

/** An empty line too early: a header without any recipient field, and a text that begins with one. */
function isCutInTwo({ fields }: Header, body: Uint8Array): boolean {
  if (fields.some(({ name }) => name === "to" || name === "cc" || name === "bcc")) return false
  const MOST = 1024
  return /^[\r\n]{0,8}(?:to|cc|bcc)[ \t]{0,8}:[^\r\n]{0,998}@/i.test(
    new TextDecoder("latin1").decode(body.subarray(0, MOST)),
  )
}
