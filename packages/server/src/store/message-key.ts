/** The key of one message, unwrapped, and what it opens. All throw `SealBroken`. */
import type { Context } from "./handler.ts"
import { open } from "./seal.ts"
import { statement } from "./statement.ts"

/** Undefined: there is nothing left of this message that could be read. */
export function messageKey({ db, sealingKey }: Context, id: string): Uint8Array | undefined {
  const row = db.first(selectKey, { id })
  return row === undefined ? undefined : open(sealingKey, id, "key", 0, row.wrapped_key)
}

export type Opened = { readonly record: string; readonly plan: string }

/** Record and plan; "" where there is no plan. */
export function openSealed({ db, sealingKey }: Context, id: string): Opened | undefined {
  const row = db.first(selectSealed, { id })
  if (row === undefined) return undefined
  const key = open(sealingKey, id, "key", 0, row.wrapped_key)
  return {
    record: open(key, id, "record", 0, row.record).toString(),
    plan: row.plan === null ? "" : open(key, id, "plan", 0, row.plan).toString(),
  }
}

const selectKey = statement((db, p: { readonly id: string }) =>
  db.selectFrom("sealed").select("wrapped_key").where("id", "=", p.id),
)

const selectSealed = statement((db, p: { readonly id: string }) =>
  db.selectFrom("sealed").select(["wrapped_key", "record", "plan"]).where("id", "=", p.id),
)
