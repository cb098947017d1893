/** What a UTF-16 unit is to a number in a text. Out of range (`NaN`) it is nothing. */

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Latin with its diacritics, and every script between that and the punctuation of Unicode. */
export function isLetter(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7)
}

export function isAsciiLetter(code: number): boolean {
  return isUpper(code) || (code >= 0x61 && code <= 0x7a)
}

export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

/** A letter, a digit, or what ties a number to its neighbour in a name made for machines. */
export function isGlue(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === 0x5f
}

/** Where the digits that begin at `at` end, or `most` of them. */
export function digitsEnd(text: string, at: number, most: number): number {
  let end = at
  while (end - at < most && isDigit(text.charCodeAt(end))) end += 1
  return end
}

/**
 * Whether a number at `at` stands apart: not within a word, an amount, a URL, or a number with a point, a comma or a hyphen.
 */
export function standsApartBefore(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isGlue(before)) return false
  switch (before) {
    case 0x2f: // /
    case 0x3d: // =
    case 0x40: // @
    case 0x23: // #
    case 0x26: // &
    case 0x25: // %
    case 0x2b: // +
    case 0x5c: // \
      return false
    case 0x2d: // -
    case 0x2e: // .
    case 0x2c: // ,
      return !isGlue(text.charCodeAt(at - 2))
    case 0x3a: // :, which also stands behind a label
      return !isDigit(text.charCodeAt(at - 2))
    default:
      return true
  }
}

/** As `standsApartBefore`, behind. A comma may part two numbers of a list, but not an amount from its cents. */
export function standsApartBehind(text: string, end: number): boolean {
  const behind = text.charCodeAt(end)
  if (isGlue(behind)) return false
  switch (behind) {
    case 0x2d: // -
    case 0x2e: // .
    case 0x2f: // /
    case 0x3a: // :
      return !isGlue(text.charCodeAt(end + 1))
    case 0x2c: // ,
      return !isDigit(text.charCodeAt(end + 1)) || digitsEnd(text, end + 1, 3) === end + 4
    case 0x40: // @
    case 0x25: // %
      return false
    default:
      return true
  }
}
