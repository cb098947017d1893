/**
 * The people who use the console: found, added, changed and removed.
 *
 * INVARIANT (last-administrator): there is always somebody who may invite people and can log in, once there was: whoever
 * would be the last is not taken that role, blocked or removed here. Only the organisation's own identity provider may do
 * that (`force`): it knows who works there, and whoever starts Sluis can always make a new administrator.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Role } from "../../contract/permission.ts"
import { oneself } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries, Entry } from "../entries.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import type { Person } from "./person.ts"

export type NewPerson = {
  /** Folded as addresses are compared. */
  readonly address: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly departments: readonly string[]
  readonly language: Language
}

/** What an identity provider calls somebody (OpenID Connect Core §2: `iss` and `sub`). */
export type ProviderId = { readonly issuer: string; readonly subject: string }

/** All reject with `StoreUnavailable`. */
export type People = {
  readonly find: (id: string) => Promise<Person | undefined>
  /** `address`: folded. */
  readonly byAddress: (address: string) => Promise<Person | undefined>
  readonly byProvider: (id: ProviderId) => Promise<Person | undefined>
  /** In the order in which they came. `limit`: 1 to `MAX_ENTRIES_LISTED`. */
  readonly list: (page: {
    readonly limit: number
    readonly after?: string | undefined
  }) => Promise<{ readonly people: readonly Person[]; readonly next: string | undefined }>
  /** Without any way to log in yet. Faults: person/exists. */
  readonly add: (person: NewPerson, actor: Actor) => Promise<Result<Person, Fault>>
  /**
   * What `alter` makes of the person as he is now; id and address stay. Faults: person/unknown, person/changed,
   * person/last-administrator, and those of `alter`.
   */
  readonly change: (
    id: string,
    alter: (person: Person) => Result<Person, Fault>,
    /** `actor` absent: the person, of himself. */
    options?: { readonly actor?: Actor; readonly force?: boolean },
  ) => Promise<Result<Person, Fault>>
  /** That this is who a provider means by it. False: somebody else is. */
  readonly link: (id: string, provider: ProviderId) => Promise<boolean>
  /** `forbids`: why the person as he is now may not be. Faults: person/unknown, person/last-administrator, and those of `forbids`. */
  readonly remove: (
    id: string,
    actor: Actor,
    forbids?: (person: Person) => Fault | undefined,
  ) => Promise<Result<Person, Fault>>
  /** There is somebody who may invite people, and can log in. */
  readonly haveAdministrator: () => Promise<boolean>
}

export type PeoplePorts = { readonly entries: Entries; readonly newId: () => string; readonly clock: Clock }

