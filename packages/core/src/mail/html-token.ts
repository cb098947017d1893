/**
 * One tag of HTML at a time.
 *
 * Why this module exists: reading mail takes the words and the attribute values of any HTML, however broken, in one pass and
 * without a tree, so that neither a million unclosed tags nor a hundred megabytes can hurt.
 * Rules: WHATWG HTML §13.2.5.6 to §13.2.5.40 (tag and attribute states).
 *
 * Deliberately left out: what a tag means (./html-text.ts) and character references, which stand here as written.
 */

export type Attribute = { readonly name: string; readonly value: string }

export type Tag = {
  /** Lower case. */
  readonly name: string
  readonly closing: boolean
  /** Names in lower case, values as written; the first of two equal names counts, as for browsers. */
  readonly attributes: readonly Attribute[]
  /** Just behind the `>`. */
  readonly end: number
}

const NONE: readonly Attribute[] = []

/** The tag whose `<` stands at `start`, with a letter (behind a `/` or not) next; undefined where it never ends. */
export function readTag(html: string, start: number): Tag | undefined {
  const closing = html.charCodeAt(start + 1) === 0x2f
  const nameStart = closing ? start + 2 : start + 1
  const nameEnd = endOfTagName(html, nameStart)
  const name = lowerCase(html, nameStart, nameEnd)
  if (html.charCodeAt(nameEnd) === 0x3e) return { name, closing, attributes: NONE, end: nameEnd + 1 }
  const attributes: Attribute[] = []
  let at = nameEnd
  while (at < html.length) {
    const unit = html.charCodeAt(at)
    if (unit === 0x3e) return { name, closing, attributes, end: at + 1 }
    if (isSpace(unit) || unit === 0x2f) {
      at += 1
      continue
    }
    const first = at
    at = endOfAttributeName(html, at + 1) // an `=` in front belongs to the name, §13.2.5.32
    const attribute = lowerCase(html, first, at)
    const equals = skipSpace(html, at)
    if (html.charCodeAt(equals) !== 0x3d) {
      attributes.push({ name: attribute, value: "" })
      continue
    }
    const valueStart = skipSpace(html, equals + 1)
    const quote = html.charCodeAt(valueStart)
    if (quote === 0x22 || quote === 0x27) {
      const valueEnd = html.indexOf(quote === 0x22 ? '"' : "'", valueStart + 1)
      if (valueEnd < 0) return undefined
      attributes.push({ name: attribute, value: html.slice(valueStart + 1, valueEnd) })
      at = valueEnd + 1
    } else {
      at = endOfBareValue(html, valueStart)
      attributes.push({ name: attribute, value: html.slice(valueStart, at) })
    }
  }
  return undefined
}

function endOfTagName(html: string, from: number): number {
  let at = from
  for (let unit = html.charCodeAt(at); at < html.length; unit = html.charCodeAt(at)) {
    if (isSpace(unit) || unit === 0x2f || unit === 0x3e) break
    at += 1
  }
  return at
}

function endOfAttributeName(html: string, from: number): number {
  let at = from
  for (let unit = html.charCodeAt(at); at < html.length; unit = html.charCodeAt(at)) {
    if (isSpace(unit) || unit === 0x2f || unit === 0x3e || unit === 0x3d) break
    at += 1
  }
  return at
}

function endOfBareValue(html: string, from: number): number {
  let at = from
  while (at < html.length && html.charCodeAt(at) !== 0x3e && !isSpace(html.charCodeAt(at))) at += 1
  return at
}

/** Nearly all mail is in lower case already, and asking the engine to make it so is what costs. */
function lowerCase(html: string, start: number, end: number): string {
  const text = html.slice(start, end)
  for (let at = start; at < end; at += 1) {
    const unit = html.charCodeAt(at)
    if (unit < 0x61 && unit > 0x40) return text.toLowerCase()
  }
  return text
}

function skipSpace(html: string, from: number): number {
  let at = from
  while (isSpace(html.charCodeAt(at))) at += 1
  return at
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d && unit !== 0x0b)
}
