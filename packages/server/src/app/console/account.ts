/**
 * One's own account.
 *
 * Nobody who logs in through the organisation's identity provider, and no visitor of a demonstration, gets a way in of his
 * own here (../account/identity-login.ts): a password or passkey is for who was given one.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { LockOut } from "../account/lock-out.ts"
import type { Passkeys } from "../account/passkey.ts"
import { isWeak } from "../account/password.ts"
import type { PasswordHash } from "../account/password.ts"
import type { People } from "../account/people.ts"
import type { Person } from "../account/person.ts"
import type { Sessions } from "../account/session.ts"
import type { HandlersOf } from "../turn.ts"
import { VISITOR_ID } from "../account/visitor.ts"
import { accountOf, momentOf } from "./account-view.ts"
import { personCalling } from "./caller.ts"

export type AccountHandlerPorts = {
  readonly people: People
  readonly sessions: Sessions
  readonly hash: PasswordHash
  readonly lockOut: LockOut
  readonly passkeys: () => Passkeys | undefined
  readonly clock: Clock
}

/** Of one person: telephones, laptops and keys of many years. */
export const MAX_PASSKEYS = 20

type Names =
  | "account.show"
  | "account.change"
  | "account.password"
  | "account.passkeyOptions"
  | "account.addPasskey"
  | "account.removePasskey"

export function accountHandlers(
  { people, sessions, hash, lockOut, clock, ...ports }: AccountHandlerPorts,
  { organisation }: { readonly organisation: string },
): HandlersOf<Names> {
  return {
    "account.show": async (_, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person } = caller.value
      return ok({
        ...accountOf(person),
        passkeys: person.passkeys.map(({ id, name, at, usedAt }) => ({
          id,
          name,
          at: momentOf(at),
          ...(usedAt !== undefined && { usedAt: momentOf(usedAt) }),
        })),
        hasPassword: person.password !== undefined,
        mayAddPasskey: ports.passkeys() !== undefined && mayHavePasskey(person),
        sessions: await sessions.count(person.id),
      })
    },
    "account.change": async ({ body: { name, language } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const changed = await people.change(caller.value.person.id, (now) =>
        ok({ ...now, name: name ?? now.name, language: language ?? now.language }),
      )
      return changed.ok ? ok({}) : changed
    },
    "account.password": async ({ body: { old, new: wanted } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person, session } = caller.value
      const stored = person.password
      if (stored === undefined) return err(new Fault("access/denied", "password"))
      // Whoever sits at somebody else's screen may not try passwords there either.
      const attempt = lockOut.begin(person.address, turn.client)
      if (!attempt.ok) return attempt
      if ((await hash.check(old, stored)) === "no") return err(new Fault("login/wrong", "password"))
      attempt.value.succeeded()
      if (isWeak(wanted, [person.name, person.address, organisation]))
        return err(new Fault("person/weak-password", "password"))
      const password = await hash.hash(wanted)
      const changed = await people.change(person.id, (now) =>
        now.password === stored && isStillIn(person, now)
          ? ok({ ...now, password })
          : err(new Fault("person/changed", person.id)),
      )
      if (!changed.ok) return changed
      await sessions.endAll(person.id, session)
      return ok({})
    },
    "account.passkeyOptions": async (_, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person } = caller.value
      const passkeys = ports.passkeys()
      if (passkeys === undefined || !mayHavePasskey(person)) return err(new Fault("access/denied", "passkey"))
      return ok(await passkeys.challengeToAdd(person))
    },
    "account.addPasskey": async ({ body: { ticket, name, answer } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person } = caller.value
      const passkeys = ports.passkeys()
      if (passkeys === undefined) return err(new Fault("access/denied", "passkey"))
      const added = await passkeys.checkAdded(person, ticket, answer)
      if (!added.ok) return added
      const passkey = { ...added.value, name, at: clock.now(), usedAt: undefined }
      const changed = await people.change(person.id, (now) =>
        isStillIn(person, now) ? withPasskey(now, passkey) : err(new Fault("person/changed", person.id)),
      )
      return changed.ok ? ok({}) : changed
    },
    "account.removePasskey": async ({ params: { id } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person, session } = caller.value
      const changed = await people.change(person.id, (now) => withoutPasskey(now, id))
      if (!changed.ok) return changed
      // It may have been stolen, and be why somebody else is logged in.
      await sessions.endAll(person.id, session)
      return ok({})
    },
  }
}

/**
 * Whoever logs in through the organisation gets no other way in here (INVARIANT provider-decides, ../account/identity-login.ts). Whoever came
 * by an invitation where nobody has a password has none yet, and this is how he gets one.
 */
function mayHavePasskey(person: Person): boolean {
  return hasOwnLogin(person) || (person.oidc === undefined && person.id !== VISITOR_ID)
}

/** Whoever called before the owner showed that the mailbox is his is out, and adds no way in by a call that was begun before. */
function isStillIn(caller: Person, now: Person): boolean {
  return caller.provenAt !== undefined || now.provenAt === undefined
}

function hasOwnLogin({ password, passkeys }: Person): boolean {
  return password !== undefined || passkeys.length > 0
}

function withPasskey(person: Person, passkey: Person["passkeys"][number]): Result<Person, Fault> {
  if (!mayHavePasskey(person)) return err(new Fault("access/denied", "passkey"))
  if (person.passkeys.length >= MAX_PASSKEYS) return err(new Fault("request/full", "passkey"))
  if (person.passkeys.some(({ id }) => id === passkey.id)) return err(new Fault("person/passkey", "passkey"))
  return ok({ ...person, passkeys: [...person.passkeys, passkey] })
}

function withoutPasskey(person: Person, id: string): Result<Person, Fault> {
  const passkeys = person.passkeys.filter((passkey) => passkey.id !== id)
  if (passkeys.length === person.passkeys.length) return err(new Fault("person/unknown", "passkey"))
  if (!hasOwnLogin({ ...person, passkeys })) return err(new Fault("person/only-login", "passkey"))
  return ok({ ...person, passkeys })
}
