/**
 * One SMTP session as data: what has been said so far, and what may come.
 *
 * Why data: every order of commands, and every way to cut them into pieces, is tried without a socket. See step.ts for what
 * happens to it.
 */
import type { Envelope, Recipient } from "../../app/gate/envelope.ts"
import type { Violation } from "../../app/metrics.ts"
import type { Offers } from "../../app/queue/relay.ts"
import type { Reply } from "../../app/gate/reply.ts"
import type { Exchange } from "./auth-exchange.ts"
import type { ContentScan } from "./content-scan.ts"
import type { Extensions } from "./extension.ts"
import type { LoginOutcome } from "./login-turns.ts"
import type { MailParameters } from "./parameter.ts"

/** What holds for a connection before a word is said. */
export type Terms = {
  readonly hostName: string
  /** Its network may send mail through us. */
  readonly allowed: boolean
  /** Its network may send lone CR, LF and NUL: they are repaired. */
  readonly normalise: boolean
  /** There is a certificate, so STARTTLS can be offered. */
  readonly startTls: boolean
  readonly requireTls: boolean
  /** RFC 4954 §4: no password in the clear; on loopback nobody listens. */
  readonly authentication: "off" | "under-tls" | "always"
  readonly limits: SessionLimits
}

export type SessionLimits = {
  readonly messageOctets: number
  /** Of one transaction; RFC 5321 §4.5.3.1.8 wants at least 100. */
  readonly recipients: number
  /** Without handing in a message in between. */
  readonly errors: number
  /** MAIL commands. */
  readonly transactions: number
}

/** A connection under TLS. */
export type Secured = {
  /** Version and cipher. */
  readonly description: string
  /** The client's certificate may send mail through us. */
  readonly allowed: boolean
}

/** What may change between two inputs. */
export type Surroundings = {
  /** Undefined: the next host has not answered yet. */
  readonly offers: Offers | undefined
  /** What MAIL is answered just now; undefined: it is welcome. */
  readonly refusal: Reply | undefined
}

export type Session = {
  readonly terms: Terms
  readonly phase: Phase
  /** What has been received and waits: a line that is not whole, or what came behind something that is under way. */
  readonly unread: Buffer
  readonly hello: Hello | undefined
  readonly tls: Secured | undefined
  readonly user: string | undefined
  readonly transaction: Transaction | undefined
  /** Since the last message that was taken. */
  readonly errors: number
  /** Passwords that were wrong or could not be looked at, ever. */
  readonly failedLogins: number
  /** Commands since then that do nothing for a message. */
  readonly idle: number
  readonly transactions: number
  /** Nothing new is begun. */
  readonly leaving: boolean
}

export type Phase =
  | { readonly kind: "command" }
  /** A line that is too long is passed over. */
  | { readonly kind: "skipping"; readonly isResponse: boolean }
  | { readonly kind: "authentication"; readonly exchange: Exchange }
  | { readonly kind: "content"; readonly scan: ContentScan; readonly tooBig: boolean }
  /** For the shell: nothing is read meanwhile. */
  | { readonly kind: "waiting"; readonly what: "answer" | "tls" }
  | { readonly kind: "waiting"; readonly what: "credentials"; readonly name: string }
  | { readonly kind: "closed" }

export type Hello = {
  /** A claim. */
  readonly name: string
  /** EHLO, and not HELO. */
  readonly extended: boolean
  readonly extensions: Extensions
  /** Said before it was known what the next host offers: no mail is taken on the strength of it. */
  readonly isEarly: boolean
  /** Largest message, announced or not. */
  readonly messageOctets: number
}

export type Transaction = Omit<MailParameters, "size"> & {
  readonly sender: string
  /** The last one first: adding one to thousands costs as much as adding the first. */
  readonly recipients: Recipients | undefined
}

export type Recipients = {
  readonly last: Recipient
  readonly before: Recipients | undefined
  readonly count: number
}

export type Input =
  | { readonly kind: "octets"; readonly octets: Buffer }
  | { readonly kind: "secured"; readonly secured: Secured }
  | { readonly kind: "verified"; readonly outcome: LoginOutcome }
  | { readonly kind: "answer"; readonly reply: Reply }
  | { readonly kind: "time-out" }
  | { readonly kind: "shut-down" }

export type Action =
  /** More of the message: shares memory with the input. */
  | { readonly kind: "content"; readonly octets: Uint8Array }
  /** What was received of the message is of no use. */
  | { readonly kind: "abandon" }
  /** The message is whole: `answer` is awaited. */
  | { readonly kind: "submit"; readonly submit: Submit }
  /** `verified` is awaited. */
  | { readonly kind: "verify"; readonly name: string; readonly password: string }
  /** `secured` is awaited. Nothing that was received before counts. */
  | { readonly kind: "start-tls" }
  | { readonly kind: "violation"; readonly violation: Violation }
  /** After what is to be sent. */
  | { readonly kind: "close" }

export type Submit = {
  readonly envelope: Envelope
  readonly hello: string
  /** RFC 3848, RFC 6531 §4.3. */
  readonly protocol: string
  readonly tls: string | undefined
  readonly user: string | undefined
  readonly eightBit: boolean
  readonly normalised: boolean
}

export type Step = {
  readonly session: Session
  /** To be sent first: whole lines, Latin-1. Often empty. */
  readonly reply: string
  /** In this order. */
  readonly actions: readonly Action[]
}

export const NO_OCTETS: Buffer = Buffer.alloc(0)
export const COMMAND: Phase = { kind: "command" }

export function envelopeOf(transaction: Transaction): Envelope {
  const { sender, body, smtputf8, ret, envid, auth } = transaction
  const recipients: Recipient[] = []
  for (let rest = transaction.recipients; rest !== undefined; rest = rest.before) recipients.push(rest.last)
  return { sender, body, smtputf8, ret, envid, auth, recipients: recipients.reverse() }
}

export function protocolOf({ hello, tls, user, transaction }: Session): string {
  if (hello?.extended !== true) return "SMTP"
  const base = transaction?.smtputf8 === true ? "UTF8SMTP" : "ESMTP"
  return `${base}${tls === undefined ? "" : "S"}${user === undefined ? "" : "A"}`
}
