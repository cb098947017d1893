/**
 * What a witness saw last of each log: the checkpoint as the log signed it, in a file per log.
 *
 * INVARIANT (no rollback): a cosignature is given only after what it says is in the file and synced. So whatever happens in
 * between, the witness never says less later than it said before; at worst it saw more than it told.
 *
 * A file that can't be read is a fault and not an empty history: a witness that forgets is the one thing that whoever wants
 * to change the past would need.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"

import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { emptyRoot } from "@sluis/core/ledger/merkle"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault, systemCode } from "../app/fault.ts"
import { writeDurably } from "./durable-file.ts"

export type Seen = { readonly size: bigint; readonly root: Uint8Array }

export type SeenFile = {
  readonly last: () => Seen
  /** Resolves when it is on disk; rejects with the system's error, and then `last` is as it was. */
  readonly put: (seen: Seen, checkpoint: string) => Promise<void>
}

/** Enough of the hash that no two logs share a file. */
const NAME_DIGITS = 32

export async function openSeen(folder: string, log: VerifierKey): Promise<Result<SeenFile, Fault>> {
  const digest = Buffer.from(pureSha256(Buffer.from(log.name))).toString("hex")
  const path = join(folder, `${digest.slice(0, NAME_DIGITS)}.checkpoint`)
  const found = await readSeen(path, log)
  if (!found.ok) return found
  let last = found.value
  return ok({
    last: () => last,
    put: async (seen, checkpoint) => {
      await writeDurably(path, checkpoint)
      last = seen
    },
  })
}

async function readSeen(path: string, log: VerifierKey): Promise<Result<Seen, Fault>> {
  try {
    const opened = openCheckpoint(await readFile(path), log)
    return opened.ok ? ok(opened.value.checkpoint) : err(new Fault("witness/folder", path, opened.error.kind))
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    if (code === "ENOENT") return ok({ size: 0n, root: emptyRoot(pureSha256) })
    return err(new Fault("witness/folder", path, code, cause))
  }
}
