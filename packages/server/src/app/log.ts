/**
 * The log: what happened, without who.
 *
 * TRUST: an address, a subject or content never gets into a log. The fields are a closed list, and the only one that may
 * stand for a person takes a pseudonym, which nothing but a keyed hash can make.
 */
declare const pseudonym: unique symbol
/** Keyed hash of an address, the same for the same person (12 characters a-z2-7). */
export type Pseudonym = string & { readonly [pseudonym]: true }
export type Pseudonymise = (address: string) => Pseudonym

export type LogFields = {
  /** Of the transaction or message. */
  readonly id?: string
  readonly about?: string
  readonly sender?: Pseudonym
  readonly user?: Pseudonym
  readonly ip?: string
  readonly host?: string
  readonly port?: number
  readonly recipients?: number
  readonly copies?: number
  readonly failed?: number
  readonly attempt?: number
  readonly size?: number
  readonly code?: number
  readonly status?: string
  readonly verdict?: string
  readonly rules?: readonly string[]
  readonly milliseconds?: number
  readonly count?: number
  readonly limit?: number
  /** What went wrong, in fixed words of ours or a system's code such as ECONNREFUSED; never what somebody sent. */
  readonly why?: string
  /** Places in our own configuration that are wrong, and their keys; never what stands there. */
  readonly problems?: readonly string[]
  readonly version?: string
  /** A path of our own configuration. */
  readonly path?: string
}

export type Log = {
  readonly debug: (event: string, fields?: LogFields) => void
  readonly info: (event: string, fields?: LogFields) => void
  readonly warn: (event: string, fields?: LogFields) => void
  /** `cause` is a mistake of ours: its stack is logged, its message is not, for it may hold content. */
  readonly error: (event: string, fields?: LogFields, cause?: unknown) => void
}
