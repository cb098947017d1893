/** How a paper begins: whose it is and of when, its title, and what the title is about. */
import type { Paper } from "@sluis/core/paper/paper"

import { BODY, BODY_WIDTH, COLOUR, STYLE } from "./look.ts"
import type { Style } from "./look.ts"
import { artifact, child, linesOf } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { setLines } from "./set-text.ts"
import { dateInWords } from "./word.ts"

export function setOpening(setting: Setting, paper: Paper): void {
  const { doc, flow } = setting
  artifact(setting, "Layout", () => {
    doc
      .rect(BODY.left, flow.y() - 26, 44, 4)
      .fillColor(COLOUR.accent)
      .fill()
  })
  const date = dateInWords(paper.language, paper.madeAt)
  const isSaid = paper.author.trim() === "" || paper.author === paper.subtitle
  const origin = isSaid ? date : `${paper.author} · ${date}`
  setLine(setting, "P", origin, STYLE.origin)
  flow.advance(6)
  setLine(setting, "H1", paper.title, STYLE.title)
  flow.advance(3)
  setLine(setting, "P", paper.subtitle, STYLE.subtitle)
  flow.gap(26)
}

function setLine(setting: Setting, type: "P" | "H1", text: string, style: Style): void {
  const lines = linesOf(setting, [text], style, BODY_WIDTH)
  if (lines.length === 0) return
  const element = child(setting, setting.root, type)
  setLines(setting, element, lines, style)
  element.end()
}
