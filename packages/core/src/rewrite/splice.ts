/**
 * Rewriting is splicing: a list of replacements over the immutable original. Zero splices is the identity by
 * construction; nothing is ever parsed and serialised again.
 */
export type Splice = {
  /** Octet range of the original that is replaced; `start === end` inserts. */
  readonly start: number
  readonly end: number
  readonly replacement: Uint8Array
}

/** The original with its splices, which are in order and do not overlap. */
export function applySplices(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  let octets = bytes.length
  for (const splice of splices) octets += splice.replacement.length - (splice.end - splice.start)
  const result = new Uint8Array(octets)
  let from = 0
  let to = 0
  for (const { start, end, replacement } of splices) {
    result.set(bytes.subarray(from, start), to)
    to += start - from
    result.set(replacement, to)
    to += replacement.length
    from = end
  }
  result.set(bytes.subarray(from), to)
  return result
}

/** What is put in where something goes. */
export const NOTHING: Uint8Array = new Uint8Array(0)

/** For sorting: splices and ranges in the order of the octets. */
export function byPlace(a: { readonly start: number }, b: { readonly start: number }): number {
  return a.start - b.start
}

/** Splices of two lists, each in order, as one in order. */
export function inOrder(a: readonly Splice[], b: readonly Splice[]): readonly Splice[] {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const merged: Splice[] = []
  let next = 0
  for (const splice of a) {
    for (let other = b[next]; other !== undefined && other.start < splice.start; other = b[(next += 1)])
      merged.push(other)
    merged.push(splice)
  }
  for (let other = b[next]; other !== undefined; other = b[(next += 1)]) merged.push(other)
  return merged
}
