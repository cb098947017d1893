/**
 * Who may come in, and how often: connections in all and per address, connections and messages per minute.
 *
 * What is known of an address is looked up once and kept for a minute after its last connection: deciding whether it is in a
 * network costs more than all the rest here.
 */
import { countedAs } from "./network.ts"
import type { Limits } from "./options.ts"

export type Visitor = {
  readonly allowed: boolean
  readonly normalise: boolean
  /** Counts, of this minute. */
  connections: number
  recentConnections: number
  recentMessages: number
}

export type Admission = {
  /** Undefined: it is one too many. Otherwise to be given to `leave` once. */
  readonly enter: (ip: string) => Visitor | undefined
  readonly leave: (visitor: Visitor) => void
  readonly isTooFast: (visitor: Visitor) => boolean
  /** At the beginning of every minute. */
  readonly newMinute: () => void
}

/** Addresses that are remembered; more than can come in a minute on one machine, but for a flood. */
const MAX_VISITORS = 100_000

export function newAdmission(
  limits: Limits,
  isAllowed: (ip: string) => boolean,
  isNormalised: (ip: string) => boolean,
): Admission {
  const visitors = new Map<string, Visitor>()
  let connections = 0
  return {
    enter(ip) {
      if (connections >= limits.connections) return undefined
      const visitor = known(ip)
      if (visitor === undefined || visitor.connections >= limits.connectionsPerIp) return undefined
      if (!visitor.allowed && visitor.recentConnections >= limits.connectionsPerIpPerMinute) return undefined
      visitor.connections += 1
      visitor.recentConnections += 1
      connections += 1
      return visitor
    },
    leave(visitor) {
      visitor.connections -= 1
      connections -= 1
    },
    isTooFast: (visitor) => !visitor.allowed && visitor.recentMessages >= limits.messagesPerIpPerMinute,
    newMinute() {
      for (const [key, visitor] of visitors) {
        if (visitor.connections === 0 && visitor.recentConnections === 0) visitors.delete(key)
        visitor.recentConnections = 0
        visitor.recentMessages = 0
      }
    },
  }

  function known(ip: string): Visitor | undefined {
    const remembered = visitors.get(ip)
    if (remembered !== undefined) return remembered
    const allowed = isAllowed(ip)
    const normalise = isNormalised(ip)
    // A network may be smaller than what is counted together, so an address of one is counted by itself.
    const key = allowed || normalise ? ip : countedAs(ip)
    const found = visitors.get(key)
    if (found !== undefined || visitors.size >= MAX_VISITORS) return found
    const visitor = { allowed, normalise, connections: 0, recentConnections: 0, recentMessages: 0 }
    visitors.set(key, visitor)
    return visitor
  }
}
