/**
 * What somebody who got a message that was not meant for them says to have done with it, by a personal link.
 *
 * The link proves that its bearer has that person's mailbox. It can be used again until the file closes, or until the address is
 * corrected: the newest answer counts, and earlier ones stay. It tells nothing about the message, or about anybody else.
 */
import type { AttestationAnswer } from "@sluis/core/breach/letter/attestation"
import { evidenceIn, isClosed } from "@sluis/core/breach/file"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import type { Links } from "../account/link.ts"
import type { BreachFiles } from "./breach-files.ts"
import { breachLedgerEntry } from "./breach-ledger.ts"
import type { BreachPeople } from "./breach-people.ts"
import type { KeptPerson } from "./kept-person.ts"
import { isMoved, mailOf, ofThisMailbox, personOfSubject } from "./mailbox.ts"

export type AnswerPorts = {
  readonly files: Pick<BreachFiles, "read">
  readonly people: Pick<BreachPeople, "find" | "alter">
  readonly links: Pick<Links, "open">
  /** The same id for the same text. */
  readonly idOf: (text: string) => string
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
}

export type Asked = {
  readonly person: KeptPerson
  /** When the message was sent; undefined where nobody knows. */
  readonly sentAt: number | undefined
}

/** Answers that are kept of one person: enough for whoever changes his mind, and an end for whoever plays with a link. */
export const MAX_ANSWERS = 20

/** Faults: answer/moved, where it stood in mail to an address that was corrected since; answer/link, for every other reason. */
export async function askedBy(token: string, ports: AnswerPorts): Promise<Result<Asked, Fault>> {
  const link = ports.links.open(token, "answer")
  if (!link.ok) return link
  const { subject } = link.value
  const person = await ports.people.find(personOfSubject(subject))
  const found = person === undefined ? undefined : await ports.files.read(person.breach)
  if (person === undefined || found?.ok !== true || isClosed(found.value.file))
    return err(new Fault("answer/link", "link"))
  const own = ofThisMailbox(person, subject, ports.idOf)
  if (!own.ok) return own
  const [sentAt] = evidenceIn(found.value.file).flatMap((evidence) => evidence.sentAt ?? [])
  return ok({ person, sentAt })
}

/** Faults: those of `askedBy`, request/full. */
export async function giveAnswer(
  token: string,
  { kind, words }: { readonly kind: AttestationAnswer; readonly words: string },
  ports: AnswerPorts,
): Promise<Result<undefined, Fault>> {
  const asked = await askedBy(token, ports)
  if (!asked.ok) return asked
  const { id, breach, address } = asked.value.person
  const at = ports.clock.now()
  const entry = breachLedgerEntry(breach, "breach.answered", {
    at,
    by: { person: id, role: "recipient" },
    words: { kind },
  })
  const altered = await ports.people.alter(
    id,
    // Counted here, where no other answer comes in between.
    (person) =>
      mailOf(person).answers.length < MAX_ANSWERS && !isMoved(person, address)
        ? { ...person, answers: [...person.answers, { at, kind, words }] }
        : undefined,
    () => [entry],
  )
  if (!altered.ok)
    return err(
      altered.error.code === "breach/person-changed"
        ? new Fault("request/full", "answer")
        : new Fault("answer/link", "link"),
    )
  ports.events.tell("breaches")
  return ok(undefined)
}
