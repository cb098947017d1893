/**
 * Who knows whom as bits, one row per person: exact where people are in many circles that overlap.
 *
 * Earlier mail makes circles of two by the thousand, and a union of them for each person would look at each pair again and
 * again. A row of 2,000 bits is 63 words: uniting circles is or-ing rows, counting strangers is counting bits.
 */

/** Members up to which a matrix is made: half a megabyte. */
export const MATRIX_MEMBERS = 2_048

export type Matrix = {
  readonly know: (one: number, other: number) => boolean
  /** How many of the people in `mask` this one knows; himself counted. */
  readonly knownAmong: (one: number, mask: Int32Array) => number
  /**
   * Of these people some of whom no two know each other, as many as are found by taking first whoever knows fewest. The most
   * there could be is a hard problem; this is never more.
   */
  readonly strangersAmong: (people: ReadonlySet<number>) => number
}

export function matrixOf(count: number, circles: readonly { readonly members: readonly number[] }[]): Matrix {
  const words = (count + 31) >>> 5
  const bits = new Int32Array(count * words)
  const set = (one: number, other: number): void => {
    bits[one * words + (other >>> 5)]! |= 1 << (other & 31)
  }
  for (let member = 0; member < count; member += 1) set(member, member)
  for (const { members } of circles) {
    if (members.length === 2) {
      set(members[0]!, members[1]!)
      set(members[1]!, members[0]!)
      continue
    }
    const mask = maskOf(count, members)
    for (const member of members)
      for (let word = 0; word < words; word += 1) bits[member * words + word]! |= mask[word]!
  }
  const knownAmong = (one: number, mask: Int32Array): number => {
    let known = 0
    for (let word = 0; word < words; word += 1) known += bitsIn(bits[one * words + word]! & mask[word]!)
    return known
  }
  return {
    know: (one, other) => (bits[one * words + (other >>> 5)]! & (1 << (other & 31))) !== 0,
    knownAmong,
    strangersAmong: (people) => {
      const mask = maskOf(count, people)
      const acquainted = new Map([...people].map((one) => [one, knownAmong(one, mask)]))
      const known = new Int32Array(words)
      let strangers = 0
      for (const one of [...people].toSorted((a, b) => acquainted.get(a)! - acquainted.get(b)!)) {
        if ((known[one >>> 5]! & (1 << (one & 31))) !== 0) continue
        strangers += 1
        for (let word = 0; word < words; word += 1) known[word]! |= bits[one * words + word]!
      }
      return strangers
    },
  }
}

export function maskOf(count: number, members: Iterable<number>): Int32Array {
  const mask = new Int32Array((count + 31) >>> 5)
  for (const member of members) mask[member >>> 5]! |= 1 << (member & 31)
  return mask
}

/** Warren, Hacker's Delight, §5-1. */
function bitsIn(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
