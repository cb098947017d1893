/**
 * Verifying proofs: that an entry is in a tree (inclusion), and that a tree is an earlier one with entries added
 * (consistency).
 *
 * Sizes and indexes are BigInt: another log's may be up to 2^63. Everything here comes from somebody who may lie, so every
 * answer is a boolean and nothing throws.
 *
 * Deliberately left out: making proofs (./make-proof.ts).
 */
import { nodeHash } from "./merkle.ts"
import type { Sha256 } from "./sha256.ts"
import { HASH_OCTETS, sameOctets } from "./sha256.ts"

/** C2SP tlog-tiles and int64 in other software: no tree has more leaves. */
export const MAX_TREE_SIZE = 2n ** 63n - 1n
/** RFC 9162 §2.1.4.1: a proof of consistency has at most ceil(log2(n)) + 1 hashes, one of inclusion one less. */
export const MAX_PROOF_HASHES = 64

export type Inclusion = {
  readonly index: bigint
  readonly size: bigint
  readonly leafHash: Uint8Array
  /** From the leaf's neighbour up. */
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

export type Consistency = {
  readonly size1: bigint
  readonly size2: bigint
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** RFC 9162 §2.1.3.2; the numbers are its steps. */
export function verifyInclusion(sha256: Sha256, inclusion: Inclusion): boolean {
  const { index, size, leafHash, proof, root } = inclusion
  if (index < 0n || index >= size || size > MAX_TREE_SIZE) return false // 1
  if (!areHashes([leafHash, root]) || !isProof(proof)) return false
  let fn = index // 2
  let sn = size - 1n
  let r = leafHash // 3
  for (const p of proof) {
    if (sn === 0n) return false // 4a
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(sha256, p, r) // 4b i
      while (!isOdd(fn) && fn !== 0n) {
        fn >>= 1n // 4b ii
        sn >>= 1n
      }
    } else {
      r = nodeHash(sha256, r, p)
    }
    fn >>= 1n // 4c
    sn >>= 1n
  }
  return sn === 0n && sameOctets(r, root) // 5
}

/**
 * RFC 9162 §2.1.4.2; the numbers are its steps. Nothing is consistent with an empty tree, because everything would be: a
 * `size1` of 0 is false.
 */
export function verifyConsistency(sha256: Sha256, consistency: Consistency): boolean {
  const { size1, size2, root1, root2, proof } = consistency
  if (size1 <= 0n || size1 > size2 || size2 > MAX_TREE_SIZE) return false
  if (size1 === size2) return proof.length === 0 && sameOctets(root1, root2)
  if (!areHashes([root1, root2]) || !isProof(proof)) return false
  if (proof.length === 0) return false // 1
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof // 2
  let fn = size1 - 1n // 3
  let sn = size2 - 1n
  while (isOdd(fn)) {
    fn >>= 1n // 4
    sn >>= 1n
  }
  const [first, ...rest] = path
  if (first === undefined) return false
  let fr = first // 5
  let sr = first
  for (const c of rest) {
    if (sn === 0n) return false // 6a
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(sha256, c, fr) // 6b i
      sr = nodeHash(sha256, c, sr) // 6b ii
      while (!isOdd(fn) && fn !== 0n) {
        fn >>= 1n // 6b iii
        sn >>= 1n
      }
    } else {
      sr = nodeHash(sha256, sr, c)
    }
    fn >>= 1n // 6c
    sn >>= 1n
  }
  return sn === 0n && sameOctets(fr, root1) && sameOctets(sr, root2) // 7
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n
}

function isPowerOfTwo(value: bigint): boolean {
  return (value & (value - 1n)) === 0n
}

function isProof(proof: readonly Uint8Array[]): boolean {
  return proof.length <= MAX_PROOF_HASHES && areHashes(proof)
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_OCTETS)
}
