/** A round of mail to the people of a file, as kept until it is done, and as long as the file: what was written, and to whom. */
import type { LetterRound } from "@sluis/core/breach/letter/letter"
import type { BreachAct } from "@sluis/core/breach/step"
import { parseAddress } from "@sluis/core/mail/address"

import type { Asks } from "../../contract/form.ts"
import type { Entry } from "../entries.ts"
import type { Language } from "../language.ts"
import { doneTasks, numberOfPerson } from "./kept-person.ts"
import type { KeptPerson, MailState, SentMail } from "./kept-person.ts"
import { isMoved, mailOf } from "./mailbox.ts"

export type LetterDraft = Asks<"breaches.inform">["body"]["draft"]

export type NewRound = {
  /** Id of the file. */
  readonly breach: string
  readonly kind: LetterRound | "question"
  /** Of a question: nothing is written over what Sluis writes. */
  readonly draft: LetterDraft
  /** Of whoever asks for it: of the step that says so. */
  readonly language: Language
}

export type Round = NewRound & {
  readonly id: string
  readonly at: number
  /** Id of a person. */
  readonly by: string
  /** Numbers of the people whom it goes to. */
  readonly people: readonly number[]
  /** Of those whom no mail reaches: for them it becomes a task. */
  readonly tasks: readonly number[]
  readonly done: boolean
}

export const NO_DRAFT: LetterDraft = { groups: [] }

/** Its id is that of its entry. */
export function writeRound(round: Round): string {
  return JSON.stringify({ ...round, id: undefined })
}

export function readRound({ id, value }: Entry): Round {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return { ...NO_TASKS, ...(JSON.parse(value) as Omit<Round, "id">), id }
}

/** Of a round that was begun before this was kept. */
const NO_TASKS: Pick<Round, "tasks"> = { tasks: [] }

/** What the file says of a round. */
export function stepOfRound({ id, kind, people, tasks, language }: Round): BreachAct {
  const { length } = people
  const paper = tasks.length > 0 ? { paper: tasks.length } : {}
  if (kind !== "question") return { kind: "letter", letter: id, round: kind, people: length, ...paper }
  if (length === 0) return { kind: "noted", text: BY_HAND[language] }
  const text = {
    nl: `Aan ${length} ${length === 1 ? "ontvanger" : "ontvangers"} gevraagd wat er met het bericht is gebeurd.`,
    en: `Asked ${length} ${length === 1 ? "recipient" : "recipients"} what became of the message.`,
  }
  return { kind: "noted", text: text[language] }
}

const BY_HAND: { readonly [language in Language]: string } = {
  nl: "Vragen wat er met het bericht is gebeurd, kan hier alleen op papier of per telefoon.",
  en: "Asking what became of the message can only be done on paper or by telephone here.",
}

/** Milliseconds within which nobody is asked twice: a second press of the button is no reminder. */
export const ASK_AGAIN_AFTER = 86_400_000

/** Whether somebody is still to get mail of this kind. `now`: milliseconds since 1970. */
export function isMeant(kind: NewRound["kind"], person: KeptPerson, now: number): boolean {
  const { letters, asked: questions, answers } = mailOf(person)
  if (isDoneByHand(kind, person)) return false
  if (kind === "question") {
    const asked = questions.findLast(({ state }) => state !== "failed")
    // A clock that went backwards asks nobody again.
    const isRecent = asked !== undefined && now < asked.at + ASK_AGAIN_AFTER
    return person.received && answers.length === 0 && !isRecent
  }
  return person.concerned && !letters.some(({ round, state }) => round === kind && state !== "failed")
}

/** Whether nothing of this kind reached a person whom it is for, ever. The fuller letter says what the first does. */
export function isLeft(kind: NewRound["kind"], person: KeptPerson): boolean {
  const { letters, asked, answers } = mailOf(person)
  const stands = ({ state }: SentMail): boolean => state !== "failed"
  if (isDoneByHand(kind, person)) return false
  if (kind === "question") return person.received && answers.length === 0 && !asked.some(stands)
  const isSaid = (round: NewRound["kind"]): boolean => SAYS_MORE.indexOf(round) >= SAYS_MORE.indexOf(kind)
  return person.concerned && !letters.some((letter) => stands(letter) && isSaid(letter.round))
}

/** Whether what was done by hand stands for such mail; the fuller letter says what the first does. */
function isDoneByHand(kind: NewRound["kind"], person: KeptPerson): boolean {
  return doneTasks(person).some(({ round }) => round === kind || (round === "fuller" && kind === "first"))
}

/**
 * The person with the task that stands for such mail; the same where that is there or done. An open one becomes it, for whoever
 * writes on paper writes the newest letter. What was done before does not tell what this mail tells: it makes room for a new one.
 */
export function withTask(kind: NewRound["kind"], person: KeptPerson, at: number): KeptPerson {
  const { task } = person
  if (isDoneByHand(kind, person)) return person
  if (task === undefined || task.doneAt !== undefined)
    return {
      ...person,
      task: { kind: "letter", at, doneAt: undefined, by: "", round: kind },
      earlierTasks: doneTasks(person),
    }
  return SAYS_MORE.indexOf(task.round) < SAYS_MORE.indexOf(kind)
    ? { ...person, task: { ...task, round: kind } }
    : person
}

/** Each stands for those before it. */
const SAYS_MORE: readonly (NewRound["kind"] | undefined)[] = [undefined, "question", "first", "fuller"]

/** Mail reaches him or her, as far as anybody knows: there is an address that can be one, and it has not failed. */
export function isReachable({ address, task }: KeptPerson): boolean {
  return parseAddress(address).ok && task === undefined
}

/** Prepared once for a round: it may be of thousands. */
export function inRound({ people }: Round): (person: KeptPerson) => boolean {
  const numbers = new Set(people)
  return ({ id }) => numbers.has(numberOfPerson(id))
}

/** What became of a round at one person; undefined: nothing yet. */
export function stateIn(round: Round, person: KeptPerson): MailState | undefined {
  return mailIn(round, person)?.state
}

/** At whatever address. */
function mailIn({ id, kind }: Round, person: KeptPerson): SentMail | undefined {
  const mails: readonly SentMail[] = kind === "question" ? person.asked : person.letters
  return mails.find(({ letter }) => letter === id)
}

/**
 * The person with what became of it; what was heard counts more than that it was queued. Failed mail becomes a task, unless it went
 * to an address that was corrected meanwhile. `to`: where it goes, as far as that is not known yet.
 */
export function withMail(
  person: KeptPerson,
  round: Round,
  { at, state, to }: { readonly at: number; readonly state: MailState; readonly to: string },
): KeptPerson {
  const before = mailIn(round, person)
  if (before !== undefined && state === "queued") return person
  const mailbox = before === undefined ? (isMoved(person, to) ? to : undefined) : before.mailbox
  const mail: SentMail = { letter: round.id, at, state, ...(mailbox !== undefined && { mailbox }) }
  const replaced = <T extends SentMail>(mails: readonly T[], made: T): readonly T[] => [
    ...mails.filter(({ letter }) => letter !== round.id),
    made,
  ]
  const marked: KeptPerson =
    round.kind === "question"
      ? { ...person, asked: replaced(person.asked, mail) }
      : { ...person, letters: replaced(person.letters, { ...mail, round: round.kind }) }
  return state === "failed" && mailbox === undefined ? withTask(round.kind, marked, at) : marked
}
