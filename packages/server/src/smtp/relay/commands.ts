/**
 * MAIL and RCPT as they go to a host: the envelope as it was written, with those parameters that this host offers.
 *
 * INVARIANT (one command, one line): nothing of an envelope that holds CR, LF or NUL gets onto the wire.
 */
import type { Recipient } from "../../app/gate/envelope.ts"
import type { Outgoing } from "../../app/queue/relay.ts"
import { reply } from "../../app/gate/reply.ts"
import type { Reply } from "../../app/gate/reply.ts"
import type { Extensions } from "./extensions.ts"

/** Why this host can't be sent this message at all; undefined: it can. */
export function obstacleAt(
  extensions: Extensions,
  { envelope, size, eightBit }: Outgoing,
): Reply | undefined {
  // RFC 1870 §6.1.
  if (extensions.size !== undefined && size > extensions.size)
    return reply(552, "5.3.4", "The message is larger than the next host takes")
  // RFC 6531 §3.2: there is no way back to ASCII.
  if (envelope.smtputf8 && !extensions.smtputf8)
    return reply(550, "5.6.7", "The next host does not take internationalised mail (SMTPUTF8)")
  // RFC 6152 §3. BODY=8BITMIME for what is seven bits all through needs nothing of anybody.
  if (eightBit && !extensions.eightBitMime)
    return reply(554, "5.6.3", "The next host does not take eight-bit content (8BITMIME)")
  return undefined
}

export function mailCommand({ envelope, size, eightBit }: Outgoing, extensions: Extensions): string {
  const body = envelope.body ?? (eightBit ? "8BITMIME" : undefined)
  let command = `MAIL FROM:<${envelope.sender}>`
  if (extensions.takesSize) command += ` SIZE=${size}`
  if (extensions.eightBitMime && body !== undefined) command += ` BODY=${body}`
  if (envelope.smtputf8) command += " SMTPUTF8"
  if (extensions.dsn && envelope.ret !== undefined) command += ` RET=${envelope.ret}`
  if (extensions.dsn && envelope.envid !== undefined) command += ` ENVID=${envelope.envid}`
  if (extensions.auth !== undefined && envelope.auth !== undefined) command += ` AUTH=${envelope.auth}`
  return `${command}\r\n`
}

export function recipientCommand({ address, notify, orcpt }: Recipient, { dsn }: Extensions): string {
  let command = `RCPT TO:<${address}>`
  if (dsn && notify !== undefined) command += ` NOTIFY=${notify}`
  if (dsn && orcpt !== undefined) command += ` ORCPT=${orcpt}`
  return `${command}\r\n`
}

/** Some value of the envelope would end its command. */
export function breaksLines({ envelope }: Outgoing): boolean {
  return (
    ENDS_LINE.test(`${envelope.sender} ${envelope.envid ?? ""} ${envelope.auth ?? ""}`) ||
    envelope.recipients.some(({ address, notify, orcpt }) =>
      ENDS_LINE.test(`${address} ${notify ?? ""} ${orcpt ?? ""}`),
    )
  )
}

const ENDS_LINE = /[\0\r\n]/
