/** The register as a paper: one table to find a breach in, and then all that is kept of each. */
import type { Block, Paper } from "../../paper/paper.ts"
import { NO_CAUSE } from "../cause-words.ts"
import { dueText, isoText } from "../clock/moment.ts"
import { column, heading, paragraph } from "../paper-part.ts"
import { checkRegisterSize, REGISTER_COLUMNS } from "./register.ts"
import type { RegisterColumn, RegisterRow } from "./register.ts"
import { numberText } from "../words.ts"
import type { Language, Words } from "../words.ts"

/** Of the table at the front: as many as stand beside one another on paper. */
const OVERVIEW: readonly RegisterColumn[] = [
  "number",
  "opened",
  "kind",
  "people",
  "notified",
  "informed",
  "closed",
]
const NUMERIC: ReadonlySet<RegisterColumn> = new Set(["people"])
/** Written so that tables sort them; people read them in words. */
const MOMENTS: ReadonlySet<RegisterColumn> = new Set([
  "opened",
  "occurred",
  "detected",
  "aware",
  "notified-at",
  "informed-at",
  "closed",
])

/** @param madeAt milliseconds since 1970. Throws a RangeError beyond `MAX_REGISTER_ROWS`. */
export function registerPaper(
  rows: readonly RegisterRow[],
  {
    language,
    organisation,
    madeAt,
  }: { readonly language: Language; readonly organisation: string; readonly madeAt: number },
): Paper {
  checkRegisterSize(rows)
  const count = numberText(rows.length, language)
  const counted = {
    nl: `In dit register ${rows.length === 1 ? "staat 1 dossier" : `staan ${count} dossiers`}.`,
    en: `There ${rows.length === 1 ? "is 1 file" : `are ${count} files`} in this register.`,
  }
  return {
    language,
    title: { nl: "Register van datalekken", en: "Register of data breaches" }[language],
    subtitle: organisation,
    author: organisation,
    madeAt,
    foot: { nl: "Artikel 33, lid 5, AVG", en: "Article 33(5) GDPR" }[language],
    blocks: [
      paragraph(counted[language]),
      ...(rows.length === 0 ? [] : [overview(rows, language)]),
      ...rows.flatMap((row) => entry(row, language)),
    ],
  }
}

function overview(rows: readonly RegisterRow[], language: Language): Block {
  const columns = REGISTER_COLUMNS.filter(({ id }) => OVERVIEW.includes(id))
  return {
    kind: "table",
    table: {
      caption: { nl: "Alle dossiers", en: "All files" }[language],
      columns: columns.map(({ id, name }) =>
        column((id === "closed" ? STATE : name)[language], NUMERIC.has(id)),
      ),
      rows: rows.map((row) => columns.map(({ id }) => [overviewCell(id, row[id][language], language)])),
    },
  }
}

/** As much as a file is found by: of a moment the day, of an end that there was one. */
function overviewCell(id: RegisterColumn, written: string, language: Language): string {
  if (id === "closed") return (written === "" ? OPEN : CLOSED)[language]
  return MOMENTS.has(id) ? dueText(written.slice(0, 10), language) : written
}

const STATE: Words = { nl: "Stand", en: "State" }
const OPEN: Words = { nl: "open", en: "open" }
const CLOSED: Words = { nl: "gesloten", en: "closed" }

/** Its head has number and title; what has not happened (yet) is not unknown, and left out. */
function isShown(id: RegisterColumn, written: string): boolean {
  if (id === "number" || id === "title") return false
  return written !== "" || !LATER.has(id)
}
const LATER: ReadonlySet<RegisterColumn> = new Set([
  "notified-at",
  "reference",
  "authority-reason",
  "informed-at",
  "people-reason",
  "closed",
])

function entry(row: RegisterRow, language: Language): readonly Block[] {
  const [number, title] = [row.number[language], row.title[language]]
  return [
    heading(1, title === "" ? number : `${number}: ${title}`),
    {
      kind: "fields",
      fields: REGISTER_COLUMNS.filter(({ id }) => isShown(id, row[id][language])).map(({ id, name }) => {
        const written = row[id][language]
        const unknown = written === "" || (id === "cause" && written === NO_CAUSE[language])
        const value = MOMENTS.has(id) ? isoText(written, language) : written
        return { name: name[language], value: unknown ? [] : [value], unknown }
      }),
    },
  ]
}
