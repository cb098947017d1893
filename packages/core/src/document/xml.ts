/**
 * A pull scanner for the XML of office documents: start tags, end tags and text, in document order (XML 1.0, 5th edition).
 *
 * Why this module exists: a sheet of a million cells must not become a tree, and hostile XML must not cost more than its
 * length. So nothing is looked up outside, a document type declaration is stepped over and what it declares is never put
 * in (§4.4): there is nothing that could grow.
 *
 * Deliberately left out: namespaces. Names are given without their prefix, which is the writer's choice; the strict and the
 * transitional forms of OOXML have the same local names. Whether end tags fit their start tags is not checked.
 */
import { decodeCharset } from "../mail/charset.ts"
import { decodeEntities } from "../mail/html-entity.ts"
import { octetString } from "../mail/octets.ts"

export type XmlToken =
  | {
      readonly kind: "start"
      /** Without its prefix. */
      readonly name: string
      /** As written; see `attributeOf`. */
      readonly attributes: string
      /** `<name/>`: no end tag follows. */
      readonly isEmpty: boolean
    }
  | { readonly kind: "end"; readonly name: string }
  /** With its references decoded; one text may come in several pieces. */
  | { readonly kind: "text"; readonly text: string }

export type XmlScanner = {
  /** undefined at the end. */
  next(): XmlToken | undefined
  /** Elements that are open: those whose start was given and whose end was not. */
  depth(): number
  /** Why the end came: "broken" where it came inside a tag or an element, "beyond-limits" where elements lie too deep. */
  problem(): "broken" | "beyond-limits" | undefined
}

/** Elements inside each other; word processors reach some tens. */
export const MAX_XML_DEPTH = 512

/** The text of an XML file: by its byte order mark, else by its declaration, else UTF-8 (§4.3.3, appendix F). */
export function xmlText(octets: Uint8Array): string {
  const wide = wideEncoding(octets)
  if (wide !== undefined) return decodeCharset(octets, wide).text
  const head = octetString(octets, 0, MAX_DECLARATION)
  const declaration = head.startsWith("<?xml") ? head.slice(0, Math.max(0, head.indexOf("?>"))) : ""
  return decodeCharset(octets, attributeOf({ attributes: declaration.slice(5) }, "encoding") ?? "").text
}

const MAX_DECLARATION = 200

/** Appendix F.1: without a byte order mark, "<?" still tells. */
function wideEncoding(octets: Uint8Array): string | undefined {
  if (octets[0] === 0x3c && octets[1] === 0) return "utf-16le"
  return octets[0] === 0 && octets[1] === 0x3c ? "utf-16be" : undefined
}

export function scanXml(text: string): XmlScanner {
  let at = 0
  let depth = 0
  let problem: "broken" | "beyond-limits" | undefined

  const end = (why: "broken" | "beyond-limits" | undefined): undefined => {
    problem ??= why
    at = text.length
    return undefined
  }
  /** Behind the next `mark` from `from`; undefined if there is none. */
  const behind = (mark: string, from: number): number | undefined => {
    const found = text.indexOf(mark, from)
    return found < 0 ? undefined : found + mark.length
  }

  const next = (): XmlToken | undefined => {
    while (at < text.length) {
      if (text.charCodeAt(at) !== LESS) {
        const open = text.indexOf("<", at)
        const stop = open < 0 ? text.length : open
        const piece = decodeEntities(text.slice(at, stop))
        at = stop
        return { kind: "text", text: piece }
      }
      const mark = text.charCodeAt(at + 1)
      if (mark === SLASH) {
        const close = text.indexOf(">", at)
        if (close < 0) return end("broken")
        const name = localName(text, at + 2, close)
        at = close + 1
        depth = Math.max(0, depth - 1)
        return { kind: "end", name }
      }
      if (mark === BANG && text.startsWith("<![CDATA[", at)) {
        const start = at + 9
        const stop = text.indexOf("]]>", start)
        if (stop < 0) return end("broken")
        at = stop + 3
        if (stop > start) return { kind: "text", text: text.slice(start, stop) }
        continue
      }
      if (mark === BANG || mark === QUESTION) {
        const stop =
          mark === QUESTION
            ? behind("?>", at + 2)
            : text.startsWith("<!--", at)
              ? behind("-->", at + 4)
              : doctypeEnd(text, at)
        if (stop === undefined) return end("broken")
        at = stop
        continue
      }
      const close = tagEnd(text, at + 1)
      if (close === undefined) return end("broken")
      const isEmpty = text.charCodeAt(close - 1) === SLASH
      const nameEnd = endOfName(text, at + 1, isEmpty ? close - 1 : close)
      const name = localName(text, at + 1, nameEnd)
      const attributes = text.slice(nameEnd, isEmpty ? close - 1 : close)
      at = close + 1
      if (!isEmpty) {
        depth += 1
        if (depth > MAX_XML_DEPTH) return end("beyond-limits")
      }
      return { kind: "start", name, attributes, isEmpty }
    }
    return end(depth > 0 ? "broken" : undefined)
  }

  return { next, depth: () => depth, problem: () => problem }
}

