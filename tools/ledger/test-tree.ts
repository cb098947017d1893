/**
 * Trees, keys and a hash for tests of the ledger: everything in memory, made from nothing but numbers, so that a test can
 * bend any octet of it.
 */
import type { KeyObject } from "node:crypto"
import { createPrivateKey, createPublicKey, hash, sign } from "node:crypto"
import type { Signer } from "@sluis/core/ledger/ed25519"
import { encodeEntry } from "@sluis/core/ledger/encode-entry"
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import { leafHash, rootOf } from "@sluis/core/ledger/merkle"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { bundlePath, hashesAt, TILE_WIDTH, tilePath, writeBundle } from "@sluis/core/ledger/tile"
import type { SignatureType, VerifierKey } from "@sluis/core/ledger/verifier-key"
import { verifierKey } from "@sluis/core/ledger/verifier-key"
import type { TreeReader } from "@sluis/core/ledger/verify-tree"

export const sha256: Sha256 = (...octets) =>
  hash("sha256", octets.length === 1 && octets[0] !== undefined ? octets[0] : Buffer.concat(octets), "buffer")

export type SigningKey = { readonly key: VerifierKey; readonly sign: Signer }

/** DER around the 32 octets of an Ed25519 seed (RFC 8410 §7). */
export const SEED_IN_DER = Buffer.from("302e020100300506032b657004220420", "hex")

/** A key whose seed is this octet, 32 times. */
export function signingKey(name: string, type: SignatureType = "log", seed = 1): SigningKey {
  const secret = createPrivateKey({
    key: Buffer.concat([SEED_IN_DER, new Uint8Array(32).fill(seed)]),
    format: "der",
    type: "pkcs8",
  })
  return {
    key: verifierKey(sha256, name, type, rawPublicKey(secret)),
    sign: (message) => sign(null, message, secret),
  }
}

function rawPublicKey(secret: KeyObject): Uint8Array {
  const { x = "" } = createPublicKey(secret).export({ format: "jwk" })
  return new Uint8Array(Buffer.from(x, "base64url"))
}

/** As an entry has it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

export function ledgerEntry(index: number): LedgerEntry {
  return {
    v: 1,
    at: instant(Date.UTC(2026, 0, 1) + index * 1000),
    action: "message.held",
    role: "sluis",
    object: `m-${String(index)}`,
    result: "done",
    origin: "gateway",
    figures: { recipients: index % 200, introductions: (index % 200) * (index % 200) },
    words: { rule: "introductions-many" },
    salted: {},
  }
}

/** A tree with all its tiles and bundles as files, by path. */
export type TestTree = {
  readonly size: number
  readonly root: Uint8Array
  readonly entries: readonly Uint8Array[]
  readonly files: ReadonlyMap<string, Uint8Array>
}

export function testTree(entries: readonly Uint8Array[]): TestTree {
  const files = new Map<string, Uint8Array>()
  for (const [index, bundle] of inTiles(entries).entries()) {
    files.set(bundlePath(index, bundle.length), writeBundle(bundle))
  }
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  let hashes: readonly Uint8Array[] = leaves
  for (let level = 0; hashesAt(level, entries.length) > 0; level += 1) {
    const tiles = inTiles(hashes)
    for (const [index, tile] of tiles.entries()) {
      files.set(tilePath({ level, index, width: tile.length }), Buffer.concat(tile))
    }
    hashes = tiles
      .filter((tile) => tile.length === TILE_WIDTH)
      .map((tile) => rootOf(sha256, Buffer.concat(tile)))
  }
  return { size: entries.length, root: rootOf(sha256, Buffer.concat(leaves)), entries, files }
}

export function ledgerTree(size: number): TestTree {
  return testTree(Array.from({ length: size }, (_, index) => encodeEntry(ledgerEntry(index))))
}

function inTiles<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / TILE_WIDTH)
  return Array.from({ length: count }, (_, at) => items.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH))
}

export function readerOf(files: ReadonlyMap<string, Uint8Array>): TreeReader {
  return {
    tile: async (level, index, width) => await Promise.resolve(files.get(tilePath({ level, index, width }))),
    bundle: async (index, width) => await Promise.resolve(files.get(bundlePath(index, width))),
  }
}
