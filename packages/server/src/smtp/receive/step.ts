/**
 * The session, one step further: input in, next session and actions out. Nothing here waits, reads a clock or can throw on
 * what a client says.
 *
 * Which order of commands is right: RFC 5321 §4.1.4; what may be sent ahead: RFC 2920 §3.1; STARTTLS: RFC 3207 §4; AUTH:
 * RFC 4954 §4.
 *
 * Input that comes where its sender had to await our answer is refused, because somebody else may have put it there: behind
 * EHLO, HELO, STARTTLS, AUTH and DATA; and anywhere by a client that was not told of PIPELINING. RFC 2920 forbids it behind
 * NOOP and VRFY too; there it does no harm and is taken.
 */
import type { Reply } from "../../app/gate/reply.ts"
import { replyLines } from "../reply-line.ts"
import { ANSWERS } from "./answer.ts"
import { exchanged, verified } from "./authenticate.ts"
import { answerExchange } from "./auth-exchange.ts"
import { lineEnd, readCommandLine } from "./command-line.ts"
import { command } from "./command.ts"
import { scanContent } from "./content-scan.ts"
import { COMMAND, envelopeOf, NO_OCTETS, protocolOf } from "./session.ts"
import type { Input, Phase, Secured, Session, Step, Surroundings, Terms } from "./session.ts"
import { maxMessageOctets } from "./transaction.ts"
import { act, close, leaveIfIdle, maySendAhead, refuse, say, sentAhead } from "./turn.ts"
import type { Turn } from "./turn.ts"

/** What may be sent ahead while an answer is awaited; a thousand recipients fit (RFC 2920 §3.2 leaves it to us). */
export const MAX_UNREAD_OCTETS = 256 * 1024

/** `tls`: of a connection that begins with TLS (RFC 8314 §3). */
export function openSession(terms: Terms, tls: Secured | undefined): Step {
  const session: Session = {
    terms,
    phase: COMMAND,
    unread: NO_OCTETS,
    hello: undefined,
    tls,
    user: undefined,
    transaction: undefined,
    errors: 0,
    failedLogins: 0,
    idle: 0,
    transactions: 0,
    leaving: false,
  }
  return { session, reply: `220 ${terms.hostName} ESMTP\r\n`, actions: [] }
}

export function step(session: Session, input: Input, surroundings: Surroundings): Step {
  const turn: Turn = { reply: "", actions: [] }
  const next = session.phase.kind === "closed" ? session : received(turn, session, input, surroundings)
  return { session: next, reply: turn.reply, actions: turn.actions }
}

function received(turn: Turn, session: Session, input: Input, surroundings: Surroundings): Session {
  const { phase, unread } = session
  switch (input.kind) {
    case "octets": {
      if (phase.kind === "waiting" && phase.what === "tls") return session // RFC 3207 §4.2: of no value
      const octets = unread.length === 0 ? input.octets : Buffer.concat([unread, input.octets])
      return read(turn, session, octets, surroundings)
    }
    case "secured":
      if (phase.kind !== "waiting" || phase.what !== "tls") return session
      // RFC 3207 §4.2: what was said before, nobody vouches for.
      return {
        ...session,
        phase: COMMAND,
        unread: NO_OCTETS,
        hello: undefined,
        user: undefined,
        transaction: undefined,
        tls: input.secured,
      }
    case "verified":
      if (phase.kind !== "waiting" || phase.what !== "credentials") return session
      // RFC 4954 §4: AUTH is the last of what may be sent ahead.
      if (unread.length > 0) return sentAhead(turn, session)
      return goOn(turn, verified(turn, session, phase.name, input.outcome), surroundings)
    case "answer":
      if (phase.kind !== "waiting" || phase.what !== "answer") return session
      return goOn(turn, answered(turn, session, input.reply), surroundings)
    case "time-out":
      return timedOut(turn, session)
    case "shut-down":
      return leaveIfIdle(turn, { ...session, leaving: true })
  }
}

/** After an answer: whatever has come meanwhile. */
function goOn(turn: Turn, session: Session, surroundings: Surroundings): Session {
  if (session.phase.kind === "closed") return session
  const { unread } = session
  if (unread.length > 0 && !maySendAhead(session)) return sentAhead(turn, session)
  const staying = leaveIfIdle(turn, session)
  return unread.length === 0 ? staying : read(turn, staying, unread, surroundings)
}

