/** Lines of a text and the white space in them, by UTF-16 index. */

/** Where the line behind the one at `start` begins, `limit` at most. */
export function nextLine(text: string, start: number, limit: number): number {
  const lineFeed = text.indexOf("\n", start)
  return lineFeed < 0 || lineFeed >= limit ? limit : lineFeed + 1
}

/** The first unit from `from` on that is no white space; `end` where there is none. */
export function skipBlank(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isWhite(text.charCodeAt(at))) at += 1
  return at
}

export function isWhite(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0
}
