/**
 * The witness's own key: made at its first start, in its folder, for its owner alone.
 *
 * One line as Go's note package writes a private key, so that other software can take it over:
 * PRIVATE+KEY+NAME+ID+BASE64 of a type and 32 octets.
 */
import { createPrivateKey, createPublicKey, randomBytes, sign } from "node:crypto"
import type { KeyObject } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

import { fromBase64, toBase64 } from "@sluis/core/ledger/base64"
import { PUBLIC_KEY_OCTETS } from "@sluis/core/ledger/ed25519"
import type { Signer } from "@sluis/core/ledger/ed25519"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { isKeyName, verifierKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault, systemCode } from "../app/fault.ts"
import { writeDurably } from "./durable-file.ts"

export type OwnKey = { readonly key: VerifierKey; readonly sign: Signer }

const SEED_OCTETS = 32
/** C2SP tlog-cosignature: the type of a key that cosigns with Ed25519. */
const COSIGNER = 0x04
const PREFIX = "PRIVATE+KEY+"
/** RFC 8410 §7: a private key of Ed25519 in PKCS #8, up to its 32 octets. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex")

/** `name` only for a key that has yet to be made; undefined: one that nobody else has. */
export async function ownKey(folder: string, name: string | undefined): Promise<Result<OwnKey, Fault>> {
  const path = join(folder, "key")
  try {
    const found = await readFile(path, "utf8").catch(missing)
    if (found !== undefined) {
      const read = readKey(found)
      return read === undefined ? err(new Fault("witness/folder", path)) : ok(read)
    }
    const id = randomBytes(4).toString("hex")
    const made = keyOf(name ?? `sluis-witness/${id}`, randomBytes(SEED_OCTETS))
    if (made === undefined) return err(new Fault("witness/name", name ?? ""))
    await writeDurably(path, `${made.written}\n`)
    return ok(made.own)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return err(new Fault("output/unwritable", path, code, cause))
  }
}

function missing(cause: unknown): undefined {
  if (systemCode(cause) !== "ENOENT") throw cause
}

const WRITTEN = /^PRIVATE\+KEY\+([^+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})\n?$/

/** Undefined for a file that this module would not have written. */
function readKey(text: string): OwnKey | undefined {
  const [, name = "", base64 = ""] = WRITTEN.exec(text) ?? []
  const material = fromBase64(base64)
  if (material?.[0] !== COSIGNER) return undefined
  const read = keyOf(name, material.subarray(1))
  return read?.written === text.trimEnd() ? read.own : undefined
}

/** Undefined for a name that no key can have. */
function keyOf(
  name: string,
  seed: Uint8Array,
): { readonly own: OwnKey; readonly written: string } | undefined {
  if (!isKeyName(name)) return undefined
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" })
  const key = verifierKey(pureSha256, name, "witness", publicOctets(secret))
  const id = Buffer.from(key.id).toString("hex")
  return {
    own: { key, sign: (message) => sign(null, message, secret) },
    written: `${PREFIX}${name}+${id}+${toBase64(Uint8Array.of(COSIGNER, ...seed))}`,
  }
}

/** The last 32 octets of what RFC 8410 §4 writes. */
function publicOctets(secret: KeyObject): Uint8Array {
  const written = createPublicKey(secret).export({ format: "der", type: "spki" })
  return new Uint8Array(written.subarray(-PUBLIC_KEY_OCTETS))
}
