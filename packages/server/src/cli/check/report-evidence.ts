/** The part of a report that shows on what it rests: what was seen, where in the message, in which words. */
import type { Examination } from "@sluis/core/examine"
import type { Evidence } from "@sluis/core/facts/facts"
import { LEAVES } from "@sluis/core/policy/facts-schema"

import { placeOf } from "../../app/held/place.ts"
import { INDENT, indented, section, shownOf } from "../block.ts"
import type { Reader } from "../block.ts"
import { columnsOf, cut, padEnd } from "../layout.ts"
import { safe } from "../safe-text.ts"

/** So many places are shown; of the others their number. */
const SHOWN = 6
/** The widest that the first two columns may be. */
const MAX_COLUMNS = 26
const GAP = "   "

type Row = { readonly what: string; readonly place: string; readonly words: Set<string> }

export function evidenceLines({ evidence, message }: Examination, reader: Reader): readonly string[] {
  const { texts, page } = reader
  const narrow = (text: string): string => cut(safe(text), MAX_COLUMNS, page.symbols.more)
  /** All words of one kind in one place stand in one line. */
  const rows = new Map<string, Row>()
  for (const one of evidence) {
    const what = narrow(kindOf(one, reader))
    const place = narrow(texts.report.place(placeOf(one, message)))
    const row = rows.get(`${what}\n${place}`) ?? { what, place, words: new Set() }
    const assumed = one.certainty === "assumed" ? ` (${texts.report.assumed})` : ""
    if (one.words !== "") row.words.add(`“${safe(one.words)}”${assumed}`)
    rows.set(`${what}\n${place}`, row)
  }
  const shown = shownOf([...rows.values()], SHOWN)
  const whatColumns = Math.max(0, ...shown.map((row) => columnsOf(row.what)))
  const placeColumns = Math.max(0, ...shown.map((row) => columnsOf(row.place)))
  const room = page.columns - INDENT - whatColumns - placeColumns - 2 * GAP.length
  const lines = shown.map(({ what, place, words }) => {
    const where = page.paint("faint", padEnd(place, placeColumns))
    const quotes = cut([...words].join(", "), room, page.symbols.more)
    return indented(`${padEnd(what, whatColumns)}${GAP}${where}${GAP}${quotes}`.trimEnd())
  })
  const others = rows.size - shown.length
  const more = page.paint("faint", `${page.symbols.more} ${texts.report.moreEvidence(others)}`)
  return section(texts.report.evidence, [...lines, ...(others > 0 ? [indented(more)] : [])], page)
}

/** A category or an identifier by its word; of a file how many it lists; all else that has a place is somebody's address. */
function kindOf({ fact, value }: Evidence, { language, texts: { report } }: Reader): string {
  switch (fact) {
    case "attachments.persons":
      return report.people(Number(value))
    case "attachments.concealedPersons":
      return report.concealedPeople(Number(value))
    case "attachments.unreadable":
      return report.unreadable
    default:
      return LEAVES.get(fact)?.values?.[value]?.[language] ?? report.address
  }
}
