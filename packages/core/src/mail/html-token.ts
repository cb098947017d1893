/**
 * One tag of HTML at a time.
 *
 * Why this module exists: reading mail takes the words and the attribute values of any HTML, however broken, in one pass and
 * without a tree, so that neither a million unclosed tags nor a hundred megabytes can hurt. A tag is told in offsets: most
 * of what stands in tags is of no interest, and what is never cut out costs nothing.
 * Rules: WHATWG HTML §13.2.5.6 to §13.2.5.40 (tag and attribute states).
 *
 * Deliberately left out: what a tag means (./html-text.ts) and character references, which stand here as written.
 */

/** What was read last; the next reading writes over it, because one per tag was a fifth of all garbage of an HTML mail. */
export type Tag = {
  closing: boolean
  nameStart: number
  nameEnd: number
  /** Attributes that were read. */
  count: number
  /** Four offsets each: name from and to, value from and to (without quotes; the same where there is none). */
  readonly attributes: number[]
}

export function emptyTag(): Tag {
  return { closing: false, nameStart: 0, nameEnd: 0, count: 0, attributes: [] }
}

/**
 * Reads the tag whose `<` stands at `start`, with a letter (behind a `/` or not) next, into `tag`. Returns the index just
 * behind its `>`; -1 where it never ends, and then `tag` means nothing.
 */
export function readTag(html: string, start: number, tag: Tag): number {
  const closing = html.charCodeAt(start + 1) === 0x2f
  tag.closing = closing
  tag.count = 0
  let at = closing ? start + 2 : start + 1
  tag.nameStart = at
  at = endOfName(html, at, NO_UNIT)
  tag.nameEnd = at
  const { attributes } = tag
  while (at < html.length) {
    const unit = html.charCodeAt(at)
    if (unit === 0x3e) return at + 1
    if (isSpace(unit) || unit === 0x2f) {
      at += 1
      continue
    }
    const slot = tag.count * 4
    attributes[slot] = at
    at = endOfName(html, at + 1, EQUALS) // an `=` in front belongs to the name, §13.2.5.32
    attributes[slot + 1] = at
    tag.count += 1
    const equals = skipSpace(html, at)
    if (html.charCodeAt(equals) !== EQUALS) {
      attributes[slot + 2] = attributes[slot + 3] = at
      continue
    }
    const valueStart = skipSpace(html, equals + 1)
    const quote = html.charCodeAt(valueStart)
    if (quote === 0x22 || quote === 0x27) {
      const valueEnd = html.indexOf(quote === 0x22 ? '"' : "'", valueStart + 1)
      if (valueEnd < 0) return -1
      attributes[slot + 2] = valueStart + 1
      attributes[slot + 3] = valueEnd
      at = valueEnd + 1
    } else {
      at = endOfBareValue(html, valueStart)
      attributes[slot + 2] = valueStart
      attributes[slot + 3] = at
    }
  }
  return -1
}

const EQUALS = 0x3d
const NO_UNIT = -1

/** Behind a name: at white space, `/`, `>`, or `also`. */
function endOfName(html: string, from: number, also: number): number {
  let at = from
  for (; at < html.length; at += 1) {
    const unit = html.charCodeAt(at)
    if (unit === 0x3e || unit === 0x2f || unit === also || isSpace(unit)) break
  }
  return at
}

function endOfBareValue(html: string, from: number): number {
  let at = from
  while (at < html.length && html.charCodeAt(at) !== 0x3e && !isSpace(html.charCodeAt(at))) at += 1
  return at
}

function skipSpace(html: string, from: number): number {
  let at = from
  while (isSpace(html.charCodeAt(at))) at += 1
  return at
}

function isSpace(unit: number): boolean {
  return unit <= 0x20 && (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d && unit !== 0x0b))
}
