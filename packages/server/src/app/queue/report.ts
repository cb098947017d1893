/**
 * A report that a message could not be delivered, as mail (RFC 3464 in the multipart/report of RFC 6522).
 *
 * Pure. It goes to the envelope sender only, from a null sender (RFC 3461 §6.1), and shows what was returned to whom it
 * concerns. Every octet of it is ASCII but for a returned message that is not, and for a sender who is not: a report must
 * find its way back through whatever there is.
 */
import { octetString, octetsOf, utf8OctetString } from "@sluis/core/mail/octets"
import { firstField, rawValue, scanHeader } from "@sluis/core/mail/header"
import { encodeBase64, encodeQuotedPrintable } from "@sluis/core/mail/transfer-encoding"

import type { ComposeReport, ReportRequest } from "./own-mail.ts"
import { dateTime } from "../gate/received.ts"
import { deliveryStatus } from "./report-status.ts"
import { SUBJECTS, reportText } from "./report-text.ts"

export type ReportOptions = {
  /** Of this gateway, as in Received fields. */
  readonly hostName: string
  /** Address of the administrator, who reads what people answer (RFC 3464 §2). ASCII. */
  readonly postmaster: string
  /** For people: "Gemeente Voorbeeld". */
  readonly organisation: string
  /** For people, as in "Europe/Amsterdam". */
  readonly timeZone: string
  /** Never the same twice, nor to be guessed: a boundary is made of it. */
  readonly newId: () => string
}

/** CRLF; the envelope is app/queue/own-intake.ts. */
export function reportComposer(options: ReportOptions): ComposeReport {
  return (request) => octetsOf(compose(request, options))
}

/** An octet string. */
function compose(request: ReportRequest, options: ReportOptions): string {
  const boundary = `=_${options.newId()}` // RFC 2045 §6.7: "=_" can't be in quoted-printable, nor the id in what was there before
  const text = utf8OctetString(reportText(request, options.organisation, options.timeZone))
  return [
    ...header(request, options, boundary),
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    octetString(encodeQuotedPrintable(octetsOf(text))),
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    deliveryStatus(request, options.hostName),
    ...returnedPart(request, boundary),
    `--${boundary}--`,
    "",
  ].join("\r\n")
}

function header(
  { original, envelope, recipients, at }: ReportRequest,
  { hostName, postmaster, newId }: ReportOptions,
  boundary: string,
): readonly string[] {
  const action = recipients.some((one) => one.action === "failed") ? "failed" : "relayed"
  const about = messageId(original)
  return [
    `Date: ${dateTime(at)}`,
    `From: Mail Delivery System <${postmaster}>`,
    // Accepted by our own receiver as an address; without this, one line could become two.
    `To: <${utf8OctetString(envelope.sender.replaceAll(/[\p{Cc}<>]/gu, ""))}>`,
    `Subject: ${SUBJECTS[action]}`,
    `Message-ID: <${newId()}@${hostName}>`,
    ...(about === undefined ? [] : [`In-Reply-To: ${about}`, `References: ${about}`]),
    "Auto-Submitted: auto-replied", // RFC 3834 §5
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"`,
  ]
}

/** Of the message that is reported on, if it is one (RFC 5322 §3.6.4) and fits a line. */
function messageId(original: Uint8Array): string | undefined {
  const fields = scanHeader(original, 0, original.length)
  const id = firstField(fields, "message-id")
  return id === undefined ? undefined : /<[!-;=?-~]{1,900}>/.exec(rawValue(fields, id))?.[0]
}

function returnedPart({ original, whole, envelope }: ReportRequest, boundary: string): readonly string[] {
  if (original.length === 0) return []
  const part = whole === true ? returnedMessage(original, envelope.smtputf8) : returnedHeader(original)
  return [`--${boundary}`, ...part]
}

/** RFC 6522 §4: headers that need an encoding MUST have quoted-printable. RFC 6533 §4.3 for those that hold UTF-8. */
function returnedHeader(original: Uint8Array): readonly string[] {
  const text = octetString(original)
  const type = NON_ASCII.test(text) ? "message/global-headers" : "text/rfc822-headers"
  return isPlain(text)
    ? [`Content-Type: ${type}`, "", text]
    : [
        `Content-Type: ${type}`,
        "Content-Transfer-Encoding: quoted-printable",
        "",
        octetString(encodeQuotedPrintable(original)),
      ]
}

/** RFC 2046 §5.2.1: message/rfc822 allows no encoding; message/global does (RFC 6532 §3.7), and needs it here. */
function returnedMessage(original: Uint8Array, smtputf8: boolean): readonly string[] {
  const text = octetString(original)
  if (smtputf8) {
    const encoded = octetString(encodeBase64(original))
    return ["Content-Type: message/global", "Content-Transfer-Encoding: base64", "", encoded]
  }
  return [
    "Content-Type: message/rfc822",
    `Content-Transfer-Encoding: ${isPlain(text) ? "7bit" : "8bit"}`,
    "",
    text,
  ]
}

const NON_ASCII = /[^\u0000-\u007F]/

/** RFC 2045 §2.7: what 7bit may hold. */
function isPlain(text: string): boolean {
  return (
    !/[^\r\n\t -~]/.test(text) &&
    text.split("\r\n").every((line) => line.length <= 998 && !/[\r\n]/.test(line))
  )
}
