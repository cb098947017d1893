/**
 * Somebody concerned by a breach, or who got what was not meant for them, as kept: sealed, each in an entry of its own, with
 * what was sent to that person alone and what he or she answered.
 */
import type { AttestationAnswer } from "@sluis/core/breach/letter/attestation"
import type { LetterRound } from "@sluis/core/breach/letter/letter"

import type { Gives } from "../../contract/form.ts"
import type { Entry } from "../entries.ts"
import type { Language } from "../language.ts"
import type { Learnt } from "./learnt.ts"
import { mailElsewhere, mailOf } from "./mailbox.ts"

/** "queued": it is in our hands. "sent": the next host took it. "failed": nobody will get it. */
export type MailState = "queued" | "sent" | "failed"

export type SentMail = {
  /** Id of the round. */
  readonly letter: string
  readonly at: number
  readonly state: MailState
  /** The address that it went to, once that is not the person's any more (./mailbox.ts). */
  readonly mailbox?: string
}

export type GivenAnswer = {
  readonly at: number
  readonly kind: AttestationAnswer
  readonly words: string
  /** As of mail: whose link it came by. */
  readonly mailbox?: string
}

/** What a person must do because no mail arrives. `by`: who did it. */
export type PersonTask = {
  readonly kind: "letter" | "telephone"
  readonly at: number
  readonly doneAt: number | undefined
  readonly by: string
  /** Which mail it stands for; absent where somebody set it by hand, or before this was kept. */
  readonly round?: LetterRound | "question" | undefined
}

export type KeptPerson = {
  /** That of the file, with a number. */
  readonly id: string
  readonly breach: string
  readonly name: string
  readonly nameSure: boolean
  /** "" where nobody knows it. */
  readonly address: string
  readonly language: Language
  readonly group: string
  readonly concerned: boolean
  readonly received: boolean
  readonly paragraph: string
  /** By messages of this file. */
  readonly learnt: readonly Learnt[]
  /**
   * Ids of messages that waited at Sluis when it was found out that this address gets them if they are sent. Absent: kept before
   * that was.
   */
  readonly wouldGet?: readonly string[] | undefined
  /** Oldest first, as are `asked` and `answers`. */
  readonly letters: readonly (SentMail & { readonly round: LetterRound })[]
  /** Mail that asks what became of the message. */
  readonly asked: readonly SentMail[]
  readonly answers: readonly GivenAnswer[]
  readonly task: PersonTask | undefined
  /** Those before it that were done, oldest first. */
  readonly earlierTasks: readonly PersonTask[]
}

export type VersionedPerson = KeptPerson & { readonly version: number }

export function personId(breach: string, number: number): string {
  return `${breach}-p${number}`
}

/** The file that a person is in. */
export function breachOfPerson(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf("-p")))
}

export function numberOfPerson(id: string): number {
  return Number(id.slice(id.lastIndexOf("-p") + "-p".length))
}

/** Its id, and with it the file, is that of its entry. */
export function writePerson(person: KeptPerson): string {
  return JSON.stringify({ ...person, id: undefined, breach: undefined })
}

export function readPerson({ id, version, value }: Entry): VersionedPerson {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  const kept = JSON.parse(value) as Omit<KeptPerson, "id" | "breach">
  return { ...NOT_YET_KEPT, ...kept, id, breach: breachOfPerson(id), version }
}

/** Of whoever was added before this was kept. */
const NOT_YET_KEPT: Pick<KeptPerson, "learnt" | "earlierTasks"> = { learnt: [], earlierTasks: [] }

export function hasOpenTask({ task }: KeptPerson): boolean {
  return task !== undefined && task.doneAt === undefined
}

/** What was done for him or her by hand, oldest first. */
export function doneTasks({ task, earlierTasks }: KeptPerson): readonly PersonTask[] {
  return task?.doneAt === undefined ? earlierTasks : [...earlierTasks, task]
}

/** As the API shows it: the newest answer, and the last time that it was asked, of the address as it is now. */
export function personForm(person: KeptPerson): Gives<"breaches.people">["people"][number] {
  const { id, name, nameSure, address, language, group, concerned, received, paragraph, task } = person
  const { letters, ...mail } = mailOf(person)
  const asked = mail.asked.at(-1)
  const answer = mail.answers.at(-1)
  return {
    id,
    name,
    nameSure,
    address,
    language,
    group,
    concerned,
    received,
    paragraph,
    letters: [...letters],
    elsewhere: mailElsewhere(person).map(({ at, mailbox }) => ({ at, address: mailbox })),
    ...(asked !== undefined && { asked: { at: asked.at, state: asked.state } }),
    ...(answer !== undefined && { answer }),
    ...(task !== undefined && {
      task: {
        kind: task.kind,
        at: task.at,
        by: task.by,
        ...(task.doneAt !== undefined && { doneAt: task.doneAt }),
        ...(task.round !== undefined && { round: task.round }),
      },
    }),
  }
}
