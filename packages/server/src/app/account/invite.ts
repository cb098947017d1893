/**
 * Inviting somebody, and accepting: until then a person is there, but can't log in.
 */
import { parseAddress } from "@sluis/core/mail/address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Role } from "../../contract/permission.ts"
import { COMMAND_LINE } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { InvitationWay, Invitations, OpenInvitation } from "./invitation.ts"
import type { Language } from "../language.ts"
import { isWeak } from "./password.ts"
import type { PasswordHash } from "./password.ts"
import { canLogIn } from "./people.ts"
import type { People } from "./people.ts"
import type { Person } from "./person.ts"

/** Milliseconds: over a week's holiday. */
export const INVITATION_VALID = 10 * 86_400_000

export type InvitePorts = {
  readonly people: People
  readonly invitations: Invitations
  readonly hash: PasswordHash
  readonly clock: Clock
}

export type Invited = {
  readonly address: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly departments: readonly string[]
}

/**
 * The person, and the token of the link. Who was invited before and did not come gets a new link; the old one ends.
 * Faults: request/invalid, person/exists, and those of `mayInvite`.
 */
export async function invite(
  { people, invitations }: Pick<InvitePorts, "people" | "invitations">,
  { address: written, name, roles, departments }: Invited,
  {
    language,
    actor,
    way,
    mayInvite,
  }: {
    readonly language: Language
    readonly actor: Actor
    readonly way: Exclude<InvitationWay, "printed">
    /** Given who is there already: undefined, or why not. */
    readonly mayInvite: (there: Person | undefined) => Fault | undefined
  },
): Promise<Result<{ readonly person: Person; readonly token: string }, Fault>> {
  const parsed = parseAddress(written)
  if (!parsed.ok) return err(new Fault("request/invalid", "address"))
  const address = parsed.value.key
  const there = await people.byAddress(address)
  const forbidden = there === undefined ? mayInvite(undefined) : undefined
  if (forbidden !== undefined) return err(forbidden)
  const person =
    there === undefined
      ? await people.add({ address, name, roles, departments, language }, actor)
      : await people.change(
          there.id,
          (now) => {
            if (canLogIn(now) || now.blocked) return err(new Fault("person/exists", "person"))
            const fault = mayInvite(now)
            return fault === undefined ? ok({ ...now, name, roles, departments }) : err(fault)
          },
          { actor },
        )
  if (!person.ok) return person
  const { id } = person.value
  await invitations.withdraw({ person: id })
  const token = await invitations.make({ kind: "invitation", person: id, way }, INVITATION_VALID)
  return ok({ person: person.value, token })
}

/** Whom the link is for. Faults: login/link. */
export async function invitedBy(
  { people, invitations }: Pick<InvitePorts, "people" | "invitations">,
  token: string,
): Promise<Result<OpenInvitation<"invitation"> & { readonly person: Person }, Fault>> {
  const opened = await invitations.open(token, "invitation")
  if (!opened.ok) return opened
  const person = await people.find(opened.value.invitation.person)
  if (person === undefined || person.blocked) return err(new Fault("login/link", "link"))
  return ok({ ...opened.value, person })
}

/**
 * `password` undefined: nobody logs in with one here. Then he is let in by the link, adds a passkey, and until he does can be
 * invited again. Faults: login/link, person/weak-password.
 */
export async function accept(
  ports: InvitePorts,
  {
    token,
    name,
    password,
    language,
    organisation,
  }: { token: string; name: string; password: string | undefined; language: Language; organisation: string },
): Promise<Result<Person, Fault>> {
  const { people, invitations, hash, clock } = ports
  const invited = await invitedBy(ports, token)
  if (!invited.ok) return invited
  const { id, person, invitation } = invited.value
  if (password !== undefined && isWeak(password, [name, person.name, person.address, organisation]))
    return err(new Fault("person/weak-password", "password"))
  // What can fail comes before the link is used up.
  const hashed = password === undefined ? undefined : await hash.hash(password)
  if (!(await invitations.use(id))) return err(new Fault("login/link", "link"))
  return await people.change(person.id, (now) =>
    now.blocked
      ? err(new Fault("login/link", "link"))
      : // Whoever is let in again lost what he had: it is somebody else's now.
        ok({
          ...now,
          name,
          language,
          password: hashed,
          passkeys: [],
          seenAt: clock.now(),
          provenAt: provenBy(invitation.way, now, clock.now()),
          appointedAt: invitation.way === "printed" ? appointedBy(now, clock.now()) : undefined,
        }),
  )
}

/** TRUST: what was known of the mailbox was known of whoever was in before. */
function provenBy(way: InvitationWay | undefined, now: Person, at: number): number | undefined {
  switch (way) {
    case "mailed":
      return at
    case "printed":
      return now.provenAt
    case "handed":
    case undefined:
      return undefined
  }
}

/** Whoever runs the machine let him in, as the first one: else the only administrator, whose mailbox gets nothing, could do nothing. */
function appointedBy({ roles, appointedAt }: Person, at: number): number | undefined {
  return appointedAt ?? (roles.includes("administrator") ? at : undefined)
}

/** The first administrator; or somebody who was there already and becomes it. Faults: as `accept`, and request/invalid. */
export async function acceptStart(
  { people, invitations, hash, clock }: InvitePorts,
  start: OpenInvitation<"start">,
  {
    name,
    address: written,
    password,
    language,
    organisation,
  }: {
    name: string
    address: string
    password: string | undefined
    language: Language
    organisation: string
  },
): Promise<Result<Person, Fault>> {
  const parsed = parseAddress(written)
  if (!parsed.ok) return err(new Fault("request/invalid", "address"))
  const address = parsed.value.key
  if (password !== undefined && isWeak(password, [name, address, organisation]))
    return err(new Fault("person/weak-password", "password"))
  const hashed = password === undefined ? undefined : await hash.hash(password)
  if (!(await invitations.use(start.id))) return err(new Fault("login/link", "link"))
  await people.add({ address, name, roles: ["administrator"], departments: [], language }, COMMAND_LINE)
  const person = await people.byAddress(address)
  if (person === undefined) return err(new Fault("person/changed", "person"))
  await invitations.withdraw({ person: person.id })
  await invitations.withdraw("start")
  return await people.change(person.id, (now) =>
    ok({
      ...now,
      name,
      language,
      roles: [...new Set([...now.roles, "administrator" as const])],
      blocked: false,
      password: hashed,
      passkeys: [],
      seenAt: clock.now(),
      appointedAt: clock.now(),
    }),
  )
}
