/** A copy as its recipient would see it in a mail program: a few fields, and the text. */
import { bodyText } from "@sluis/core/mail/body"
import { decodeEncodedWords } from "@sluis/core/mail/encoded-word"
import { fieldValue } from "@sluis/core/mail/header"
import { htmlText } from "@sluis/core/mail/html-text"
import { parseMessage } from "@sluis/core/mail/message"
import type { Message } from "@sluis/core/mail/message"

import type { Reader } from "../block.ts"
import { columnsOf, padEnd, wrap } from "../layout.ts"
import { safe } from "../safe-text.ts"

/** What mail programs show above a message. */
const SHOWN = ["From", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject"]
/** UTF-16 units of text: more than anybody reads in a terminal. */
const MAX_TEXT = 20_000

export function copyLines(octets: Uint8Array, { texts, page }: Reader): readonly string[] {
  const { outbox } = texts.gate
  const message = parseMessage(octets)
  const attachments = message.parts.filter(isAttachment).map(({ filename, type }) => safe(filename || type))
  const rows = [
    ...fieldsOf(message).map(([name, value]) => [texts.field(name), value] as const),
    ...(attachments.length === 0 ? [] : [[outbox.attachments, attachments.join(", ")] as const]),
  ]
  const width = Math.max(0, ...rows.map(([name]) => columnsOf(name))) + 3
  const fields = rows.flatMap(([name, value]) =>
    wrap(value, page.columns - 2 - width).map(
      (line, at) => `  ${page.paint("faint", padEnd(at === 0 ? name : "", width))}${line}`,
    ),
  )
  const text = textOf(message)
  const shown = text.slice(0, MAX_TEXT).split(/\r\n|[\r\n]/)
  const body = text.trim() === "" ? [outbox.noText] : shown
  return [
    ...fields,
    `  ${page.paint("faint", page.symbols.rule.repeat(Math.min(60, page.columns - 2)))}`,
    ...body.flatMap((line) =>
      wrap(safe(line).trimEnd(), page.columns - 2).map((one) => `  ${one}`.trimEnd()),
    ),
    ...(text.length > MAX_TEXT ? [`  ${page.paint("faint", outbox.cut)}`] : []),
  ]
}

function fieldsOf({ root: { header } }: Message): readonly (readonly [name: string, value: string])[] {
  return SHOWN.flatMap((name) =>
    header.fields
      .filter((field) => field.name === name.toLowerCase())
      .map((field) => [name, safe(decodeEncodedWords(fieldValue(header, field)))] as const),
  )
}

function isAttachment({ disposition, filename, type, children }: Message["root"]): boolean {
  if (children.length > 0) return false
  return disposition === "attachment" || filename !== "" || !type.startsWith("text/")
}

/** The first text that is no attachment: plain before HTML, as the author offers both as the same. */
function textOf(message: Message): string {
  const texts = message.parts.filter((part) => !isAttachment(part) && part.children.length === 0)
  const plain = texts.find(({ type }) => type === "text/plain")
  if (plain !== undefined) return bodyText(message, plain).text.trimEnd()
  const html = texts.find(({ type }) => type === "text/html")
  return html === undefined ? "" : htmlText(bodyText(message, html).text, MAX_HTML).text.trim()
}

/** Far more markup than makes `MAX_TEXT` of text. */
const MAX_HTML = 1_000_000
