/** What the commands about the ledger need besides the store; put together in main.ts. */
import type { Sha256 } from "@sluis/core/ledger/sha256"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import type { Result } from "@sluis/core/result"

import type { Fault } from "../../app/fault.ts"
import type { Address } from "../../app/gateway.ts"
import type { LedgerTree } from "../../app/ledger/ledger-tree.ts"
import type { Timestamp } from "../../app/ledger/ledger.ts"
import type { CheckTimestamp } from "../../app/ledger/verify-timestamps.ts"

export type LedgerTools = {
  readonly sha256: Sha256
  /** In the layout of C2SP tlog-tiles. Reading rejects with a `Fault`. */
  readonly inFolder: (folder: string) => LedgerTree
  /** The same below a prefix on the web. */
  readonly at: (prefix: string) => LedgerTree
  readonly write: (
    tree: LedgerTree,
    folder: string,
    options: {
      readonly timestamps: readonly Timestamp[]
      readonly progress: (entries: number) => void
    },
  ) => Promise<Result<{ readonly size: number; readonly files: number }, Fault>>
  /** Of timestamps, by the certificates in a file of this name. */
  readonly timestampCheck: (pem: string, name: string) => Promise<Result<CheckTimestamp, Fault>>
  readonly serveWitness: (options: WitnessOptions) => Promise<Result<RunningWitness, Fault>>
}

export type WitnessOptions = {
  /** Made where it is not there. */
  readonly folder: string
  /** Of the witness, for a key that has yet to be made. */
  readonly name: string | undefined
  readonly logs: readonly VerifierKey[]
  readonly listen: Address
}

export type RunningWitness = {
  readonly address: Address
  readonly key: VerifierKey
  readonly stop: () => Promise<void>
}
