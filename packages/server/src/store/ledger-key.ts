/** The key that the ledger is signed with: Ed25519 (RFC 8032), its seed a derived key, so that it is never written down. */
import { createPrivateKey, createPublicKey, sign } from "node:crypto"

import type { Signer } from "@sluis/core/ledger/ed25519"
import { verifierKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"

import { sha256 } from "./sha256.ts"

export type LedgerKey = { readonly verifier: VerifierKey; readonly sign: Signer }

/** PKCS #8 of an Ed25519 key up to its seed (RFC 8410 §7). */
const BEFORE_SEED = Buffer.from("302e020100300506032b657004220420", "hex")
const PUBLIC_OCTETS = 32

/** `seed`: 32 octets. `name`: what it signs as. */
export function ledgerKey(seed: Uint8Array, name: string): LedgerKey {
  const key = createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: "der", type: "pkcs8" })
  // RFC 8410 §4: the key itself is what the DER ends with.
  const spki = createPublicKey(key).export({ format: "der", type: "spki" })
  return {
    verifier: verifierKey(sha256, name, "log", new Uint8Array(spki.subarray(-PUBLIC_OCTETS))),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  }
}
