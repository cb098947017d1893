/**
 * Whether the next host answers at all, and when to ask again if it does not.
 *
 * A host that is away says nothing about any recipient, so it must not cost each of them an attempt: the queue pauses,
 * one message at a time finds out whether the host is back, and everything else waits where it is. A host that can be
 * reached and breaks off may do so because of what it was sent: then only what it broke off waits (queue-turn.ts).
 */
import type { Reply } from "../gate/reply.ts"

export type Host =
  | { readonly kind: "answers" }
  | {
      /** away: nobody could be asked. doubtful: it broke off what it was sent, and has answered nothing since. */
      readonly kind: "away" | "doubtful"
      /** Of this kind, so far. */
      readonly pauses: number
      /** In milliseconds of the clock that never goes back. */
      readonly until: number
      /** One message is finding out. */
      readonly probing: boolean
      readonly reply: Reply
    }

export const ANSWERS: Host = { kind: "answers" }

const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 300_000

/**
 * Milliseconds until a transaction may begin: 0 for now, undefined while a probe is under way. `suspect`: of a message
 * that the host broke off before.
 */
export function untilStart(host: Host, elapsed: number, suspect: boolean): number | undefined {
  if (host.kind === "answers") return 0
  if (host.probing) return undefined
  return host.kind === "doubtful" && !suspect ? 0 : Math.max(0, host.until - elapsed)
}

export function started(host: Host): Host {
  return host.kind === "answers" ? host : { ...host, probing: true }
}

/**
 * No answer. Twenty connections that break together are one event: only what was begun to find out, the probe, prolongs a
 * pause.
 */
export function paused(
  host: Host,
  kind: Exclude<Host["kind"], "answers">,
  { elapsed, reply, probe }: { readonly elapsed: number; readonly reply: Reply; readonly probe: boolean },
): Host {
  if (host.kind !== "answers" && !probe) return host
  const pauses = host.kind === kind ? host.pauses : 0
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(pauses, 30))
  return { kind, pauses: pauses + 1, until: elapsed + pause, probing: false, reply }
}

/** Somebody else has reached it: time to find out for ourselves. */
export function reached(host: Host, elapsed: number): Host {
  return host.kind === "answers" ? host : { ...host, until: elapsed }
}
