/**
 * Text from a message or a policy, fit to stand in a letter of ours.
 *
 * TRUST: a subject can hold line breaks, control characters and direction overrides that make our own words read
 * backwards (UAX #9 §2). None of these is left.
 */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu
/** More marks on one letter than any language writes run over the lines above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu

/** At most `units` UTF-16 units; where something is cut off, "…" says so. */
export function oneLine(text: string, units: number): string {
  const clean = text
    .slice(0, 8 * units) // bounds the work; what is invisible may be cut off with it
    .toWellFormed()
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1")
    .replace(/\s+/g, " ")
    .trim()
  if (clean.length <= units) return clean
  return `${clean
    .slice(0, units - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…`
}
