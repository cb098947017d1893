/**
 * Verifies the ledger that a server hands out against a key: who signed it, every entry, every hash, and that it still holds what
 * was verified here before. With the same core as the command line, and without believing the server in anything.
 *
 * What was verified before is compared by a proof of consistency against the signed root, not by reading tiles again: a server
 * might hand out other tiles the second time.
 *
 * Deliberately left out: witnesses and timestamps. Whoever wants those asks with their keys: `sluis ledger verify`.
 */
import { fromBase64, toBase64 } from "@sluis/core/ledger/base64"
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import type { Checkpoint, CheckpointFault } from "@sluis/core/ledger/checkpoint"
import { findBendInEntries } from "@sluis/core/ledger/history"
import type { Bend } from "@sluis/core/ledger/history"
import { makeConsistency } from "@sluis/core/ledger/make-proof"
import { verifyConsistency } from "@sluis/core/ledger/proof"
import { readEntry } from "@sluis/core/ledger/read-entry"
import { HASH_OCTETS } from "@sluis/core/ledger/sha256"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { bundlePath, MAX_BUNDLE_OCTETS, TILE_WIDTH, tilePath } from "@sluis/core/ledger/tile"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import { verifyTree } from "@sluis/core/ledger/verify-tree"
import type { TreeFault, TreeReader } from "@sluis/core/ledger/verify-tree"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

/** What a browser remembers of the last time that all was well. */
export type Seen = {
  /** Verifier key, as it was written then. */
  readonly key: string
  readonly size: number
  /** Base64. */
  readonly root: string
  /** RFC 3339. */
  readonly at: string
}

export type Asked = { readonly key: string; readonly seen: Seen | undefined }

export type Verified = {
  readonly origin: string
  readonly key: string
  readonly size: number
  /** Base64. */
  readonly root: string
  /** Entries of a version that this page does not know. */
  readonly unread: number
  /** What was verified before is in it, unaltered: how many entries. Undefined: nothing was, or by another key. */
  readonly grownFrom: number | undefined
  /** Another key was verified with before. */
  readonly isOtherKey: boolean
}

export type Trouble =
  /** What was given is no public key of a ledger. */
  | { readonly kind: "key" }
  | { readonly kind: "nothing-signed" }
  | { readonly kind: "checkpoint"; readonly why: CheckpointFault["kind"] }
  /** `bend`: between which entries, where no tile and no entry could be singled out. */
  | { readonly kind: "tree"; readonly why: TreeFault; readonly bend: Bend | undefined }
  /** All fits what is signed now, but not what was verified here before: `size` entries then, `now` entries. */
  | { readonly kind: "not-grown"; readonly size: number; readonly now: number; readonly at: string }

/** Octets of a file of the ledger, by its path below the ledger's address; undefined where there is none. */
export type GetFile = (path: string, most: number) => Promise<Uint8Array | undefined>

/** A checkpoint with a hundred cosignatures is 20 kB. */
const MAX_CHECKPOINT_OCTETS = 64 * 1024

/** Throws only what `get` throws. `progress`: entries that are done, and how many there are. */
export async function verifyServed(
  sha256: Sha256,
  get: GetFile,
  { key: written, seen }: Asked,
  progress: (done: number, of: number) => void,
): Promise<Result<Verified, Trouble>> {
  const key = readVerifierKey(sha256, written)
  if (!key.ok || key.value.type !== "log") return err({ kind: "key" })
  const note = await get("checkpoint", MAX_CHECKPOINT_OCTETS)
  if (note === undefined) return err({ kind: "nothing-signed" })
  const opened = openCheckpoint(note, key.value)
  if (!opened.ok) return err({ kind: "checkpoint", why: opened.error.kind })
  const { checkpoint } = opened.value
  const tree = treeOf(get)
  const earlier = seen?.key === written ? checkpointOf(seen, checkpoint.origin) : undefined
  const verified = await verifyTree(sha256, tree, checkpoint, {
    readEntry,
    progress: (done) => progress(done, Number(checkpoint.size)),
  })
  if (!verified.ok) {
    const bend =
      verified.error.kind === "root"
        ? await findBendInEntries(sha256, tree.bundle, checkpoint, earlier === undefined ? [] : [earlier])
        : undefined
    return err({ kind: "tree", why: verified.error, bend })
  }
  const { size, unread } = verified.value
  if (seen !== undefined && earlier !== undefined && !(await isGrownFrom(sha256, tree, earlier, checkpoint)))
    return err({ kind: "not-grown", size: seen.size, now: size, at: seen.at })
  return ok({
    origin: checkpoint.origin,
    key: written,
    size,
    root: toBase64(checkpoint.root),
    unread,
    grownFrom: earlier === undefined ? undefined : Number(earlier.size),
    isOtherKey: seen !== undefined && seen.key !== written,
  })
}

function treeOf(get: GetFile): TreeReader {
  return {
    tile: async (level, index, width) =>
      await get(tilePath({ level, index, width }), TILE_WIDTH * HASH_OCTETS),
    bundle: async (index, width) => await get(bundlePath(index, width), MAX_BUNDLE_OCTETS),
  }
}

function checkpointOf({ size, root }: Seen, origin: string): Checkpoint | undefined {
  const octets = fromBase64(root)
  return octets === undefined ? undefined : { origin, size: BigInt(size), root: octets, extensions: [] }
}

async function isGrownFrom(
  sha256: Sha256,
  { tile }: TreeReader,
  earlier: Checkpoint,
  now: Checkpoint,
): Promise<boolean> {
  if (earlier.size > now.size) return false
  const proof = await makeConsistency(sha256, tile, Number(earlier.size), Number(now.size))
  return (
    proof.ok &&
    verifyConsistency(sha256, {
      size1: earlier.size,
      size2: now.size,
      root1: earlier.root,
      root2: now.root,
      proof: proof.value,
    })
  )
}
