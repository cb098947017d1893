/** The part of a report that names recipients: one line a person, with where they stand and what they would learn. */
import type { Person } from "@sluis/core/examine"

import { mostLearning } from "../../app/gate/learning.ts"
import { INDENT, indented, shownOf } from "../block.ts"
import type { Reader } from "../block.ts"
import { columnsOf, cut, padEnd, padStart } from "../layout.ts"
import { safe } from "../safe-text.ts"

/** So many are shown; of the others their number. */
const SHOWN = 6
const GAP = "   "

export function peopleLines(people: readonly Person[], { texts, page }: Reader): readonly string[] {
  if (people.length === 0) return []
  const { report } = texts
  const shown = shownOf(mostLearning(people), SHOWN)
  const outside = people.filter((person) => person.outside)
  // Where all are outside or none is, saying so on each line says nothing.
  const showsOutside = outside.length > 0 && outside.length < people.length
  const counts = [
    { title: report.addresses, of: (person: Person) => person.introductions },
    { title: report.onList, of: (person: Person) => person.exposures },
  ].filter((count) => people.some((person) => count.of(person) > 0))

  const title = counts.length > 0 ? report.whoLearns : report.who
  const seenColumns = Math.max(...Object.values(report.seen).map(columnsOf)) + 2
  const outsideColumns = showsOutside ? columnsOf(report.outside) + 2 : 0
  const countColumns = counts.reduce((sum, count) => sum + GAP.length + columnsOf(count.title), 0)
  const room = page.columns - INDENT - seenColumns - outsideColumns - countColumns
  const names = shown.map((person) => cut(nameOf(person), room, page.symbols.more))
  // The title stands in one line with the names of the columns, so it must fit above the people's names.
  const nameColumns = Math.max(
    columnsOf(title) + 2 - INDENT - seenColumns - outsideColumns,
    ...names.map(columnsOf),
  )

  const head = padEnd(title, INDENT + seenColumns + nameColumns + outsideColumns - 2)
  const titles = counts.map((count) => GAP + count.title).join("")
  const rows = shown.map((person, index) => {
    const seen = page.paint("faint", padEnd(report.seen[person.seen], seenColumns))
    const name = padEnd(names[index] ?? "", nameColumns)
    const mark = showsOutside
      ? page.paint("yellow", padEnd(`  ${person.outside ? report.outside : ""}`, outsideColumns))
      : ""
    const numbers = counts.map(
      (count) => GAP + padStart(texts.number(count.of(person)), columnsOf(count.title)),
    )
    return indented(`${seen}${name}${mark}${numbers.join("")}`.trimEnd())
  })
  const others = people.length - shown.length
  const othersOutside = showsOutside ? outside.length - shown.filter((person) => person.outside).length : 0
  const more = page.paint("faint", `${page.symbols.more} ${report.morePeople(others, othersOutside)}`)
  return [
    `  ${page.paint("strong", head)}${page.paint("faint", titles)}`,
    ...rows,
    ...(others > 0 ? [indented(more)] : []),
  ]
}

function nameOf(person: Person): string {
  const address = safe(person.address)
  const name = safe(person.name)
  return name === "" || name === address ? address : `${name} <${address}>`
}
