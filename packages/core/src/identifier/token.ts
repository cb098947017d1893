/**
 * The word of letters, digits and hyphens that a number is part of, for numbers with letters in them.
 *
 * Only the first digits of a word ask for it, so that each word is read once.
 */
import { isAsciiLetter, isDigit, isGlue } from "./unit.ts"

export type Token = { readonly start: number; readonly end: number }

/**
 * The word around the digits at `at`, if it has exactly `units` UTF-16 units and these are its first digits.
 *
 * @param hyphen whether hyphens belong to it
 */
export function tokenOf(text: string, at: number, units: number, hyphen: boolean): Token | undefined {
  let start = at
  while (at - start < units && isPart(text.charCodeAt(start - 1), hyphen)) {
    start -= 1
    if (isDigit(text.charCodeAt(start))) return undefined
  }
  const end = start + units
  for (let behind = at; behind < end; behind += 1) {
    const code = text.charCodeAt(behind)
    if (!isDigit(code) && !isPart(code, hyphen)) return undefined
  }
  return isApart(text.charCodeAt(start - 1)) && isApart(text.charCodeAt(end)) ? { start, end } : undefined
}

function isPart(code: number, hyphen: boolean): boolean {
  return isAsciiLetter(code) || isDigit(code) || (hyphen && code === HYPHEN)
}

const HYPHEN = 0x2d

/** Not tied to something else by a hyphen, nor part of a URL, a path or an address. */
function isApart(code: number): boolean {
  return !isGlue(code) && code !== HYPHEN && code !== 0x2f && code !== 0x40 && code !== 0x3d && code !== 0x26
}
