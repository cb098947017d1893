/**
 * Which parts of an HTML body are quoted, by the marks that mail programs leave in the markup.
 *
 * Why this module exists: what the sender wrote and what was merely passed on weigh differently, and in HTML the marks of
 * the sender's program are surer than any words. No standard rules them; each mark stands beside the program it is of.
 *
 * Deliberately left out: quotes that are only recognisable by their words (./quoted-header.ts).
 */
/** From here on everything is quoted: the quote follows the mark instead of standing inside it. */
const FROM_HERE =
  // Outlook on the web and mobile, its older version, Outlook for Mac, Windows Live, Thunderbird's forward, Zimbra
  /divRplyFwdMsg|appendonsend|divRpF|mail-editor-reference-message|ms-outlook-mobile-reference|OLK_SRC_BODY_SECTION|OutlookMessageHeader|moz-forward-container|zwchr/i

/** The introduction of a quote: a blockquote follows, inside or behind it, or everything is quoted. */
const INTRODUCTION =
  // Gmail, Thunderbird, Yahoo, Proton, Tuta, Zoho, Roundcube, Spark
  /gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|reply-intro|messageReplySection/i

/** The line that Outlook for Windows draws above the header block of what it quotes. */
const OUTLOOK_LINE = /border-top\s*:\s*solid\s+#(?:E1E1E1|B5C4DF)/i

/** QUIRK: the button for indenting of Gmail and Apple Mail makes a blockquote too, without a border. */
const INDENTED = /border\s*:\s*(?:none|0)/i

/** What the attributes of a start tag say about quotes: bits. */
export const FOLLOWS = 1
export const INTRODUCES = 2
const OUTLOOK = 4
const INDENTS = 8
export const CITES = 16

/** The marks of one `class`, `id` or `name`. */
export function marksOfName(value: string): number {
  return (FROM_HERE.test(value) ? FOLLOWS : 0) | (INTRODUCTION.test(value) ? INTRODUCES : 0)
}

/** The marks of one `style`. */
export function marksOfStyle(value: string): number {
  return (OUTLOOK_LINE.test(value) ? OUTLOOK : 0) | (INDENTED.test(value) ? INDENTS : 0)
}

export type QuoteTracker = {
  /** A start tag; `at` is where its content begins in the text. */
  open(element: "div" | "blockquote" | "other", marks: number, at: number): void
  /** The end tag of a blockquote. */
  close(at: number): void
  zones(text: string): Zones
}

export type Zones = {
  readonly quotedFrom: number
  readonly quotedRanges: readonly (readonly [start: number, end: number])[]
}

export function quoteTracker(): QuoteTracker {
  let fromHere = -1
  let introduction = -1
  let depth = 0
  let start = 0
  const ranges: (readonly [number, number])[] = []
  const settle = (at: number): void => {
    ranges.push([start, at])
    introduction = -1
    depth = 0
  }
  return {
    open(element, marks, at) {
      if (fromHere >= 0 || (marks === 0 && element !== "blockquote")) return
      const introduces = (marks & INTRODUCES) !== 0
      const follows = (marks & FOLLOWS) !== 0 || (element === "div" && (marks & OUTLOOK) !== 0)
      if (follows && depth === 0) {
        fromHere = introduction >= 0 ? introduction : at
        return
      }
      if (element === "blockquote") {
        if (depth === 0) {
          if ((marks & INDENTS) !== 0 && !introduces && (marks & CITES) === 0) return
          start = introduction >= 0 ? introduction : at
        }
        depth += 1
      } else if (introduces && depth === 0 && introduction < 0) introduction = at
    },
    close(at) {
      if (depth === 0) return
      depth -= 1
      if (depth === 0) settle(at)
    },
    zones(text) {
      if (depth > 0) settle(text.length)
      const quotedRanges = [...ranges]
      let quotedFrom = fromHere >= 0 ? fromHere : introduction >= 0 ? introduction : text.length
      // The last quotes belong to the zone at the end where nothing but white space stands behind them.
      for (let range = quotedRanges.at(-1); range !== undefined; range = quotedRanges.at(-1)) {
        if (text.slice(range[1], quotedFrom).trim() !== "") break
        quotedFrom = range[0]
        quotedRanges.pop()
      }
      return { quotedFrom: text.slice(quotedFrom).trim() === "" ? -1 : quotedFrom, quotedRanges }
    },
  }
}
