/**
 * What keeps a file from being closed and is not in its steps: mail that is on its way, and what has to be done by hand. A file that is
 * closed guards nobody and hears no answers: whoever was not reached must not be forgotten with it.
 */
import type { Refusal } from "@sluis/core/breach/refusal"

import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries } from "../entries.ts"
import type { BreachPeople } from "./breach-people.ts"
import { hasOpenTask } from "./kept-person.ts"
import type { KeptPerson } from "./kept-person.ts"
import { mailOf } from "./mailbox.ts"
import { inRound, readRound, stateIn } from "./round.ts"
import type { Round } from "./round.ts"

export type AgainstClosingPorts = {
  readonly entries: Pick<Entries, "inGroup">
  readonly people: Pick<BreachPeople, "all">
  readonly clock: Clock
  /** Milliseconds for which a letter is tried. */
  readonly giveUpAfter: number
}

/** Undefined: nothing. */
export async function againstClosing(
  breach: string,
  { entries, people, clock, giveUpAfter }: AgainstClosingPorts,
): Promise<Refusal | undefined> {
  // The rounds first: when one is done, what it did stands at the people.
  const rounds = await roundsUnderWay(entries, breach)
  const everybody = await people.all(breach)
  if (everybody.some(hasOpenTask)) return { code: "tasks-open", field: "" }
  const mails = mailsOnTheWay(rounds, everybody, clock.now() - giveUpAfter)
  if (mails > 0) return { code: "mail-on-the-way", field: "", mails }
  return rounds.length > 0 ? { code: "mail-being-prepared", field: "" } : undefined
}

/** Those that are not done yet. */
export async function roundsUnderWay(
  entries: Pick<Entries, "inGroup">,
  breach: string,
): Promise<readonly Round[]> {
  const rounds = await entries.inGroup("breach-round", breach, MAX_ENTRIES_LISTED)
  return rounds.map(readRound).filter(({ done }) => !done)
}

/** Letters and questions: those of `rounds` that are not in the queue yet as well. `triedSince`: mail before it was given up. */
export function mailsOnTheWay(
  rounds: readonly Round[],
  everybody: readonly KeptPerson[],
  triedSince: number,
): number {
  const since = triedSince - HEARD_WITHIN
  const queued = everybody.flatMap((person) => {
    const { letters, asked } = mailOf(person)
    return [...letters, ...asked].filter(({ state, at }) => state === "queued" && at >= since)
  })
  const toCome = rounds.flatMap((round) => {
    const isIn = inRound(round)
    return everybody.filter((person) => isIn(person) && stateIn(round, person) === undefined)
  })
  return queued.length + toCome.length
}

/** Milliseconds after which what became of mail that was given up is never heard: a file must not stay open for it. */
const HEARD_WITHIN = 86_400_000
