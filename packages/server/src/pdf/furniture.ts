/** What stands at the edges of every page and is read out nowhere: its number, the version, and from the second page on the title. */
import type { Paper } from "@sluis/core/paper/paper"

import type { Line } from "./line.ts"
import { BODY, BODY_WIDTH, COLOUR, STYLE } from "./look.ts"
import { linesOf } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { drawFurniture } from "./set-text.ts"
import type { Placed } from "./set-text.ts"

const HEAD = BODY.top - 40
const FOOT_RULE = BODY.bottom + 20
const FOOT = FOOT_RULE + 8
/** What is longer is cut: it is the beginning of a title that stands on the first page. */
const TEXT_WIDTH = BODY_WIDTH - 90

/** After all else: only then it is known how many pages there are. */
export function setFurniture(setting: Setting, paper: Paper): void {
  const { doc, words } = setting
  const { start, count } = doc.bufferedPageRange()
  const title = cut(setting, paper.title)
  const foot = cut(setting, paper.foot)
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page)
    const number = cut(setting, words.page(page + 1, count))
    const placed: Placed[] = [
      ...number.map((line) => ({ line, x: BODY.right - line.width, y: FOOT })),
      ...foot.map((line) => ({ line, x: BODY.left, y: FOOT })),
      ...(page === 0 ? [] : title.map((line) => ({ line, x: BODY.left, y: HEAD }))),
    ]
    drawFurniture(setting, placed, STYLE.furniture, () => {
      doc.lineWidth(0.6).strokeColor(COLOUR.line)
      doc.moveTo(BODY.left, FOOT_RULE).lineTo(BODY.right, FOOT_RULE).stroke()
    })
  }
}

function cut(setting: Setting, text: string): readonly Line[] {
  const [first, second] = linesOf(setting, [text], STYLE.furniture, TEXT_WIDTH)
  if (first === undefined) return []
  if (second === undefined) return [first]
  const shown = first.parts
    .map((part) => part.text)
    .join("")
    .trimEnd()
  return linesOf(setting, [`${shown}…`], STYLE.furniture, TEXT_WIDTH + 20).slice(0, 1)
}
