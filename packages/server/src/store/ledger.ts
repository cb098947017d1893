/** Ledger (app/ledger/ledger.ts) over the thread that has the database. */
import { randomBytes } from "node:crypto"

import type { LedgerAction } from "@sluis/core/ledger/entry"
import { MAX_NOTE_SIGNATURES, readSignature } from "@sluis/core/ledger/note"
import { TILE_LEVELS, TILE_WIDTH } from "@sluis/core/ledger/tile"
import { writeVerifierKey } from "@sluis/core/ledger/verifier-key"

import type { Clock } from "../app/clock.ts"
import { MAX_LEDGER_AT_ONCE, MAX_TIMESTAMP_OCTETS } from "../app/ledger/ledger.ts"
import type { Ledger } from "../app/ledger/ledger.ts"
import type { Connection } from "./connection.ts"
import { checkLimit } from "./cursor.ts"
import { ledgerKey } from "./ledger-key.ts"
import type { RowsOf } from "./ledger-rows.ts"
import { ledgerSigning, signedOf } from "./sign-ledger.ts"

export type LedgerParts = {
  readonly connection: Connection
  readonly clock: Clock
  readonly rowsOf: RowsOf
  readonly aboutHash: (about: string) => string
  /** Of the key that signs; 32 octets. */
  readonly seed: Uint8Array
  /** What it signs as: `beginLedger` gave it. */
  readonly origin: string
}

/** Characters of a domain that fit into a name (core/ledger/verifier-key.ts). */
const DOMAIN_IN_NAME = 200
/** Octets by which two installations of one organisation are told apart. */
const LOG_ID_OCTETS = 8
/** Latest moment that a clock can have, and one that is later than any index. */
const EVER = Number.MAX_SAFE_INTEGER

export function ledgerOf(parts: LedgerParts): Ledger {
  const { connection, clock, rowsOf, aboutHash, seed, origin } = parts
  const { ask } = connection
  const tile: Ledger["tile"] = async (level, index, width) => {
    if (!isUpTo(level, TILE_LEVELS - 1) || !isUpTo(index, EVER) || !isUpTo(width, TILE_WIDTH) || width === 0)
      return undefined
    return await ask("ledgerTile", { level, index, width })
  }
  const key = ledgerKey(seed, origin)
  return {
    append: async (entries) => await ask("ledgerAppend", { ledger: rowsOf(entries) }),
    size: async () => (await ask("ledgerState", undefined))?.size ?? 0,
    key: async () => await Promise.resolve({ origin, vkey: writeVerifierKey(key.verifier) }),
    entries: async (first, limit) => {
      checkLimit(limit, MAX_LEDGER_AT_ONCE)
      return isUpTo(first, EVER) ? await ask("ledgerEntries", { first, limit }) : []
    },
    misfiled: async (first, limit) => {
      checkLimit(limit, MAX_LEDGER_AT_ONCE)
      return isUpTo(first, EVER) ? await ask("ledgerMisfiled", { first, limit }) : undefined
    },
    find: async ({ actions, object = "", since = -EVER, until = EVER }, { limit, before = EVER }) => {
      checkLimit(limit, MAX_LEDGER_AT_ONCE)
      const once: readonly LedgerAction[] | undefined = actions && [...new Set(actions)]
      if (once?.length === 0) return []
      return await ask("ledgerFind", { actions: once ?? [], object, since, until, before, limit })
    },
    tile,
    salts: async (index) => (isUpTo(index, EVER) ? await ask("ledgerSalts", { index }) : []),
    erase: async (about) => {
      const erased = await ask("ledgerErase", { about: aboutHash(about), now: clock.now() })
      // What was deleted may still stand in the log.
      if (erased > 0) await connection.checkpoint()
      return erased
    },
    checkpoint: async () => {
      const last = await ask("ledgerCheckpoint", undefined)
      return last === undefined ? undefined : signedOf(last)
    },
    witnessed: async () => {
      const last = await ask("ledgerWitnessed", undefined)
      return last === undefined ? undefined : signedOf(last)
    },
    sign: ledgerSigning({ ask, key, tile, now: clock.now }),
    cosigned: async (size, signatures) => {
      const lines = signatures.replace(/\n$/, "").split("\n")
      if (lines.length > MAX_NOTE_SIGNATURES || lines.some((line) => readSignature(line) === undefined))
        throw new RangeError("cosignatures are lines of a signed note")
      if (!(await ask("ledgerCosigned", { size, lines }))) throw neverSigned()
    },
    timestamped: async (size, token) => {
      if (token.length > MAX_TIMESTAMP_OCTETS)
        throw new RangeError(`a timestamp has at most ${MAX_TIMESTAMP_OCTETS} octets`)
      if (!(await ask("ledgerTimestamped", { size, at: clock.now(), token }))) throw neverSigned()
    },
    timestamps: (since) => ask("ledgerTimestamps", { since, limit: MAX_LEDGER_AT_ONCE }),
  }
}

/**
 * Begins the ledger where there is none yet: what it will sign as from then on, and its first entry. Gives the name.
 *
 * `domain`: of the organisation. Rejects with `StoreUnavailable`.
 */
export async function beginLedger(
  { ask }: Connection,
  { domain, rowsOf, clock }: { readonly domain: string; readonly rowsOf: RowsOf; readonly clock: Clock },
): Promise<string> {
  const begun = await ask("ledgerState", undefined)
  if (begun !== undefined) return begun.origin
  const origin = `sluis.ledger/${domain.slice(0, DOMAIN_IN_NAME)}/${randomBytes(LOG_ID_OCTETS).toString("hex")}`
  const entry = {
    at: clock.now(),
    action: "ledger.begun",
    role: "sluis",
    object: "",
    result: "done",
  } as const
  await ask("ledgerBegin", { origin, ledger: rowsOf([entry]) })
  const state = await ask("ledgerState", undefined)
  return state?.origin ?? origin
}

function isUpTo(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most
}

function neverSigned(): RangeError {
  return new RangeError("no checkpoint of that size was signed")
}
