/**
 * Tokens: that a program may do one kind of thing. Shown once, when it is made; here its fingerprint is kept.
 *
 * A token has its id in it, so that one that turns up somewhere can be withdrawn without anybody typing it.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Scope } from "../../contract/permission.ts"
import { SLUIS } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries, Entry } from "../entries.ts"
import { Fault } from "../fault.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { Secrets } from "./secrets.ts"
import type { ProgramCaller } from "../turn.ts"
import { VISITOR_ID } from "./visitor.ts"

export type Token = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Milliseconds since 1970, here and below. */
  readonly at: number
  readonly expiresAt: number | undefined
  readonly usedAt: number | undefined
}

/** All reject with `StoreUnavailable`. */
export type Tokens = {
  /** Faults: request/full. */
  readonly make: (token: {
    readonly name: string
    readonly scopes: readonly Scope[]
    readonly expiresAt: number | undefined
    readonly actor: Actor
  }) => Promise<Result<{ readonly id: string; readonly token: string }, Fault>>
  /** Undefined: withdrawn, expired, or never one. */
  readonly token: (secret: string) => Promise<ProgramCaller | undefined>
  readonly list: () => Promise<readonly Token[]>
  readonly remove: (id: string, actor: Actor) => Promise<boolean>
  /** Mail flows now: those that were made before, when anybody could make one, are withdrawn. */
  readonly endDemonstration: () => Promise<void>
}

export type TokenPorts = {
  readonly entries: Entries
  readonly secrets: Secrets
  readonly newId: () => string
  readonly clock: Clock
  readonly demonstration: boolean
}

/** So that all of them fit on one screen. */
export const MAX_TOKENS = 200
/** Scanners for leaked secrets know them by it. */
const PREFIX = "sluis_"
/** Milliseconds. Use is written down no more often than this. */
const TOUCH_EVERY = 60_000

type Kept = {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly by: string
  readonly demonstration?: true
  readonly usedAt?: number
}

export function openTokens({ entries, secrets, newId, clock, demonstration }: TokenPorts): Tokens {
  const remove = (id: string, actor: Actor): Promise<boolean> =>
    entries.remove("token", id, [did(actor, { at: clock.now(), action: "token.revoked", object: id })])

  return {
    make: async ({ name, scopes, expiresAt, actor }) => {
      const there = await entries.list("token", { limit: MAX_ENTRIES_LISTED })
      if (there.entries.length >= MAX_TOKENS) return err(new Fault("request/full", "token"))
      const id = newId()
      const token = `${PREFIX}${id}_${secrets.make()}`
      const at = clock.now()
      await entries.add(
        "token",
        {
          id,
          key: secrets.fingerprint(token),
          at,
          expiresAt,
          value: JSON.stringify({
            name,
            scopes,
            by: actor.person,
            ...(demonstration && { demonstration }),
          } satisfies Kept),
        },
        [did(actor, { at, action: "token.made", object: id, words: { scopes: scopes.join(" ") } })],
      )
      return ok({ id, token })
    },
    token: async (secret) => {
      if (!secret.startsWith(PREFIX)) return undefined
      const entry = await entries.findByKey("token", secrets.fingerprint(secret))
      if (entry === undefined) return undefined
      const kept = parse(entry)
      const now = clock.now()
      if (now - (kept.usedAt ?? 0) >= TOUCH_EVERY) {
        const value = JSON.stringify({ ...kept, usedAt: now } satisfies Kept)
        // Of two at once one is enough.
        await entries.change("token", entry.id, entry.version, { value })
      }
      return { kind: "program", token: entry.id, scopes: kept.scopes }
    },
    list: async () =>
      (await entries.list("token", { limit: MAX_ENTRIES_LISTED })).entries.map((entry) => {
        const { name, scopes, usedAt } = parse(entry)
        return { id: entry.id, name, scopes, at: entry.at, expiresAt: entry.expiresAt, usedAt }
      }),
    remove,
    endDemonstration: async () => {
      const { entries: kept } = await entries.list("token", { limit: MAX_ENTRIES_LISTED })
      for (const entry of kept) {
        const { by, demonstration: ends } = parse(entry)
        if (ends === true || by === VISITOR_ID) await remove(entry.id, SLUIS)
      }
    },
  }
}

function parse({ value }: Entry): Kept {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(value) as Kept
}
