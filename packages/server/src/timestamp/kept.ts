/** Checking tokens that were kept. Loaded when it is asked for: the certificates of others are a library of their own. */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../app/fault.ts"
import type { CheckTimestamp } from "../app/ledger/verify-timestamps.ts"
import { certificatesIn, checkToken } from "./token.ts"

/** `name`: of the file that `pem` was in, with those whose word counts. */
export function timestampCheck(pem: string, name: string): Result<CheckTimestamp, Fault> {
  const trusted = readCertificates(pem)
  if (trusted.length === 0) return err(new Fault("ledger/certificate", name))
  return ok(async (token, octets) => await checkToken(token, octets, trusted))
}

function readCertificates(pem: string): ReturnType<typeof certificatesIn> {
  try {
    return certificatesIn(pem)
  } catch {
    return []
  }
}
