/**
 * The link of an invitation, mailed to whom it is for: where whoever invites asked for that, and mail leaves at all.
 *
 * Whoever reads that mailbox first makes the account. So the link is good once, and whom it was for finds out that it was used.
 * Nobody else is shown it, whoever invited neither: so its use shows whose mailbox it is (./invite.ts).
 */
import type { Clock } from "../clock.ts"
import type { Custody } from "../held/custody.ts"
import { INVITATION_VALID } from "./invite.ts"
import { letterIntake } from "../queue/own-intake.ts"
import type { ComposeInvitation } from "../queue/own-mail.ts"
import type { Person } from "./person.ts"

/** On its way when it resolves. `by`: name of who invites. Rejects with `StoreUnavailable`. */
export type MailInvitation = (
  person: Pick<Person, "address" | "language">,
  by: string,
  link: string,
) => Promise<void>

export type InvitationMailPorts = {
  readonly compose: ComposeInvitation
  readonly custody: Pick<Custody, "take">
  /** Tells the queue that our own mail is due. */
  readonly wake: () => void
  readonly newId: () => string
  readonly clock: Clock
  /** Milliseconds for which our own mail is tried. */
  readonly giveUpAfter: number
}

export function invitationMail({
  compose,
  custody,
  wake,
  newId,
  clock,
  giveUpAfter,
}: InvitationMailPorts): MailInvitation {
  return async ({ address: to, language }, by, link) => {
    const at = clock.now()
    const octets = await compose({ at, to, language, by, link, validUntil: at + INVITATION_VALID })
    // A link that opens nothing any more is not worth trying for.
    const until = Math.min(giveUpAfter, INVITATION_VALID)
    await custody.take(letterIntake(to, octets, { id: newId(), at, giveUpAfter: until }), undefined)
    wake()
  }
}
