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
import { nameReader } from "./html-name.ts"
import { CITES, marksOfName, marksOfStyle, quoteTracker } from "./html-quote.ts"
import { emptyTag, readTag, type Tag } from "./html-token.ts"

export { decodeEntities }

export type HtmlText = {
  /** What is seen: blocks and `<br>` on lines of their own, a tab between table cells, references decoded. */
  readonly text: string
  /** Where in `text` the quoted zone begins that lasts until its end, by markup; -1 if there is none. */
  readonly quotedFrom: number
  /** Ranges of `text` that are quotes by markup with the sender's own words behind them, in order. */
  readonly quotedRanges: readonly (readonly [start: number, end: number])[]
  /** What hidden elements hold: the first line that a list of messages shows, and what somebody thought he had taken out. */
  readonly concealedText: string
  /** That, and all else that is not seen: comments, the title, tags that never end. Not for reading, for searching. */
  readonly hiddenText: string
  /** The attribute values that hold text or addresses (links, titles, alternatives, data), one per line. */
  readonly attributeText: string
  /** Only the beginning was read. */
  readonly truncated: boolean
}

type Element = {
  readonly name: string
  /** For quotes (./html-quote.ts). */
  readonly quote: "div" | "blockquote" | "other"
} & (
  | { readonly kind: "block" | "cell" | "break" | "void" | "inline" }
  /** Its content is text up to its end tag (§13.2.6.2), and `to` is where that text goes. */
  | { readonly kind: "raw"; readonly to: "seen" | "unseen" | "nowhere"; readonly endTag: RegExp }
)

const elements = (kind: "block" | "cell" | "break" | "void" | "inline", names: string): readonly Element[] =>
  names.split(" ").map((name) => ({ name, quote: quoteOf(name), kind }))
const rawElements = (to: "seen" | "unseen" | "nowhere", names: string): readonly Element[] =>
  names.split(" ").map((name) => ({
    name,
    quote: quoteOf(name),
    kind: "raw",
    to,
    endTag: new RegExp(`</${name}(?=[\\s/>])`, "gi"),
  }))

function quoteOf(name: string): Element["quote"] {
  return name === "div" || name === "blockquote" ? name : "other"
}

const ELEMENTS: readonly Element[] = [
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
]
const elementAt = nameReader(ELEMENTS.map(({ name }) => name))
const UNKNOWN: Element = { name: "", quote: "other", kind: "inline" }

/** A stray end tag of one of these closes nothing around it, §13.2.6.4.7. */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "))

/** An open one ends where another of its kind begins, §13.1.2.4. */
const SELF_ENDING = new Set(["li", "dt", "dd", "td", "th", "tr", "option"])

/** Attributes with marks of quotes or of what is hidden, and those that hold text or addresses, with all of `data-`. */
const MARKED = ["class", "id", "name", "type", "style", "hidden"]
const TEXTS = "href title alt value content placeholder label summary action aria-label cite".split(" ")
const attributeAt = nameReader([...MARKED, ...TEXTS])
const TYPE = MARKED.indexOf("type")
const STYLE = MARKED.indexOf("style")
const HIDDEN = MARKED.indexOf("hidden")

const DISPLAY_NONE = /display\s*:\s*none|visibility\s*:\s*hidden/i
/** A mark like those of ./html-quote.ts: what is in the element is not seen. */
const HIDES = 1 << 10

/** Reads at most the first `maxUnits` UTF-16 units of `html`; the outcome is never longer than what was read, save line ends. */
export function htmlText(html: string, maxUnits: number = Infinity): HtmlText {
  const truncated = html.length > maxUnits
  const input = truncated ? html.slice(0, maxUnits) : html
  const seen = sink()
  const unseen = sink()
  const concealed = sink()
  const hiding = hidingTracker()
  const quotes = quoteTracker()
  const attributes = attributeReader(input)
  const tag = emptyTag()
  let out = seen
  let preformatted = 0
  let at = 0
  while (at < input.length) {
    const open = out.writeToTag(input, at, preformatted > 0)
    if (open === input.length) break
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
    at = readTag(input, open, tag)
    if (at < 0) {
      unseen.piece(input.slice(open + 1))
      break
    }
    const element = ELEMENTS[elementAt(input, tag.nameStart, tag.nameEnd)] ?? UNKNOWN
    // QUIRK: `Jan <jan@example.nl>` that was left unescaped is a tag to a browser, so it is not seen
    if (element === UNKNOWN) {
      const markup = input.slice(open + 1, at - 1)
      if (markup.includes("@")) unseen.piece(markup)
    }
    if (tag.closing) {
      if (hiding.active()) {
        hiding.close(nameOf(element, input, tag))
        if (!hiding.active()) out = seen
      }
      if (element.kind === "block" || element.kind === "break") out.line()
      if (element.name === "pre") preformatted = Math.max(0, preformatted - 1)
      else if (element.quote === "blockquote" && out === seen) quotes.close(seen.length())
      continue
    }
    if (hiding.active() && hiding.endsBefore(element)) {
      hiding.end()
      out = seen
    }
    if (element.kind === "block" || element.name === "hr") out.line()
    else if (element.kind === "cell") out.cell()
    else if (element.kind === "break") out.newline()
    const marks = tag.count > 0 ? attributes.read(tag) : 0
    if (element.kind === "raw") {
      element.endTag.lastIndex = at
      const end = element.endTag.exec(input)?.index ?? input.length
      if (element.to === "unseen" || (element.to === "seen" && out === concealed))
        unseen.piece(input.slice(at, end))
      else if (element.to === "seen") seen.write(input.slice(at, end), true)
      at = end
      continue
    }
    if (element.kind === "void" || element.kind === "break") continue
    if (element.name === "pre") preformatted += 1
    if (hiding.active()) {
      hiding.open(nameOf(element, input, tag))
      continue
    }
    if ((marks & HIDES) !== 0) {
      hiding.open(nameOf(element, input, tag))
      concealed.line()
      out = concealed
    } else quotes.open(element.quote, marks, seen.length())
  }
  const text = seen.text()
  return {
    text,
    ...quotes.zones(text),
    concealedText: concealed.text(),
    hiddenText: `${concealed.text()}${concealed.length() > 0 ? "\n" : ""}${unseen.text()}`,
    attributeText: attributes.text(),
    truncated,
  }
}