/** All of the octets, as far as the session goes without waiting. */
function read(turn: Turn, session: Session, octets: Buffer, surroundings: Surroundings): Session {
  let current = session
  let at = 0
  while (at < octets.length) {
    const { phase } = current
    switch (phase.kind) {
      case "command":
      case "authentication": {
        const line = readCommandLine(octets, at, phase.kind === "authentication")
        if (line.kind === "part") return keep(turn, current, octets, at)
        if (line.end === undefined) {
          current = { ...current, phase: { kind: "skipping", isResponse: phase.kind === "authentication" } }
          break
        }
        at = line.end
        const isLast = at === octets.length
        if (line.kind === "line" && phase.kind === "command") {
          current = command(turn, current, line.text, isLast, surroundings)
        } else if (!isLast && !maySendAhead(current)) {
          current = sentAhead(turn, current)
        } else if (line.kind === "long") {
          current = longLine(turn, current, phase.kind === "authentication")
        } else if (line.kind === "garbled") {
          current = refuse(turn, { ...current, phase: COMMAND }, ANSWERS.garbled)
        } else if (phase.kind === "authentication") {
          const exchange = answerExchange(phase.exchange, line.text)
          current = isLast ? exchanged(turn, current, exchange) : sentAhead(turn, current)
        }
        break
      }
      case "skipping": {
        const end = lineEnd(octets, at)
        // Of a line that goes on, only its last octet can matter: a CR.
        if (end === undefined) return keep(turn, current, octets, octets.length - 1)
        at = end
        current = longLine(turn, current, phase.isResponse)
        break
      }
      case "content": {
        const { scan, content, end } = scanContent(phase.scan, octets, at, current.terms.normalise)
        const tooBig = phase.tooBig || scan.size > maxMessageOctets(current)
        const isUseless = tooBig || (scan.fault !== undefined && !current.terms.normalise)
        const wasUseless = phase.tooBig || (phase.scan.fault !== undefined && !current.terms.normalise)
        if (!isUseless && content.length > 0) act(turn, { kind: "content", octets: content })
        if (isUseless && !wasUseless) act(turn, { kind: "abandon" })
        const seen: Phase = { kind: "content", scan, tooBig }
        at = end ?? octets.length
        current = { ...current, phase: seen }
        if (end !== undefined) current = contentEnded(turn, current, seen, at === octets.length)
        break
      }
      case "waiting":
        return keep(turn, current, octets, at)
      case "closed":
        return current
    }
  }
  return current.unread.length === 0 ? current : { ...current, unread: NO_OCTETS }
}

function keep(turn: Turn, session: Session, octets: Buffer, from: number): Session {
  if (octets.length - from > MAX_UNREAD_OCTETS) return close(turn, session, ANSWERS.tooMuchAhead)
  return { ...session, unread: octets.subarray(from) }
}

function longLine(turn: Turn, session: Session, isResponse: boolean): Session {
  act(turn, { kind: "violation", violation: "line-length" })
  // RFC 4954 §4: the exchange is over.
  const text = isResponse ? ANSWERS.longExchange : ANSWERS.longLine
  return refuse(turn, { ...session, phase: COMMAND }, text)
}

/** The true end of data: only now is it said what was wrong on the way (RFC 5321 §4.1.1.4). */
function contentEnded(
  turn: Turn,
  session: Session,
  { scan, tooBig }: Extract<Phase, { readonly kind: "content" }>,
  isLast: boolean,
): Session {
  const { transaction, terms } = session
  const over: Session = { ...session, phase: COMMAND, transaction: undefined }
  if (transaction === undefined) return over
  if (!isLast && !maySendAhead(session)) {
    act(turn, { kind: "abandon" })
    return sentAhead(turn, over)
  }
  if (scan.fault !== undefined) act(turn, { kind: "violation", violation: scan.fault })
  if (scan.fault !== undefined && !terms.normalise) {
    const text = scan.fault === "nul" ? ANSWERS.nul : ANSWERS.bareLineEnds
    return leaveIfIdle(turn, refuse(turn, over, text))
  }
  if (tooBig) {
    act(turn, { kind: "violation", violation: "too-big" })
    return leaveIfIdle(turn, refuse(turn, over, ANSWERS.tooBig))
  }
  const submit = {
    envelope: envelopeOf(transaction),
    hello: session.hello?.name ?? "",
    protocol: protocolOf(session),
    tls: session.tls?.description,
    user: session.user,
    eightBit: scan.eightBit,
    normalised: scan.fault !== undefined,
  }
  act(turn, { kind: "submit", submit })
  return { ...over, phase: { kind: "waiting", what: "answer" } }
}

function answered(turn: Turn, session: Session, reply: Reply): Session {
  const isTaken = reply.code >= 200 && reply.code < 300
  const over: Session = isTaken
    ? { ...session, phase: COMMAND, errors: 0, idle: 0 }
    : { ...session, phase: COMMAND }
  return say(turn, over, replyLines(asAnswer(reply)))
}

/** RFC 5321 §4.2.1: what may follow the end of data. 421 is about a connection, and not about ours. */
function asAnswer(reply: Reply): Reply {
  const isAnswer = (reply.code >= 200 && reply.code < 300) || (reply.code >= 400 && reply.code < 600)
  if (!isAnswer) return { code: 451, status: "4.3.0", lines: ["The next host gave an answer that is none"] }
  return reply.code === 421 ? { ...reply, code: 451 } : reply
}

function timedOut(turn: Turn, session: Session): Session {
  const isAnswer = session.phase.kind === "waiting" && session.phase.what === "answer"
  return close(turn, session, isAnswer ? ANSWERS.noAnswer : ANSWERS.timedOut, "timeout")
}
