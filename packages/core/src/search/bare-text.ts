/**
 * The text of a document without its markup: what its reader sees as one word, joined.
 *
 * Why this module exists: office programs cut a word into runs wherever its spelling was checked or its history was kept,
 * so that between the two halves of an address there may be a thousand octets of markup. Tags (XML 1.0 §3.1) and RTF
 * control words (RTF 1.9.1) go; those that begin another paragraph or cell become a line end.
 *
 * Deliberately left out: what the markup itself says (the caller searches the text as it stands too), and HTML bodies
 * (../mail/html-text.ts).
 */
import { hexPair } from "../mail/transfer-encoding.ts"
import { withoutTags } from "./tags.ts"

/** Tags that end before a text is taken for markup, where it does not begin with one. */
const MIN_END_TAGS = 8

/** Undefined where the text is no markup. Linear. */
export function bareText(text: string): string | undefined {
  const begin = BLANK.exec(text)?.[0].length ?? 0
  if (text.startsWith("{\\rtf", begin)) return withoutControls(text)
  return (text.charCodeAt(begin) === LESS && text.includes(">")) || hasManyTags(text)
    ? withoutTags(text)
    : undefined
}

/** A byte order mark, in an octet string too. */
const BLANK = /^[\s\uFEFF\u00EF\u00BB\u00BF]{0,64}/
const LESS = 60

function hasManyTags(text: string): boolean {
  let at = -1
  for (let count = 0; count < MIN_END_TAGS; count += 1) {
    at = text.indexOf("</", at + 1)
    if (at < 0) return false
  }
  return true
}

const CONTROL =
  /\\(?:'([0-9A-Fa-f]{2})|u(-?\d{1,6})[ ?]?|([A-Za-z]{1,32})(?:-?\d{1,10})? ?|([^A-Za-z]))|[{}\r\n]/g
const BREAKS: ReadonlySet<string> = new Set(["par", "line", "tab", "cell", "row", "sect", "page"])

const SYMBOLS: Readonly<Record<string, string>> = { "~": " ", _: "-" }

function withoutControls(text: string): string {
  return text.replace(CONTROL, (_, hex?: string, unit?: string, word?: string, symbol?: string) => {
    if (hex !== undefined) return String.fromCharCode(hexPair(hex, 0))
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 10) & 0xffff)
    if (word !== undefined) return BREAKS.has(word) ? "\n" : ""
    if (symbol === undefined) return ""
    return symbol === "\\" || symbol === "{" || symbol === "}" ? symbol : (SYMBOLS[symbol] ?? "")
  })
}
