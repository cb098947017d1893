/**
 * Sessions: that a browser is somebody, for a while.
 *
 * The secret stands in the browser's cookie and nowhere else; here its fingerprint is kept. Who the person is and what he
 * may do is looked up at every call, so that whatever is taken away, is taken away at once.
 */
import { permissionsNow } from "../../contract/permission.ts"
import { oneself, SLUIS } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries, Entry } from "../entries.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { People } from "./people.ts"
import type { Secrets } from "./secrets.ts"
import type { PersonCaller } from "../turn.ts"

export type SessionLife = {
  /** Milliseconds after which one logs in again, whatever one did. */
  readonly absolute: number
  /** Milliseconds without any call. */
  readonly idle: number
}

/** All reject with `StoreUnavailable`. */
export type Sessions = {
  /** The secret of a new session of this person. */
  readonly begin: (person: string) => Promise<string>
  /** Counts as use. Undefined: ended, expired, or of somebody who is blocked or gone. */
  readonly session: (secret: string) => Promise<PersonCaller | undefined>
  /** The same, but doesn't count as use: for what a browser does by itself. */
  readonly peek: (secret: string) => Promise<PersonCaller | undefined>
  /** `id`: as in the caller. */
  readonly end: (id: string) => Promise<void>
  /** Of this person, but for one. */
  readonly endAll: (person: string, except?: string) => Promise<void>
  readonly count: (person: string) => Promise<number>
}

export type SessionPorts = {
  readonly entries: Entries
  readonly people: Pick<People, "find">
  readonly secrets: Secrets
  readonly newId: () => string
  readonly clock: Clock
}

/** Of one person; whoever logs in once more ends the oldest. Nobody has that many browsers. */
export const MAX_SESSIONS = 50
/** Milliseconds. Use is written down no more often than this, so a session may end this much before it was idle for long. */
const TOUCH_EVERY = 60_000

type Kept = { readonly person: string; readonly seen: number }

export function openSessions(ports: SessionPorts, { absolute, idle }: SessionLife): Sessions {
  const { entries, people, secrets, newId, clock } = ports
  const endOf = (at: number, now: number): number => Math.min(at + absolute, now + idle)

  async function look(secret: string, isUse: boolean): Promise<PersonCaller | undefined> {
    const entry = await entries.findByKey("session", secrets.fingerprint(secret))
    if (entry === undefined) return undefined
    const kept = parse(entry)
    const person = await people.find(kept.person)
    if (person === undefined || person.blocked) return undefined
    const now = clock.now()
    if (isUse && now - kept.seen >= Math.min(TOUCH_EVERY, idle / 4)) {
      // Of two at once one is enough; and what was ended meanwhile stays ended.
      await entries.change("session", entry.id, entry.version, {
        value: JSON.stringify({ ...kept, seen: now } satisfies Kept),
        expiresAt: endOf(entry.at, now),
      })
    }
    const permissions = permissionsNow(person.roles, { proven: person.provenAt !== undefined })
    return { kind: "person", person, permissions, session: entry.id }
  }

  return {
    begin: async (person) => {
      const secret = secrets.make()
      const at = clock.now()
      const surplus = (await entries.inGroup("session", person, MAX_ENTRIES_LISTED)).slice(MAX_SESSIONS - 1)
      for (const { id } of surplus) await entries.remove("session", id)
      const id = newId()
      const known = await people.find(person)
      const actor = known === undefined ? SLUIS : oneself(known)
      await entries.add(
        "session",
        {
          id,
          key: secrets.fingerprint(secret),
          group: person,
          at,
          expiresAt: endOf(at, at),
          value: JSON.stringify({ person, seen: at } satisfies Kept),
        },
        [did(actor, { at, action: "session.opened", object: id })],
      )
      return secret
    },
    session: (secret) => look(secret, true),
    peek: (secret) => look(secret, false),
    end: async (id) => void (await entries.remove("session", id)),
    endAll: async (person, except) => {
      if (except === undefined) await entries.removeGroup("session", person)
      else
        for (const { id } of await entries.inGroup("session", person, MAX_ENTRIES_LISTED))
          if (id !== except) await entries.remove("session", id)
    },
    count: async (person) => (await entries.inGroup("session", person, MAX_ENTRIES_LISTED)).length,
  }
}

function parse({ value }: Entry): Kept {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(value) as Kept
}
