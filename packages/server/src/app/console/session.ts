/** Logging in and out, and the links that let somebody in. */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { enterByPasskey, enterByPassword } from "../account/enter.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import type { Invitations } from "../account/invitation.ts"
import { accept, acceptStart, invitedBy } from "../account/invite.ts"
import type { LockOut } from "../account/lock-out.ts"
import type { Passkeys } from "../account/passkey.ts"
import type { PasswordHash } from "../account/password.ts"
import type { People } from "../account/people.ts"
import type { Person } from "../account/person.ts"
import type { Sessions } from "../account/session.ts"
import type { HandlersOf, Turn } from "../turn.ts"
import { VISITOR_ID } from "../account/visitor.ts"
import { accountOf } from "./account-view.ts"

export type SessionHandlerPorts = {
  readonly people: People
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly hash: PasswordHash
  readonly lockOut: LockOut
  /** undefined: where the console is found, browsers offer none. */
  readonly passkeys: () => Passkeys | undefined
  readonly events: Events
  readonly clock: Clock
}

export type SessionFacts = {
  readonly organisation: string
  readonly timeZone: string
  readonly version: string
  readonly demonstration: boolean
  /** Whether one logs in with a password. */
  readonly password: boolean
  /** What the organisation's identity provider is called. */
  readonly oidc: string | undefined
}

type Names =
  | "session.show"
  | "session.password"
  | "session.passkeyOptions"
  | "session.passkey"
  | "session.end"
  | "session.start"
  | "session.invitation"
  | "session.accept"

export function sessionHandlers(ports: SessionHandlerPorts, facts: SessionFacts): HandlersOf<Names> {
  const { sessions, invitations, events } = ports
  const { organisation } = facts

  /** One browser is one person at a time; what it was before ends. */
  async function become(secret: string, turn: Turn): Promise<void> {
    if (turn.caller.kind === "person") await sessions.end(turn.caller.session)
    turn.begin(secret)
  }

  async function enterIf(
    entered: Result<Person, Fault>,
    turn: Turn,
    wrong: "login/wrong" | "login/passkey",
  ): Promise<Result<Record<string, never>, Fault>> {
    if (!entered.ok) return entered
    const secret = await sessions.begin(entered.value.id)
    // INVARIANT (out at once): whoever takes a way in away ends the sessions after it; so a session looks after its begin.
    const begun = await sessions.peek(secret)
    if (begun === undefined) return err(new Fault(wrong, "login"))
    if (!hasStill(begun.person, entered.value)) {
      await sessions.end(begun.session)
      return err(new Fault(wrong, "login"))
    }
    await become(secret, turn)
    return ok({})
  }

  /** Whoever makes his account by a link is let in, and whoever was in by what went before is not any more. */
  async function enterAnew(person: Person, turn: Turn): Promise<void> {
    await sessions.endAll(person.id)
    await become(await sessions.begin(person.id), turn)
    events.tell("people")
  }

  return {
    "session.show": async (_, { caller }) => {
      const { timeZone, version, demonstration, password, oidc } = facts
      return ok({
        organisation,
        timeZone,
        version,
        demonstration,
        login: { password, passkey: ports.passkeys() !== undefined, oidc },
        ...(caller.kind === "person" && { account: accountOf(caller.person) }),
        permissions: caller.kind === "person" ? [...caller.permissions] : [],
      })
    },
    "session.password": async ({ body: { address, password } }, turn) =>
      facts.password
        ? await enterIf(
            await enterByPassword(ports, { address, password, client: turn.client }),
            turn,
            "login/wrong",
          )
        : err(new Fault("access/denied", "password")),
    "session.passkeyOptions": async () => {
      const passkeys = ports.passkeys()
      if (passkeys === undefined) return err(new Fault("login/passkey", "passkey"))
      return ok(await passkeys.challengeToEnter())
    },
    "session.passkey": async ({ body }, turn) => {
      const passkeys = ports.passkeys()
      if (passkeys === undefined) return err(new Fault("login/passkey", "passkey"))
      return await enterIf(await enterByPasskey({ ...ports, passkeys }, body), turn, "login/passkey")
    },
    "session.end": async (_, turn) => {
      if (turn.caller.kind === "person") await sessions.end(turn.caller.session)
      turn.end()
      return ok({})
    },
    "session.start": async ({ body: { link, name, address, password } }, turn) => {
      const start = await invitations.open(link, "start")
      if (!start.ok) return start
      const { demonstration } = start.value.invitation
      if (demonstration) {
        if ((await ports.people.find(VISITOR_ID)) === undefined) return err(new Fault("login/link", "link"))
        await become(await sessions.begin(VISITOR_ID), turn)
        return ok({ entered: true, demonstration })
      }
      if (name === undefined || address === undefined || (facts.password && password === undefined))
        return ok({ entered: false, demonstration })
      const { language } = turn
      const person = await acceptStart(ports, start.value, {
        name,
        address,
        password: facts.password ? password : undefined,
        language,
        organisation,
      })
      if (!person.ok) return person
      await enterAnew(person.value, turn)
      return ok({ entered: true, demonstration })
    },
    "session.invitation": async ({ body: { link } }) => {
      const invited = await invitedBy(ports, link)
      if (!invited.ok) return invited
      const { name, address, roles } = invited.value.person
      return ok({ name, address, roles: [...roles] })
    },
    "session.accept": async ({ body: { link, name, password } }, turn) => {
      const { language } = turn
      if (facts.password && password === undefined) return err(new Fault("request/invalid", "password"))
      const person = await accept(ports, {
        token: link,
        name,
        password: facts.password ? password : undefined,
        language,
        organisation,
      })
      if (!person.ok) return person
      await enterAnew(person.value, turn)
      return ok({})
    },
  }
}

/** The ways in that he came by: none of them was taken away or replaced. */
function hasStill(now: Person, then: Person): boolean {
  const left = new Set(now.passkeys.map(({ id }) => id))
  return now.password === then.password && then.passkeys.every(({ id }) => left.has(id))
}
