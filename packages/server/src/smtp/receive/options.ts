/**
 * What the receiver is told when it starts, and how much it lets itself be asked.
 */
import type { AcceptSubmission } from "../../app/gate/submission.ts"
import type { Clock } from "../../app/clock.ts"
import type { Log, Pseudonymise } from "../../app/log.ts"
import type { Metrics } from "../../app/metrics.ts"
import type { Offers } from "../../app/queue/relay.ts"
import type { Users } from "../../app/account/users.ts"

export type ReceiverOptions = {
  /** Ours: in the greeting. */
  readonly hostName: string
  readonly listen: readonly Listen[]
  /** Networks that may send mail through us, in CIDR notation. */
  readonly allow: readonly string[]
  /** Networks whose lone CR, LF and NUL are repaired and not refused. */
  readonly normalise: readonly string[]
  /** Undefined: no TLS. */
  readonly tls: TlsMaterial | undefined
  /** RFC 3207 §4: nothing without TLS. */
  readonly requireTls: boolean
  /** By name and password; offered under TLS, and on loopback. */
  readonly authentication: boolean
  /** Of messages that are too large for memory; must exist, and be on a real disk. */
  readonly spoolFolder: string
  readonly limits?: Partial<Limits>
  readonly timeouts?: Partial<Timeouts>
}

export type Listen = {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly tls: "none" | "starttls" | "implicit"
}

/** PEM. */
export type TlsMaterial = {
  readonly key: string
  readonly cert: string
  /** Who vouches for names in certificates of clients; undefined: those whom this machine trusts. */
  readonly clientCa?: string
  /** Whose owners may send mail through us: SHA-256 fingerprints, or names that are vouched for. */
  readonly allowCertificates: readonly string[]
}

export type ReceiverPorts = {
  readonly accept: AcceptSubmission
  /** Undefined: nobody can authenticate. */
  readonly users: Users | undefined
  readonly offers: () => Offers | undefined
  readonly log: Log
  readonly metrics: Metrics
  readonly clock: Clock
  readonly pseudonymise: Pseudonymise
  readonly newId: () => string
}

export type Limits = {
  /** Octets; Exchange Online lets 35 MB out unless told otherwise, and base64 adds a third. */
  readonly messageOctets: number
  /** Exchange sends to 1,000 at once; RFC 5321 §4.5.3.1.8 asks for 100. */
  readonly recipients: number
  readonly connections: number
  readonly connectionsPerIp: number
  /** The rates don't hold for networks in `allow`: their mail servers are ours. */
  readonly connectionsPerIpPerMinute: number
  readonly messagesPerIpPerMinute: number
  /** Octets of all messages that are in memory. */
  readonly contentMemoryOctets: number
  /** Larger messages lie in a file. */
  readonly spoolOctets: number
  readonly errorsPerConnection: number
  readonly transactionsPerConnection: number
  /** Octets in a second, on average, after the first minute of a message. */
  readonly minimumRate: number
}

export const DEFAULT_LIMITS: Limits = {
  messageOctets: 50 * 1024 * 1024,
  recipients: 5000,
  connections: 1000,
  connectionsPerIp: 250,
  connectionsPerIpPerMinute: 600,
  messagesPerIpPerMinute: 1200,
  contentMemoryOctets: 96 * 1024 * 1024,
  spoolOctets: 64 * 1024,
  errorsPerConnection: 20,
  transactionsPerConnection: 100_000,
  minimumRate: 1024,
}

/** Milliseconds. */
export type Timeouts = {
  /** From our answer to the next command (RFC 5321 §4.5.3.2.7). */
  readonly command: number
  /** Between two blocks of a message (RFC 5321 §4.5.3.2.5). */
  readonly data: number
  /** A whole message. */
  readonly message: number
  /** To find the answer to a message; a client waits 10 minutes (RFC 5321 §4.5.3.2.6). */
  readonly answer: number
  /** TLS handshake. */
  readonly handshake: number
  /** For transactions that are under way when we shut down. */
  readonly drain: number
}

const MINUTE = 60_000

export const DEFAULT_TIMEOUTS: Timeouts = {
  command: 5 * MINUTE,
  data: 3 * MINUTE,
  message: 30 * MINUTE,
  answer: 10 * MINUTE,
  handshake: MINUTE,
  drain: MINUTE / 2,
}
