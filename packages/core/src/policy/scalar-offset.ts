/**
 * Where a character of a YAML text stands in the file.
 *
 * Why this module exists: a mistake in a condition must be shown on its own line and column, also where the condition is
 * a block (`|`, `>`), goes on over several lines, or is in quotes. The YAML library gives the place of the whole text
 * only. Indentation, folded line ends and escapes (YAML 1.2 §6.5, §7.3, §8.1) are undone by walking along both texts.
 *
 * Deliberately imprecise in one case: blanks that folding has changed may be a few columns off. No mistake is a blank.
 */
import type { Scalar } from "yaml"

/** The offset in the file of the `offset`th unit of the scalar's text. */
export function sourceOffset(source: string, scalar: Scalar, offset: number): number {
  const text = String(scalar.value)
  const [start, end] = scalar.range ?? [0, 0]
  const style = scalar.type
  const block = style === "BLOCK_LITERAL" || style === "BLOCK_FOLDED"
  let at = block ? source.indexOf("\n", start) + 1 : style?.startsWith("QUOTE") === true ? start + 1 : start
  for (let index = 0; at < end; index += 1) {
    const unit = text[index]
    if (unit !== undefined && !isBlank(unit)) while (at < end && isBlank(source[at])) at += 1
    if (index >= offset || unit === undefined) return at
    if (!isBlank(unit)) at += writtenUnits(source, at, style)
    else if (unit === "\n" && block) at = afterLine(source, at, end)
    else if (isBlank(source[at])) at += 1
  }
  return Math.min(at, end)
}

/** Units that one unit of the text takes in the file. */
function writtenUnits(source: string, at: number, style: Scalar["type"]): number {
  if (style === "QUOTE_SINGLE" && source[at] === "'") return 2
  if (style !== "QUOTE_DOUBLE" || source[at] !== "\\") return 1
  return ESCAPE_UNITS.get(source[at + 1]) ?? 2
}

/** YAML 1.2 §5.7 `c-ns-esc-char`: all others are one letter behind the backslash. */
const ESCAPE_UNITS: ReadonlyMap<string | undefined, number> = new Map([
  ["x", 4],
  ["u", 6],
  ["U", 10],
])

function afterLine(source: string, at: number, end: number): number {
  const lineEnd = source.indexOf("\n", at)
  return lineEnd < 0 ? end : lineEnd + 1
}

function isBlank(unit: string | undefined): boolean {
  return unit === " " || unit === "\n" || unit === "\t" || unit === "\r"
}
