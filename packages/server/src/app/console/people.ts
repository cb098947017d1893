/**
 * Who may use the console, and as what.
 *
 * INVARIANT (no-peeking), with contract/permission.ts: nobody gives himself a role by which he may do more, or a department by
 * which he sees more. An administrator who may also read held mail was made so by another one.
 */
import { err, ok } from "@sluis/core/result"

import { permissionsOf } from "../../contract/permission.ts"
import type { Role } from "../../contract/permission.ts"
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
      const made = await invite(ports, invited, { language: turn.language, actor, way })
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
      const by = caller.value.person.id
      const changed = await people.change(
        id,
        (now) =>
          by === id && isMore({ roles, departments }, now)
            ? err(new Fault("person/own-roles", id))
            : ok({ ...now, roles: unique(roles), departments: unique(departments), blocked }),
        { actor: actorAs(caller.value.person, "people") },
      )
      if (!changed.ok) return changed
      if (blocked) {
        await sessions.endAll(id)
        await invitations.withdraw({ person: id })
      }
      record(blocked ? "somebody was blocked" : "roles were changed", by, changed.value)
      return ok({})
    },
    "people.remove": async ({ params: { id } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const removed = await people.remove(id, actorAs(caller.value.person, "people"))
      if (!removed.ok) return removed
      await sessions.endAll(id)
      await invitations.withdraw({ person: id })
      record("somebody was removed", caller.value.person.id, removed.value)
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
