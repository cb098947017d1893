/** Lines of a text that somebody edits: how many, and where one stands. Pure. */

export function lineCount(text: string): number {
  return text.split("\n").length
}

/** The line numbers for beside a text, under each other. */
export function lineNumbers(text: string): string {
  return Array.from({ length: lineCount(text) }, (_, at) => String(at + 1)).join("\n")
}

export type Span = { readonly from: number; readonly to: number }

/**
 * @param line from 1; beyond the end: the last
 * @param column from 1, in UTF-16 units; beyond the end of the line: its end
 * @returns from that place to the end of its line, in UTF-16 units
 */
export function spanAt(text: string, line: number, column: number): Span {
  const lines = text.split("\n")
  const at = clamp(line - 1, lines.length - 1)
  const before = lines.slice(0, at).reduce((units, each) => units + each.length + 1, 0)
  const length = lines[at]?.length ?? 0
  return { from: before + clamp(column - 1, length), to: before + length }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
