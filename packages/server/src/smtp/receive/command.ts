/**
 * One command, when it may come, and what it does. MAIL and RCPT are in transaction.ts, AUTH is in authenticate.ts.
 */
import { ANSWERS } from "./answer.ts"
import { auth, mayAuthenticate } from "./authenticate.ts"
import { CONTENT_START } from "./content-scan.ts"
import { ehloReply, extensionsOffered, messageOctetsTaken, NO_EXTENSIONS } from "./extension.ts"
import type { Phase, Session, Surroundings } from "./session.ts"
import { mail, rcpt } from "./transaction.ts"
import { act, close, leaveIfIdle, maySendAhead, refuse, say, sentAhead } from "./turn.ts"
import type { Turn } from "./turn.ts"

/** Of commands that do nothing for a message. Beyond it each counts as an error. */
export const MAX_IDLE_COMMANDS = 100

/** RFC 3207 §4 leaves these to a client that has yet to say STARTTLS. */
const BEFORE_TLS = ["EHLO", "HELO", "STARTTLS", "NOOP", "RSET", "QUIT"]
/** Behind these nothing may follow before our answer. */
const LAST = ["EHLO", "HELO", "STARTTLS", "AUTH", "DATA", "BDAT"]
/** Whoever says this takes us for a web server, or wants a browser to talk to us. */
const HTTP = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT", "DELETE", "PATCH", "TRACE"]

/** `line`: without CRLF. `isLast`: nothing that was received follows it. */
export function command(
  turn: Turn,
  session: Session,
  line: string,
  isLast: boolean,
  surroundings: Surroundings,
): Session {
  const space = line.indexOf(" ")
  const verb = (space === -1 ? line : line.slice(0, space)).toUpperCase()
  const argument = space === -1 ? "" : withoutFinalSpaces(line.slice(space + 1))
  if (HTTP.includes(verb)) return close(turn, session, "")
  if (!isLast && (LAST.includes(verb) || !maySendAhead(session))) return sentAhead(turn, session)
  if (session.terms.requireTls && session.tls === undefined && !BEFORE_TLS.includes(verb)) {
    return refuse(turn, session, ANSWERS.tlsFirst)
  }
  switch (verb) {
    case "MAIL":
      return mail(turn, session, argument, surroundings)
    case "RCPT":
      return rcpt(turn, session, argument)
    case "DATA":
      return argument === "" ? data(turn, session) : refuse(turn, session, ANSWERS.badArgument)
    case "EHLO":
    case "HELO":
      return hello(turn, session, argument, verb === "EHLO", surroundings)
    case "QUIT":
      return close(turn, session, ANSWERS.bye)
    case "RSET":
      if (argument !== "") return refuse(turn, session, ANSWERS.badArgument)
      return idle(turn, { ...session, transaction: undefined }, ANSWERS.ok)
    case "NOOP":
      return idle(turn, session, ANSWERS.ok)
    case "HELP":
      return idle(turn, session, ANSWERS.help)
    case "VRFY":
      // RFC 5321 §7.3: who exists is nobody's business.
      return argument === ""
        ? refuse(turn, session, ANSWERS.badArgument)
        : idle(turn, session, ANSWERS.notVerified)
    case "STARTTLS":
      return argument === "" ? startTls(turn, session) : refuse(turn, session, ANSWERS.badArgument)
    case "AUTH":
      return auth(turn, session, argument)
    case "EXPN":
    case "BDAT":
    case "TURN":
    case "ETRN":
    case "SEND":
    case "SOML":
    case "SAML":
      return refuse(turn, session, ANSWERS.notImplemented)
    default:
      return refuse(turn, session, ANSWERS.unknown)
  }
}

function idle(turn: Turn, session: Session, text: string): Session {
  const counted = { ...session, idle: session.idle + 1 }
  if (counted.idle > MAX_IDLE_COMMANDS) return refuse(turn, counted, text)
  // Outside a transaction now, so a server that shuts down need not wait for more.
  return leaveIfIdle(turn, say(turn, counted, text))
}

// RFC 5321 §4.1.2, and what clients really call themselves. Nothing that could end a comment in a Received field.
const HELLO_NAME = /^[A-Za-z0-9._:[\]/-]{1,255}$/

function hello(
  turn: Turn,
  session: Session,
  name: string,
  extended: boolean,
  { offers }: Surroundings,
): Session {
  if (!HELLO_NAME.test(name)) return refuse(turn, session, ANSWERS.badArgument)
  const { terms, tls } = session
  const messageOctets = messageOctetsTaken(terms.limits.messageOctets, offers)
  const extensions = extended
    ? extensionsOffered(
        {
          size: messageOctets,
          startTls: terms.startTls && tls === undefined,
          authentication: mayAuthenticate(session),
        },
        offers,
      )
    : NO_EXTENSIONS
  // RFC 5321 §4.1.4: like RSET.
  const said = { name, extended, extensions, isEarly: offers === undefined, messageOctets }
  const greeted = { ...session, hello: said, transaction: undefined }
  const text = extended ? ehloReply(terms.hostName, extensions) : `250 ${terms.hostName}\r\n`
  return idle(turn, greeted, text)
}

function startTls(turn: Turn, session: Session): Session {
  if (session.tls !== undefined) return refuse(turn, session, ANSWERS.tlsAlready)
  if (!session.terms.startTls) return refuse(turn, session, ANSWERS.notImplemented)
  act(turn, { kind: "start-tls" })
  return say(turn, { ...session, phase: { kind: "waiting", what: "tls" } }, ANSWERS.readyForTls)
}

function data(turn: Turn, session: Session): Session {
  if (session.transaction === undefined) return refuse(turn, session, ANSWERS.mailFirst)
  // RFC 2920 §3.1: a client that sent DATA ahead sends nothing more when it reads this.
  if (session.transaction.recipients === undefined) return refuse(turn, session, ANSWERS.noRecipients)
  const phase: Phase = { kind: "content", scan: CONTENT_START, tooBig: false }
  return say(turn, { ...session, phase }, ANSWERS.startData)
}

/** A loop, because a pattern would look at n spaces n times. */
function withoutFinalSpaces(text: string): string {
  let end = text.length
  while (text[end - 1] === " ") end -= 1
  return text.slice(0, end)
}
