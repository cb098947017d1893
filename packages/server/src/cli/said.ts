/** One sentence about what was done, behind a sign that shows how it went. */
import { wrap } from "./layout.ts"
import type { Page, Style } from "./screen.ts"

export function sayDone(text: string, page: Page): void {
  say(text, "green", page.symbols.pass, page)
}

export function sayStopped(text: string, page: Page): void {
  say(text, "yellow", page.symbols.stop, page)
}

export function sayRefused(text: string, page: Page): void {
  say(text, "red", page.symbols.no, page)
}

function say(text: string, style: Style, symbol: string, page: Page): void {
  const [first = "", ...rest] = wrap(text, page.columns - 4)
  page.print(
    `${[`  ${page.paint(style, symbol)} ${first}`, ...rest.map((line) => `    ${line}`)].join("\n")}\n`,
  )
}
