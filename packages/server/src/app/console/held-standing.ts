/**
 * What somebody may do with one held message. Pure: who asks, what the policy said, and what can be done with the message.
 *
 * INVARIANT (two persons): what the policy leaves to a second person is released by nobody who sent or wrote it, neither as
 * it was nor as copies. Copies mend only who sees whom; the rule that asked for a second person may be about what every copy
 * still says, and its answer was that the sender's word is not enough.
 * INVARIANT (no-peeking): content is for its sender, and for who may read it (contract/permission.ts) and says why. An account
 * with the sender's address is not its sender: whoever invites can make one. So `own` waits until the mailbox is known to be his.
 */
import type { HeldDecision, HeldMessage, HeldSummary } from "../held/custody.ts"
import { departmentOf } from "../held/held.ts"
import type { Person } from "../account/person.ts"
import type { Caller } from "../turn.ts"
import { isSameAddress } from "../same-address.ts"

export type Standing = {
  /** Sent it, by its envelope, and the mailbox is known to be his. */
  readonly own: boolean
  /** Has the address that sent it, known to be his or not. */
  readonly sent: boolean
  /** Decides about messages of others, and this is one of those. */
  readonly reviews: boolean
  /** May read what others wrote, where it is one of those. */
  readonly reads: boolean
  /** A program that counts: sees numbers. */
  readonly counts: boolean
}

export type HeldAct = "release-copies" | "release-original" | "drop" | "content"

export function standingOf(
  caller: Caller,
  message: Pick<HeldMessage, "envelope"> & Pick<HeldSummary, "sight">,
): Standing {
  switch (caller.kind) {
    case "nobody":
      return { own: false, sent: false, reviews: false, reads: false, counts: false }
    case "program":
      return { own: false, sent: false, reviews: false, reads: false, counts: caller.scopes.includes("held") }
    case "person": {
      const { person, permissions } = caller
      const isTheirs = looksAfter(person, departmentOf(message))
      const sent = isSameAddress(message.envelope.sender, person.address)
      return {
        own: permissions.has("own") && sent,
        sent,
        reviews: permissions.has("held") && isTheirs,
        reads: permissions.has("content") && isTheirs,
        counts: false,
      }
    }
  }
}

function looksAfter({ departments }: Person, department: string): boolean {
  return departments.length === 0 || departments.includes(department)
}

/** Whether a caller may know of a decision: of the messages that he decides about, and of what he decided himself. */
export function knowsOf(
  caller: Caller,
  { by, department }: Pick<HeldDecision, "by" | "department">,
): boolean {
  switch (caller.kind) {
    case "nobody":
      return false
    case "program":
      return caller.scopes.includes("held")
    case "person": {
      const { person, permissions } = caller
      return by === person.id || (permissions.has("held") && looksAfter(person, department))
    }
  }
}

/** Whether it exists, for this caller. */
export function sees({ own, reviews, counts }: Standing): boolean {
  return own || reviews || counts
}

export type HeldState = {
  /** By the strictest of its parts. */
  readonly releasableBy: "sender" | "second-person"
  /** Copies for each person can be made, and would be clean. */
  readonly separable: boolean
  /** The caller stands in From or Sender; undefined where that can't be told. */
  readonly wrote: boolean | undefined
}

export function mayOf(
  { own, sent, reviews, reads }: Standing,
  { releasableBy, separable, wrote }: HeldState,
): readonly HeldAct[] {
  const releases = releasableBy === "sender" ? own || reviews : reviews && !sent && wrote === false
  const acts: readonly (readonly [act: HeldAct, may: boolean])[] = [
    ["release-copies", releases && separable],
    ["release-original", releases],
    ["drop", own || reviews],
    ["content", own || reads],
  ]
  return acts.filter(([, may]) => may).map(([act]) => act)
}
