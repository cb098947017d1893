/**
 * That a mailbox is somebody's: a link goes there, and whoever opens it logged in to the account of that address has both.
 *
 * INVARIANT (both): neither alone shows anything. Whoever invites can have the account and not the mail; whoever reads along in the
 * mailbox, and a scanner that opens its links, has the mail and not the account.
 *
 * INVARIANT (nobody else stays in): whoever had the account before its owner showed this is out of it then, as where he comes by the
 * identity provider (./identity-login.ts): no session, passkey or password of before lets anybody in. So a new password is asked
 * for, without which nothing is shown and the link stays good.
 *
 * Left out: what the identity provider, the link of a notice (../console/decision.ts) and a mailed invitation (./invite.ts) show.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Invitations } from "./invitation.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import { isWeak } from "./password.ts"
import type { PasswordHash } from "./password.ts"
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
  /**
   * `caller`: who opened it. Fine as well where it is known already, but no password is taken then. `password`: a new one, needed where
   * there is one that somebody else may know. Faults: mailbox/link, mailbox/person, person/changed; and while the link stays good,
   * mailbox/password, person/weak-password.
   */
  readonly open: (
    caller: PersonCaller,
    token: string,
    password: string | undefined,
  ) => Promise<Result<Proven, Fault>>
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
  readonly hash: PasswordHash
  readonly clock: Clock
}

export type MailboxProofFacts = {
  readonly organisation: string
  /** Whether one logs in with a password. */
  readonly password: boolean
}

export function mailboxProof(ports: MailboxProofPorts, facts: MailboxProofFacts): MailboxProof {
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
    open: async (caller, token, password) => {
      const { person } = caller
      const opened = await invitations.open(token, "mailbox")
      if (!opened.ok) return person.provenAt === undefined ? opened : known(person, password)
      const { id, invitation } = opened.value
      if (invitation.person !== person.id || invitation.address !== person.address)
        return err(new Fault("mailbox/person", "link"))
      if (person.provenAt !== undefined) return known(person, password)
      // What can fail comes before the link is used up.
      const hashed = await newPassword(ports.hash, facts, person, password)
      if (!hashed.ok) return hashed
      if (!(await invitations.use(id))) return err(new Fault("mailbox/link", "link"))
      return await proveMailbox(ports, caller, hashed.value)
    },
  }
}

const NOTHING_NEW: Proven = { passkeysGone: false }

/** Opened a second time, in a page that was loaded anew. From another tab, nobody may believe that a second password was taken. */
function known({ id }: Person, password: string | undefined): Result<Proven, Fault> {
  return password === undefined ? ok(NOTHING_NEW) : err(new Fault("person/changed", id))
}

/** Hashed, what takes the place of a password that somebody else may know; undefined: nothing need. */
async function newPassword(
  hash: PasswordHash,
  { organisation, password: isUsed }: MailboxProofFacts,
  person: Person,
  wanted: string | undefined,
): Promise<Result<string | undefined, Fault>> {
  if (!isUsed || !losesPassword(person)) return ok(undefined)
  if (wanted === undefined) return err(new Fault("mailbox/password", "password"))
  if (isWeak(wanted, [person.name, person.address, organisation]))
    return err(new Fault("person/weak-password", "password"))
  // Whoever opens the link was given the former one, so the same again would be the easiest to type.
  if ((await hash.check(wanted, person.password)) !== "no")
    return err(new Fault("mailbox/password", "password"))
  return ok(await hash.hash(wanted))
}

/**
 * It is known from now on that the mailbox of this person is his, and he is in by this session alone. `password`: hashed, in place
 * of one that somebody else may know; undefined: that one goes.
 */
export async function proveMailbox(
  {
    people,
    sessions,
    invitations,
    clock,
  }: Pick<MailboxProofPorts, "people" | "sessions" | "invitations" | "clock">,
  { person, session }: Pick<PersonCaller, "person" | "session">,
  password: string | undefined,
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
        password: now.provenAt === undefined && losesPassword(now) ? password : now.password,
      })
    },
    // The last administrator too: he is logged in, and is told to add one.
    { force: true },
  )
  if (!changed.ok) return changed
  await sessions.endAll(id, session)
  return ok({ passkeysGone })
}

/**
 * What of his passkeys is whose, nobody knows, and who knows his password neither. But nobody was invited in the name of whom who runs
 * the machine let in.
 */
export function losesWayIn(person: Person): boolean {
  return losesPasskeys(person) || losesPassword(person)
}

function losesPasskeys({ passkeys, appointedAt }: Person): boolean {
  return passkeys.length > 0 && appointedAt === undefined
}

function losesPassword({ password, appointedAt }: Person): boolean {
  return password !== undefined && appointedAt === undefined
}
