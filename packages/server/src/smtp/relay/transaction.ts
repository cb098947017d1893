/**
 * One message over one connection (RFC 5321 §3.3): MAIL, RCPT and the data, in as few writes as the host allows.
 *
 * What is written together (RFC 2920 §3.1): with PIPELINING everything up to where something must be known before going
 * on. A small message goes along in the same write where the host takes BDAT (RFC 3030), and its recipients need not
 * all be accepted or are only one. Without PIPELINING each command waits for the reply to the one before.
 *
 * Deliberately out of scope: which connection, and what comes next where it was lost (see relay.ts).
 */
import type { Outgoing, RefusedRecipient, RelayOutcome } from "../../app/queue/relay.ts"
import { isPermanent, isPositive, isTransient } from "../../app/gate/reply.ts"
import type { Reply } from "../../app/gate/reply.ts"
import { chunkBlocks, dataBlocks, piecesOf, SMALL_OCTETS, wholeChunk, wholeData } from "./blocks.ts"
import { mailCommand, recipientCommand } from "./commands.ts"
import type { Connection, Exchange, Lost } from "./connection.ts"
import type { Timeouts } from "./options.ts"

export type Transacted =
  | { readonly kind: "answered"; readonly outcome: RelayOutcome; readonly resetNeeded: boolean }
  /**
   * unanswered: nothing was answered, and no message was complete. incomplete: the host can't have accepted it.
   * unknown: it was complete, and nobody can know whether the host has it.
   */
  | { readonly kind: "lost"; readonly stage: "unanswered" | "incomplete" | "unknown"; readonly lost: Lost }

/** Throws what the pieces of the message throw; the connection is of no use then. `mayRisk`: it was alive a moment ago. */
export async function transact(
  connection: Connection,
  outgoing: Outgoing,
  timeouts: Timeouts,
  mayRisk: boolean,
): Promise<Transacted> {
  const { extensions } = connection
  const isSmall = outgoing.size <= SMALL_OCTETS
  const isCertain = !outgoing.whole || outgoing.envelope.recipients.length === 1
  const chunk = extensions.chunking ? `BDAT ${outgoing.size} LAST\r\n` : undefined
  const companion = chunk === undefined ? "DATA" : isSmall && mayRisk ? "message" : undefined
  const goesAlong = extensions.pipelining && isCertain ? companion : undefined

  const opening = await open(connection, outgoing, timeouts, goesAlong, chunk ?? "")
  if ("kind" in opening) return opening
  const { mail, refused, accepted, along } = opening

  if (!isPositive(mail) || accepted === 0) {
    // RFC 2920 §3.1: a host may say 354 though nobody is left; then it waits for a message.
    const lost =
      goesAlong === "DATA" && along?.code === 354 ? await sendNothing(connection, timeouts) : undefined
    if (lost !== undefined) connection.end(lost.why)
    const outcome = {
      kind: "refused",
      reply: isPositive(mail) ? mostHopeful(refused) : mail,
      refused,
    } as const
    return { kind: "answered", outcome, resetNeeded: isPositive(mail) && along?.code !== 354 }
  }
  if (outgoing.whole && refused.length > 0) {
    return { kind: "answered", outcome: { kind: "divided", refused }, resetNeeded: true }
  }

  if (goesAlong === "message" && along !== undefined) {
    return ended(connection, { replies: [along], lost: undefined }, refused, true)
  }
  if (connection.stop?.aborted === true) {
    connection.end("stopped")
    return lostAt("incomplete", connection.lost)
  }
  if (chunk === undefined) {
    const start: Exchange =
      along === undefined
        ? await connection.exchange("DATA\r\n", 1, timeouts.data)
        : { replies: [along], lost: undefined }
    const [go] = start.replies
    if (go === undefined || start.lost !== undefined) return lostAt("incomplete", start.lost)
    // RFC 5321 §4.3.2: 354 or a refusal; a 250 here would leave us out of step.
    if (go.code !== 354 && !isRefusal(go)) return nonsense(connection, "incomplete")
    if (go.code !== 354) {
      return { kind: "answered", outcome: { kind: "refused", reply: go, refused }, resetNeeded: true }
    }
  }
  return ended(
    connection,
    await sendContent(connection, outgoing, timeouts, chunk),
    refused,
    chunk !== undefined,
  )
}

/** `chunk`: the BDAT command; undefined after DATA. */
async function sendContent(
  connection: Connection,
  outgoing: Outgoing,
  { end }: Timeouts,
  chunk: string | undefined,
): Promise<Exchange> {
  if (outgoing.size > SMALL_OCTETS)
    return connection.stream(chunk === undefined ? dataBlocks(outgoing) : chunkBlocks(chunk, outgoing))
  const pieces = await piecesOf(outgoing)
  return connection.exchange(
    chunk === undefined ? wholeData(pieces) : wholeChunk(chunk, pieces),
    1,
    end,
    true,
  )
}

