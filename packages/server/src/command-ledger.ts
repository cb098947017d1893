/** What the commands about the ledger need besides the store: trees elsewhere, and a witness of one's own. */
import { mkdir } from "node:fs/promises"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault, systemCode } from "./app/fault.ts"
import type { LedgerTools, RunningWitness, WitnessOptions } from "./cli/ledger/ledger-tools.ts"
import { cannotListen } from "./gateway-options.ts"
import { treeInFolder } from "./ledger-folder/read-folder.ts"
import { treeAt } from "./ledger-folder/read-url.ts"
import { writeTree } from "./ledger-folder/write-folder.ts"
import { sha256 } from "./store/sha256.ts"
import { ownKey } from "./witness/own-key.ts"
import { serveWitness } from "./witness/server.ts"
import { openWitness } from "./witness/witness.ts"

export function ledgerTools(now: () => number): LedgerTools {
  return {
    sha256,
    inFolder: treeInFolder,
    at: treeAt,
    write: async (tree, folder, options) => await writeTree(tree, folder, sha256, options),
    timestampCheck: async (pem, name) => (await import("./timestamp/kept.ts")).timestampCheck(pem, name),
    serveWitness: async (options) => await startWitness(options, now),
  }
}

async function startWitness(
  { folder, name, logs, listen }: WitnessOptions,
  now: () => number,
): Promise<Result<RunningWitness, Fault>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    return err(new Fault("output/unwritable", folder, systemCode(cause) ?? "", cause))
  }
  const own = await ownKey(folder, name)
  if (!own.ok) return own
  const witness = await openWitness(folder, own.value, logs, now)
  if (!witness.ok) return witness
  try {
    const { address, stop } = await serveWitness(witness.value, listen)
    return ok({ address, key: own.value.key, stop })
  } catch (cause) {
    return err(cannotListen("--listen", listen, cause))
  }
}
