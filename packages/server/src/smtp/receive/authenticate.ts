/**
 * AUTH (RFC 4954 §4): when it is taken, and what comes of it.
 */
import { ANSWERS } from "./answer.ts"
import { beginExchange } from "./auth-exchange.ts"
import type { ExchangeStep } from "./auth-exchange.ts"
import { COMMAND } from "./session.ts"
import type { LoginOutcome } from "./login-turns.ts"
import type { Phase, Session } from "./session.ts"
import { act, close, refuse, say } from "./turn.ts"
import type { Turn } from "./turn.ts"

/** Of one connection; RFC 4954 lets a server close after failed attempts, and asks it to bear at least three. */
export const MAX_FAILED_LOGINS = 3

/** `argument`: behind "AUTH ". */
export function auth(turn: Turn, session: Session, argument: string): Session {
  if (session.terms.authentication === "off") return refuse(turn, session, ANSWERS.notImplemented)
  if (session.hello?.extended !== true) return refuse(turn, session, ANSWERS.helloFirst)
  if (!mayAuthenticate(session)) return refuse(turn, session, ANSWERS.tlsBeforePassword)
  if (session.user !== undefined) return refuse(turn, session, ANSWERS.authenticatedAlready)
  if (session.transaction !== undefined) return refuse(turn, session, ANSWERS.nested)
  const [mechanism = "", initial, ...more] = argument.split(" ")
  if (mechanism === "" || more.length > 0) return refuse(turn, session, ANSWERS.badArgument)
  const begun = beginExchange(mechanism.toUpperCase(), initial)
  return begun === undefined ? refuse(turn, session, ANSWERS.noMechanism) : exchanged(turn, session, begun)
}

/** After what the client said. */
export function exchanged(turn: Turn, session: Session, said: ExchangeStep): Session {
  switch (said.kind) {
    case "challenge": {
      const phase: Phase = { kind: "authentication", exchange: said.exchange }
      return say(turn, { ...session, phase }, `334 ${said.text}\r\n`)
    }
    case "credentials":
      act(turn, { kind: "verify", name: said.name, password: said.password })
      return { ...session, phase: { kind: "waiting", what: "credentials", name: said.name } }
    case "bad":
      return refuse(turn, { ...session, phase: COMMAND }, ANSWERS.badExchange)
    case "cancelled":
      return refuse(turn, { ...session, phase: COMMAND }, ANSWERS.cancelled)
    case "foreign":
      return refuse(turn, { ...session, phase: COMMAND }, ANSWERS.wrongCredentials)
  }
}

/** After the password was looked at. */
export function verified(turn: Turn, session: Session, name: string, outcome: LoginOutcome): Session {
  const back: Session = { ...session, phase: COMMAND }
  switch (outcome) {
    case "right":
      return say(turn, { ...back, user: name }, ANSWERS.authenticated)
    case "wrong":
      return failed(turn, back, ANSWERS.wrongCredentials)
    case "unknown":
      return failed(turn, back, ANSWERS.noLookup)
    case "crowded":
      return close(turn, back, ANSWERS.loginsCrowded, "rate")
  }
}

/** It counts whoever is to blame: what could not be looked at was an attempt, and the next is not to follow at once. */
function failed(turn: Turn, session: Session, text: string): Session {
  const failedLogins = session.failedLogins + 1
  const next = refuse(turn, { ...session, failedLogins }, text)
  if (failedLogins < MAX_FAILED_LOGINS || next.phase.kind === "closed") return next
  return close(turn, next, ANSWERS.tooManyLogins, "too-many-errors")
}

export function mayAuthenticate({ terms, tls }: Session): boolean {
  return terms.authentication === "always" || (terms.authentication === "under-tls" && tls !== undefined)
}
