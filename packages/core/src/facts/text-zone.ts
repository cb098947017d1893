/**
 * The texts of a message that people read, cut into what the sender wrote and what is quoted.
 *
 * Of alternatives (multipart/alternative, RFC 2046 §5.1.4) every text is read: clients show one, and forward the other.
 */
import { readRtf } from "../document/rtf.ts"
import { bodyText, decodedBody } from "../mail/body.ts"
import { htmlText, type HtmlText } from "../mail/html-text.ts"
import { LIMITS } from "../mail/limits.ts"
import type { Message, Part } from "../mail/message.ts"
import { findQuotedBlocks, type QuotedBlock } from "../mail/quoted-header.ts"
import { newText, type NewText } from "../mail/zone.ts"
import type { PartText } from "../search/search-message.ts"

export type BodyText = {
  readonly part: Part
  /** The decoded body, and for HTML what is read of it (html-text.ts). */
  readonly source: string
  readonly html: HtmlText | undefined
  /** What is read: `source`, or the text of `html` or of RTF. */
  readonly text: string
  /** What was wrong with the charset. */
  readonly problem: "none" | "unknown" | "malformed" | "utf-7"
}

/** Indexes are UTF-16 indexes of `text`. */
export type TextZone = BodyText & NewText & { readonly blocks: readonly QuotedBlock[] }

export function readTextZones(message: Message, carriesOther = true): readonly TextZone[] {
  return zonesOf(readBodyTexts(message), carriesOther)
}

/**
 * Body texts of the message itself, in document order; attached texts and embedded messages are not among them. A text
 * with a file name that is not said to be attached is one: Apple Mail shows it between the others. So is the first of all that
 * has no name, whatever it is said to be: where there is no other, programs show it.
 */
export function readBodyTexts(message: Message): readonly BodyText[] {
  const texts: BodyText[] = []
  for (const part of message.parts) {
    if (part.disposition === "attachment" && (part.filename !== "" || texts.length > 0)) continue
    const isMarkup = MARKUP.has(part.type)
    if (!isMarkup && !PLAIN.has(part.type) && !isRichText(part)) continue
    const { text: source, problem } = bodyText(message, part)
    const html = isMarkup ? htmlText(source) : undefined
    const text = html?.text ?? (isRichText(part) ? richText(decodedBody(message, part)) : source)
    texts.push({ part, source, html, text, problem })
  }
  return texts
}

/** RTF among the alternatives: Outlook shows it, and old programs wrote it. With a name it is a file (../document/). */
function isRichText({ type, filename }: Part): boolean {
  return type === "text/rtf" && filename === ""
}

/** What is shown of it; as much as a letter has. */
function richText(octets: Uint8Array): string {
  const { texts } = readRtf(octets, { octets: LIMITS.textOctets, items: 100_000, units: 1_000_000 })
  return texts
    .filter(({ concealed }) => concealed === undefined)
    .map(({ text }) => text)
    .join("\n")
}

/** @param carriesOther whether the message is an answer or a forward (./form.ts) */
export function zonesOf(texts: readonly BodyText[], carriesOther: boolean): readonly TextZone[] {
  return texts.map((body) => {
    const { text, html } = body
    const blocks = findQuotedBlocks(text)
    return {
      ...body,
      blocks,
      ...newText(text, blocks, html?.quotedFrom ?? -1, html?.quotedRanges ?? [], carriesOther),
    }
  })
}

/**
 * Whether the zones of a text can only begin and end where a line does. Without marks of quotes in the markup they always do
 * (mail/zone.ts); a mark may stand in the middle of a word.
 */
export function isCutAtLines({ text, html }: BodyText): boolean {
  if (html === undefined) return true
  const isLineStart = (at: number): boolean => at <= 0 || at >= text.length || text.charCodeAt(at - 1) === LF
  return (
    isLineStart(html.quotedFrom) &&
    html.quotedRanges.every(([start, end]) => isLineStart(start) && isLineStart(end))
  )
}
const LF = 0x0a

/** Markdown (RFC 7763) and enriched text (RFC 1896) can be read as they stand: a tag parts words and sentences do not. */
const PLAIN: ReadonlySet<string> = new Set([
  "text/plain",
  "text/markdown",
  "text/x-markdown",
  "text/enriched",
  "text/richtext",
])
/** AMP for Email: HTML that some programs show in place of the other. */
const AMP = "text/x-amp-html"
const MARKUP: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml", AMP])

/** What was decoded here already, for the search (search/search-message.ts). */
export function textsOf(texts: readonly BodyText[]): ReadonlyMap<Part, PartText> {
  return new Map(texts.filter(isAsSearched).map(({ part, source, html }) => [part, { source, html }]))
}

/** Whether the search looks at the same text, so that an index means the same: RTF and AMP it reads as they stand. */
export function isAsSearched({ part }: BodyText): boolean {
  return !isRichText(part) && part.type !== AMP
}
