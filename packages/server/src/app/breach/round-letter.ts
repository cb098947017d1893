/** What a round says to one person: core's letters, with what officers wrote, or the question with its personal link. */
import { accountOf } from "@sluis/core/breach/account"
import { attestationRequest } from "@sluis/core/breach/letter/attestation-request"
import { evidenceIn } from "@sluis/core/breach/file"
import { personalLetter } from "@sluis/core/breach/letter/letter"
import type { PersonalLetter } from "@sluis/core/breach/letter/letter"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import { attestationsOf } from "./attestations.ts"
import type { OpenBreach } from "./breach-files.ts"
import type { KeptPerson } from "./kept-person.ts"
import type { NewRound } from "./round.ts"

export type RoundContext = {
  readonly open: OpenBreach
  readonly everybody: readonly KeptPerson[]
  readonly profile: OrganisationProfile
  /** When the round began: milliseconds since 1970. */
  readonly at: number
}

/** Faults: breach/page. */
export type WriteRound = (
  round: NewRound,
  context: RoundContext,
) => Result<(person: KeptPerson) => PersonalLetter, Fault>

/** Milliseconds for which the link of a question works. */
export const ANSWER_LINK_LIFE = 60 * 86_400_000

/** `answerLink`: address of the page where one person answers; undefined: there is none that others can open. */
export function roundWriter(
  answerLink: (person: string, expiresAt: number) => string | undefined,
): WriteRound {
  return (round, context) =>
    round.kind === "question"
      ? questions(round, context, answerLink)
      : ok(letters(round, round.kind, context))
}

function letters(
  { draft }: NewRound,
  round: "first" | "fuller",
  { open: { kept, file }, everybody, profile }: RoundContext,
): (person: KeptPerson) => PersonalLetter {
  const account = accountOf(file, kept.number, attestationsOf(everybody))
  const plan = {
    account,
    profile,
    round,
    happened: draft.happened,
    advice: draft.advice,
    groups: new Map(draft.groups.map(({ group, nl, en }) => [group, { nl, en }])),
  }
  return ({ name, nameSure, address, language, group, paragraph }) =>
    personalLetter(plan, { name, address, isNameSure: nameSure, language, group, own: paragraph })
}

function questions(
  { breach }: NewRound,
  { open: { file }, profile, at }: RoundContext,
  answerLink: (person: string, expiresAt: number) => string | undefined,
): Result<(person: KeptPerson) => PersonalLetter, Fault> {
  const until = at + ANSWER_LINK_LIFE
  if (answerLink("", until) === undefined) return err(new Fault("breach/page", breach))
  const [sentAt] = evidenceIn(file).flatMap((evidence) => evidence.sentAt ?? [])
  return ok(({ id, name, nameSure, address, language }) =>
    attestationRequest(
      { profile, sentAt, link: answerLink(id, until) ?? "", until },
      { name, address, isNameSure: nameSure, language },
    ),
  )
}
