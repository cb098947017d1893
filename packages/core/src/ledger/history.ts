/**
 * Where history was changed: between which checkpoints a tree is not, or no longer, the one that was signed.
 *
 * It matters most where the whole tree was written anew: then no tile and no entry contradicts another, and only what was
 * signed earlier tells. The more checkpoints were kept (by us, a witness, a timestamp), the fewer entries are left.
 *
 * Deliberately left out: who signed the checkpoints (./checkpoint.ts).
 */
import type { Checkpoint } from "./checkpoint.ts"
import { rootAt } from "./make-proof.ts"
import { leafHash, openFrontier } from "./merkle.ts"
import type { Sha256 } from "./sha256.ts"
import { sameOctets } from "./sha256.ts"
import type { BundleReader, HashReader } from "./tile.ts"
import { endOf, entryAt, TILE_WIDTH, widthAt } from "./tile.ts"

/** One of the entries `first` to `last` is not, or no longer, what it was when the tree to `last` was signed. */
export type Bend = { readonly first: number; readonly last: number }

/**
 * Of a tree of `size` that was verified to be whole (./verify-tree.ts): the first of these checkpoints that was of another
 * tree. Undefined where all of them were of this one. A few tiles are read for each. They may come in any order.
 */
export async function findBend(
  sha256: Sha256,
  read: HashReader,
  size: number,
  checkpoints: readonly Checkpoint[],
): Promise<Bend | undefined> {
  let good = 0
  for (const checkpoint of inOrder(checkpoints)) {
    const end = Number(checkpoint.size)
    if (end > size) return { first: size, last: end - 1 }
    if (end === 0) continue
    const root = await rootAt(sha256, read, end, size)
    if (!root.ok || !sameOctets(root.value, checkpoint.root)) return { first: good, last: end - 1 }
    good = end
  }
  return undefined
}

/**
 * Of a tree that is not the one that was signed: the same from the entries alone, all of which are read. `signed` is the
 * newest checkpoint. Undefined where the entries are as they were signed, and only tiles were altered.
 */
export async function findBendInEntries(
  sha256: Sha256,
  read: BundleReader,
  signed: Checkpoint,
  earlier: readonly Checkpoint[],
): Promise<Bend | undefined> {
  const frontier = openFrontier(sha256)
  const size = Number(signed.size)
  let good = 0
  let octets: Uint8Array | undefined
  let at = 0
  for (const checkpoint of inOrder([...earlier.filter((other) => other.size < signed.size), signed])) {
    const end = Number(checkpoint.size)
    const bend = { first: good, last: end - 1 }
    while (frontier.size() < end) {
      if (frontier.size() % TILE_WIDTH === 0) {
        const index = frontier.size() / TILE_WIDTH
        octets = await read(index, widthAt(0, index, size))
        at = 0
      }
      const entry = octets === undefined ? undefined : entryAt(octets, at)
      if (entry === undefined) return bend
      frontier.append(leafHash(sha256, entry))
      at = endOf(entry, at)
    }
    if (!sameOctets(frontier.root(), checkpoint.root)) return bend
    good = end
  }
  return undefined
}

function inOrder(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  return checkpoints.toSorted((a, b) => Number(a.size - b.size))
}
