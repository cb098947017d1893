/**
 * One message of an archive under one policy: what would have become of it, and what there is to learn from it.
 *
 * A message of ours that the policy delivers teaches who was shown to whom; one that it would have sent as copies teaches only
 * that the sender and each recipient know each other; what it would have held or refused teaches nothing. So two policies have
 * a memory each: what one of them stops, it doesn't learn from. What came from outside teaches what it showed: no policy of ours
 * could have stopped it. Recorded facts are judged as they were recorded, and teach nothing.
 *
 * Deliberately left out: what the exit check would have stopped in recorded facts; it needs the message.
 */
import type { Examination } from "@sluis/core/examine"
import { isOurs } from "@sluis/core/facts/audience"
import type { Facts } from "@sluis/core/facts/facts"
import { taughtBy } from "@sluis/core/facts/lesson"
import type { Lesson, Memory } from "@sluis/core/facts/memory"
import { foldDomain } from "@sluis/core/mail/domain"
import { decide } from "@sluis/core/policy/decide"
import { departmentOf } from "@sluis/core/policy/department"
import type { Policy } from "@sluis/core/policy/policy"
import type { Verdict } from "@sluis/core/policy/verdict"
import type { Result } from "@sluis/core/result"

import { checkMessage } from "../gate/check-message.ts"
import type { Fault } from "../fault.ts"

/** A memory that begins empty and is thrown away afterwards. */
export type ScratchMemory = {
  readonly memory: Memory
  /** What a message of that day (days since 1970) taught; known to `memory` at once. Throws a Fault where it can't be kept. */
  readonly learn: (lesson: Lesson, day: number) => void
  readonly close: () => void
}

export type OpenScratchMemory = () => Promise<Result<ScratchMemory, Fault>>

/** One policy, and what it has learnt so far. */
export type Rehearsal = { readonly policy: Policy } & Pick<ScratchMemory, "memory" | "learn">

/** What became of one message under one policy. */
export type Outcome = {
  /** As written; for counting how many there are, never for showing. */
  readonly sender: string
  /** Of the policy; empty for none. */
  readonly department: string
  /** Sent by one of us, so that it would have passed the gate. Always, where it is not known who we are. */
  readonly ours: boolean
  readonly kind: Verdict["kind"]
  /** Ids of the rules that interrupted; empty for a delivery. */
  readonly rules: readonly string[]
}

const MILLISECONDS_OF_A_DAY = 86_400_000

/** Judges a message sent at that moment (milliseconds since 1970) and learns from it. `us`: domains that are us. */
export async function rehearse(
  bytes: Uint8Array,
  at: number,
  us: readonly string[],
  { policy, memory, learn }: Rehearsal,
): Promise<Outcome> {
  const examination = await checkMessage(bytes, { us, sender: undefined, recipients: [], memory }, policy)
  return settle(examination, at, us, learn)
}

/** What became of a message, once there has been learnt from it whatever there was to learn. */
export function settle(
  { verdict, facts, lesson }: Pick<Examination, "verdict" | "facts" | "lesson">,
  at: number,
  us: readonly string[],
  learn: ScratchMemory["learn"],
): Outcome {
  const outcome = outcomeOf(facts, verdict, us)
  // What comes in was not ours to stop: it showed what it shows.
  const taught = outcome.ours ? taughtBy(verdict, lesson) : lesson
  if (taught !== undefined) learn(taught, Math.floor(at / MILLISECONDS_OF_A_DAY))
  return outcome
}

/** The same for facts that were recorded: the department is that of this policy. */
export function rehearseFacts(recorded: Facts, us: readonly string[], policy: Policy): Outcome {
  const department = departmentOf(policy, recorded.sender.address)
  const facts = { ...recorded, sender: { ...recorded.sender, department } }
  return outcomeOf(facts, decide(facts, policy).verdict, us)
}

/** The same in the department of its day: for facts that no longer say who sent them (./record-facts.ts). */
export function rehearseAsRecorded(recorded: Facts, policy: Policy): Outcome {
  return outcomeOf(recorded, decide(recorded, policy).verdict, [])
}

function outcomeOf({ sender }: Facts, { kind, reasons }: Verdict, us: readonly string[]): Outcome {
  const rules = kind === "deliver" ? [] : [...new Set(reasons.map(({ rule }) => rule))]
  const ours =
    us.length === 0 || sender.domain === "" || isOurs(foldDomain(sender.domain), us.map(foldDomain))
  return { sender: sender.address, department: sender.department, ours, kind, rules }
}
