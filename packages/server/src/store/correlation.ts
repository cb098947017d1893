/**
 * What is remembered of a message by its keyed hash: what its sender was told, and what somebody decided about it.
 *
 * An empty hash stands for nothing: nothing is remembered by it.
 */
import type { Decision } from "../app/held/custody.ts"
import type { NewMessage } from "./request.ts"
import type { Told } from "./schema.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"

const SEPARATE: Told = 1
const WAITS: Told = 2

/**
 * False: it was noticed before. Who was told that a message goes separately, and that nothing need be done, has not been
 * told that a part of it waits; who was told that it waits has nothing to hear of parts that don't.
 */
export function markNoticed(
  db: Database,
  { correlation: hash, purpose, at }: Pick<NewMessage, "correlation" | "purpose" | "at">,
): boolean {
  if (hash === "") return true
  const told = purpose === "hold" ? WAITS : SEPARATE
  if ((db.first(select, { hash })?.noticed ?? 0) >= told) return false
  db.run(notice, { hash, at, told })
  return true
}

export function findDecision(db: Database, hash: string): Decision | undefined {
  const row = hash === "" ? undefined : db.first(select, { hash })
  switch (row?.decision) {
    case undefined:
    case null:
      return undefined
    case "drop":
      return { kind: "drop" }
    case "release":
    case "release-second-person": {
      const { decision, decided_as: as, decided_showing: showing } = row
      const released = { kind: "release", as: as ?? "original", showing: showing ?? "self" } as const
      return decision === "release" ? released : { ...released, releasableBy: "second-person" }
    }
  }
}

/** What its sender was told of the wait is over with it: a later part that doesn't follow is a new one. */
export function decide(db: Database, hash: string, decision: Decision, at: number): void {
  if (hash === "") return
  const told = (db.first(select, { hash })?.noticed ?? 0) === 0 ? 0 : SEPARATE
  const released = decision.kind === "release" ? decision : undefined
  const kind = released?.releasableBy === undefined ? decision.kind : "release-second-person"
  db.run(remember, { hash, at, told, kind, as: released?.as ?? null, showing: released?.showing ?? null })
}

const select = statement((db, p: { readonly hash: string }) =>
  db
    .selectFrom("correlation")
    .select(["noticed", "decision", "decided_as", "decided_showing"])
    .where("hash", "=", p.hash),
)

const notice = statement((db, p: { readonly hash: string; readonly at: number; readonly told: Told }) =>
  db
    .insertInto("correlation")
    .values({
      hash: p.hash,
      at: p.at,
      noticed: p.told,
      decision: null,
      decided_as: null,
      decided_showing: null,
    })
    .onConflict((conflict) => conflict.column("hash").doUpdateSet({ noticed: p.told, at: p.at })),
)

const remember = statement(
  (
    db,
    p: {
      readonly hash: string
      readonly at: number
      readonly told: Told
      readonly kind: Decision["kind"] | "release-second-person"
      readonly as: "copies" | "original" | null
      readonly showing: "self" | "visible" | null
    },
  ) => {
    const { at, told: noticed, kind: decision, as, showing } = p
    const decided = { at, noticed, decision, decided_as: as, decided_showing: showing }
    return db
      .insertInto("correlation")
      .values({ hash: p.hash, ...decided })
      .onConflict((conflict) => conflict.column("hash").doUpdateSet(decided))
  },
)
