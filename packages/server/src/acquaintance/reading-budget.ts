/**
 * Whose contacts are read to find the acquaintances among the people of a message: those outside, for every pair that matters
 * has one of them, and those with the fewest contacts first, so that most people are answered for.
 */

/** Place in the message, id, how many contacts he has, 1 for one of us: ours last, the fewest contacts first. */
export type Found = readonly number[]

/** Ids, as long as their contacts together are at most `most`. */
export function readWithin(most: number, found: readonly Found[]): readonly number[] {
  const ids: number[] = []
  let left = most
  for (const [, id = 0, contacts = 0, ours] of found) {
    left -= contacts
    if (ours === 1 || left < 0) break
    ids.push(id)
  }
  return ids
}