type Opening = {
  readonly mail: Reply
  readonly refused: readonly RefusedRecipient[]
  readonly accepted: number
  /** Reply to what went along: DATA, or the message. */
  readonly along: Reply | undefined
}

/** MAIL and every RCPT, and what goes along. */
async function open(
  connection: Connection,
  outgoing: Outgoing,
  timeouts: Timeouts,
  goesAlong: "DATA" | "message" | undefined,
  chunk: string,
): Promise<Opening | Extract<Transacted, { readonly kind: "lost" }>> {
  const { extensions } = connection
  const { recipients } = outgoing.envelope
  const mail = mailCommand(outgoing, extensions)
  let exchange: Exchange
  if (extensions.pipelining) {
    let group = mail
    for (const recipient of recipients) group += recipientCommand(recipient, extensions)
    const wanted = 1 + recipients.length + (goesAlong === undefined ? 0 : 1)
    if (goesAlong === "message") {
      const octets = wholeChunk(group + chunk, await piecesOf(outgoing))
      exchange = await connection.exchange(octets, wanted, timeouts.end, true)
    } else {
      exchange = await connection.exchange(
        goesAlong === undefined ? group : `${group}DATA\r\n`,
        wanted,
        timeouts.mail,
      )
    }
  } else {
    exchange = await connection.exchange(mail, 1, timeouts.mail)
    for (const recipient of recipients) {
      const [first] = exchange.replies
      if (exchange.lost !== undefined || first === undefined || !isPositive(first)) break
      const next = await connection.exchange(recipientCommand(recipient, extensions), 1, timeouts.recipient)
      exchange = { replies: [...exchange.replies, ...next.replies], lost: next.lost }
    }
  }
  return read(connection, exchange, recipients.length, goesAlong)
}

function read(
  connection: Connection,
  { replies, lost }: Exchange,
  recipients: number,
  goesAlong: "DATA" | "message" | undefined,
): Opening | Extract<Transacted, { readonly kind: "lost" }> {
  const [mail] = replies
  const last = replies.at(-1)
  if (mail === undefined || lost !== undefined) {
    const isComplete =
      goesAlong === "message" && last?.code !== 421 && (mail === undefined || isPositive(mail))
    if (isComplete) return lostAt("unknown", lost)
    const isUnanswered = mail === undefined || (replies.length === 1 && mail.code === 421)
    return lostAt(isUnanswered ? "unanswered" : "incomplete", lost)
  }
  const answers = replies.slice(1, 1 + recipients)
  const along = replies[1 + recipients]
  if ([mail, ...answers].some((reply) => !isPositive(reply) && !isRefusal(reply)))
    return nonsense(connection, goesAlong === "message" ? "unknown" : "incomplete")
  const refused = answers.flatMap((reply, recipient) => (isPositive(reply) ? [] : [{ recipient, reply }]))
  return { mail, refused: isPositive(mail) ? refused : [], accepted: answers.length - refused.length, along }
}

function ended(
  connection: Connection,
  { replies, lost }: Exchange,
  refused: readonly RefusedRecipient[],
  isChunk: boolean,
): Transacted {
  const [reply] = replies
  if (lost !== undefined || reply === undefined) {
    // RFC 5321 §3.8: 421 is an answer, and it says no.
    return lostAt(
      reply?.code === 421 ? "incomplete" : connection.wasComplete ? "unknown" : "incomplete",
      lost,
    )
  }
  if (isPositive(reply))
    return { kind: "answered", outcome: { kind: "accepted", reply, refused }, resetNeeded: false }
  if (!isRefusal(reply)) return nonsense(connection, "unknown")
  // RFC 3030 §2: a host that refuses a chunk may keep the transaction open.
  return { kind: "answered", outcome: { kind: "refused", reply, refused }, resetNeeded: isChunk }
}

/** The end of a message without content, to nobody; whatever is answered, nobody gets anything. */
async function sendNothing(connection: Connection, { end }: Timeouts): Promise<Lost | undefined> {
  return (await connection.exchange(".\r\n", 1, end)).lost
}

/** If any of them may be accepted later, trying again is the answer, so that nobody is lost. */
function mostHopeful(refused: readonly RefusedRecipient[]): Reply {
  const replies = refused.map(({ reply }) => reply)
  return replies.find(isTransient) ?? replies[0] ?? NO_RECIPIENTS
}

function isRefusal(reply: Reply): boolean {
  return isTransient(reply) || isPermanent(reply)
}

function nonsense(
  connection: Connection,
  stage: "incomplete" | "unknown",
): Extract<Transacted, { readonly kind: "lost" }> {
  connection.end("wrong reply")
  return lostAt(stage, connection.lost)
}

function lostAt(
  stage: "unanswered" | "incomplete" | "unknown",
  lost: Lost | undefined,
): Extract<Transacted, { readonly kind: "lost" }> {
  return { kind: "lost", stage, lost: lost ?? { why: "closed", tls: false } }
}

const NO_RECIPIENTS: Reply = { code: 554, status: "5.5.1", lines: ["No valid recipients"] }
