/**
 * What is different between two texts, as pieces: for marking it on a screen.
 *
 * By longest common subsequence over words or lines, after taking off what both begin and end with, which is nearly all of two
 * messages that differ in one field. Deliberately left out: moved text; it is gone in one place and new in another.
 */

export type Piece = { readonly text: string; readonly kind: "same" | "gone" | "new" }

/** Pairs of items that are compared at most, about ten milliseconds' work. Beyond it, all in between counts as changed. */
export const MOST_COMPARED = 1_000_000

/** The differences between two lists, in the order that they are read in: what is gone before what came instead. */
export function differences(before: readonly string[], after: readonly string[]): readonly Piece[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let behind = 0
  while (
    behind < before.length - start &&
    behind < after.length - start &&
    before[before.length - 1 - behind] === after[after.length - 1 - behind]
  )
    behind += 1
  return [
    ...pieces(before.slice(0, start), "same"),
    ...between(before.slice(start, before.length - behind), after.slice(start, after.length - behind)),
    ...pieces(before.slice(before.length - behind), "same"),
  ]
}

/** The same for two texts, word by word; pieces of one kind beside each other are one. */
export function wordDifferences(before: string, after: string): readonly Piece[] {
  return joined(differences(wordsOf(before), wordsOf(after)))
}

/** Line by line; each piece is one line, without its line end. */
export function lineDifferences(before: string, after: string): readonly Piece[] {
  return differences(before.split(/\r\n|\n|\r/), after.split(/\r\n|\n|\r/))
}

function between(before: readonly string[], after: readonly string[]): readonly Piece[] {
  if (before.length * after.length > MOST_COMPARED || before.length === 0 || after.length === 0)
    return [...pieces(before, "gone"), ...pieces(after, "new")]
  const width = after.length + 1
  /** At (i, j): how much of what follows i in `before` and j in `after` is common. */
  const common = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        before[i] === after[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const found: Piece[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      found.push({ text: before[i]!, kind: "same" })
      i += 1
      j += 1
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) {
      found.push({ text: before[i]!, kind: "gone" })
      i += 1
    } else {
      found.push({ text: after[j]!, kind: "new" })
      j += 1
    }
  }
  return [...found, ...pieces(before.slice(i), "gone"), ...pieces(after.slice(j), "new")]
}

/**
 * Words, white space and commas apart: an address is the same whether others follow it or not. Joined they are the text again.
 */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[^\s,;]+|[,;]/gu) ?? []
}

function pieces(texts: readonly string[], kind: Piece["kind"]): readonly Piece[] {
  return texts.map((text) => ({ text, kind }))
}

function joined(found: readonly Piece[]): readonly Piece[] {
  const runs: Piece[] = []
  for (const { text, kind } of found) {
    const last = runs.at(-1)
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text }
    else runs.push({ text, kind })
  }
  return runs
}
