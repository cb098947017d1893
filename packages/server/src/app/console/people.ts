/**
 * Who may use the console, and as what.
 *
 * INVARIANT (no-peeking), with contract/permission.ts: nobody gives himself a role by which he may do more, or a department by
 * which he sees more. An administrator who may also read held mail was made so by another one. That other one is somebody: an
 * administrator whom anybody could have invented (of whom neither the mailbox is known nor that who runs the machine made him one)
 * gives nobody more than an employee has, and does nothing to an account whose mailbox is known.
 */
import { err, ok } from "@sluis/core/result"

import { MAY, permissionsOf } from "../../contract/permission.ts"
import type { Permission, Role } from "../../contract/permission.ts"
import { actorAs } from "../ledger/actor.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import type { Invitations } from "../account/invitation.ts"
import type { MailInvitation } from "../account/invitation-mail.ts"
import { invite } from "../account/invite.ts"
import type { Log } from "../log.ts"
import type { People } from "../account/people.ts"
import type { Person } from "../account/person.ts"
import type { Sessions } from "../account/session.ts"
import type { HandlersOf } from "../turn.ts"
import { personShown } from "./account-view.ts"
import { personCalling } from "./caller.ts"

export type PeopleHandlerPorts = {
  readonly people: People
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly events: Events
  readonly log: Log
  /** undefined: no mail leaves, and the link is handed over. */
  readonly mailInvitation: MailInvitation | undefined
  /** The address of the page that accepts the invitation with this token. */
  readonly invitationUrl: (token: string) => string
}

type Names = "people.list" | "people.invite" | "people.change" | "people.remove"

export function peopleHandlers(ports: PeopleHandlerPorts): HandlersOf<Names> {
  const { people, sessions, invitations, events, log } = ports
  return {
    "people.list": async ({ query: { after, limit } }) => {
      const page = await people.list({ after, limit })
      return ok({ people: page.people.map(personShown), next: page.next })
    },
    "people.invite": async ({ body: { mail, ...invited } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const actor = actorAs(caller.value.person, "people")
      const mailInvitation = mail ? ports.mailInvitation : undefined
      const way = mailInvitation === undefined ? "handed" : "mailed"
      const by = caller.value.person
      const made = await invite(ports, invited, {
        language: turn.language,
        actor,
        way,
        mayInvite: (there) => forbidsInviting(by, invited, there),
      })
      if (!made.ok) return made
      const { person, token } = made.value
      const { id } = person
      const link = ports.invitationUrl(token)
      record("somebody was invited", caller.value.person.id, person)
      if (mailInvitation === undefined) return ok({ id, link, mailed: false })
      // TRUST: to nobody but that mailbox, or whoever invites could be whom he invites.
      await mailInvitation(person, caller.value.person.name, link)
      return ok({ id, mailed: true })
    },
    "people.change": async ({ params: { id }, body: { roles, departments, blocked } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person } = caller.value
      const changed = await people.change(
        id,
        (now) => {
          const fault = forbidsChanging(person, { roles, departments, blocked }, now)
          return fault === undefined
            ? ok({ ...now, roles: unique(roles), departments: unique(departments), blocked })
            : err(fault)
        },
        { actor: actorAs(person, "people") },
      )
      if (!changed.ok) return changed
      if (blocked) {
        await sessions.endAll(id)
        await invitations.withdraw({ person: id })
      }
      record(blocked ? "somebody was blocked" : "roles were changed", person.id, changed.value)
      return ok({})
    },
    "people.remove": async ({ params: { id } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person } = caller.value
      const removed = await people.remove(id, actorAs(person, "people"), (now) =>
        isBeyond(person, now) ? waits(id) : undefined,
      )
      if (!removed.ok) return removed
      await sessions.endAll(id)
      await invitations.withdraw({ person: id })
      record("somebody was removed", person.id, removed.value)
      return ok({})
    },
  }

  /** Who has which power is worth a line; who they are is found by their ids. */
  function record(event: string, by: string, { id, roles }: { id: string; roles: readonly Role[] }): void {
    log.info(event, { id, about: by, why: roles.join(", ") })
    events.tell("people")
  }
}

type Power = Pick<Person, "roles" | "departments">

function forbidsInviting(by: Person, wanted: Power, there: Person | undefined): Fault | undefined {
  // A second invitation of oneself would be a way to more.
  if (there?.id === by.id) return new Fault("person/exists", "person")
  if (there !== undefined && isBeyond(by, there)) return waits(there.id)
  return mayEmpower(by) || permissionsOf(wanted.roles).isSubsetOf(EMPLOYEE) ? undefined : waits("person")
}

function forbidsChanging(
  by: Person,
  wanted: Power & Pick<Person, "blocked">,
  now: Person,
): Fault | undefined {
  const gives = isMore(wanted, now)
  if (by.id === now.id && gives) return new Fault("person/own-roles", now.id)
  if (isBeyond(by, now))
    return by.appointedAt !== undefined && isBlocking(wanted, now) ? undefined : waits(now.id)
  return mayEmpower(by) || !(gives || (now.blocked && !wanted.blocked)) ? undefined : waits(now.id)
}

/** And nothing else. It takes power from somebody and gives none: whoever runs the machine let him in for cases like that. */
function isBlocking(wanted: Power & Pick<Person, "blocked">, now: Person): boolean {
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    new Set(one).symmetricDifference(new Set(other)).size === 0
  return (
    wanted.blocked &&
    !now.blocked &&
    same(wanted.roles, now.roles) &&
    same(wanted.departments, now.departments)
  )
}

/** Of whom he can change nothing as long as his own mailbox is not known. */
function isBeyond(by: Person, now: Person): boolean {
  if (by.provenAt !== undefined || by.id === now.id) return false
  return now.provenAt !== undefined || (now.appointedAt !== undefined && by.appointedAt === undefined)
}

/** He is no invention of another administrator. The first one is not before mail flows either, or nobody could set Sluis up. */
function mayEmpower({ provenAt, appointedAt }: Person): boolean {
  return provenAt !== undefined || appointedAt !== undefined
}

function waits(subject: string): Fault {
  return new Fault("access/mailbox", subject)
}

const EMPLOYEE: ReadonlySet<Permission> = new Set(MAY.employee)

/** A role by which one may do more; or a department whose mail one did not see, or all of them, which is none named. */
function isMore({ roles, departments }: Power, now: Power): boolean {
  const wanted = permissionsOf(roles)
  const widens =
    now.departments.length > 0 &&
    (departments.length === 0 || departments.some((each) => !now.departments.includes(each)))
  return (widens && wanted.has("held")) || !wanted.isSubsetOf(permissionsOf(now.roles))
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
