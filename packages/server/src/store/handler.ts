/** What a handler of a request works with. Handlers run inside a transaction, on the thread that has the database. */
import type { LedgerOrigin } from "@sluis/core/ledger/entry"

import type { Operations } from "./request.ts"
import type { Reserve } from "./reserve.ts"
import type { Database } from "./sqlite.ts"

export type Context = {
  readonly db: Database
  /** Wraps the key of every message, and seals what belongs to none. */
  readonly sealingKey: Uint8Array
  readonly keys: { readonly entry: Uint8Array; readonly facts: Uint8Array; readonly salt: Uint8Array }
  /** To be pruned when the transaction has committed: content whose key is gone. */
  readonly orphan: (id: string) => void
  readonly damaged: (id: string) => void
  /** A damaged message is no more. */
  readonly lost: (id: string) => void
  readonly reserve: Reserve
  /** Of entries of the ledger that the store makes itself. */
  readonly origin: LedgerOrigin
}

export type Handler<Name extends keyof Operations> = (
  context: Context,
  asks: Operations[Name]["asks"],
) => Operations[Name]["gives"]
