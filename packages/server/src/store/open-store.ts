/**
 * The store: everything that Sluis keeps, in one SQLite database in the data folder (design §4).
 *
 * Several processes may have it open: the gateway, and the command line beside it.
 */
import { access } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../app/clock.ts"
import type { Counts } from "../app/statistics/counts.ts"
import { StoreUnavailable } from "../app/held/custody.ts"
import type { Custody, Held, Retention } from "../app/held/custody.ts"
import type { Entries } from "../app/entries.ts"
import { systemCode } from "../app/fault.ts"
import type { Ledger } from "../app/ledger/ledger.ts"
import type { Log } from "../app/log.ts"
import type { Outbox } from "../app/queue/outbox.ts"
import type { Records } from "../app/policy/records.ts"
import type { Users } from "../app/account/users.ts"
import { connect } from "./connection.ts"
import type { Connection } from "./connection.ts"
import { contentStore } from "./content.ts"
import { countsOf } from "./counts.ts"
import { custodyOf } from "./custody.ts"
import { entriesOf } from "./entries.ts"
import { heldOf } from "./held.ts"
import { aboutHashWith, rowsWith } from "./ledger-rows.ts"
import { beginLedger, ledgerOf } from "./ledger.ts"
import { outboxOf } from "./outbox.ts"
import { recordsOf } from "./records.ts"
import type { StoreFault, WorkerOptions } from "./request.ts"
import { retentionOf } from "./retention.ts"
import { sealedNames } from "./sealed-name.ts"
import { keyedHash } from "./sub-key.ts"
import { traitsWith, wantedWith } from "./traits.ts"
import { usersOf } from "./users.ts"

export type Store = {
  readonly custody: Custody
  readonly held: Held
  readonly retention: Retention
  readonly outbox: Outbox
  readonly users: Users
  readonly entries: Entries
  readonly counts: Counts
  readonly records: Records
  readonly ledger: Ledger
  /** Answers what was asked before. Whatever is asked afterwards is rejected with `StoreUnavailable`. */
  readonly close: () => Promise<void>
}

export type StoreOptions = {
  /** Made if it is not there, for its owner alone; the folder above it must be there. */
  readonly folder: string
  /** `ledger`: seed of the key that signs it. */
  readonly keys: { readonly sealing: Uint8Array; readonly ledger: Uint8Array }
  /** Of the organisation: what its ledger is called, once it begins. Absent: that of a demonstration. */
  readonly domain?: string | undefined
  readonly clock: Clock
  readonly log: Log
  /**
   * The process that sends: leases of one that is no more end, leftovers of it are removed, and what is taken and due at
   * once is left to this process. At most one process at a time.
   */
  readonly reclaim: boolean
  /** Pages of 4 KiB the database may have: a disk that is full, for tests. */
  readonly maxPages?: number
}

const FILE = "sluis.db"
const NO_DOMAIN = "demonstration"
/** Of the worker's heap, in megabytes: a thread that leaks dies alone, and is started anew. */
const WORKER_HEAP = 128

export async function openStore(options: StoreOptions): Promise<Result<Store, StoreFault>> {
  const { folder, keys, clock, log, reclaim, maxPages } = options
  const origin = reclaim ? "gateway" : "command-line"
  const base = { path: join(folder, FILE), sealingKey: keys.sealing, maxPages, origin } as const
  const connected = await connect((again) => spawn({ ...base, reclaim: reclaim && !again }), {
    damaged: (id) => log.error("something in the store is damaged", { id }),
    lost: (id) =>
      log.error("a damaged message was given up: it could not be read until its time was over", { id }),
    died: (cause) => log.error("the thread of the store ended", {}, cause),
  })
  if (!connected.ok) return connected
  const connection = connected.value
  const content = contentStore(connection)
  const hash = keyedHash(keys.sealing)
  const aboutHash = aboutHashWith(hash)
  const rowsOf = rowsWith(aboutHash, origin)
  const begun = await begin(connection, { domain: options.domain ?? NO_DOMAIN, rowsOf, clock })
  if (!begun.ok) return begun
  return ok({
    custody: custodyOf({ connection, content, clock, sends: reclaim, traitsOf: traitsWith(hash), rowsOf }),
    held: heldOf({ connection, content, wantedOf: wantedWith(hash), rowsOf }),
    retention: retentionOf(connection),
    outbox: outboxOf(connection, content),
    users: usersOf(connection, (name) => hash(["user", name]), rowsOf),
    entries: entriesOf(connection, clock, { hash, rowsOf }),
    counts: countsOf(connection, sealedNames(keys.sealing)),
    records: recordsOf(connection),
    ledger: ledgerOf({ connection, clock, rowsOf, aboutHash, seed: keys.ledger, origin: begun.value }),
    close: connection.close,
  })
}

/** The first process that opens a database begins its ledger; what was kept before there was one has no entry. */
async function begin(
  connection: Connection,
  options: Parameters<typeof beginLedger>[1],
): Promise<Result<string, StoreFault>> {
  try {
    return ok(await beginLedger(connection, options))
  } catch (cause) {
    await connection.close()
    if (!(cause instanceof StoreUnavailable)) throw cause
    return err({ kind: "unavailable", detail: cause.message })
  }
}

/** Whether there is a database in this folder: then a key belongs to it (secret/master-key.ts). */
export async function databaseExists(folder: string): Promise<boolean> {
  return await access(join(folder, FILE)).then(
    () => true,
    () => false,
  )
}

/** Whether there is certainly none: in a folder that this user may not look into there may be one. */
export async function databaseIsMissing(folder: string): Promise<boolean> {
  return await access(join(folder, FILE)).then(
    () => false,
    (cause: unknown) => systemCode(cause) === "ENOENT",
  )
}

function spawn(workerData: WorkerOptions): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), {
    workerData,
    name: "sluis-store",
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP },
  })
}
