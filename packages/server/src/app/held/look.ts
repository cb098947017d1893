/**
 * The port of looking: what a message would give away, and to whom, for somebody who must decide about it or asks before
 * sending. And the looking itself, which whoever keeps the port does in a thread that can be killed: the message is hostile.
 *
 * Deliberately left out: copies (../gate/judged.ts, `Individualise`), and how the message looks on a screen (./render.ts).
 */
import type { Person } from "@sluis/core/examine"
import type { Facts } from "@sluis/core/facts/facts"
import type { Verdict } from "@sluis/core/policy/verdict"
import type { Result } from "@sluis/core/result"

import { checkMessage } from "../gate/check-message.ts"
import { sightOf } from "../gate/judge-message.ts"
import type { JudgeOptions } from "../gate/judge-message.ts"
import type { Sight } from "../gate/judged.ts"

export type LookedAt = {
  readonly verdict: Verdict
  readonly facts: Facts
  readonly sight: Sight
  /** The visible ones first; at most `MAX_PEOPLE`. Texts are cut to what one line shows. */
  readonly people: readonly LookedPerson[]
  /** How many more there are. */
  readonly others: number
}

export type LookedPerson = Omit<Person, "key">

/** "busy": too many others are waiting; it was not tried. */
export type NotLooked = "broke" | "took-too-long" | "busy"

export type LookRequest = {
  /** Of the envelope; undefined: the first in From. */
  readonly sender: string | undefined
  /** Of the envelope. Empty: those in the header, Bcc too. */
  readonly recipients: readonly string[]
  /** By what earlier mail taught. Without it, everybody is a stranger to everybody. */
  readonly remember: boolean
}

/** Never throws for what is in a message. */
export type Look = (octets: Uint8Array, request: LookRequest) => Promise<Result<LookedAt, NotLooked>>

/** More than fit a picture; they are counted. */
export const MAX_PEOPLE = 1_000
/** UTF-16 units. */
const MAX_NAME = 200
/** RFC 5321 §4.5.3.1.3, and room for one that is longer than it may be. */
const MAX_ADDRESS = 320

/** Throws only where there is a mistake in Sluis itself. */
export async function lookAt(
  octets: Uint8Array,
  { sender, recipients, remember }: LookRequest,
  { policy, us, memory }: Pick<JudgeOptions, "policy" | "us" | "memory">,
): Promise<LookedAt> {
  const circumstances = { us, sender, recipients, ...(remember && { memory }) }
  const examination = await checkMessage(octets, circumstances, policy)
  const { people } = examination
  return {
    verdict: examination.verdict,
    facts: examination.facts,
    sight: sightOf(examination),
    people: people.slice(0, MAX_PEOPLE).map(shown),
    others: Math.max(0, people.length - MAX_PEOPLE),
  }
}

function shown({ address, name, seen, visible, outside, introductions, exposures }: Person): LookedPerson {
  return {
    address: address.slice(0, MAX_ADDRESS),
    name: name.slice(0, MAX_NAME),
    seen,
    visible,
    outside,
    introductions,
    exposures,
  }
}
