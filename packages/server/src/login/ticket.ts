/**
 * Challenges that were given out and are not answered yet: by ticket, once, and for some minutes.
 *
 * In memory: whoever was asked just before a restart is asked again.
 */
import { randomBytes } from "node:crypto"

import type { Clock } from "../app/clock.ts"

export type Tickets<T> = {
  /** The ticket, base64url. */
  readonly give: (value: T) => string
  /** What it was given for. Undefined: too late, or a second time. */
  readonly take: (ticket: string) => T | undefined
}

/** Milliseconds: time to find the key or the telephone. */
export const TICKET_VALID = 300_000
/**
 * Some megabytes. The oldest goes first, so who wants to push out somebody else's challenge has to ask for this many in the
 * seconds that he needs to answer it; the server lets one network ask for a hundredth of that in a minute.
 */
export const MAX_TICKETS = 10_000
const OCTETS = 16

export function openTickets<T>(clock: Clock): Tickets<T> {
  const given = new Map<string, { readonly value: T; readonly until: number }>()
  return {
    give: (value) => {
      const oldest = given.size < MAX_TICKETS ? undefined : given.keys().next().value
      if (oldest !== undefined) given.delete(oldest)
      const ticket = randomBytes(OCTETS).toString("base64url")
      given.set(ticket, { value, until: clock.elapsed() + TICKET_VALID })
      return ticket
    },
    take: (ticket) => {
      const there = given.get(ticket)
      given.delete(ticket)
      return there !== undefined && clock.elapsed() < there.until ? there.value : undefined
    },
  }
}
