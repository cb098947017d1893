/** What a round says to one person: core's letters, with what officers wrote, or the question with its personal link. */
import { accountOf } from "@sluis/core/breach/account"
import { attestationRequest } from "@sluis/core/breach/letter/attestation-request"
import { evidenceIn } from "@sluis/core/breach/file"
import { personalLetter } from "@sluis/core/breach/letter/letter"
import type { LetterPlan, LetterRound, PersonalLetter } from "@sluis/core/breach/letter/letter"
import { letterLacks } from "@sluis/core/breach/letter/letter-lack"
import type { LetterLack } from "@sluis/core/breach/letter/letter-lack"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import { attestationsOf } from "./attestations.ts"
import type { OpenBreach } from "./breach-files.ts"
import type { KeptPerson } from "./kept-person.ts"
import { answerSubject } from "./mailbox.ts"
import type { NewRound } from "./round.ts"
import { toldOf } from "./told.ts"

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

/** Address of the page where one person answers, of `answerSubject`; undefined: there is none that others can open. */
type AnswerLink = (subject: string, expiresAt: number) => string | undefined

/** `idOf`: the same id for the same text. */
export function roundWriter(answerLink: AnswerLink, idOf: (text: string) => string): WriteRound {
  return (round, context) =>
    round.kind === "question"
      ? questions(round, context, answerLink, idOf)
      : ok(letters(round, round.kind, context))
}

/** What the letters of a round leave out in these languages; of a question nothing. */
export function leftOut(
  round: NewRound,
  context: RoundContext,
  languages: readonly Language[],
): readonly LetterLack[] {
  return round.kind === "question" ? [] : letterLacks(planOf(round, round.kind, context), languages)
}

function planOf(
  { draft }: NewRound,
  round: LetterRound,
  { open: { kept, file }, everybody, profile }: RoundContext,
): LetterPlan {
  return {
    account: accountOf(file, kept.number, attestationsOf(everybody), toldOf(everybody)),
    profile,
    round,
    happened: draft.happened,
    advice: draft.advice,
    groups: new Map(draft.groups.map(({ group, nl, en }) => [group, { nl, en }])),
  }
}

function letters(
  given: NewRound,
  round: LetterRound,
  context: RoundContext,
): (person: KeptPerson) => PersonalLetter {
  const plan = planOf(given, round, context)
  return ({ name, nameSure, address, language, group, paragraph }) =>
    personalLetter(plan, { name, address, isNameSure: nameSure, language, group, own: paragraph })
}

function questions(
  { breach }: NewRound,
  { open: { file }, profile, at }: RoundContext,
  answerLink: AnswerLink,
  idOf: (text: string) => string,
): Result<(person: KeptPerson) => PersonalLetter, Fault> {
  const until = at + ANSWER_LINK_LIFE
  if (answerLink("", until) === undefined) return err(new Fault("breach/page", breach))
  const [sentAt] = evidenceIn(file).flatMap((evidence) => evidence.sentAt ?? [])
  return ok((person) => {
    const { name, nameSure, address, language } = person
    return attestationRequest(
      { profile, sentAt, link: answerLink(answerSubject(person, idOf), until) ?? "", until },
      { name, address, isNameSure: nameSure, language },
    )
  })
}
