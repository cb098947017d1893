/**
 * What is remembered of a message by its keyed hash: that its sender was told, and what somebody decided about it.
 *
 * An empty hash stands for nothing: nothing is remembered by it.
 */
import type { Decision } from "../app/held/custody.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"

/** False: it was noticed before. */
export function markNoticed(db: Database, hash: string, at: number): boolean {
  if (hash === "") return true
  if (db.first(select, { hash })?.noticed === 1) return false
  db.run(notice, { hash, at })
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
      return { kind: "release", as: row.decided_as ?? "original", showing: row.decided_showing ?? "self" }
  }
}

export function decide(db: Database, hash: string, decision: Decision, at: number): void {
  if (hash === "") return
  const { kind } = decision
  const as = kind === "release" ? decision.as : null
  const showing = kind === "release" ? decision.showing : null
  db.run(remember, { hash, at, kind, as, showing })
}

const select = statement((db, p: { readonly hash: string }) =>
  db
    .selectFrom("correlation")
    .select(["noticed", "decision", "decided_as", "decided_showing"])
    .where("hash", "=", p.hash),
)

const notice = statement((db, p: { readonly hash: string; readonly at: number }) =>
  db
    .insertInto("correlation")
    .values({
      hash: p.hash,
      at: p.at,
      noticed: 1,
      decision: null,
      decided_as: null,
      decided_showing: null,
    })
    .onConflict((conflict) => conflict.column("hash").doUpdateSet({ noticed: 1, at: p.at })),
)

const remember = statement(
  (
    db,
    p: {
      readonly hash: string
      readonly at: number
      readonly kind: Decision["kind"]
      readonly as: "copies" | "original" | null
      readonly showing: "self" | "visible" | null
    },
  ) => {
    const decided = { at: p.at, decision: p.kind, decided_as: p.as, decided_showing: p.showing }
    return db
      .insertInto("correlation")
      .values({ hash: p.hash, noticed: 0, ...decided })
      .onConflict((conflict) => conflict.column("hash").doUpdateSet(decided))
  },
)
