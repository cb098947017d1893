/**
 * What keeps a file from being closed and is not in its steps: mail that is on its way, and what has to be done by hand. A file that is
 * closed guards nobody and hears no answers: whoever was not reached must not be forgotten with it.
 *
 * What is damaged may have been such a thing, so it counts as one until somebody put it right: a person is removed and added anew, and
 * what a round did not reach is sent again.
 *
 * Deliberately left out: a question of which the round was damaged before anybody was marked. Nothing else says that there was one.
 */
import type { BreachFile } from "@sluis/core/breach/file"
import type { Refusal } from "@sluis/core/breach/refusal"

import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries } from "../entries.ts"
import type { BreachPeople } from "./breach-people.ts"
import { hasOpenTask } from "./kept-person.ts"
import type { KeptPerson } from "./kept-person.ts"
import { mailOf } from "./mailbox.ts"
import { inRound, isLeft, readRound, stateIn } from "./round.ts"
import type { Round } from "./round.ts"

export type AgainstClosingPorts = {
  readonly entries: Pick<Entries, "inGroup" | "findEach">
  readonly people: Pick<BreachPeople, "read">
  readonly clock: Clock
  /** Milliseconds for which a letter is tried. */
  readonly giveUpAfter: number
}

/** Undefined: nothing. */
export async function againstClosing(
  breach: string,
  file: BreachFile,
  { entries, people, clock, giveUpAfter }: AgainstClosingPorts,
): Promise<Refusal | undefined> {
  // The rounds first: when one is done, what it did stands at the people.
  const rounds = await roundsUnderWay(entries, breach)
  const { people: everybody, damaged } = await people.read(breach)
  if (everybody.some(hasOpenTask)) return { code: "tasks-open", field: "" }
  if (damaged.length > 0) return { code: "people-damaged", field: "" }
  const mails = mailsOnTheWay(rounds, everybody, clock.now() - giveUpAfter)
  if (mails > 0) return { code: "mail-on-the-way", field: "", mails }
  if (rounds.length > 0) return { code: "mail-being-prepared", field: "" }
  const unsure = await damagedRounds(entries, file, everybody)
  const isSomebodyLeft = everybody.some((person) => unsure.some((kind) => isLeft(kind, person)))
  return isSomebodyLeft ? { code: "mail-damaged", field: "" } : undefined
}

/** Kinds of the rounds that can't be read; that there was one say the steps of a file, and the people that it reached. */
async function damagedRounds(
  entries: Pick<Entries, "findEach">,
  file: BreachFile,
  everybody: readonly KeptPerson[],
): Promise<readonly Round["kind"][]> {
  const kinds = new Map<string, Round["kind"]>()
  // Where it was decided anew that nobody is written to, nobody is left.
  if (file.people.now?.value.inform === true)
    for (const { value } of file.letters) kinds.set(value.letter, value.round)
  for (const { asked } of everybody) for (const { letter } of asked) kinds.set(letter, "question")
  const ids = [...kinds.keys()]
  const damaged = new Set<Round["kind"]>()
  for (let from = 0; from < ids.length; from += MAX_ENTRIES_LISTED) {
    const some = ids.slice(from, from + MAX_ENTRIES_LISTED)
    const found = await entries.findEach("breach-round", some)
    for (const [place, id] of some.entries()) {
      const kind = kinds.get(id)
      if (found[place] === "damaged" && kind !== undefined) damaged.add(kind)
    }
  }
  return [...damaged]
}

/** Of a file; the newest first. */
export async function roundsOf(entries: Pick<Entries, "inGroup">, breach: string): Promise<readonly Round[]> {
  return (await entries.inGroup("breach-round", breach, MAX_ENTRIES_LISTED)).map(readRound)
}

/** Those that are not done yet. */
export async function roundsUnderWay(
  entries: Pick<Entries, "inGroup">,
  breach: string,
): Promise<readonly Round[]> {
  return (await roundsOf(entries, breach)).filter(({ done }) => !done)
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
