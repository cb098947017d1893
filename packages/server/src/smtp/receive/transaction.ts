/**
 * MAIL and RCPT (RFC 5321 §4.1.1.2, §4.1.1.3): who a message is from and who gets it.
 */
import { replyLines } from "../reply-line.ts"
import { ANSWERS } from "./answer.ts"
import { NO_EXTENSIONS } from "./extension.ts"
import { parseMailParameters, parseRcptParameters } from "./parameter.ts"
import type { ParameterFault } from "./parameter.ts"
import { isMailbox, isPostmaster, parsePath } from "./path.ts"
import type { Session, Surroundings } from "./session.ts"
import { act, close, refuse, say } from "./turn.ts"
import type { Turn } from "./turn.ts"

/** `argument`: behind "MAIL ". */
export function mail(turn: Turn, session: Session, argument: string, surroundings: Surroundings): Session {
  const { hello, terms } = session
  if (hello === undefined) return refuse(turn, session, ANSWERS.helloFirst)
  if (session.transaction !== undefined) return refuse(turn, session, ANSWERS.nested)
  if (!mayRelay(session)) {
    act(turn, { kind: "violation", violation: "relay-denied" })
    return refuse(
      turn,
      session,
      terms.authentication === "off" ? ANSWERS.relayDenied : ANSWERS.authenticateFirst,
    )
  }
  const path = pathBehind(argument, "FROM:")
  if (path === undefined) return refuse(turn, session, ANSWERS.badArgument)
  if (path.kind === "bad") return refuse(turn, session, ANSWERS.badSender)
  const parameters = parseMailParameters(argument.slice(path.end), hello.extensions)
  if (!parameters.ok) return refuse(turn, session, parameterAnswer(parameters.error))
  const { size = 0, ...transaction } = parameters.value
  const sender = path.address
  if (!transaction.smtputf8 && !isAscii(sender)) return refuse(turn, session, ANSWERS.utf8NotOffered)
  if (sender !== "" && !isMailbox(sender)) return refuse(turn, session, ANSWERS.badSender)
  const unreached = beforeNextHost(turn, session, surroundings)
  if (unreached !== undefined) return unreached
  if (size > maxMessageOctets(session)) {
    act(turn, { kind: "violation", violation: "too-big" })
    return refuse(turn, session, ANSWERS.tooBig)
  }
  if (session.transactions >= terms.limits.transactions) {
    return close(turn, session, ANSWERS.tooManyTransactions)
  }
  // Not a fault of the client: it is to try again.
  if (surroundings.refusal !== undefined) return say(turn, session, replyLines(surroundings.refusal))
  turn.reply += ANSWERS.senderOk
  return {
    ...session,
    transaction: { ...transaction, auth: authOf(session, transaction.auth), sender, recipients: undefined },
    transactions: session.transactions + 1,
  }
}

/** `argument`: behind "RCPT ". */
export function rcpt(turn: Turn, session: Session, argument: string): Session {
  const { transaction } = session
  if (transaction === undefined) return refuse(turn, session, ANSWERS.mailFirst)
  const path = pathBehind(argument, "TO:")
  if (path === undefined) return refuse(turn, session, ANSWERS.badArgument)
  if (path.kind === "bad") return refuse(turn, session, ANSWERS.badRecipient)
  const offered = session.hello?.extensions ?? NO_EXTENSIONS
  const parameters = parseRcptParameters(argument.slice(path.end), offered)
  if (!parameters.ok) return refuse(turn, session, parameterAnswer(parameters.error))
  const { address } = path
  if (!transaction.smtputf8 && !isAscii(argument)) return refuse(turn, session, ANSWERS.utf8NotOffered)
  if (!isMailbox(address) && !isPostmaster(address)) return refuse(turn, session, ANSWERS.badRecipient)
  const count = (transaction.recipients?.count ?? 0) + 1
  // RFC 5321 §4.5.3.1.10. The client sends to the others in another transaction, so it is no fault.
  if (count > session.terms.limits.recipients) return say(turn, session, ANSWERS.tooManyRecipients)
  turn.reply += ANSWERS.recipientOk
  const last = { address, ...parameters.value }
  const recipients = { last, before: transaction.recipients, count }
  return { ...session, transaction: { ...transaction, recipients } }
}

export function maxMessageOctets({ hello, terms }: Session): number {
  return hello?.messageOctets ?? terms.limits.messageOctets
}

/**
 * Nothing is taken before it is known what the next host offers, because it may not be able to take it.
 *
 * Why here and not at the greeting: a client that is turned away at the door, or at EHLO, takes us for dead and lets all
 * its mail wait (Postfix for `minimal_backoff_time`, five minutes); 451 to MAIL is about one message. And it is
 * transient, so nobody bounces it, re-encodes it or asks a person. Once the next host has answered, a client that stays
 * must say EHLO anew to hear what is true; few do so on their own, and after 421 they all do.
 */
function beforeNextHost(turn: Turn, session: Session, { offers }: Surroundings): Session | undefined {
  if (offers === undefined) return say(turn, session, ANSWERS.noNextHost)
  return session.hello?.isEarly === true ? close(turn, session, ANSWERS.greetedEarly) : undefined
}

/**
 * RFC 4954 §5: who sent it first, as the client claims. TRUST: only of a client that has authenticated; the next host may
 * believe what we pass on, because it trusts us.
 */
function authOf({ user }: Session, claimed: string | undefined): string | undefined {
  return claimed === undefined || user !== undefined ? claimed : "<>"
}

function mayRelay({ terms, tls, user }: Session): boolean {
  return terms.allowed || user !== undefined || tls?.allowed === true
}

/** Undefined: the word before the address is another. */
function pathBehind(argument: string, word: string): ReturnType<typeof parsePath> | undefined {
  if (!argument.startsWith(word) && argument.slice(0, word.length).toUpperCase() !== word) return undefined
  // QUIRK: RFC 5321 §4.1.1.2 has no space behind the colon; old clients put one.
  const start = argument[word.length] === " " ? word.length + 1 : word.length
  const path = parsePath(argument, start)
  const isSeparate = path.kind === "bad" || path.end === argument.length || argument[path.end] === " "
  return isSeparate ? path : { kind: "bad" }
}

function parameterAnswer(fault: ParameterFault): string {
  return fault === "unknown" ? ANSWERS.unknownParameter : ANSWERS.badParameter
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text)
}
