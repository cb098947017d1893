/**
 * The part of a report that programs read: message/delivery-status (RFC 3464 §2).
 */
import type { ReportRequest } from "./own-mail.ts"
import { dateTime } from "../gate/received.ts"
import type { Reply } from "../gate/reply.ts"
import { field, originalRecipient, printable, typedAddress, xtextDecoded } from "./report-field.ts"

/** With CRLF, 7-bit; groups of fields with an empty line between. */
export function deliveryStatus(request: ReportRequest, hostName: string): string {
  const { envelope, arrivedAt } = request
  const message = [
    // RFC 3461 §6.3: without the xtext encoding, and only if there was one.
    ...(envelope.envid === undefined
      ? []
      : [field("Original-Envelope-Id", printable(xtextDecoded(envelope.envid)))]),
    field("Reporting-MTA", `dns; ${hostName}`),
    field("Arrival-Date", dateTime(arrivedAt)),
  ]
  return [message, ...request.recipients.map((one) => recipientFields(one, request))]
    .map((fields) => `${fields.join("\r\n")}\r\n`)
    .join("\r\n")
}

function recipientFields(
  { recipient, reply, action, expired }: ReportRequest["recipients"][number],
  { envelope, at }: ReportRequest,
): readonly string[] {
  const { address = "", orcpt } = envelope.recipients[recipient] ?? {}
  return [
    ...(orcpt === undefined ? [] : [field("Original-Recipient", originalRecipient(orcpt))]),
    field("Final-Recipient", typedAddress(address)),
    field("Action", action),
    field("Status", statusOf(reply, expired ?? false)),
    // No Remote-MTA: the name of the next host inside the organisation is nobody's business.
    ...(action === "failed" ? [field("Diagnostic-Code", `smtp; ${replyText(reply)}`)] : []),
    field("Last-Attempt-Date", dateTime(at)),
  ]
}

/**
 * RFC 3463 §2. What the reply said, if its class fits the code (RFC 2034 §4); else the class alone. X.4.7 is only for
 * a time that was up without any better reason: §3.5 wants the code of the actual problem.
 */
export function statusOf({ code, status }: Reply, expired: boolean): string {
  const level = code >= 500 ? "5" : code >= 400 ? "4" : "2"
  if (/^[245]\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.test(status) && status.startsWith(level)) return status
  if (expired) return "4.4.7"
  return BASIC.get(code) ?? `${level}.0.0`
}

/**
 * Codes that mean one thing (RFC 5321 §4.2.2), in the terms of RFC 3463. Not 550 and 552: those are said of unknown
 * addresses and of spam, of full mailboxes and of large messages, and a wrong guess sends the reader the wrong way.
 */
const BASIC: ReadonlyMap<number, string> = new Map([
  [450, "4.2.0"],
  [452, "4.3.1"],
  [551, "5.1.6"],
  [553, "5.1.3"],
])

/** Code and lines as one line, as they were said. */
export function replyText({ code, status, lines }: Reply): string {
  return printable([String(code), ...(status === "" ? [] : [status]), ...lines.slice(0, 20)].join(" "))
}
