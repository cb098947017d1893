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
import { readRound } from "./round.ts"

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
  // The round first: when it is done, what it did stands at the people.
  const isBeingSent = await isUnderWay(entries, breach)
  const everybody = await people.all(breach)
  if (everybody.some(hasOpenTask)) return { code: "tasks-open", field: "" }
  const since = clock.now() - giveUpAfter - HEARD_WITHIN
  const isOnTheWay = isBeingSent || everybody.some((person) => isQueued(person, since))
  return isOnTheWay ? { code: "mail-on-the-way", field: "" } : undefined
}

/** Whether a round is not done yet. */
export async function isUnderWay(entries: Pick<Entries, "inGroup">, breach: string): Promise<boolean> {
  const rounds = await entries.inGroup("breach-round", breach, MAX_ENTRIES_LISTED)
  return rounds.map(readRound).some(({ done }) => !done)
}

/** Milliseconds after which what became of mail that was given up is never heard: a file must not stay open for it. */
const HEARD_WITHIN = 86_400_000

function isQueued(person: KeptPerson, since: number): boolean {
  const { letters, asked } = mailOf(person)
  return [...letters, ...asked].some(({ state, at }) => state === "queued" && at >= since)
}
