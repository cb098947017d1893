/**
 * Rounds of mail to the people of a file: letters to those concerned, questions to those who got it. One message for each.
 *
 * What is durable when, in this order: the round (what was written, by whom) together with the step in the file that says so, then
 * the tasks of those whom no mail reaches, and then for each of the others the message and after that the mark at the person. A crash
 * in between leaves a round that is not done: it is continued at the next start. Whoever is marked, or has the task, is passed over;
 * for whoever is not, the same message is queued again, which the queue knows by its id. So nobody gets it twice, and nobody is
 * forgotten.
 *
 * INVARIANT (alone): every letter is looked at for anybody else's name or address before any of them leaves
 * (core/breach/letter/letter-check.ts); one that shows somebody stops them all.
 */
import { allowed } from "@sluis/core/breach/allowed"
import { isClosed } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import type { PersonalLetter } from "@sluis/core/breach/letter/letter"
import type { LetterLack } from "@sluis/core/breach/letter/letter-lack"
import { nobodyElse } from "@sluis/core/breach/letter/letter-check"
import type { Refusal } from "@sluis/core/breach/refusal"
import type { BreachAct } from "@sluis/core/breach/step"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries } from "../entries.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import { LANGUAGES } from "../language.ts"
import type { Log } from "../log.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { roundsOf } from "./against-closing.ts"
import type { BreachFiles } from "./breach-files.ts"
import { queueMail } from "./breach-mail.ts"
import type { BreachMailPorts } from "./breach-mail.ts"
import type { BreachPeople } from "./breach-people.ts"
import { eachApart } from "./each-apart.ts"
import { numberOfPerson, personId } from "./kept-person.ts"
import type { MailOnTheWay } from "./mail-on-the-way.ts"
import { canWriteLetters } from "./organisation.ts"
import type { Organisation } from "./organisation.ts"
import { refused } from "./refused.ts"
import {
  inRound,
  isMeant,
  isReachable,
  readRound,
  stateIn,
  stepOfRound,
  withTask,
  writeRound,
} from "./round.ts"
import type { NewRound, Round } from "./round.ts"
import { leftOut } from "./round-letter.ts"
import type { WriteRound } from "./round-letter.ts"

export type MailingPorts = BreachMailPorts & {
  readonly entries: Entries
  readonly files: BreachFiles
  readonly people: BreachPeople
  readonly organisation: Organisation
  /** Makes the letters of a round. */
  readonly writing: WriteRound
  readonly onTheWay: MailOnTheWay
  readonly newId: () => string
  /** Lets others go first: writing thousands of letters takes seconds. */
  readonly pause: () => Promise<void>
  /** The queue looks for what is due. */
  readonly wake: () => void
  readonly events: Pick<Events, "tell">
  readonly log: Log
}

export type Begun = {
  /** Who gets one. */
  readonly people: number
  /** Without an address, or whose mail failed: something for a person to do that was not there yet. */
  readonly tasks: number
  /** What was typed in one language alone, and letters in the other leave out. */
  readonly leftOut: readonly LetterLack[]
  /** The letter to the first of each language. */
  readonly examples: readonly PersonalLetter[]
}

export type Mailing = {
  /**
   * Begins a round, and goes on with it after this resolves; `rehearse`: shows what it would be, and does nothing.
   *
   * Faults: breach/unknown, breach/refused, breach/profile, breach/page, breach/names-others, breach/sending.
   */
  readonly begin: (
    round: NewRound,
    seen: number,
    rehearse: boolean,
    by: Actor,
  ) => Promise<Result<Begun, Fault>>
  /** Before any mail is sent: finds out which mail is ours. */
  readonly prepare: () => Promise<void>
  /** Goes on with rounds that were interrupted. */
  readonly resume: () => Promise<void>
  /** Resolves when nothing is being queued. */
  readonly quiet: () => Promise<void>
  /** Stops queueing; what is left is done after the next start. */
  readonly stop: () => Promise<void>
}

