/** Who may hand in mail: a name is found by its keyed hash, and is nowhere in clear. */
import { record, recordIf } from "./handle-ledger.ts"
import type { Handler } from "./handler.ts"
import { open, seal } from "./seal.ts"
import { statement } from "./statement.ts"

/** More than any organisation gives its programs. */
const MAX_ACCOUNTS = 10_000

export const accountFind: Handler<"accountFind"> = ({ db, sealingKey }, { hash }) => {
  const row = db.first(select, { hash })
  return row === undefined ? undefined : open(sealingKey, hash, "account", 0, row.sealed).toString()
}

export const accountPut: Handler<"accountPut"> = (context, { hash, account, ledger }) => {
  const { db, sealingKey } = context
  db.run(put, { hash, sealed: seal(sealingKey, hash, "account", 0, account) })
  record(context, ledger)
  return undefined
}

export const accountRemove: Handler<"accountRemove"> = (context, { hash, ledger }) =>
  recordIf(context, context.db.run(remove, { hash }) === 1, ledger)

export const accountList: Handler<"accountList"> = ({ db, sealingKey }) =>
  db
    .all(selectAll, { limit: MAX_ACCOUNTS })
    .map(({ hash, sealed }) => open(sealingKey, hash, "account", 0, sealed).toString())

const select = statement((db, p: { readonly hash: string }) =>
  db.selectFrom("account").select("sealed").where("hash", "=", p.hash),
)

const selectAll = statement((db, p: { readonly limit: number }) =>
  db.selectFrom("account").select(["hash", "sealed"]).orderBy("hash").limit(p.limit),
)

const put = statement((db, p: { readonly hash: string; readonly sealed: Uint8Array }) =>
  db
    .insertInto("account")
    .values({ hash: p.hash, sealed: p.sealed })
    .onConflict((conflict) => conflict.column("hash").doUpdateSet({ sealed: p.sealed })),
)

const remove = statement((db, p: { readonly hash: string }) =>
  db.deleteFrom("account").where("hash", "=", p.hash),
)