function nameOf(element: Element, html: string, { nameStart, nameEnd }: Tag): string {
  return element === UNKNOWN ? html.slice(nameStart, nameEnd).toLowerCase() : element.name
}

/** Values that are remembered: an HTML mail has a handful of classes and styles, and each of them a hundred times. */
const MAX_KNOWN = 64

type AttributeReader = {
  /** The marks of a start tag: of quotes (./html-quote.ts), and `HIDES`. */
  read(tag: Tag): number
  /** The values so far that hold text or addresses, one per line. */
  text(): string
}

function attributeReader(html: string): AttributeReader {
  const names = remembering(marksOfName)
  const styles = remembering(
    (value) => marksOfStyle(value) | (DISPLAY_NONE.test(decodeEntities(value, "attribute")) ? HIDES : 0),
  )
  let text = ""
  return {
    read({ count, attributes }) {
      let marks = 0
      for (let slot = 0; slot < count * 4; slot += 4) {
        const nameStart = attributes[slot]!
        const nameEnd = attributes[slot + 1]!
        const from = attributes[slot + 2]!
        const to = attributes[slot + 3]!
        const kind = attributeAt(html, nameStart, nameEnd)
        if (kind === HIDDEN) marks |= HIDES
        else if (from === to) continue
        else if (kind >= MARKED.length || (kind < 0 && isData(html, nameStart, nameEnd)))
          text += `${decodeEntities(html.slice(from, to), "attribute")}\n`
        else if (kind === STYLE) marks |= styles(html.slice(from, to))
        else if (kind === TYPE) marks |= html.slice(from, to) === "cite" ? CITES : 0
        else if (kind >= 0) marks |= names(html.slice(from, to))
      }
      return marks
    },
    text: () => text,
  }
}

function isData(html: string, from: number, to: number): boolean {
  return (html.charCodeAt(from) | 0x20) === 0x64 && /^data-/i.test(html.slice(from, Math.min(to, from + 5)))
}

function remembering(read: (value: string) => number): (value: string) => number {
  const known = new Map<string, number>()
  return (value) => {
    let marks = known.get(value)
    if (marks === undefined) {
      marks = read(value)
      if (known.size < MAX_KNOWN) known.set(value, marks)
    }
    return marks
  }
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

function isLetter(unit: number): boolean {
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

type Sink = {
  /** Writes what stands from `from` up to the next `<`; gives the index of that, or of the end. */
  writeToTag(html: string, from: number, preformatted: boolean): number
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
  // One look at each unit, and for nearly all runs nothing else: neither references nor white space to collapse.
  const writeToTag = (html: string, from: number, preformatted: boolean): number => {
    let before = NONE
    let last = NONE
    let first = NONE
    let plain = !preformatted
    let at = from
    for (; at < html.length; at += 1) {
      const unit = html.charCodeAt(at)
      if (unit === LESS) break
      if (unit === SPACE) {
        if (before === SPACE) plain = false
      } else if (isSpace(unit)) plain = false
      else {
        if (unit === AMPERSAND) plain = false
        if (first < 0) first = at
        last = at
      }
      before = unit
    }
    if (at === from) return at
    if (first < 0 && !preformatted) space = true
    else if (!plain) write(html.slice(from, at), preformatted)
    else {
      if ((space || first > from) && !atLineStart) text += " "
      text += html.slice(first, last + 1)
      atLineStart = false
      space = last + 1 < at
    }
    return at
  }
  return {
    writeToTag,
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
const NONE = -1
const SPACE = 0x20
const AMPERSAND = 0x26
const LESS = 0x3c

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0x0c
}
const UNCOLLAPSED = /[\t\n\f\r]| {2}/
const SPACES = /[ \t\n\f\r]+/g

type Hiding = {
  active(): boolean
  open(name: string): void
  close(name: string): void
  /** Whether the start tag of an element ends the hidden one by itself. */
  endsBefore(element: Element): boolean
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
    endsBefore({ name, kind }) {
      if (stack[0] === "p") return kind === "block"
      return stack.length === 1 && stack[0] === name && SELF_ENDING.has(name)
    },
  }
}
