/**
 * How long to wait before a recipient is tried again (RFC 5321 §4.5.4.1).
 *
 * The RFC asks for half an hour once a message is old; most trouble is over sooner, so it begins at a minute and doubles
 * to an hour. The jitter depends on the message alone: its recipients stay together and go in one transaction again,
 * while messages that failed together do not come back together.
 */
const MINUTE = 60_000
const LONGEST = 60 * MINUTE
const JITTER = 0.125

/** Milliseconds from now. `attempts`: those that failed before this one; `id`: of the message. */
export function backoff(attempts: number, id: string): number {
  const doubled = Math.min(LONGEST, MINUTE * 2 ** Math.min(attempts, 30))
  return Math.round(doubled * (1 - JITTER + 2 * JITTER * fraction(`${id}.${attempts}`)))
}

/** FNV-1a, 32 bits: the same text always gives the same number between 0 and 1. */
function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}
