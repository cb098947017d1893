/** Secrets that are shown to be let in (app/account/secrets.ts). */
import { createHash, randomBytes } from "node:crypto"

import type { Secrets } from "../app/account/secrets.ts"

const OCTETS = 32

export const secrets: Secrets = {
  make: () => randomBytes(OCTETS).toString("base64url"),
  fingerprint: (secret) => createHash("sha256").update(secret).digest("base64url"),
}
