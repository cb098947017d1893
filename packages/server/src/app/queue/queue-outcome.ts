/**
 * What the next host's answer means for each recipient of a transaction: sent, to be tried later, failed, or to be sent
 * again at once in smaller parts.
 *
 * Pure: time and back-off come in, settlements go out. RFC 5321 §4.2.1: 4yz may be tried again, 5yz may not; a reply that
 * is neither is the other side's mistake and never a reason to give up a recipient.
 */
import { backoff } from "./backoff.ts"
import type { Settlement } from "../held/custody.ts"
import type { RelayOutcome } from "./relay.ts"
import { isPermanent, reply } from "../gate/reply.ts"
import type { Reply } from "../gate/reply.ts"

export type Disposed = {
  readonly recipient: number
  readonly outcome: Settlement["outcome"]
  /** Failed because its time was up, not because of this reply alone. */
  readonly expired: boolean
}

export type Disposal = {
  readonly disposed: readonly Disposed[]
  /** Nobody's fault: too many recipients in one transaction. */
  readonly again: readonly number[]
}

export type Circumstances = {
  /** Of the message. */
  readonly id: string
  readonly expiresAt: number
  readonly now: number
  /** Failed attempts before this one, by recipient. */
  readonly attempts: (recipient: number) => number
}

/** No answer about this message. RFC 5321 §3.8: 421 is a host that is about to close, whatever it was asked. */
export type Away = Extract<RelayOutcome, { readonly kind: "unreachable" | "refused" }>

export function isAway(outcome: RelayOutcome): outcome is Away {
  return outcome.kind === "unreachable" || (outcome.kind === "refused" && outcome.reply.code === 421)
}

const NOT_ASKED = reply(451, "4.3.0", "The next host refused some recipients")

/** `recipients`: of the transaction, as numbers in the envelope of the message, in the order they were sent. */
export function dispose(
  recipients: readonly number[],
  outcome: RelayOutcome,
  circumstances: Circumstances,
): Disposal {
  const refused = outcome.kind === "unreachable" ? [] : outcome.refused
  const refusals = new Map(refused.map(({ recipient, reply: said }) => [recipients[recipient], said]))
  const because = (recipient: number, otherwise: Reply): Disposed =>
    unsent(recipient, refusals.get(recipient) ?? otherwise, circumstances)
  switch (outcome.kind) {
    case "accepted": {
      // What was accepted shrinks what is left, so sending the rest again comes to an end.
      const some = refusals.size < recipients.length
      const again = recipients.filter((recipient) => some && tooMany(refusals.get(recipient)))
      const left = new Set(again)
      const disposed = recipients
        .filter((recipient) => !left.has(recipient))
        .map((recipient) => (refusals.has(recipient) ? because(recipient, outcome.reply) : sent(recipient)))
      return { disposed, again }
    }
    case "refused":
      return { disposed: recipients.map((recipient) => because(recipient, outcome.reply)), again: [] }
    case "unreachable":
      return {
        disposed: recipients.map((recipient) => unsent(recipient, outcome.reply, circumstances)),
        again: [],
      }
    case "divided": // only where `whole` was asked for, which the queue never does; nothing was sent
      return { disposed: recipients.map((recipient) => because(recipient, NOT_ASKED)), again: [] }
  }
}

/**
 * Milliseconds. Mail is tried at least every hour, so what has been over for longer was not tried when it was: the gateway was down, or
 * a date was wrong when it was written. It gets this much again (store/handle-due.ts) instead of coming back untried.
 */
export const LONG_OVER = 2 * 86_400_000

/** Its time is up, and was used. */
export function isOver(expiresAt: number, now: number): boolean {
  return now >= expiresAt && now <= expiresAt + LONG_OVER
}

/** Not sent, for this reason: to be tried later, or failed where that makes no sense any more. */
export function unsent(recipient: number, why: Reply, circumstances: Circumstances): Disposed {
  const { id, expiresAt, now, attempts } = circumstances
  if (isPermanent(why)) return { recipient, outcome: { kind: "failed", reply: why }, expired: false }
  if (isOver(expiresAt, now)) return { recipient, outcome: { kind: "failed", reply: why }, expired: true }
  // The last attempt is at the very end, so that all of the time that was promised is used.
  const later = now + backoff(attempts(recipient), id)
  const dueAt = now < expiresAt ? Math.min(later, expiresAt) : later
  return { recipient, outcome: { kind: "later", reply: why, dueAt }, expired: false }
}

function sent(recipient: number): Disposed {
  return { recipient, outcome: { kind: "sent" }, expired: false }
}

/** RFC 5321 §4.5.3.1.10: 452 to RCPT says too many recipients; the client sends the rest in a transaction of its own. */
function tooMany(said: Reply | undefined): boolean {
  return said?.code === 452 && (said.status === "4.5.3" || said.status === "")
}
