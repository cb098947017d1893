/**
 * That a mailbox is somebody's: a link goes there, and whoever opens it logged in to the account of that address has both.
 *
 * INVARIANT (both): neither alone shows anything. Whoever invites can have the account and not the mail; whoever reads along in the
 * mailbox, and a scanner that opens its links, has the mail and not the account.
 *
 * INVARIANT (nobody else stays in): whoever had the account before its owner showed this is out of it then, as where he comes by the
 * identity provider (./identity-login.ts). But for the password, which its owner may have set: the page that the link opens says
 * to change one that somebody else made.
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
import type { Sessions } from "./session.ts"
import type { PersonCaller } from "../turn.ts"

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
  /** `caller`: who opened it. Fine as well where it is known already. Faults: mailbox/link, mailbox/person. */
  readonly open: (caller: PersonCaller, token: string) => Promise<Result<Proven, Fault>>
}

export type Proven = {
  /** There were passkeys, and they are gone. */
  readonly passkeysGone: boolean
}

export type MailboxProofPorts = {
  readonly people: Pick<People, "change">
  readonly sessions: Pick<Sessions, "endAll">
  readonly invitations: Invitations
  /** undefined: no mail leaves, and everybody's mailbox is taken for known (./visitor.ts). */
  readonly mail: MailMailboxLink | undefined
  /** The address of the page that opens a link with this token. */
  readonly url: (token: string) => string
  readonly clock: Clock
}

export function mailboxProof(ports: MailboxProofPorts): MailboxProof {
  const { invitations, mail, url, clock } = ports
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
    open: async (caller, token) => {
      const { person } = caller
      const opened = await invitations.open(token, "mailbox")
      // Opened a second time, in a page that was loaded anew.
      if (!opened.ok) return person.provenAt === undefined ? opened : ok(NOTHING_NEW)
      const { id, invitation } = opened.value
      if (invitation.person !== person.id || invitation.address !== person.address)
        return err(new Fault("mailbox/person", "link"))
      if (!(await invitations.use(id))) return err(new Fault("mailbox/link", "link"))
      return await proveMailbox(ports, caller)
    },
  }
}

const NOTHING_NEW: Proven = { passkeysGone: false }

/** It is known from now on that the mailbox of this person is his, and he is in by this session alone. */
export async function proveMailbox(
  {
    people,
    sessions,
    invitations,
    clock,
  }: Pick<MailboxProofPorts, "people" | "sessions" | "invitations" | "clock">,
  { person, session }: Pick<PersonCaller, "person" | "session">,
): Promise<Result<Proven, Fault>> {
  const { id, provenAt } = person
  if (provenAt !== undefined) return ok(NOTHING_NEW)
  // Before, so that no crash leaves his rights to somebody else; and behind it, for whoever came in meanwhile.
  await sessions.endAll(id, session)
  await invitations.withdraw({ person: id })
  let passkeysGone = false
  const changed = await people.change(
    id,
    (now) => {
      passkeysGone = now.provenAt === undefined && losesPasskeys(now)
      return ok({
        ...now,
        provenAt: now.provenAt ?? clock.now(),
        passkeys: passkeysGone ? [] : now.passkeys,
      })
    },
    // The last administrator too: he is logged in, and is told to add one.
    { force: true },
  )
  if (!changed.ok) return changed
  await sessions.endAll(id, session)
  return ok({ passkeysGone })
}

/** What of his passkeys is whose, nobody knows. But nobody was invited in the name of whom who runs the machine let in. */
export function losesPasskeys({ passkeys, appointedAt }: Person): boolean {
  return passkeys.length > 0 && appointedAt === undefined
}
