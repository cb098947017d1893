/**
 * What a reader of an HTML body sees, as plain text, and what stands in it unseen.
 *
 * Why this module exists: words, addresses and quoted headers are looked for in text, and an address in a link, in a
 * comment or in a hidden element leaks as much as one on the screen.
 * Rules: WHATWG HTML §13.2.5 (tokens), §15.3 (what begins a line). One pass, no tree, no recursion.
 *
 * Deliberately left out: style sheets (an element hidden by a class counts as seen), scripts, colours and sizes.
 */
import { decodeEntities } from "./html-entity.ts"
import { quoteTracker } from "./html-quote.ts"
import { type Attribute, readTag } from "./html-token.ts"

export { decodeEntities }

export type HtmlText = {
  /** What is seen: blocks and `<br>` on lines of their own, a tab between table cells, references decoded. */
  readonly text: string
  /** Where in `text` the quoted zone begins that lasts until its end, by markup; -1 if there is none. */
  readonly quotedFrom: number
  /** Ranges of `text` that are quotes by markup with the sender's own words behind them, in order. */
  readonly quotedRanges: readonly (readonly [start: number, end: number])[]
  /** What is not seen: hidden elements, comments, the title, tags that never end. Not for reading, for searching. */
  readonly hiddenText: string
  /** The attribute values that hold text or addresses (links, titles, alternatives, data), one per line. */
  readonly attributeText: string
  /** Only the beginning was read. */
  readonly truncated: boolean
}

type Element =
  | { readonly kind: "block" | "cell" | "break" | "void" | "inline" }
  /** Its content is text up to its end tag (§13.2.6.2), and `to` is where that text goes. */
  | { readonly kind: "raw"; readonly to: "seen" | "unseen" | "nowhere"; readonly endTag: RegExp }

const elements = (kind: "block" | "cell" | "break" | "void" | "inline", names: string) =>
  names.split(" ").map((name): readonly [string, Element] => [name, { kind }])
const rawElements = (to: "seen" | "unseen" | "nowhere", names: string) =>
  names
    .split(" ")
    .map((name): readonly [string, Element] => [
      name,
      { kind: "raw", to, endTag: new RegExp(`</${name}(?=[\\s/>])`, "gi") },
    ])

const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ...elements(
    "block",
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
      "footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol optgroup option p pre " +
      "search section summary table tbody tfoot thead tr ul",
  ),
  ...elements("cell", "td th"),
  ...elements("break", "br"),
  ...elements("void", "area base col embed hr img input link meta source track wbr"),
  ...elements(
    "inline",
    "a abbr b big cite code del em font head i ins label o:p q s small span strike strong sub sup tt u",
  ),
  ...rawElements("nowhere", "script style"),
  ...rawElements("unseen", "title iframe noembed noframes"),
  ...rawElements("seen", "textarea xmp"),
])
const UNKNOWN: Element = { kind: "inline" }

/** A stray end tag of one of these closes nothing around it, §13.2.6.4.7. */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "))

/** An open one ends where another of its kind begins, §13.1.2.4. */
const SELF_ENDING = new Set(["li", "dt", "dd", "td", "th", "tr", "option"])

const TEXT_ATTRIBUTES = new Set(
  "href title alt value content placeholder label summary action aria-label cite".split(" "),
)

const DISPLAY_NONE = /display\s*:\s*none|visibility\s*:\s*hidden/i

/** Reads at most the first `maxUnits` UTF-16 units of `html`; the outcome is never longer than what was read, save line ends. */
export function htmlText(html: string, maxUnits: number = Infinity): HtmlText {
  const truncated = html.length > maxUnits
  const input = truncated ? html.slice(0, maxUnits) : html
  const seen = sink()
  const unseen = sink()
  const hiding = hidingTracker()
  const quotes = quoteTracker()
  let out = seen
  let attributeText = ""
  let preformatted = 0
  let at = 0
  while (at < input.length) {
    const open = input.indexOf("<", at)
    const stop = open < 0 ? input.length : open
    if (stop > at) out.write(input.slice(at, stop), preformatted > 0)
    if (open < 0) break
    const next = input.charCodeAt(open + 1)
    if (next === 0x21 || next === 0x3f) {
      const comment = readComment(input, open)
      unseen.piece(comment.text)
      at = comment.end
      continue
    }
    if (next === 0x2f && !isLetter(input.charCodeAt(open + 2))) {
      const end = input.indexOf(">", open) // §13.2.5.7: anything else behind `</` is a comment
      unseen.piece(input.slice(open + 2, end < 0 ? input.length : end))
      at = end < 0 ? input.length : end + 1
      continue
    }
    if (next !== 0x2f && !isLetter(next)) {
      out.write("<", preformatted > 0)
      at = open + 1
      continue
    }
    const tag = readTag(input, open)
    if (tag === undefined) {
      unseen.piece(input.slice(open + 1))
      break
    }
    at = tag.end
    const { name, attributes } = tag
    const element = ELEMENTS.get(name) ?? UNKNOWN
    // QUIRK: `Jan <jan@example.nl>` that was left unescaped is a tag to a browser, so it is not seen
    if (element === UNKNOWN) {
      const markup = input.slice(open + 1, tag.end - 1)
      if (markup.includes("@")) unseen.piece(markup)
    }
    if (tag.closing) {
      if (hiding.active()) hiding.close(name)
      if (!hiding.active()) out = seen
      if (element.kind === "block" || element.kind === "break") out.line()
      if (name === "pre") preformatted = Math.max(0, preformatted - 1)
      else if (name === "blockquote" && out === seen) quotes.close(seen.length())
      continue
    }
    if (hiding.active() && hiding.endsBefore(name, element.kind === "block")) {
      hiding.end()
      out = seen
    }
    if (element.kind === "block" || name === "hr") out.line()
    else if (element.kind === "cell") out.cell()
    else if (element.kind === "break") out.newline()
    for (const { name: attribute, value } of attributes) {
      if (value !== "" && (TEXT_ATTRIBUTES.has(attribute) || attribute.startsWith("data-"))) {
        attributeText += decodeEntities(value, "attribute") + "\n"
      }
    }
    if (element.kind === "raw") {
      element.endTag.lastIndex = at
      const end = element.endTag.exec(input)?.index ?? input.length
      if (element.to === "unseen" || (element.to === "seen" && out === unseen))
        unseen.piece(input.slice(at, end))
      else if (element.to === "seen") seen.write(input.slice(at, end), true)
      at = end
      continue
    }
    if (element.kind === "void" || element.kind === "break") continue
    if (name === "pre") preformatted += 1
    if (hiding.active()) hiding.open(name)
    else if (isHidden(attributes)) {
      hiding.open(name)
      unseen.line()
      out = unseen
    } else quotes.open(name, attributes, seen.length())
  }
  const text = seen.text()
  return { text, ...quotes.zones(text), hiddenText: unseen.text(), attributeText, truncated }
}

