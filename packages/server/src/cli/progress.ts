/**
 * A bar on standard error while many messages are read. It appears only on a terminal, and leaves no trace.
 */
import { padEnd, padStart } from "./layout.ts"
import type { Page } from "./screen.ts"
import type { Texts } from "./texts.ts"

const HIDE_CURSOR = "\u001B[?25l"
/** ECMA-48 §8.3.41 EL: the whole line; the cursor was only ever hidden here. */
export const CLEAR_AND_SHOW_CURSOR = "\r\u001B[2K\u001B[?25h"
const MILLISECONDS_BETWEEN = 100
const BAR_COLUMNS = 24

export type ProgressBar = {
  /** `share` from 0 to 1, undefined where the end is not known. */
  show(messages: number, share: number | undefined): void
  /** Takes the bar off the screen; the next `show` brings it back. */
  clear(): void
}

/** `counted`: what a number of them is called; messages, unless it is said. */
export function progressBar(
  page: Page,
  texts: Texts,
  now: () => number,
  counted: (count: number) => string = (count) => texts.batch.messages(count),
): ProgressBar {
  const start = now()
  let last = start
  let isShown = false
  return {
    show(messages, share) {
      const time = now()
      if (!page.isTerminal || time - last < MILLISECONDS_BETWEEN) return
      last = time
      const rate = Math.round((messages * 1000) / (time - start))
      page.print(
        `${isShown ? "\r\u001B[2K" : HIDE_CURSOR}${line(counted(messages), share, rate, page, texts)}`,
      )
      isShown = true
    },
    clear() {
      if (isShown) page.print(CLEAR_AND_SHOW_CURSOR)
      isShown = false
    },
  }
}

function line(counted: string, share: number | undefined, rate: number, page: Page, texts: Texts): string {
  const counts = `${counted}   ${texts.batch.perSecond(rate)}`
  if (share === undefined) return `  ${counts}`
  const { full, rest } = page.symbols
  const filled = Math.round(share * BAR_COLUMNS)
  const bar = page.paint("cyan", full.repeat(filled)) + page.paint("faint", rest.repeat(BAR_COLUMNS - filled))
  return `  ${bar} ${padStart(`${Math.floor(share * 100)} %`, 5)}   ${padEnd(counts, 1)}`
}
