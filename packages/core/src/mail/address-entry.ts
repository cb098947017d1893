/**
 * One entry of an address field: the signs between two commas. RFC 5322 §3.4 `mailbox`, §4.4, and what programs make
 * of it.
 *
 * Why this module exists: most of the forms that break the grammar break it inside one entry, and a human reader still
 * sees the address. This reads what a human would.
 *
 * Deliberately out of scope: commas inside names, groups, and addresses inside encoded words (./address-list.ts).
 */
import { bareAddress, specInside, startOfSpec, type AddressSpec } from "./address-spec.ts"
import { skipComments, type Angle, type Token } from "./address-token.ts"
import { commentText, nameText } from "./display-name.ts"

export type Range = { readonly start: number; readonly end: number }

/** A mailbox as found. `hidden` is a decoded text with an `@` where the address should be: it is still to be read. */
export type Found = Range & {
  readonly name: string
  /** A display name in front of angle brackets: commas before it may belong to it. */
  readonly named: boolean
  readonly spec: AddressSpec | { readonly hidden: string }
}

/** An entry without address and angle brackets: a name alone, or a bare local part. */
export type Phrase = Range & {
  readonly text: string
  readonly comment: string
  /** Words only, neither quotes nor comments. */
  readonly plain: boolean
  /** One word that stands there as it reads. */
  readonly single: boolean
  /** An `@` that only decoding, or taking off quotes, brought out. */
  readonly hidden: boolean
}

export type Entry = {
  readonly mailboxes: readonly Found[]
  readonly unreadable: readonly Range[]
  readonly phrase: Phrase | undefined
}

export function readEntry(raw: string, tokens: readonly Token[]): Entry {
  const mailboxes: Found[] = []
  const unreadable: Range[] = []
  let from = 0 // the first token that is not part of a mailbox yet
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    if (token === undefined) break
    if (isAddressInBrackets(raw, token)) {
      const behind = skipComments(tokens, at + 1)
      const named = hasWords(tokens, from, at)
      const name = nameText(raw, tokens, from, at) || commentText(raw, tokens, from, behind)
      const isOpen = token.kind === "angle" && !token.closed
      const inner = isOpen ? readOpenAngle(raw, token, name) : []
      const spec = isOpen ? undefined : specInside(raw, token)
      if (inner.length > 0) mailboxes.push(...inner)
      else if (spec !== undefined) mailboxes.push({ ...rangeOf(tokens, from, behind), name, named, spec })
      else if (named || token.end - token.start > 2) unreadable.push(rangeOf(tokens, from, behind))
      from = at = behind
    } else if (token.kind === "at") {
      const bare = bareAddress(raw, tokens, from, at)
      const behind = bare === undefined ? at + 1 : skipComments(tokens, bare.next)
      // An address right before angle brackets is a display name: jan@voorbeeld.example <jan@voorbeeld.example>
      if (bare !== undefined && tokens[behind]?.kind !== "angle") {
        const name = nameText(raw, tokens, from, bare.first) || commentText(raw, tokens, from, behind)
        mailboxes.push({ ...rangeOf(tokens, from, behind), name, named: false, spec: bare.spec })
        from = behind
      }
      at = behind
    } else at += 1
  }
  if (!hasWords(tokens, from, tokens.length)) return { mailboxes, unreadable, phrase: undefined }
  const rest = rangeOf(tokens, from, tokens.length)
  if (from === 0) return { mailboxes, unreadable, phrase: phraseOf(raw, tokens, rest) }
  const last = mailboxes.at(-1)
  if (last !== undefined && last.name === "") {
    // QUIRK: the name behind the address: <jan@voorbeeld.example> Jan
    const name = nameText(raw, tokens, from, tokens.length)
    mailboxes.splice(-1, 1, { ...last, end: rest.end, name })
  } else unreadable.push(rest)
  return { mailboxes, unreadable, phrase: undefined }
}

function phraseOf(raw: string, tokens: readonly Token[], range: Range): Phrase {
  const text = nameText(raw, tokens, 0, tokens.length)
  const words = tokens.filter((token) => token.kind !== "comment")
  const [first] = words
  const single = words.length === 1 && first !== undefined && raw.slice(first.start, first.end) === text
  const plain = tokens.every((token) => token.kind === "word")
  const hidden = text.includes("@") && tokens.every((token) => token.kind !== "at")
  return { ...range, text, comment: commentText(raw, tokens, 0, tokens.length), plain, single, hidden }
}

/**
 * QUIRK: a bracket that nothing closes: Jan <jan@voorbeeld.example, piet@voorbeeld.example
 * What is kept of a field must be whole mailboxes, so the ranges are those of what stands behind the bracket.
 */
function readOpenAngle(raw: string, angle: Angle, name: string): readonly Found[] {
  const start = startOfSpec(raw, angle.inner)
  if (start < 0) return []
  const comma = angle.inner.findLastIndex((sign) => raw.charAt(sign.start) === ",")
  const { mailboxes } = readEntry(raw, angle.inner.slice(Math.max(start, comma + 1)))
  return mailboxes.map((found) => (mailboxes.length === 1 && name !== "" ? { ...found, name } : found))
}

/** Angle brackets. QUIRK: square brackets as in quoted mail: Jan de Vries [mailto:jan@voorbeeld.example] */
export function isAddressInBrackets(raw: string, token: Token): boolean {
  return (
    token.kind === "angle" || (token.kind === "bracket" && raw.slice(token.start, token.end).includes("@"))
  )
}

function hasWords(tokens: readonly Token[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (tokens[at]?.kind !== "comment") return true
  return false
}

function rangeOf(tokens: readonly Token[], first: number, behind: number): Range {
  const start = tokens[first]?.start ?? 0
  return { start, end: tokens[behind - 1]?.end ?? start }
}
