/**
 * What can be set about relaying, and what it is when nobody sets it.
 *
 * Deliberately out of scope: reading a configuration; every time here is in milliseconds.
 */
import type { Clock } from "../../app/clock.ts"
import type { Log } from "../../app/log.ts"
import type { Metrics } from "../../app/metrics.ts"

export type RelayTls = {
  /**
   * none: never. opportunistic: where offered, without looking at the certificate, and in clear where it fails.
   * required: STARTTLS or nothing. implicit: from the first octet (RFC 8314 §3.3).
   */
  readonly mode: "none" | "opportunistic" | "required" | "implicit"
  /** Certificates that are trusted instead of the system's, PEM. */
  readonly ca?: string | undefined
  /**
   * SHA-256 of the certificate or of its public key (SubjectPublicKeyInfo), in hexadecimal, colons allowed. One of them
   * must match. Without `ca` the pin alone decides, so that a certificate may be self-signed.
   */
  readonly pin?: readonly string[] | undefined
  /** Name that the certificate must be for; undefined: `host`. */
  readonly name?: string | undefined
}

export type NextHost = {
  readonly host: string
  readonly port: number
  readonly tls: RelayTls
  /** Only ever said under TLS, or to this machine itself. */
  readonly auth?: { readonly user: string; readonly password: string } | undefined
}

export type PoolLimits = {
  /** Per host. */
  readonly connections: number
  readonly idleMilliseconds: number
  /** After so many messages a connection is replaced. */
  readonly transactions: number
  /** Messages that wait for a connection, per host; one more is told to come back. */
  readonly waiting: number
}

/** RFC 5321 §4.5.3.2 gives the least that a client must wait. */
export type Timeouts = {
  readonly connect: number
  /** §4.5.3.2.1. */
  readonly greeting: number
  /** For EHLO, STARTTLS, the TLS handshake, AUTH, RSET: the RFC has no number, so that of MAIL. */
  readonly hello: number
  /** §4.5.3.2.2. Also for each reply to what is pipelined with MAIL. */
  readonly mail: number
  /** §4.5.3.2.3. Where recipients go one by one. */
  readonly recipient: number
  /** §4.5.3.2.4. Where DATA goes by itself. */
  readonly data: number
  /** §4.5.3.2.5. Per block that is handed to the system. */
  readonly block: number
  /** §4.5.3.2.6. */
  readonly end: number
  /** For a free connection. */
  readonly waiting: number
  /** For the host to close after QUIT. */
  readonly quit: number
}

/** How long a host that fails is left alone: doubles from `first` to `last`. */
export type Avoidance = { readonly first: number; readonly last: number }

export type RelayOptions = {
  /** In order: the next one is asked only when the one before it can't be reached. */
  readonly hosts: readonly NextHost[]
  readonly ehloName: string
  readonly pool?: Partial<PoolLimits> | undefined
  readonly timeouts?: Partial<Timeouts> | undefined
  readonly avoidance?: Partial<Avoidance> | undefined
}

export type RelayPorts = { readonly log: Log; readonly metrics: Metrics; readonly clock: Clock }

const SECOND = 1000
const MINUTE = 60 * SECOND

export const DEFAULT_POOL: PoolLimits = {
  connections: 20,
  idleMilliseconds: 30 * SECOND,
  transactions: 1000,
  waiting: 10_000,
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  connect: 30 * SECOND,
  greeting: 5 * MINUTE,
  hello: 5 * MINUTE,
  mail: 5 * MINUTE,
  recipient: 5 * MINUTE,
  data: 2 * MINUTE,
  block: 3 * MINUTE,
  end: 10 * MINUTE,
  waiting: 5 * MINUTE,
  quit: 5 * SECOND,
}

export const DEFAULT_AVOIDANCE: Avoidance = { first: SECOND, last: 30 * SECOND }
