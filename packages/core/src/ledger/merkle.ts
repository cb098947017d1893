/**
 * The Merkle tree of RFC 6962 §2.1 (RFC 9162 §2.1.1 hashes the same): leaves, nodes, and the root of a tree that grows.
 *
 * A frontier is all that appending needs: the roots of the complete subtrees that the tree so far consists of, largest
 * first, as many as its size has one bits. Hashes lie one after the other in one array, so that a million leaves make no
 * million small objects.
 *
 * Deliberately left out: tiles (./tile.ts) and proofs (./proof.ts).
 */
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS } from "./sha256.ts"

// RFC 6962 §2.1: different first octets, so that a node can never be passed off as a leaf.
const LEAF = Uint8Array.of(0x00)
const NODE = 0x01

/** Sizes are numbers: 2^53 leaves, a thousand million a second for a hundred days. */
const MAX_SUBTREES = 53
const SIZE_OCTETS = 8

/** MTH({d}) = SHA-256(0x00 || d) */
export function leafHash(sha256: Sha256, octets: Uint8Array): Uint8Array {
  return sha256(LEAF, octets)
}

/** SHA-256(0x01 || left || right) */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const octets = new Uint8Array(1 + 2 * HASH_OCTETS)
  octets[0] = NODE
  octets.set(left, 1)
  octets.set(right, 1 + HASH_OCTETS)
  return sha256(octets)
}

/** MTH({}): the hash of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256()
}

/**
 * Root over leaf hashes, 32 octets each, one after the other; also of a tile, whose hashes are the leaves of its subtree.
 * Throws for octets that are not whole hashes.
 */
export function rootOf(sha256: Sha256, hashes: Uint8Array): Uint8Array {
  if (hashes.length % HASH_OCTETS !== 0) throw new RangeError("hashes have 32 octets each")
  if (hashes.length === 0) return emptyRoot(sha256)
  // Not `slice`: that of Node's Buffer is no copy.
  const level = new Uint8Array(hashes)
  const pair = new Uint8Array(1 + 2 * HASH_OCTETS)
  pair[0] = NODE
  let count = level.length / HASH_OCTETS
  // A hash without a right neighbour rises as it is: that splits where RFC 6962 §2.1 splits, at the largest power of two.
  while (count > 1) {
    const pairs = Math.floor(count / 2)
    for (let at = 0; at < pairs; at += 1) {
      pair.set(level.subarray(2 * at * HASH_OCTETS, 2 * (at + 1) * HASH_OCTETS), 1)
      level.set(sha256(pair), at * HASH_OCTETS)
    }
    if (count % 2 === 1) level.copyWithin(pairs * HASH_OCTETS, (count - 1) * HASH_OCTETS, count * HASH_OCTETS)
    count = pairs + (count % 2)
  }
  return level.slice(0, HASH_OCTETS)
}

/** A tree that grows, without its leaves. */
export type Frontier = {
  /** Number of leaves. */
  readonly size: () => number
  /** Appends one leaf by its hash of 32 octets. One node hash per leaf, on average. */
  readonly append: (leaf: Uint8Array) => void
  readonly root: () => Uint8Array
  /** To go on from later, with `openFrontier`: the size in 8 octets, then the subtrees' roots, largest first. */
  readonly octets: () => Uint8Array
}

/** Of an empty tree, or from what `octets` gave. Throws RangeError for anything else: it is ours, so it must be whole. */
export function openFrontier(sha256: Sha256, octets: Uint8Array = new Uint8Array(SIZE_OCTETS)): Frontier {
  let size = sizeIn(octets)
  let count = octets.length / HASH_OCTETS - SIZE_OCTETS / HASH_OCTETS
  if (count !== oneBits(size)) throw new RangeError("a frontier has one hash for each one bit of its size")
  // One place more than there can be subtrees: for the leaf that is being appended.
  const subtrees = new Uint8Array((MAX_SUBTREES + 1) * HASH_OCTETS)
  subtrees.set(octets.subarray(SIZE_OCTETS))
  const pair = new Uint8Array(1 + 2 * HASH_OCTETS)
  pair[0] = NODE

  const append = (leaf: Uint8Array): void => {
    if (leaf.length !== HASH_OCTETS) throw new RangeError("hashes have 32 octets each")
    if (size === Number.MAX_SAFE_INTEGER) throw new RangeError("the tree is full")
    subtrees.set(leaf, count * HASH_OCTETS)
    count += 1
    // Every one bit at the end of the old size is a subtree that is now as large as the one after it.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      count -= 1
      pair.set(subtrees.subarray((count - 1) * HASH_OCTETS, (count + 1) * HASH_OCTETS), 1)
      subtrees.set(sha256(pair), (count - 1) * HASH_OCTETS)
    }
    size += 1
  }

  const subtree = (at: number): Uint8Array => subtrees.subarray(at * HASH_OCTETS, (at + 1) * HASH_OCTETS)

  const root = (): Uint8Array => {
    if (count === 0) return emptyRoot(sha256)
    let hash: Uint8Array = subtree(count - 1).slice()
    for (let at = count - 2; at >= 0; at -= 1) hash = nodeHash(sha256, subtree(at), hash)
    return hash
  }

  const write = (): Uint8Array => {
    const written = new Uint8Array(SIZE_OCTETS + count * HASH_OCTETS)
    new DataView(written.buffer).setBigUint64(0, BigInt(size))
    written.set(subtrees.subarray(0, count * HASH_OCTETS), SIZE_OCTETS)
    return written
  }

  return { size: () => size, append, root, octets: write }
}

function sizeIn(octets: Uint8Array): number {
  if (octets.length < SIZE_OCTETS) throw new RangeError("a frontier begins with its size")
  const size = new DataView(octets.buffer, octets.byteOffset).getBigUint64(0)
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("a tree has less than 2^53 leaves")
  return Number(size)
}

function oneBits(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
