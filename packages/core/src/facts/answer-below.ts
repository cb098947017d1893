/**
 * An answer that stands below what it answers: "Beste Jan, … Groet, Petra" behind the quoted mail of Jan.
 *
 * Why this module exists: Outlook marks nothing of what it quotes, so that behind its header block all is taken for the other's.
 * Failing direction: it is the other's. Only a letter within the one mail that is quoted, greeted and signed with the sender's own
 * name, is the sender's; of answers between the lines, in another colour, nothing in a text says whose they are.
 */
import { isGreeting } from "../mail/below-signature.ts"
import { isDevice } from "../mail/disclaimer-phrase.ts"
import { isClosing } from "../mail/signature.ts"
import type { TextZone } from "./text-zone.ts"

type Range = readonly [start: number, end: number]

/** Behind a header block as much is looked at. */
const MAX_QUOTED_UNITS = 100_000
const MAX_LINE_UNITS = 60
/** Shorter words of a name are infixes and initials. */
const MIN_NAME_UNITS = 3

/** Where in the text of `zone`, if anywhere. `sender` is the name in From and the address. */
export function answerBelow(
  { text, blocks, newEnd }: TextZone,
  sender: { readonly name: string; readonly address: string },
): Range | undefined {
  const [block, another] = blocks.filter(({ start }) => start >= newEnd)
  // Of a longer thread the sender wrote a part before.
  if (block === undefined || another !== undefined) return undefined
  const own = nameWords(sender.name)
  const author = text.slice(block.start, Math.min(block.end, lineEnd(text, block.start)))
  if (own.length === 0 || isNamed(author, own) || block.from.some((one) => isSame(one, sender.address)))
    return undefined
  const limit = Math.min(text.length, block.end + MAX_QUOTED_UNITS)
  let lines = 0
  let greeting = -1 // the last one above the line, but for that of the mail that is quoted, and of the sender
  let begin = -1 // of the letter whose closing was seen last
  let isSigned = false
  let isBelowClosing = false
  for (let start = lineEnd(text, block.end); start < limit;) {
    const end = lineEnd(text, start)
    const line = text.slice(start, Math.min(end, start + MAX_LINE_UNITS)).trim()
    const first = start + text.slice(start, end).search(/\S/)
    if (line !== "" && !isDevice(line)) {
      if (isClosing(text, first, end)) {
        begin = greeting
        isSigned = isNamed(line, own)
        isBelowClosing = true
      } else {
        if (isBelowClosing) isSigned ||= isNamed(line, own)
        isBelowClosing = false
        if (lines > 0 && isGreeting(line) && !isNamed(line, own)) greeting = start
      }
      lines += 1
    }
    start = end
  }
  return begin >= 0 && isSigned ? [begin, limit] : undefined
}

function lineEnd(text: string, from: number): number {
  const lineFeed = text.indexOf("\n", from)
  return lineFeed < 0 ? text.length : lineFeed + 1
}

function nameWords(name: string): readonly string[] {
  return wordsIn(name).filter((word) => word.length >= MIN_NAME_UNITS && /^\p{Lu}/u.test(word))
}

function isNamed(line: string, own: readonly string[]): boolean {
  const words = new Set(wordsIn(line))
  return own.some((word) => words.has(word))
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{M}'’-]+/u)
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
