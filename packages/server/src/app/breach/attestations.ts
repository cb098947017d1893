/** What those who got it say to have become of the message, counted: of each person the newest answer. */
import type { AttestationAnswer, Attestations } from "@sluis/core/breach/letter/attestation"

import type { KeptPerson } from "./kept-person.ts"
import { mailOf } from "./mailbox.ts"

export function attestationsOf(people: readonly KeptPerson[]): Attestations {
  const mails = people.map(mailOf)
  const newest = mails.flatMap(({ answers }) => answers.at(-1)?.kind ?? [])
  const count = (kind: AttestationAnswer): number => newest.filter((each) => each === kind).length
  return {
    asked: mails.filter(({ asked }) => asked.length > 0).length,
    answered: newest.length,
    answers: {
      deleted: count("deleted"),
      "not-opened": count("not-opened"),
      forwarded: count("forwarded"),
      printed: count("printed"),
      kept: count("kept"),
    },
  }
}
