/**
 * The texts of a message that people read, cut into what the sender wrote and what is quoted.
 *
 * Of alternatives (multipart/alternative, RFC 2046 §5.1.4) every text is read: clients show one, and forward the other.
 */
import { bodyText } from "../mail/body.ts"
import { htmlText, type HtmlText } from "../mail/html-text.ts"
import type { Message, Part } from "../mail/message.ts"
import { findQuotedBlocks, type QuotedBlock } from "../mail/quoted-header.ts"
import { newText, type NewText } from "../mail/zone.ts"
import type { PartText } from "../search/search-message.ts"

/** Indexes are UTF-16 indexes of `text`. */
export type TextZone = NewText & {
  readonly part: Part
  /** The decoded body, and for HTML what is read of it (html-text.ts). */
  readonly source: string
  readonly html: HtmlText | undefined
  /** What is read: `source`, or the text of `html`. */
  readonly text: string
  readonly blocks: readonly QuotedBlock[]
  /** What was wrong with the charset. */
  readonly problem: "none" | "unknown" | "malformed" | "utf-7"
}

/**
 * Body texts of the message itself, in document order; attached texts and embedded messages are not among them. A text
 * with a file name that is not said to be attached is one: Apple Mail shows it between the others.
 */
export function readTextZones(message: Message): readonly TextZone[] {
  const zones: TextZone[] = []
  for (const part of message.parts) {
    if (part.disposition === "attachment") continue
    const isMarkup = MARKUP.has(part.type)
    if (!isMarkup && !PLAIN.has(part.type)) continue
    const { text: source, problem } = bodyText(message, part)
    const html = isMarkup ? htmlText(source) : undefined
    const text = html?.text ?? source
    const blocks = findQuotedBlocks(text)
    const zone = newText(text, blocks, html?.quotedFrom ?? -1, html?.quotedRanges ?? [])
    zones.push({ part, source, html, text, blocks, problem, ...zone })
  }
  return zones
}

/** Markdown (RFC 7763) and enriched text (RFC 1896) can be read as they stand: a tag parts words and sentences do not. */
const PLAIN: ReadonlySet<string> = new Set([
  "text/plain",
  "text/markdown",
  "text/x-markdown",
  "text/enriched",
  "text/richtext",
])
const MARKUP: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml"])

/** What was decoded here already, for the search (search/search-message.ts). */
export function textsOf(zones: readonly TextZone[]): ReadonlyMap<Part, PartText> {
  return new Map(zones.map(({ part, source, html }) => [part, { source, html }]))
}
