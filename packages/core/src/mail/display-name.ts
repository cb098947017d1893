/**
 * What a human reads in an entry of an address field besides the address. RFC 5322 §3.4, RFC 2047 §5.
 *
 * Why this module exists: names are compared with names in the text and shown to the sender, so they are decoded, on
 * one line, without control characters and without white space around.
 */
import type { Token } from "./address-token.ts"
import { decodeEncodedWords } from "./encoded-word.ts"
import { readable } from "./octets.ts"

/** The phrase that the tokens from `start` to `end` make; comments are left out. */
export function nameText(raw: string, tokens: readonly Token[], start: number, end: number): string {
  let text = ""
  let before = -1 // end of the last token that is in the text
  for (let at = start; at < end; at += 1) {
    const first = tokens[at]
    if (first === undefined || first.kind === "comment") continue
    let last = first
    // Neighbouring words are one text, so that encoded words that belong together stay together (RFC 2047 §6.2).
    for (let next = tokens[at + 1]; at + 1 < end && next?.kind === "word"; next = tokens[at + 1]) {
      if (first.kind !== "word") break
      last = next
      at += 1
    }
    const piece = first.kind === "quoted" ? unquoted(raw, first) : raw.slice(first.start, last.end)
    text += (before >= 0 && before < first.start ? " " : "") + decodeEncodedWords(readable(piece))
    before = last.end
  }
  return oneLine(text)
}

/** The last comment with something in it, as in the old form jan@voorbeeld.example (Jan de Vries); empty if none. */
export function commentText(raw: string, tokens: readonly Token[], start: number, end: number): string {
  for (let at = end - 1; at >= start; at -= 1) {
    const token = tokens[at]
    if (token?.kind !== "comment") continue
    const text = oneLine(decodeEncodedWords(readable(unquoted(raw, token))))
    if (text !== "") return text
  }
  return ""
}

/** The content of a quoted string or comment, escapes undone (RFC 5322 §3.2.1) and folding too (§3.2.4). */
export function unquoted(raw: string, token: Token): string {
  const content = raw.slice(token.start + 1, token.end - 1)
  return (content.includes("\\") ? content.replaceAll(/\\([^])/g, "$1") : content).replaceAll(/[\r\n]/g, "")
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\u0000-\u001F\u007F]+/g, " ").trim()
}
