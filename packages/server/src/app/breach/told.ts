/** Which of the people concerned were told, counted: by mail that did not fail, and else by what somebody did by hand. */
import type { Told } from "@sluis/core/breach/account"

import { doneTasks } from "./kept-person.ts"
import type { KeptPerson } from "./kept-person.ts"
import { mailOf } from "./mailbox.ts"

export function toldOf(people: readonly KeptPerson[]): Told {
  const told = people
    .map((person) => ({ mailed: mailedAt(person), byHand: doneAt(person) }))
    .filter(({ mailed, byHand }) => mailed.length + byHand.length > 0)
  const firstAt = told
    .flatMap(({ mailed, byHand }) => [...mailed, ...byHand])
    .reduce<number | undefined>((first, at) => (first === undefined || at < first ? at : first), undefined)
  return { people: told.length, byHand: told.filter(({ mailed }) => mailed.length === 0).length, firstAt }
}

function mailedAt(person: KeptPerson): readonly number[] {
  return mailOf(person).letters.flatMap(({ state, at }) => (state === "failed" ? [] : [at]))
}

/** Of a task that names no round, that somebody who is concerned was told. */
function doneAt(person: KeptPerson): readonly number[] {
  if (!person.concerned) return []
  return doneTasks(person).flatMap((task) => (task.round === "question" ? [] : (task.doneAt ?? [])))
}
