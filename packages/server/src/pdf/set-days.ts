/** The days of a period as small calendars with a legend, and as the sentence that is given for who cannot see them. */
import type { PaperDay } from "@sluis/core/paper/paper"

import { BODY, BODY_WIDTH, COLOUR, DAY_LOOK, STYLE } from "./look.ts"
import type { Style } from "./look.ts"
import { monthsOf } from "./month.ts"
import type { Month } from "./month.ts"
import { artifact, child, content, linesOf } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { drawLines } from "./set-text.ts"
import { plainText } from "./span.ts"

const BESIDE = 3
const MONTH_GAP = 27
const MONTH_WIDTH = (BODY_WIDTH - MONTH_GAP * (BESIDE - 1)) / BESIDE
const SQUARE_GAP = 3
const SQUARE = (MONTH_WIDTH - SQUARE_GAP * 6) / 7
const MONTH_NAME = 17
const WEEKDAY = 12
const BELOW_MONTH = 14

const NAME_STYLE: Style = { ...STYLE.caption, size: 9.25, leading: MONTH_NAME }
const WEEKDAY_STYLE: Style = { ...STYLE.furniture, size: 7, leading: WEEKDAY }
const NUMBER_STYLE: Style = { ...STYLE.cell, size: 7.5, leading: SQUARE }

const STATES = ["good", "bad", "none"] as const satisfies readonly PaperDay["state"][]

export function setDays(
  setting: Setting,
  days: readonly PaperDay[],
  said: string,
  language: "nl" | "en",
): void {
  if (days.length === 0) return
  const { flow, words } = setting
  const months = monthsOf(days)
  flow.gap(12)
  let from = 0
  while (from < months.length) {
    const bands = bandsThatFit(setting, months.slice(from))
    const count = bands.reduce((sum, band) => sum + band.length, 0)
    drawFigure(setting, bands, from === 0 ? said : `${words.continued}. ${said}`, language)
    from += count
  }
  setLegend(setting, days)
  flow.gap(14)
}

/** Rows of months for this page: at least one. */
function bandsThatFit(setting: Setting, months: readonly Month[]): readonly (readonly Month[])[] {
  const bands: (readonly Month[])[] = []
  for (let index = 0; index < months.length; index += BESIDE) bands.push(months.slice(index, index + BESIDE))
  const [first] = bands
  // The legend stays with the last months.
  setting.flow.begin(first === undefined ? 0 : heightOf(first) + LEGEND)
  let room = setting.flow.room() - LEGEND
  const fitting: (readonly Month[])[] = []
  for (const band of bands) {
    room -= heightOf(band)
    if (room < 0 && fitting.length > 0) break
    fitting.push(band)
  }
  return fitting
}

function heightOf(band: readonly Month[]): number {
  const rows = Math.max(...band.map((month) => month.rows))
  return MONTH_NAME + WEEKDAY + rows * (SQUARE + SQUARE_GAP) + BELOW_MONTH
}

function drawFigure(
  setting: Setting,
  bands: readonly (readonly Month[])[],
  alt: string,
  language: "nl" | "en",
): void {
  const { flow, root } = setting
  const top = flow.y()
  const height = bands.reduce((sum, band) => sum + heightOf(band), 0)
  const figure = child(setting, root, "Figure", {
    alt: plainText(alt),
    placement: "Block",
    bbox: [BODY.left, top, BODY.right, top + height],
  })
  content(setting, figure, () => {
    for (const band of bands) {
      band.forEach((month, index) =>
        drawMonth(setting, month, BODY.left + index * (MONTH_WIDTH + MONTH_GAP), language),
      )
      flow.advance(heightOf(band))
    }
  })
  figure.end()
}

function drawMonth(setting: Setting, month: Month, left: number, language: "nl" | "en"): void {
  const { doc, flow, words } = setting
  const name = month.start.toLocaleString(language === "nl" ? "nl-NL" : "en-GB", {
    month: "long",
    year: "numeric",
  })
  write(setting, name, NAME_STYLE, left, flow.y())
  const weekdays = flow.y() + MONTH_NAME
  words.weekdays.forEach((weekday, column) => {
    writeCentred(setting, weekday, WEEKDAY_STYLE, left + column * (SQUARE + SQUARE_GAP), weekdays)
  })
  for (const { day, number, column, row } of month.squares) {
    const x = left + column * (SQUARE + SQUARE_GAP)
    const y = weekdays + WEEKDAY + row * (SQUARE + SQUARE_GAP)
    drawSquare(setting, day.state, x, y, SQUARE)
    const look = DAY_LOOK[day.state]
    const face = day.state === "bad" ? "strong" : "regular"
    writeCentred(setting, String(number), { ...NUMBER_STYLE, face, colour: look.text }, x, y)
  }
  doc.fillColor(COLOUR.text)
}

function drawSquare({ doc }: Setting, state: PaperDay["state"], x: number, y: number, size: number): void {
  const { ground, edge } = DAY_LOOK[state]
  doc
    .roundedRect(x + 0.4, y + 0.4, size - 0.8, size - 0.8, 2)
    .fillColor(ground)
    .fill()
  doc
    .roundedRect(x + 0.4, y + 0.4, size - 0.8, size - 0.8, 2)
    .lineWidth(0.8)
    .strokeColor(edge)
    .stroke()
}

const LEGEND = 20
const LEGEND_SQUARE = 9
const LEGEND_STYLE: Style = { ...STYLE.cell, size: 9, leading: 14 }

/** What the squares mean and how many there are: text, so that the figures are there for everybody. */
function setLegend(setting: Setting, days: readonly PaperDay[]): void {
  const { flow, words, root } = setting
  const legend = child(setting, root, "L")
  legend.dictionary.data["A"] = { O: "List", ListNumbering: "None" }
  let x: number = BODY.left
  for (const state of STATES) {
    const count = days.filter((day) => day.state === state).length
    artifact(setting, "Layout", () => drawSquare(setting, state, x, flow.y() + 2.5, LEGEND_SQUARE))
    const [line] = linesOf(setting, [`${words.day[state](count)} `], LEGEND_STYLE, BODY_WIDTH)
    if (line === undefined) continue
    x += LEGEND_SQUARE + 6
    const item = child(setting, child(setting, legend, "LI"), "LBody")
    drawLines(setting, item, [{ line, x, y: flow.y() }], LEGEND_STYLE)
    x += line.width + 20
  }
  legend.end()
  flow.advance(LEGEND)
}

function writeCentred(setting: Setting, text: string, style: Style, left: number, y: number): void {
  const width = setting.typefaces.measure(style.face, text) * style.size
  write(setting, text, style, left + (SQUARE - width) / 2, y)
}

/** Within the figure: what it says is said by its alternative. */
function write({ doc, typefaces }: Setting, text: string, style: Style, x: number, y: number): void {
  typefaces.use(style.face, style.size)
  doc.fillColor(style.colour)
  doc.text(text, x, y + style.leading / 2 + style.size * 0.36, { lineBreak: false, baseline: "alphabetic" })
}
