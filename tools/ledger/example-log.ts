/** A log that grows and signs, for tests of who reads it. Its entries are whatever a test says, or real ones. */
import { createPrivateKey, createPublicKey, sign } from "node:crypto"

import { signCheckpoint } from "@sluis/core/ledger/checkpoint"
import { encodeEntry } from "@sluis/core/ledger/encode-entry"
import { makeConsistency } from "@sluis/core/ledger/make-proof"
import { leafHash, rootOf } from "@sluis/core/ledger/merkle"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { hashesAt, TILE_WIDTH, writeBundle } from "@sluis/core/ledger/tile"
import type { BundleReader, HashReader } from "@sluis/core/ledger/tile"
import { verifierKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"

export type ExampleLog = {
  readonly key: VerifierKey
  /** Of the first `size` leaves. */
  readonly checkpoint: (size: number) => string
  readonly root: (size: number) => Uint8Array
  /** Signs whatever it is told. */
  readonly signed: (size: number, root: Uint8Array) => string
  readonly proof: (oldSize: number, size: number) => Promise<readonly Uint8Array[]>
  readonly entry: (index: number) => Uint8Array
  /** The same as tiles and bundles, signed at this size. */
  readonly tree: (size: number) => {
    readonly checkpoint: () => Promise<string>
    readonly witnessed: () => Promise<undefined>
    readonly tile: HashReader
    readonly bundle: BundleReader
  }
}

const HASH_OCTETS = 32
/** RFC 8410 §7: a private key of Ed25519 in PKCS #8, up to its 32 octets. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex")

/** `seed`: one octet, so that logs differ. `leaf`: what stands at an index. */
export function exampleLog(
  origin: string,
  seed: number,
  leaf: (index: number) => Uint8Array | string = (index) => `leaf ${index}`,
): ExampleLog {
  const der = Buffer.concat([PKCS8, Buffer.alloc(32, seed)])
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" })
  const key = verifierKey(pureSha256, origin, "log", new Uint8Array(spki.subarray(-32)))
  const entry = (index: number): Uint8Array => {
    const octets = leaf(index)
    return typeof octets === "string" ? new TextEncoder().encode(octets) : octets
  }
  const levels: Uint8Array[][] = [[]]
  const hashAt = (level: number, index: number): Uint8Array => {
    const hashes = (levels[level] ??= [])
    hashes[index] ??=
      level === 0
        ? leafHash(pureSha256, entry(index))
        : rootOf(pureSha256, tile(level - 1, index, TILE_WIDTH))
    return hashes[index]
  }
  const tile = (level: number, index: number, width: number): Uint8Array =>
    joined(Array.from({ length: width }, (_, at) => hashAt(level, index * TILE_WIDTH + at)))
  const root = (size: number): Uint8Array =>
    rootOf(pureSha256, joined(Array.from({ length: size }, (_, index) => hashAt(0, index))))
  const signed = (size: number, of: Uint8Array): string =>
    signCheckpoint({ origin, size, root: of }, key, (message) => sign(null, message, secret))
  const readerOf =
    (size: number): HashReader =>
    async (level, index, width) =>
      index * TILE_WIDTH + width <= hashesAt(level, size) ? tile(level, index, width) : undefined
  return {
    key,
    root,
    signed,
    entry,
    checkpoint: (size) => signed(size, root(size)),
    proof: async (oldSize, size) => {
      const made = await makeConsistency(pureSha256, readerOf(size), oldSize, size)
      if (!made.ok) throw new Error(made.error.kind)
      return made.value
    },
    tree: (size) => ({
      checkpoint: async () => signed(size, root(size)),
      witnessed: async () => undefined,
      tile: readerOf(size),
      bundle: async (index, width) =>
        index * TILE_WIDTH + width <= size
          ? writeBundle(Array.from({ length: width }, (_, at) => entry(index * TILE_WIDTH + at)))
          : undefined,
    }),
  }
}

/** An entry as the ledger has them, another for each index. */
export function realEntry(index: number): Uint8Array {
  return encodeEntry({
    v: 1,
    at: new Date(1_800_000_000_000 + index * 1000).toISOString(),
    action: "message.held",
    role: "sluis",
    object: `b${index}`,
    result: "done",
    origin: "gateway",
    figures: { recipients: index % 100 },
    words: { rule: "strangers/many" },
    salted: {},
  })
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const octets = new Uint8Array(hashes.length * HASH_OCTETS)
  for (const [at, hash] of hashes.entries()) octets.set(hash, at * HASH_OCTETS)
  return octets
}
