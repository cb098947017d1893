/**
 * Who knows whom, as few groups in which everybody knows everybody: no acquaintance is missed and none is added.
 *
 * Why: core counts circles, and two thousand people who all know each other are one circle but two million pairs. Groups are
 * grown greedily (the fewest is a hard problem), over rows of bits, so that a step handles 32 people.
 */

/**
 * Words of 32 people that are looked at: some 20 milliseconds. Two thousand people in a thousand remembered circles stay far
 * below. Beyond it whatever is not in a group yet counts as not known.
 */
const MAX_STEPS = 20_000_000

type Pair = readonly [one: number, other: number]

/** People are numbers below `count`; groups come out ascending, at least two in each, none part of another. */
export function cliqueCover(
  count: number,
  pairs: readonly Pair[],
  groups: readonly (readonly number[])[],
  maxSteps = MAX_STEPS,
): readonly (readonly number[])[] {
  const words = (count + 31) >>> 5
  /** Row by row, whom each person knows; and of those, who stands in no group with him yet. */
  const known = new Int32Array(count * words)
  let steps = 0
  /** Largest first: what they cover needs not be found pair by pair. */
  const circles: (readonly number[])[] = []

  for (const group of groups.toSorted((a, b) => b.length - a.length)) {
    steps += group.length * words
    if (steps > maxSteps) break
    circles.push(group)
    const bits = bitsOf(group)
    for (const member of group) {
      for (let word = 0; word < words; word += 1) known[member * words + word]! |= bits[word]!
      known[member * words + (member >>> 5)]! &= ~(1 << member)
    }
  }
  for (const [one, other] of pairs) {
    known[one * words + (other >>> 5)]! |= 1 << other
    known[other * words + (one >>> 5)]! |= 1 << one
  }
  const missing = known.slice()
  const cover: (readonly number[])[] = []

  for (const group of circles) {
    steps += group.length * words
    if (steps > maxSteps) return cover
    if (isMissingIn(group)) take(grown(group))
  }
  for (let one = 0; one < count; one += 1) {
    for (let word = 0; word < words; word += 1) {
      for (let bits = missing[one * words + word]!; bits !== 0; bits = missing[one * words + word]!) {
        if (steps > maxSteps) return cover
        take(grown([one, word * 32 + lowest(bits)]))
      }
    }
  }
  return cover

  function bitsOf(group: readonly number[]): Int32Array {
    const bits = new Int32Array(words)
    for (const member of group) bits[member >>> 5]! |= 1 << member
    return bits
  }

  function isMissingIn(group: readonly number[]): boolean {
    const bits = bitsOf(group)
    return group.some((member) => bits.some((each, word) => (each & missing[member * words + word]!) !== 0))
  }

  /** The group and, one after the other, whoever knows all of them. */
  function grown(group: readonly number[]): readonly number[] {
    const members = [...group]
    const common = new Int32Array(words).fill(-1)
    const keep = (member: number): void => {
      steps += words
      for (let word = 0; word < words; word += 1) common[word]! &= known[member * words + word]!
    }
    for (const member of group) keep(member)
    // A word that has become empty stays so.
    for (let word = 0; word < words; word += 1) {
      while (common[word] !== 0) {
        const next = word * 32 + lowest(common[word]!)
        members.push(next)
        keep(next)
      }
    }
    return members
  }

  function take(group: readonly number[]): void {
    const bits = bitsOf(group)
    steps += group.length * words
    for (const member of group) {
      for (let word = 0; word < words; word += 1) missing[member * words + word]! &= ~bits[word]!
    }
    cover.push(group.toSorted((a, b) => a - b))
  }
}

/** Place of the lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