/** The value of the first attribute of that local name; undefined if there is none. */
export function attributeOf(tag: { readonly attributes: string }, name: string): string | undefined {
  const text = tag.attributes
  let at = 0
  while (at < text.length) {
    const equals = text.indexOf("=", at)
    if (equals < 0) return undefined
    let start = equals + 1
    while (isBlank(text.charCodeAt(start))) start += 1
    const quote = text.charCodeAt(start)
    if (quote !== QUOTE && quote !== APOSTROPHE) {
      at = start
      continue
    }
    const stop = text.indexOf(quote === QUOTE ? '"' : "'", start + 1)
    if (stop < 0) return undefined
    if (isNamed(text, at, equals, name)) return decodeEntities(text.slice(start + 1, stop), "attribute")
    at = stop + 1
  }
  return undefined
}

/** Of an attribute that is a truth value: "1" and "true" (XML Schema part 2 §3.2.2). */
export function isSet(tag: { readonly attributes: string }, name: string): boolean {
  const value = attributeOf(tag, name)
  return value === "1" || value === "true"
}

/** Steps over the element that `tag` opened. */
export function skipElement(scanner: XmlScanner, tag: { readonly isEmpty: boolean }): void {
  if (tag.isEmpty) return
  const outside = scanner.depth() - 1
  while (scanner.depth() > outside && scanner.next() !== undefined) continue
}

/** All text inside the element that `tag` opened, in order. */
export function textOfElement(scanner: XmlScanner, tag: { readonly isEmpty: boolean }): string {
  if (tag.isEmpty) return ""
  const outside = scanner.depth() - 1
  let text = ""
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "text") text += token.text
    else if (scanner.depth() <= outside) break
  }
  return text
}

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const BANG = 0x21
const QUESTION = 0x3f
const QUOTE = 0x22
const APOSTROPHE = 0x27
const COLON = 0x3a

/** The `>` of a tag, which may also stand in an attribute value (§2.3). */
function tagEnd(text: string, from: number): number | undefined {
  let quote = 0
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (quote !== 0) {
      if (unit === quote) quote = 0
    } else if (unit === GREATER) return at
    else if (unit === QUOTE || unit === APOSTROPHE) quote = unit
  }
  return undefined
}

/** Behind a declaration, with whatever it declares inside (§2.8). */
function doctypeEnd(text: string, from: number): number | undefined {
  let quote = 0
  let brackets = 0
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (quote !== 0) {
      if (unit === quote) quote = 0
    } else if (unit === QUOTE || unit === APOSTROPHE) quote = unit
    else if (unit === 0x5b) brackets += 1
    else if (unit === 0x5d) brackets -= 1
    else if (unit === GREATER && brackets <= 0) return at + 1
  }
  return undefined
}

function endOfName(text: string, from: number, stop: number): number {
  let at = from
  while (at < stop && !isBlank(text.charCodeAt(at))) at += 1
  return at
}

function localName(text: string, from: number, stop: number): string {
  let start = from
  let end = from
  for (; end < stop && !isBlank(text.charCodeAt(end)); end += 1) {
    if (text.charCodeAt(end) === COLON) start = end + 1
  }
  return text.slice(start, end)
}

function isNamed(text: string, from: number, equals: number, name: string): boolean {
  let end = equals
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1
  const start = end - name.length
  if (start < from || !text.startsWith(name, start)) return false
  const before = start === from ? 0x20 : text.charCodeAt(start - 1)
  return before === COLON || isBlank(before)
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
}