export function openPeople({ entries, newId, clock }: PeoplePorts): People {
  const inTurn = oneAtATime()

  const find = async (id: string): Promise<Person | undefined> => personIn(await entries.find("person", id))

  /** Seldom asked, and exact: everybody is looked at. */
  async function isAnotherAdministrator(id: string | undefined): Promise<boolean> {
    let after: string | undefined
    do {
      const page = await entries.list("person", { limit: MAX_ENTRIES_LISTED, after })
      if (page.entries.some((entry) => entry.id !== id && isAdministrator(parse(entry)))) return true
      after = page.next
    } while (after !== undefined)
    return false
  }

  const leavesNone = async (before: Person, after: Person | undefined): Promise<boolean> =>
    isAdministrator(before) &&
    (after === undefined || !isAdministrator(after)) &&
    !(await isAnotherAdministrator(before.id))

  return {
    find,
    byAddress: async (address) => personIn(await entries.findByKey("person", address)),
    byProvider: async (provider) => {
      const entry = await entries.findByKey("identity", keyOf(provider))
      return entry === undefined ? undefined : await find(entry.value)
    },
    list: async ({ limit, after }) => {
      const page = await entries.list("person", { limit, after })
      return { people: page.entries.map(parse), next: page.next }
    },
    add: async (given, actor) => {
      const id = newId()
      const at = clock.now()
      const person: Person = {
        ...given,
        id,
        at,
        blocked: false,
        seenAt: undefined,
        provenAt: undefined,
        password: undefined,
        passkeys: [],
        oidc: undefined,
      }
      const entry = { id, key: given.address, at, value: JSON.stringify(person) }
      const isNew = await entries.add("person", entry, [
        personEntry({ at, action: "person.invited", actor, person }),
      ])
      return isNew ? ok(person) : err(new Fault("person/exists", "person"))
    },
    change: (id, alter, options) =>
      inTurn(async () => {
        const entry = await entries.find("person", id)
        if (entry === undefined) return err(new Fault("person/unknown", id))
        const before = parse(entry)
        const altered = alter(before)
        if (!altered.ok) return altered
        const person: Person = { ...altered.value, id: before.id, address: before.address, at: before.at }
        if (options?.force !== true && (await leavesNone(before, person)))
          return err(new Fault("person/last-administrator", id))
        const what = changesOfPower(before, person)
        const changed = await entries.change(
          "person",
          id,
          entry.version,
          { value: JSON.stringify(person) },
          what.length === 0
            ? []
            : [
                personEntry({
                  at: clock.now(),
                  action: "person.changed",
                  actor: options?.actor ?? oneself(before),
                  person,
                  what,
                }),
              ],
        )
        return changed ? ok(person) : err(new Fault("person/changed", id))
      }),
    link: (id, provider) =>
      inTurn(async () => {
        const key = keyOf(provider)
        const there = await entries.findByKey("identity", key)
        if (there?.value === id) return true
        if (there !== undefined) {
          if ((await find(there.value)) !== undefined) return false
          // Of somebody who was removed just before a crash.
          await entries.remove("identity", there.id)
        }
        return await entries.add("identity", { id: newId(), key, group: id, at: clock.now(), value: id })
      }),
    remove: (id, actor, forbids) =>
      inTurn(async () => {
        const person = await find(id)
        if (person === undefined) return err(new Fault("person/unknown", id))
        const forbidden = forbids?.(person)
        if (forbidden !== undefined) return err(forbidden)
        if (await leavesNone(person, undefined)) return err(new Fault("person/last-administrator", id))
        // The person first: from then on nobody is let in as him, whatever a crash leaves of the rest.
        await entries.remove("person", id, [
          personEntry({ at: clock.now(), action: "person.removed", actor, person }),
        ])
        await entries.removeGroup("identity", id)
        return ok(person)
      }),
    haveAdministrator: () => isAnotherAdministrator(undefined),
  }
}

/** What of a change the ledger is told: who may do what, and by which key he gets in. When he was last here it is not. */
function changesOfPower(before: Person, after: Person): readonly string[] {
  const isChanged = (part: (person: Person) => unknown): boolean =>
    JSON.stringify(part(before)) !== JSON.stringify(part(after))
  return [
    ...(isChanged(({ roles }) => roles.toSorted()) ? ["roles"] : []),
    ...(isChanged(({ departments }) => departments.toSorted()) ? ["departments"] : []),
    ...(isChanged(({ blocked }) => blocked) ? [after.blocked ? "blocked" : "unblocked"] : []),
    ...(isChanged(({ password }) => password) ? ["password"] : []),
    ...(isChanged(({ passkeys }) => passkeys.map(({ id }) => id)) ? ["passkeys"] : []),
    ...(isChanged(({ oidc }) => oidc) ? ["provider"] : []),
    ...(isChanged(({ provenAt }) => provenAt !== undefined) ? ["mailbox"] : []),
  ]
}

type Told = {
  readonly at: number
  readonly action: "person.invited" | "person.changed" | "person.removed"
  readonly actor: Actor
  readonly person: Person
  readonly what?: readonly string[]
}

/** Roles are words of ours. Whom it is about is a random id, which leads to nobody once the account is removed. */
function personEntry({ at, action, actor, person: { id, roles }, what = [] }: Told): NewLedgerEntry {
  const words = { roles: roles.join(" "), ...(what.length > 0 && { changed: what.join(" ") }) }
  return did(actor, { at, action, object: id, words })
}

/** Whether there is any way for this person to log in. */
export function canLogIn({ password, passkeys, oidc }: Person): boolean {
  return password !== undefined || passkeys.length > 0 || oidc !== undefined
}

function isAdministrator(person: Person): boolean {
  return person.roles.includes("administrator") && !person.blocked && canLogIn(person)
}

function keyOf({ issuer, subject }: ProviderId): string {
  return JSON.stringify([issuer, subject])
}

function personIn(entry: Entry | undefined): Person | undefined {
  return entry === undefined ? undefined : parse(entry)
}

function parse({ value }: Entry): Person {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(value) as Person
}
