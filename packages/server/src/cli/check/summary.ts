/**
 * Many messages in one table: what would have happened, and which to look at first. Pure: a summary in, lines out.
 */
import type { Verdict } from "@sluis/core/policy/verdict"

import type { Summary, Worst } from "../../app/statistics/tally.ts"
import { columnsOf, cut, padEnd, padStart, wrap } from "../layout.ts"
import { fileName } from "./report.ts"
import { safe } from "../safe-text.ts"
import type { Page } from "../screen.ts"
import type { Texts } from "../texts.ts"
import { verdictStyle, verdictSymbol } from "./verdict-look.ts"

const KINDS: readonly Verdict["kind"][] = ["deliver", "individualise", "hold", "refuse"]
const DATE_COLUMNS = 11
const GAP = "  "

export type Beside = { readonly seconds: number; readonly unread: number; readonly skipped: number }

export function summaryLines(summary: Summary, beside: Beside, texts: Texts, page: Page): readonly string[] {
  const perSecond = Math.round(summary.messages / Math.max(beside.seconds, 0.001))
  const title = texts.batch.checked(summary.messages, beside.seconds.toFixed(1), perSecond)
  const asides = [
    ...(beside.unread > 0 ? [texts.batch.unread(beside.unread)] : []),
    ...(beside.skipped > 0 ? [texts.batch.skipped(beside.skipped)] : []),
  ]
  return [
    "",
    `  ${page.paint("strong", title)}`,
    ...asides.map((aside) => `  ${page.paint("faint", aside)}`),
    "",
    ...verdictRows(summary, texts, page),
    "",
    ...sentences(summary, texts).flatMap((sentence) =>
      wrap(sentence, page.columns - 4).map((line) => `    ${line}`),
    ),
    ...(summary.worst.length > 0 ? ["", ...worstLines(summary.worst, texts, page)] : []),
  ]
}

function verdictRows({ verdicts }: Summary, texts: Texts, page: Page): readonly string[] {
  const nameColumns = Math.max(...KINDS.map((kind) => columnsOf(texts.verdictCount[kind])))
  const numberColumns = Math.max(...KINDS.map((kind) => texts.number(verdicts[kind]).length))
  return KINDS.map((kind) => {
    const number = padStart(texts.number(verdicts[kind]), numberColumns)
    const row = `${verdictSymbol(kind, page)} ${padEnd(texts.verdictCount[kind], nameColumns)}   ${number}`
    return `    ${page.paint(verdicts[kind] === 0 ? "faint" : verdictStyle(kind), row)}`
  })
}

function sentences({ introducing, exposing }: Summary, texts: Texts): readonly string[] {
  const said: string[] = []
  if (exposing.exposures > 0)
    said.push(texts.batch.exposing(exposing.messages, exposing.people, exposing.exposures))
  if (introducing.introductions > 0) {
    said.push(texts.batch.introducing(introducing.messages, introducing.people, introducing.introductions))
  }
  return said.length > 0 ? said : [texts.batch.harmless]
}

function worstLines(worst: readonly Worst[], texts: Texts, page: Page): readonly string[] {
  const { columns } = texts.batch
  const counts = [
    { title: columns.exposures, of: (message: Worst) => message.exposures },
    { title: columns.introductions, of: (message: Worst) => message.introductions },
    { title: columns.people, of: (message: Worst) => message.people },
  ].filter((count) => worst.some((message) => count.of(message) > 0))
  const widthOf = (count: (typeof counts)[number]): number =>
    Math.max(columnsOf(count.title), ...worst.map((message) => texts.number(count.of(message)).length))
  const before =
    4 + counts.reduce((sum, count) => sum + widthOf(count) + GAP.length, 2) + DATE_COLUMNS + GAP.length
  const room = Math.max(16, page.columns - before)
  const head = [
    ...counts.map((count) => padStart(count.title, widthOf(count))),
    padEnd(columns.date, DATE_COLUMNS),
    columns.subject,
  ]
  return [
    `  ${page.paint("strong", texts.batch.worst(worst.length))}`,
    "",
    `      ${page.paint("faint", head.join(GAP))}`,
    ...worst.flatMap((message) => {
      const numbers = counts.map((count) => padStart(texts.number(count.of(message)), widthOf(count)))
      const date = padEnd(
        cut(texts.day(safe(message.heading.date)), DATE_COLUMNS, page.symbols.more),
        DATE_COLUMNS,
      )
      const subject = cut(safe(message.heading.subject) || texts.report.noSubject, room, page.symbols.more)
      const symbol = page.paint(verdictStyle(message.kind), verdictSymbol(message.kind, page))
      const file = cut(fileName(message.where, texts), page.columns - 6, page.symbols.more)
      return [`    ${symbol} ${[...numbers, date, subject].join(GAP)}`, `      ${page.paint("faint", file)}`]
    }),
  ]
}
