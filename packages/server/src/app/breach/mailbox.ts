/**
 * Mail and answers belong to the mailbox that they went to, or came from. Where the address of a person is corrected, what went to
 * the former one went to somebody else: it counts for nothing any more, and the link in it is dead. It stays in the record, because
 * whoever got it may have to be told so.
 */
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import { isSameAddress } from "../same-address.ts"
import type { GivenAnswer, KeptPerson, SentMail } from "./kept-person.ts"

type OfMailbox = Pick<SentMail | GivenAnswer, "mailbox">
type Mail = Pick<KeptPerson, "letters" | "asked" | "answers">

/** What counts: of the address as it is now. */
export function mailOf(person: KeptPerson): Mail {
  const counts = isOf(person)
  return {
    letters: person.letters.filter(counts),
    asked: person.asked.filter(counts),
    answers: person.answers.filter(counts),
  }
}

/** Mail that went to a former address, or is on its way there; the oldest first. */
export function mailElsewhere(person: KeptPerson): readonly (SentMail & { readonly mailbox: string })[] {
  const counts = isOf(person)
  return [...person.letters, ...person.asked]
    .flatMap((mail) =>
      counts(mail) || mail.mailbox === undefined || mail.state === "failed"
        ? []
        : [{ ...mail, mailbox: mail.mailbox }],
    )
    .toSorted((one, other) => one.at - other.at)
}

/** Whether mail to the one does not reach the other. Who had no address got no mail. */
export function isMoved(before: KeptPerson, address: string): boolean {
  return before.address !== "" && !isSameAddress(before.address, address)
}

/** With what went to the former address marked as such. */
export function withAddress(person: KeptPerson, address: string): KeptPerson {
  if (!isMoved(person, address)) return { ...person, address }
  const marked = <T extends OfMailbox>(each: T): T => ({ ...each, mailbox: each.mailbox ?? person.address })
  return {
    ...person,
    address,
    // What waits goes to the former address as well.
    wouldGet: [],
    letters: person.letters.map(marked),
    asked: person.asked.map(marked),
    answers: person.answers.map(marked),
  }
}

/** What the link of a question is about: a person at an address. `idOf`: the same id for the same text. */
export function answerSubject({ id, address }: KeptPerson, idOf: (text: string) => string): string {
  return `${id}${SEPARATOR}${idOf(`${id} ${lenientAddress(address).key}`)}`
}

export function personOfSubject(subject: string): string {
  return subject.split(SEPARATOR, 1)[0] ?? ""
}

/** Faults: answer/moved. */
export function ofThisMailbox(
  person: KeptPerson,
  subject: string,
  idOf: (text: string) => string,
): Result<undefined, Fault> {
  return subject === answerSubject(person, idOf) ? ok(undefined) : err(new Fault("answer/moved", "link"))
}

/** In no id. */
const SEPARATOR = "."

function isOf({ address }: KeptPerson): (each: OfMailbox) => boolean {
  return ({ mailbox }) => mailbox === undefined || isSameAddress(mailbox, address)
}
