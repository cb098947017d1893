/**
 * The port of rendering: a message as a screen shows it. And the rendering itself, which whoever keeps the port does in a
 * thread that can be killed.
 *
 * TRUST: everything is data of whoever wrote the message. Text is text; HTML is given as it is, for a sandbox without
 * scripts and without anything from elsewhere, and is not cleaned here: a cleaner is one more parser to deceive.
 *
 * Deliberately left out: what is in attachments.
 */
import { bodyText, decodedBody } from "@sluis/core/mail/body"
import { decodeCharset } from "@sluis/core/mail/charset"
import { decodeEncodedWords } from "@sluis/core/mail/encoded-word"
import { formatAddress } from "@sluis/core/mail/address"
import type { Mailbox } from "@sluis/core/mail/address"
import { readAddressFields } from "@sluis/core/facts/address-field"
import { fieldValue } from "@sluis/core/mail/header"
import type { Field, Header } from "@sluis/core/mail/header"
import { htmlText } from "@sluis/core/mail/html-text"
import { parseMessage } from "@sluis/core/mail/message"
import type { Message, Part } from "@sluis/core/mail/message"
import { decodeTransfer } from "@sluis/core/mail/transfer-encoding"
import type { Result } from "@sluis/core/result"

import type { NotLooked } from "./look.ts"

export type Rendered = {
  /** Every field of the header as it was named, decoded, on one line. */
  readonly header: readonly { readonly name: string; readonly value: string }[]
  readonly subject: string
  /** "Name <address>", or the address alone. */
  readonly from: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  /** The plain text, or the text of the HTML where there is no other; "" for none. */
  readonly text: string
  /** The HTML, if there is any. */
  readonly html: string | undefined
  readonly attachments: readonly RenderedPart[]
  /** Octets of the whole message. */
  readonly size: number
  /** Something is left out, because it is more than is shown here. */
  readonly cut: boolean
}

export type RenderedPart = {
  /** "" for the message itself, then "1", "1.2" … */
  readonly path: string
  readonly type: string
  readonly filename: string
  /** Octets, decoded. */
  readonly size: number
}

/** Never throws for what is in a message. */
export type Render = (octets: Uint8Array) => Promise<Result<Rendered, NotLooked>>

/** What is shown at most. In UTF-16 units where it is text. */
export const SHOWN = {
  text: 200_000,
  html: 512 * 1024,
  fields: 500,
  /** Of all values together: the addresses of 5,000 people. */
  header: 400_000,
  /** RFC 5321 asks for 100 at least; Exchange sends 1,000. */
  mailboxes: 5_000,
  attachments: 500,
  subject: 1_000,
} as const

/** UTF-16 units of a mailbox, of a file name, of a media type. */
const MAX_MAILBOX = 520
const MAX_FILENAME = 255
const MAX_TYPE = 255

/** Encoded octets of one text that are decoded: more than make `SHOWN.html` units in any encoding that is met. */
const MAX_ENCODED = 8 * 1024 * 1024

/** Throws only where there is a mistake in Sluis itself. Time is linear in the size. */
export function render(octets: Uint8Array): Rendered {
  const message = parseMessage(octets)
  const { header } = message.root
  const fields = headerOf(header)
  const { visible, from } = readAddressFields(header)
  const attached = message.parts.filter(isAttachment)
  const texts = message.parts.filter((part) => isText(part) && !isAttachment(part))
  const plain = texts.find(({ type }) => type === "text/plain")
  const html = texts.find(({ type }) => type === "text/html")
  const htmlBody = html === undefined ? undefined : textOf(message, html, SHOWN.html)
  const plainBody = plain === undefined ? undefined : textOf(message, plain, SHOWN.text)
  const text = plainBody ?? (htmlBody === undefined ? NO_TEXT : limited(htmlText(htmlBody.text).text.trim()))
  const mailboxes = (role: "to" | "cc"): readonly Mailbox[] =>
    visible.filter((shown) => shown.role === role).map(({ mailbox }) => mailbox)
  const [to, cc] = [mailboxes("to"), mailboxes("cc")]
  return {
    header: fields.shown,
    subject: subjectOf(header),
    from: from.slice(0, 1).map(written).join(""),
    to: to.slice(0, SHOWN.mailboxes).map(written),
    cc: cc.slice(0, SHOWN.mailboxes).map(written),
    text: text.text,
    html: htmlBody?.text,
    attachments: attached.slice(0, SHOWN.attachments).map((part) => describe(message, part)),
    size: octets.length,
    cut:
      text.cut ||
      htmlBody?.cut === true ||
      fields.cut ||
      attached.length > SHOWN.attachments ||
      Math.max(to.length, cc.length) > SHOWN.mailboxes,
  }
}

/** The decoded subject on one line; "" if there is none. */
export function subjectOf(header: Header): string {
  const field = header.fields.find(({ name }) => name === "subject")
  return field === undefined
    ? ""
    : oneLine(decodeEncodedWords(fieldValue(header, field))).slice(0, SHOWN.subject)
}

type Piece = { readonly text: string; readonly cut: boolean }
const NO_TEXT: Piece = { text: "", cut: false }

function headerOf(header: Header): {
  readonly shown: Rendered["header"]
  readonly cut: boolean
} {
  const shown: { readonly name: string; readonly value: string }[] = []
  let left: number = SHOWN.header
  let cut = header.fields.length > SHOWN.fields
  for (const field of header.fields.slice(0, SHOWN.fields)) {
    const value = oneLine(decodeEncodedWords(fieldValue(header, field)))
    cut ||= value.length > left
    shown.push({ name: nameOf(header, field), value: value.slice(0, left) })
    left -= Math.min(left, value.length)
  }
  return { shown, cut }
}

/** As it was written; "" for a line that is no field. */
function nameOf({ text, start }: Header, field: Field): string {
  return text.slice(field.start - start, field.start - start + field.name.length)
}

function oneLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ")
}

function written({ name, address }: Mailbox): string {
  const spec = formatAddress(address)
  return (name === "" ? spec : `${oneLine(name)} <${spec}>`).slice(0, MAX_MAILBOX)
}

function isText({ type, children }: Part): boolean {
  return children.length === 0 && (type === "text/plain" || type === "text/html")
}

/** What a mail program lists below a message, and does not show in it. */
function isAttachment(part: Part): boolean {
  if (part.children.length > 0 || part.type.startsWith("multipart/")) return false
  return part.disposition === "attachment" || part.filename !== "" || !isText(part)
}

function textOf(message: Message, part: Part, most: number): Piece {
  const encoded = message.bytes.subarray(part.bodyStart, part.bodyEnd)
  if (encoded.length <= MAX_ENCODED) return limited(bodyText(message, part).text, most)
  const octets = decodeTransfer(encoded.subarray(0, MAX_ENCODED), part.encoding)
  return { text: decodeCharset(octets, part.parameters.get("charset") ?? "").text.slice(0, most), cut: true }
}

function limited(text: string, most: number = SHOWN.text): Piece {
  return { text: text.slice(0, most), cut: text.length > most }
}

function describe(message: Message, part: Part): RenderedPart {
  return {
    path: part.path,
    type: part.type.slice(0, MAX_TYPE),
    filename: oneLine(part.filename).slice(0, MAX_FILENAME),
    size: decodedBody(message, part).length,
  }
}
