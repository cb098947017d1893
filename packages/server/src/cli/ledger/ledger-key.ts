/** Public keys as people give them on the command line. */
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import type { SignatureType, VerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../../app/fault.ts"

/** A key of the other kind is none: a witness's signature says something else than a log's. */
export function keyIn(written: string, type: SignatureType, sha256: Sha256): Result<VerifierKey, Fault> {
  const key = readVerifierKey(sha256, written.trim())
  return key.ok && key.value.type === type ? key : err(new Fault("ledger/key", written))
}

export function keysIn(
  written: readonly string[],
  type: SignatureType,
  sha256: Sha256,
): Result<readonly VerifierKey[], Fault> {
  const keys: VerifierKey[] = []
  for (const one of written) {
    const key = keyIn(one, type, sha256)
    if (!key.ok) return key
    keys.push(key.value)
  }
  return ok(keys)
}
