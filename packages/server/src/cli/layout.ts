/**
 * Text in columns: how wide it is on a terminal, cut to a width, wrapped at a width.
 */

/** Zero columns: marks that sit on the letter before them. */
const ZERO = /^\p{M}$/u
/** Two columns: East Asian wide characters (UAX #11, the blocks that mail uses) and pictographs. */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]$/u

/** Columns that text without control characters takes. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text)
    columns += character <= "\u02FF" ? 1 : ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return columns
}

/** At most `columns` wide; where something is cut off, `mark` says so. */
export function cut(text: string, columns: number, mark: string): string {
  if (columnsOf(text) <= columns) return text
  const room = columns - columnsOf(mark)
  let kept = ""
  let width = 0
  for (const character of text) {
    width += columnsOf(character)
    if (width > room) break
    kept += character
  }
  return `${kept.trimEnd()}${mark}`
}

export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)))
}

export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - columnsOf(text))) + text
}

/**
 * Lines of at most `columns`, broken at spaces; a word that is too long for a line of its own is broken where it must. Only an
 * address of the web is not: half of it can't be opened, and a terminal that breaks it knows that it is one.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    let rest = word
    if (line !== "" && columnsOf(line) + 1 + columnsOf(rest) > columns) {
      lines.push(line)
      line = ""
    }
    while (columnsOf(rest) > columns && columns > 1 && !/^https?:\/\//.test(word)) {
      const head = cut(rest, columns, "")
      lines.push(head)
      rest = rest.slice(head.length)
    }
    line = line === "" ? rest : `${line} ${rest}`
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line]
}
