/** How long a client may take, by what it is doing (RFC 5321 §4.5.3.2). */
import type { Timeouts } from "./options.ts"
import type { Session } from "./session.ts"

/** How long a client may take to read our last words, in milliseconds. */
const LINGER = 10_000
/** A slow start is nobody's fault. */
const RATE_GRACE = 60_000

/** Milliseconds since the last progress; `session` undefined: before the greeting. */
export function patienceWith(session: Session | undefined, timeouts: Timeouts): number {
  const phase = session?.phase
  switch (phase?.kind) {
    case undefined:
      return timeouts.handshake
    case "command":
    case "skipping":
    case "authentication":
      return timeouts.command
    case "content":
      return timeouts.data
    case "waiting":
      return phase.what === "tls" ? timeouts.handshake : timeouts.answer
    case "closed":
      return LINGER
  }
}

/**
 * One octet every two minutes is no message (RFC 5321 §4.5.3.2.5 speaks of blocks). `taken`: milliseconds for the message
 * until now. `minimumRate`: octets in a second, 0 where the client can't help it.
 */
export function isTooSlow(taken: number, octets: number, minimumRate: number, timeouts: Timeouts): boolean {
  return taken >= timeouts.message || octets < ((taken - RATE_GRACE) / 1000) * minimumRate
}
