/**
 * What the sender of a held message is told once it will not be sent: our own people get a notice that says what was seen, and
 * why; anybody else, whose name may be forged, a report that the message went to none of these recipients (RFC 3464), and
 * nothing more.
 *
 * Never to the null sender nor in answer to a program (RFC 3834 §2); such mail is not held in the first place.
 */
import { fieldValue, firstField } from "@sluis/core/mail/header"
import { parseMessage } from "@sluis/core/mail/message"

import { isOwnSender } from "../gate/own-sender.ts"
import { reply } from "../gate/reply.ts"
import type { HeldMessage, Intake } from "./custody.ts"
import type { HeldPorts } from "./held.ts"
import { ownIntake, reportIntake } from "../queue/own-intake.ts"
import type { DropNoticeRequest } from "../queue/own-mail.ts"
import { asksForFailure } from "../queue/queue-report.ts"

/** `told`: there is one already about another part of the message. A notice is about all parts; a report names its recipients. */
export async function dropReport(
  ports: HeldPorts,
  part: HeldMessage,
  {
    cause,
    at,
    told,
  }: { readonly cause: DropNoticeRequest["cause"]; readonly at: number; readonly told: boolean },
): Promise<Intake | undefined> {
  const { sender } = part.envelope
  if (sender === "" || part.sight?.automatic === true) return undefined
  if (!isOwnSender(sender, ports.us)) return plainReport(ports, part, at)
  return told ? undefined : await notice(ports, part, cause, at)
}

/** RFC 3463 §3.8, X.7.1. No policy, no reason and no person: it is nobody's business there. */
const NOT_PASSED_ON = reply(550, "5.7.1", "The message was not passed on")

/** Without its header: whoever's name was forged need not read the subject either. */
function plainReport(
  ports: HeldPorts,
  { id, envelope, at: arrivedAt }: HeldMessage,
  at: number,
): Intake | undefined {
  const recipients = envelope.recipients.flatMap(({ notify }, recipient) =>
    asksForFailure(notify) ? [{ recipient, reply: NOT_PASSED_ON, action: "failed" } as const] : [],
  )
  if (recipients.length === 0) return undefined
  const octets = ports.composeReport({ id, arrivedAt, envelope, recipients, original: new Uint8Array(0), at })
  return reportIntake({ id, at, envelope }, octets, ports.newId(), ports.giveUpAfter)
}

async function notice(
  ports: HeldPorts,
  part: HeldMessage,
  cause: DropNoticeRequest["cause"],
  at: number,
): Promise<Intake> {
  const { envelope, sight, id } = part
  const octets = await ports.composeDropNotice({
    cause,
    id,
    at,
    arrivedAt: part.at,
    to: envelope.sender,
    messageId: await messageIdOf(ports, id),
    reasons: part.reasons,
    sight,
    recipients: part.recipients,
  })
  const about = { id, at, envelope, correlation: part.correlation }
  return ownIntake("notice", about, octets, ports.newId(), ports.giveUpAfter)
}

/** "" where its content can't be read any more: it must still be possible to be rid of it, and to say so. */
async function messageIdOf({ octets }: HeldPorts, id: string): Promise<string> {
  let content: Uint8Array
  try {
    content = await octets(id)
  } catch {
    return ""
  }
  const { header } = parseMessage(content).root
  const field = firstField(header, "message-id")
  return field === undefined ? "" : fieldValue(header, field)
}