/** People to whom mail is composed and queued in one step: some hundred kilobytes. */
const AT_ONCE = 25
/** Milliseconds. What became of older mail was heard long ago. */
const LOOK_BACK = 40 * 86_400_000

export function openMailing(ports: MailingPorts): Mailing {
  const { entries, files, people, organisation, writing, onTheWay, clock, pause, log } = ports
  const running = new Map<string, Promise<void>>()
  const inTurn = oneAtATime()
  let stopped = false

  async function begin(
    given: NewRound,
    seen: number,
    rehearse: boolean,
    by: Actor,
  ): Promise<Result<Begun, Fault>> {
    const { breach, kind } = given
    const found = await files.read(breach)
    if (!found.ok) return found
    const profile = await organisation.profile()
    if (!canWriteLetters(profile)) return err(new Fault("breach/profile", breach))
    // Before the people: what a round that is done did stands at them, and whom one that is under way reaches, does not yet.
    const before = await roundsOf(entries, breach)
    if (!rehearse && before.some(({ done }) => !done)) return err(new Fault("breach/sending", breach))
    const everybody = await people.all(breach)
    const at = clock.now()
    const meant = everybody.filter((person) => isMeant(kind, person, at))
    const reached = meant.filter(isReachable)
    const tasks = meant.filter((person) => !isReachable(person) && withTask(kind, person, at) !== person)
    const context = { open: found.value, everybody, profile, at }
    const write = writing(given, context)
    if (!write.ok) return write
    const languages = LANGUAGES.filter((each) => reached.some(({ language }) => language === each))
    const isAlone = nobodyElse(everybody, profile)
    for (const [index, person] of reached.entries()) {
      if (index % AT_ONCE === 0) await pause()
      if (!isAlone(write.value(person))) return err(new Fault("breach/names-others", breach))
    }
    const begun: Begun = {
      people: reached.length,
      tasks: tasks.length,
      leftOut: leftOut(given, context, languages),
      examples: LANGUAGES.flatMap((language) => {
        const first = reached.find((person) => person.language === language)
        return first === undefined ? [] : [write.value(first)]
      }),
    }
    const round: Round = {
      ...given,
      id: ports.newId(),
      at,
      by: by.person,
      people: reached.map(({ id }) => numberOfPerson(id)),
      tasks: tasks.map(({ id }) => numberOfPerson(id)),
      done: false,
    }
    const may = mayMail(found.value.file, round)
    // Whoever decides whether to inform people may want to see what they would get.
    if (!may.ok && !(rehearse && may.error.code === "not-informing")) return err(refused(breach, may.error))
    if (rehearse) return ok(begun)
    if (reached.length + tasks.length === 0) return ok(begun)
    const kept = await keep(round, new Set(before.map(({ id }) => id)), seen, by)
    if (!kept.ok) return kept
    goOn(round)
    return ok(begun)
  }

  /** The round, and the step in the file that says so. `known`: rounds that were done before its people were read. */
  async function keep(
    round: Round,
    known: ReadonlySet<string>,
    seen: number,
    by: Actor,
  ): Promise<Result<undefined, Fault>> {
    const { id, breach, at } = round
    const entry = { id, group: breach, at, value: writeRound(round) }
    const added = { write: "add", kind: "breach-round", entry } as const
    // Of the file as it is when the round is kept: somebody may close it, or begin another, while this one is prepared.
    const against = async (file: BreachFile): Promise<Fault | undefined> => {
      const may = mayMail(file, round)
      if (!may.ok) return refused(breach, may.error)
      // Also one that is done already: its people were not looked at.
      const isOther = (await roundsOf(entries, breach)).some(({ id: other }) => !known.has(other))
      return isOther ? new Fault("breach/sending", breach) : undefined
    }
    const taken = await files.take(breach, stepOfRound(round), seen, by, { writes: [added], against })
    if (!taken.ok) return taken
    log.info("mail about a breach is being sent", { id: breach, count: round.people.length })
    return ok(undefined)
  }

  async function quiet(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values())
  }

  function goOn(round: Round): void {
    const work = run(round).catch((cause: unknown) => {
      // What is left is done by the next `resume`.
      log.error("letters about a breach could not all be queued", { id: round.breach }, cause)
    })
    running.set(round.id, work)
    void work.finally(() => running.delete(round.id))
  }

  async function run(round: Round): Promise<void> {
    const { breach } = round
    const found = await files.read(breach)
    // A file that is gone needs no letters; one that is damaged may be read again.
    if (!found.ok) {
      if (found.error.code === "breach/unknown") return await finish(round)
      throw found.error
    }
    const profile = await organisation.profile()
    const everybody = await people.all(breach)
    await setTasks(round)
    const write = writing(round, { open: found.value, everybody, profile, at: round.at })
    if (!write.ok) throw write.error
    const isAlone = nobodyElse(everybody, profile)
    const from = { name: profile.name, address: profile.desk.email.trim() }
    const isIn = inRound(round)
    const left = everybody.filter((person) => isIn(person) && stateIn(round, person) === undefined)
    for (let at = 0; at < left.length; at += AT_ONCE) {
      await pause()
      if (stopped) return
      const mails = left.slice(at, at + AT_ONCE).map((person) => {
        const id = onTheWay.expect(round, person)
        return { id, breach, from, person, letter: write.value(person) }
      })
      // Somebody may have become concerned, or changed a paragraph, since all of them were looked at.
      const [fit, unfit] = [
        mails.filter(({ letter }) => isAlone(letter)),
        mails.filter(({ letter }) => !isAlone(letter)),
      ]
      await queueMail(fit, ports)
      ports.wake()
      await Promise.all([
        ...fit.map(({ person }) => onTheWay.mark(round, person, "queued")),
        ...unfit.map(({ person }) => onTheWay.mark(round, person, "failed")),
      ])
      ports.events.tell("breaches")
    }
    await finish(round)
  }

  async function finish(round: Round): Promise<void> {
    const entry = await entries.find("breach-round", round.id)
    if (entry !== undefined)
      await entries.change("breach-round", round.id, entry.version, {
        value: writeRound({ ...round, done: true }),
      })
    ports.events.tell("breaches")
  }

  /** What is there or done already stays as it is: an interrupted round comes here again. */
  async function setTasks({ breach, kind, tasks, at }: Round): Promise<void> {
    for (const number of tasks)
      await people.alter(personId(breach, number), (person) => withTask(kind, person, at))
  }

  return {
    begin: (round, seen, rehearse, by) => inTurn(async () => await begin(round, seen, rehearse, by)),

    prepare: async () => await eachRound(onTheWay.expectRound),

    // In turn: a round that is just being begun goes on by itself.
    resume: async () =>
      await inTurn(async () => {
        await eachRound(async (round) => {
          if (!round.done && !running.has(round.id)) goOn(round)
        })
      }),

    quiet,

    stop: async () => {
      stopped = true
      await quiet()
    },
  }

  /** Newest first; what is long done is passed over. */
  async function eachRound(look: (round: Round) => Promise<void>): Promise<void> {
    const since = clock.now() - LOOK_BACK
    let after: string | undefined
    do {
      const page = await entries.list("breach-round", { limit: MAX_ENTRIES_LISTED, after, newestFirst: true })
      const recent = page.entries.map(readRound).filter(({ done, at }) => !done || at >= since)
      await eachApart(recent, look, ({ breach }) => breach, log)
      after = page.next
    } while (after !== undefined)
  }
}

/** Whether there may be mail does not depend on there being anybody left to write to. */
function mayMail(file: BreachFile, round: Round): Result<BreachAct, Refusal> {
  const isNobody = round.people.length + round.tasks.length === 0
  const step = stepOfRound(isNobody ? { ...round, people: [0] } : round)
  // A closed file takes notes, and no answers any more.
  if (round.kind === "question" && isClosed(file)) return err({ code: "closed", field: "" })
  return allowed(file, step, round.at)
}
