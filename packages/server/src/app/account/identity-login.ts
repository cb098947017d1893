/**
 * Logging in through the organisation's identity provider: who that is here, and what he may do.
 *
 * INVARIANT (provider-decides): the roles of whoever logs in this way are those of his groups, each time anew, and he gets
 * no password or passkey of his own here: where the organisation ends his account, he is out. Somebody who had one before
 * keeps it, as a way in for when the provider is down.
 *
 * Known is who has this issuer and subject, or else whose address the provider vouches for: it is the organisation's own,
 * and hands out the mailboxes too.
 */
import { parseAddress } from "@sluis/core/mail/address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { ROLES } from "../../contract/permission.ts"
import type { Role } from "../../contract/permission.ts"
import { SLUIS } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Identity, IdentityProvider } from "./identity-provider.ts"
import type { Invitations } from "./invitation.ts"
import type { Language } from "../language.ts"
import type { People } from "./people.ts"
import type { Person } from "./person.ts"
import type { Sessions } from "./session.ts"

/** Names of groups that give a role. */
export type GroupsOfRoles = { readonly [role in Role]: readonly string[] }

export type IdentityLogin = {
  readonly start: IdentityProvider["start"]
  /** The secret of a new session, and where in the console to go. Faults: login/oidc. Rejects with `StoreUnavailable`. */
  readonly finish: (
    url: URL,
    cookie: string,
  ) => Promise<Result<{ readonly secret: string; readonly returnTo: string }, Fault>>
}

export type IdentityLoginPorts = {
  readonly provider: IdentityProvider
  readonly people: People
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly clock: Clock
}

const MAX_NAME = 200

export function identityLogin(
  { provider, people, sessions, invitations, clock }: IdentityLoginPorts,
  { groups, language }: { readonly groups: GroupsOfRoles; readonly language: Language },
): IdentityLogin {
  const refused = err(new Fault("login/oidc", "login"))
  return {
    start: provider.start,
    finish: async (url, cookie) => {
      const answer = await provider.finish(url, cookie)
      if (!answer.ok) return answer
      const { identity, returnTo } = answer.value
      const roles = ROLES.filter((role) => groups[role].some((group) => identity.groups.includes(group)))
      const there = await whoIs(people, identity)
      if (roles.length === 0) {
        // Who has no role any more has none in his other browsers either.
        if (there !== undefined && isLinked(there, identity))
          await people.change(there.id, (person) => ok({ ...person, roles }), { force: true, actor: SLUIS })
        return refused
      }
      const person = there ?? (await newcomer(people, identity, language))
      if (person === undefined || person.blocked) return refused
      if (person.oidc !== undefined && !isLinked(person, identity)) return refused
      if (!(await people.link(person.id, identity))) return refused
      // TRUST: whoever was invited in his name may be in. Before he gets his rights, so that no crash leaves them to somebody
      // else; and behind it, for whoever logged in meanwhile with a password that is gone now.
      const isFirst = person.oidc === undefined
      if (isFirst) await sessions.endAll(person.id)
      const { issuer, subject } = identity
      const entered = await people.change(
        person.id,
        (now) => {
          const at = clock.now()
          return ok({
            ...now,
            roles,
            oidc: { issuer, subject },
            seenAt: at,
            provenAt: provenBy(addressOf(identity), now, at),
            // TRUST: the same for whoever set these.
            ...(isFirst && { password: undefined, passkeys: [] }),
          })
        },
        { force: true, actor: SLUIS },
      )
      if (!entered.ok) return refused
      if (isFirst) await sessions.endAll(person.id)
      // An invitation that was not used would be a second way in.
      await invitations.withdraw({ person: person.id })
      return ok({ secret: await sessions.begin(person.id), returnTo })
    },
  }
}

async function whoIs(people: People, identity: Identity): Promise<Person | undefined> {
  const known = await people.byProvider(identity)
  const address = addressOf(identity)
  return known ?? (address === undefined ? undefined : await people.byAddress(address))
}

/** His address is his identity in mail, so without one that is vouched for nobody is made. */
async function newcomer(people: People, identity: Identity, language: Language): Promise<Person | undefined> {
  const address = addressOf(identity)
  if (address === undefined) return undefined
  const name = identity.name?.trim().slice(0, MAX_NAME) ?? ""
  const added = await people.add(
    { address, name: name === "" ? address : name, roles: [], departments: [], language },
    SLUIS,
  )
  return added.ok ? added.value : undefined
}

/** Whoever has another mailbox by now may not have this one any more. Where the provider vouches for none, it stays as it was. */
function provenBy(
  vouched: string | undefined,
  { address, provenAt }: Person,
  at: number,
): number | undefined {
  if (vouched === undefined) return provenAt
  return vouched === address ? (provenAt ?? at) : undefined
}

function isLinked({ oidc }: Person, { issuer, subject }: Identity): boolean {
  return oidc?.issuer === issuer && oidc.subject === subject
}

function addressOf({ address }: Identity): string | undefined {
  const parsed = parseAddress(address ?? "")
  return parsed.ok ? parsed.value.key : undefined
}
