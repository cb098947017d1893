/** The blocks that a report is built of: a title with lines below it, each line set in by the same four columns. */
import type { Language } from "../app/language.ts"
import { wrap } from "./layout.ts"
import { safe } from "./safe-text.ts"
import type { Page } from "./screen.ts"
import type { Texts } from "./texts.ts"

/** Whom a report is for, and on what it is shown. */
export type Reader = { readonly language: Language; readonly texts: Texts; readonly page: Page }

export const INDENT = 4

/** Nothing at all where there are no lines. */
export function section(title: string, lines: readonly string[], page: Page): readonly string[] {
  return lines.length === 0 ? [] : [`  ${page.paint("strong", title)}`, ...lines]
}

export function bullet(text: string, page: Page): readonly string[] {
  const [first = "", ...rest] = wrap(safe(text), page.columns - INDENT - 2)
  const dot = page.paint("faint", page.symbols.bullet)
  return [indented(`${dot} ${first}`), ...rest.map((line) => indented(`  ${line}`))]
}

export function indented(line: string): string {
  return " ".repeat(INDENT) + line
}

/** What is shown of a list: all of it where only one would be left out, for a line that says "1 more" takes as much room. */
export function shownOf<T>(items: readonly T[], most: number): readonly T[] {
  return items.length <= most + 1 ? items : items.slice(0, most)
}
