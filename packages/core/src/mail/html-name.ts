/**
 * Which of a few names stands at a place of a text, whatever the case of its letters (ASCII, WHATWG HTML §13.2.5.8).
 *
 * Why this module exists: half of an HTML mail is the names of elements and attributes, and cutting each out of the text to
 * look it up costs more than all other work on it. Here the letters walk down a tree in one array.
 */

/** The number of the name that fills `from` to `to`, -1 for any other. */
export type NameReader = (text: string, from: number, to: number) => number

/** Letters, digits, `:` and `-`; 0 for what no name has. */
const CLASS_BITS = 6
const CLASSES = classes()

function classes(): Uint8Array {
  const table = new Uint8Array(128)
  for (let letter = 0; letter < 26; letter += 1) table[0x61 + letter] = table[0x41 + letter] = letter + 1
  for (let digit = 0; digit < 10; digit += 1) table[0x30 + digit] = digit + 27
  table[0x3a] = 37
  table[0x2d] = 38
  return table
}

/** Names are numbered from 0 as they are given, in lower case. */
export function nameReader(names: readonly string[]): NameReader {
  const next: number[] = [] // a row per node, target 0 for none: nothing leads back to the root
  const ends: number[] = []
  const addNode = (): number => {
    for (let unit = 0; unit < 1 << CLASS_BITS; unit += 1) next.push(0)
    return ends.push(-1) - 1
  }
  addNode()
  for (const [number, name] of names.entries()) {
    let node = 0
    for (let at = 0; at < name.length; at += 1) {
      const edge = (node << CLASS_BITS) | (CLASSES[name.charCodeAt(at)] ?? 0)
      node = next[edge] || (next[edge] = addNode())
    }
    ends[node] = number
  }
  const targets = Uint16Array.from(next)
  const numbers = Int16Array.from(ends)
  return (text, from, to) => {
    let node = 0
    for (let at = from; at < to; at += 1) {
      const unit = text.charCodeAt(at)
      node = unit < 128 ? targets[(node << CLASS_BITS) | CLASSES[unit]!]! : 0
      if (node === 0) return -1
    }
    return numbers[node]!
  }
}