/** A comment, conditional or bogus one: `<!-- -->`, `<!--[if mso]> <![endif]-->`, `<!doctype>`, `<?xml>`; §13.2.5.41 to 52. */
function readComment(html: string, open: number): { readonly text: string; readonly end: number } {
  if (!html.startsWith("<!--", open)) {
    const end = html.indexOf(">", open)
    return end < 0 ? { text: html.slice(open + 2), end: html.length } : { text: "", end: end + 1 }
  }
  const start = open + 4
  if (html.startsWith(">", start)) return { text: "", end: start + 1 }
  if (html.startsWith("->", start)) return { text: "", end: start + 2 }
  COMMENT_END.lastIndex = start
  const end = COMMENT_END.exec(html)
  if (end === null) return { text: html.slice(start), end: html.length }
  return { text: html.slice(start, end.index), end: end.index + end[0].length }
}
const COMMENT_END = /--!?>/g

function isHidden(attributes: readonly Attribute[]): boolean {
  for (const { name, value } of attributes) {
    if (name === "hidden" || (name === "style" && DISPLAY_NONE.test(decodeEntities(value, "attribute"))))
      return true
  }
  return false
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

type Sink = {
  write(markup: string, preformatted: boolean): void
  /** Ends the line, unless it is empty. */
  line(): void
  newline(): void
  /** Sets a table cell off from the one before it. */
  cell(): void
  /** Something on a line of its own. */
  piece(markup: string): void
  length(): number
  text(): string
}

/** Text that is being put together, white space collapsed (CSS Text §4.1) without ever looking back at what stands there. */
function sink(): Sink {
  let text = ""
  let atLineStart = true
  let space = false
  const end = (): void => {
    text += "\n"
    atLineStart = true
    space = false
  }
  const line = (): void => {
    if (!atLineStart) end()
    space = false
  }
  const write = (markup: string, preformatted: boolean): void => {
    const decoded = decodeEntities(markup)
    if (preformatted) {
      text += decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded
      const last = decoded.charCodeAt(decoded.length - 1)
      if (decoded !== "") atLineStart = last === 0x0a || last === 0x0d
      return
    }
    const collapsed = UNCOLLAPSED.test(decoded) ? decoded.replace(SPACES, " ") : decoded
    const from = collapsed.startsWith(" ") ? 1 : 0
    const to = collapsed.endsWith(" ") ? collapsed.length - 1 : collapsed.length
    space ||= from === 1
    if (to <= from) return
    if (space && !atLineStart) text += " "
    text += from === 0 && to === collapsed.length ? collapsed : collapsed.slice(from, to)
    atLineStart = false
    space = to < collapsed.length
  }
  return {
    write,
    line,
    newline: end,
    cell() {
      if (!atLineStart) text += "\t"
      space = false
    },
    piece(markup) {
      if (markup.trim() === "") return
      line()
      write(markup, false)
      end()
    },
    length: () => text.length,
    text: () => text,
  }
}
const UNCOLLAPSED = /[\t\n\f\r]| {2}/
const SPACES = /[ \t\n\f\r]+/g

type Hiding = {
  active(): boolean
  open(name: string): void
  close(name: string): void
  /** Whether the start tag of `name` ends the hidden element by itself. */
  endsBefore(name: string, block: boolean): boolean
  end(): void
}

/**
 * Which elements are open within a hidden one. The count per name makes looking for the one that an end tag closes
 * cheap: every step down the stack is paid by a step up.
 */
function hidingTracker(): Hiding {
  let stack: string[] = []
  let open = new Map<string, number>()
  const end = (): void => {
    stack = []
    open = new Map()
  }
  return {
    end,
    active: () => stack.length > 0,
    open(name) {
      stack.push(name)
      open.set(name, (open.get(name) ?? 0) + 1)
    },
    close(name) {
      if ((open.get(name) ?? 0) > 0) {
        for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
          open.set(last, (open.get(last) ?? 1) - 1)
          if (last === name) return
        }
      } else if (!FORMATTING.has(name)) end() // it closes something around the hidden element; when in doubt, seen
    },
    endsBefore(name, block) {
      if (stack[0] === "p") return block
      return stack.length === 1 && stack[0] === name && SELF_ENDING.has(name)
    },
  }
}
