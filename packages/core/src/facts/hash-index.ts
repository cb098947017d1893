/**
 * Which of many words is this one, while it is read?
 *
 * Why this module exists: tens of thousands of words must be looked for in every message within microseconds, in every thread.
 * A word is hashed letter by letter as it is read; a bit tells of most hashes that they lead to nothing, so that a unit of text
 * costs a multiplication and a look into a table that stays in the processor's cache. (An automaton over the same words takes 15
 * MB, and each of its steps waits for memory.)
 *
 * What a hash leads to is not yet found: whoever asks compares the letters, because anybody can write a text whose hashes collide.
 */

export type HashIndex = {
  /** Two bits in one of the words for each hash that leads somewhere, see `mayLead`. */
  readonly bits: Int32Array
  readonly shift: number
  /** Hash and number + 1 in turn. A hash lies at its place or behind it, before the first empty slot. */
  readonly slots: Int32Array
}

/** So many slots for each hash, or up to twice as many. */
const SLOTS_PER_HASH = 2
/** Of bits there is a word for each hash, so that they stay near the processor; of other hashes one in 300 may lead somewhere. */
const SLOTS_PER_WORD = 2
const LEAST_SLOTS = 64
/** Odd, and its bits without order (2^32 divided by the golden ratio): the upper ones of a product depend on all letters. */
const MULTIPLIER = 0x9e3779b1 | 0

/** The hash of a word is that of its letters, from 0 on, and of the `SEPARATOR` (./folding.ts) behind them. */
export function nextHash(hash: number, letter: number): number {
  return Math.imul(hash + letter, MULTIPLIER)
}

/** 0 for nearly all hashes that lead nowhere, else 1; a number, so that two can be asked about with one branch. */
export function mayLead(bits: Int32Array, shift: number, hash: number): number {
  const word = bits[hash >>> shift]!
  return (word >>> (hash >>> FIRST_BIT)) & (word >>> (hash >>> SECOND_BIT)) & 1
}
/** Which bits of a hash tell which of 32 bits are set; apart from each other and from those that tell the word. */
export const FIRST_BIT = 2
export const SECOND_BIT = 7

/** @param hashes each once; numbered from 0 */
export function hashIndex(hashes: readonly number[]): HashIndex {
  let size = LEAST_SLOTS
  while (size < hashes.length * SLOTS_PER_HASH) size *= 2
  const shift = 32 - Math.log2(size / SLOTS_PER_WORD)
  const index = { bits: new Int32Array(size / SLOTS_PER_WORD), shift, slots: new Int32Array(size * 2) }
  hashes.forEach((hash, number) => {
    index.bits[hash >>> shift]! |= (1 << (hash >>> FIRST_BIT)) | (1 << (hash >>> SECOND_BIT))
    const slot = slotOf(index, hash)
    index.slots[slot] = hash
    index.slots[slot + 1] = number + 1
  })
  return index
}

/** The number of a hash, -1 for none. */
export function numberOf(index: HashIndex, hash: number): number {
  if (mayLead(index.bits, index.shift, hash) === 0) return -1
  return index.slots[slotOf(index, hash) + 1]! - 1
}

/** Where the hash lies or would lie. */
function slotOf({ slots, shift }: HashIndex, hash: number): number {
  let slot = (hash >>> shift) * 2 * SLOTS_PER_WORD
  while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + 2) & (slots.length - 1)
  return slot
}
