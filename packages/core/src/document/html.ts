/**
 * Web pages, and what is called XML and has no reader of its own.
 *
 * What is hidden in a page is concealed text. Comments and the title are left out: programs write them into every page, and
 * addresses in them are looked for elsewhere (../search/). Tables: ./html-table.ts.
 *
 * Deliberately left out: what scripts and style sheets would make of the page, and pages in frames.
 */
import { htmlText } from "../mail/html-text.ts"
import { octetString } from "../mail/octets.ts"
import { seeker } from "../mail/seeker.ts"
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, DocumentText, Reading } from "./document.ts"
import { readHtmlTables } from "./html-table.ts"
import { readOtherXml } from "./other-xml.ts"
import { addText, textWithin } from "./text-within.ts"

/** A `ReadDocument`. The charset is that of the byte order mark, of a `<meta>` or of the XML declaration. */
export function readHtml(octets: Uint8Array, budget: DocumentBudget): Reading {
  const head = octetString(octets, 0, HEAD_OCTETS)
  if (isOtherXml(head)) return readOtherXml(octets, budget)
  const { text, unread } = textWithin(octets, budget, declaredCharset(head))
  const reading = readHtmlText(text, budget)
  return { ...reading, unread: unread ?? reading.unread }
}

/** A page that is text already. */
export function readHtmlText(html: string, budget: DocumentBudget): Reading {
  const most = Math.max(0, budget.units)
  const { text, hiddenText, truncated } = htmlText(withoutProgramText(html.slice(0, most)))
  const texts: DocumentText[] = []
  const concealed = new Set<Concealment>()
  const isSeenWhole = addText(texts, text, undefined, budget)
  const isHiddenWhole = addText(texts, hiddenText, "hidden-text", budget)
  if (hiddenText.trim() !== "") concealed.add("hidden-text")
  const { tables, isWhole } = readHtmlTables(html.slice(0, most), budget)
  const all = isSeenWhole && isHiddenWhole && isWhole && !truncated && html.length <= most
  return {
    format: "html",
    texts,
    tables,
    concealed: [...concealed],
    inner: [],
    unread: all ? undefined : "beyond-limits",
  }
}

/** WHATWG HTML §13.2.3.2 looks at so many octets. */
const HEAD_OCTETS = 1024

/** XML has its declaration in front, and a page its element soon after. */
function isOtherXml(head: string): boolean {
  const start = head.replace(/^(?:\u00EF\u00BB\u00BF|\s){1,16}/, "").toLowerCase()
  return start.startsWith("<?xml") && !/<html[\s>]|<!doctype html|<body|<table/.test(start)
}

/** WHATWG HTML §13.2.3.2: a charset of two octets, named in ASCII, is a mistake and means UTF-8. */
function declaredCharset(head: string): string {
  const label = /charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? ""
  return /^utf-?16/i.test(label) ? "utf-8" : label
}

/** Without its comments and its title. */
function withoutProgramText(html: string): string {
  const endFrom = seeker(html, "-->")
  let text = ""
  let from = 0
  for (let at = html.indexOf("<!--"); at >= 0; at = html.indexOf("<!--", from)) {
    text += html.slice(from, at)
    const end = endFrom(at + "<!--".length)
    from = end < 0 ? html.length : end + "-->".length
  }
  return (text + html.slice(from)).replace(TITLE, "")
}

const TITLE = /<title[^<>]{0,200}>[^<]{0,2000}<\/title[^<>]{0,16}>/gi
