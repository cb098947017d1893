/**
 * That a mailbox is somebody's: a link goes there, and whoever opens it logged in to the account of that address has both.
 *
 * INVARIANT (both): neither alone shows anything. Whoever invites can have the account and not the mail; whoever reads along in the
 * mailbox, and a scanner that opens its links, has the mail and not the account.
 *
 * Left out: what the identity provider, the link of a notice (../console/decision.ts) and a mailed invitation (./invite.ts) show.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Invitations } from "./invitation.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import type { People } from "./people.ts"
import type { Person } from "./person.ts"

/** Milliseconds: who asks in the evening has it in the morning. */
export const MAILBOX_LINK_VALID = 86_400_000
/** In an hour, for one person: mail to somebody who did not ask stays little. */
export const MAX_MAILBOX_LINKS = 5
const HOUR = 3_600_000

/** On its way when it resolves. Rejects with `StoreUnavailable`. */
export type MailMailboxLink = (person: Pick<Person, "address" | "language">, link: string) => Promise<void>

/** Both reject with `StoreUnavailable`. */
export type MailboxProof = {
  /** A link is on its way to the address of this person. False: it is known already, and none is. Faults: mailbox/asked. */
  readonly ask: (person: Person) => Promise<Result<boolean, Fault>>
  /** `person`: who opened it, logged in. Fine as well where it is known already. Faults: mailbox/link, mailbox/person. */
  readonly open: (person: Person, token: string) => Promise<Result<undefined, Fault>>
}

export type MailboxProofPorts = {
  readonly people: Pick<People, "change">
  readonly invitations: Invitations
  /** undefined: no mail leaves, and everybody's mailbox is taken for known (./visitor.ts). */
  readonly mail: MailMailboxLink | undefined
  /** The address of the page that opens a link with this token. */
  readonly url: (token: string) => string
  readonly clock: Clock
}

export function mailboxProof({ people, invitations, mail, url, clock }: MailboxProofPorts): MailboxProof {
  const inTurn = oneAtATime()
  return {
    ask: ({ id, address, language, provenAt }) =>
      inTurn(async () => {
        if (provenAt !== undefined) return ok(false)
        if (mail === undefined) throw new Error("a link to a mailbox where no mail leaves")
        const recent = await invitations.madeSince(id, "mailbox", clock.now() - HOUR)
        if (recent >= MAX_MAILBOX_LINKS) return err(new Fault("mailbox/asked", "mailbox"))
        const token = await invitations.make({ kind: "mailbox", person: id, address }, MAILBOX_LINK_VALID)
        await mail({ address, language }, url(token))
        return ok(true)
      }),
    open: async (person, token) => {
      const opened = await invitations.open(token, "mailbox")
      // Opened a second time, in a page that was loaded anew.
      if (!opened.ok) return person.provenAt === undefined ? opened : ok(undefined)
      const { id, invitation } = opened.value
      if (invitation.person !== person.id || invitation.address !== person.address)
        return err(new Fault("mailbox/person", "link"))
      if (!(await invitations.use(id))) return err(new Fault("mailbox/link", "link"))
      return await proveMailbox({ people, clock }, person)
    },
  }
}

/** It is known from now on that the mailbox of this person is his. */
export async function proveMailbox(
  { people, clock }: Pick<MailboxProofPorts, "people" | "clock">,
  { id }: Pick<Person, "id">,
): Promise<Result<undefined, Fault>> {
  const changed = await people.change(id, (now) => ok({ ...now, provenAt: now.provenAt ?? clock.now() }))
  return changed.ok ? ok(undefined) : changed
}
