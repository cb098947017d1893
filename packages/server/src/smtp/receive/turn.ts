/**
 * What a step gathers on its way: the words to send and the actions.
 */
import type { Violation } from "../../app/metrics.ts"
import { ANSWERS } from "./answer.ts"
import { NO_OCTETS } from "./session.ts"
import type { Action, Session } from "./session.ts"

/** Lives for one step and is changed by it; nothing else is. */
export type Turn = {
  reply: string
  actions: readonly Action[]
}

export function say(turn: Turn, session: Session, text: string): Session {
  turn.reply += text
  return session
}

export function act(turn: Turn, action: Action): void {
  turn.actions = turn.actions.length === 0 ? [action] : [...turn.actions, action]
}

/** A refusal that counts: after too many the connection is closed. */
export function refuse(turn: Turn, session: Session, text: string): Session {
  turn.reply += text
  const errors = session.errors + 1
  if (errors <= session.terms.limits.errors) return { ...session, errors }
  return close(turn, session, ANSWERS.tooManyErrors, "too-many-errors")
}

export function close(turn: Turn, session: Session, text: string, violation?: Violation): Session {
  turn.reply += text
  if (violation !== undefined) act(turn, { kind: "violation", violation })
  act(turn, { kind: "close" })
  return { ...session, phase: { kind: "closed" }, transaction: undefined, unread: NO_OCTETS }
}

export function maySendAhead({ hello }: Session): boolean {
  return hello?.extensions.pipelining === true
}

export function sentAhead(turn: Turn, session: Session): Session {
  return close(turn, session, ANSWERS.sentAhead, "pipelining")
}

/** Between two transactions a server that shuts down closes (RFC 5321 §3.8). */
export function leaveIfIdle(turn: Turn, session: Session): Session {
  const isIdle = session.phase.kind === "command" && session.transaction === undefined
  return session.leaving && isIdle ? close(turn, session, ANSWERS.leaving) : session
}
