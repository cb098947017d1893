/** Small parts that the sections of the report share: tables of figures, and numbers with their word. */
import { column } from "../breach/paper-part.ts"
import { numberText } from "../breach/words.ts"
import type { Language } from "../breach/words.ts"
import type { Block, Run } from "../paper/paper.ts"
import { FIGURES } from "./figure.ts"
import type { FigureId } from "./figure.ts"
import { valueOf } from "./figures.ts"
import type { SafeguardFigures } from "./figures.ts"
import { partWords } from "./part-words.ts"

export type Row = readonly (readonly Run[])[]

export function table(
  caption: string,
  columns: readonly (readonly [name: string, numeric?: boolean])[],
  rows: readonly Row[],
): Block {
  return {
    kind: "table",
    table: { caption, columns: columns.map(([name, numeric]) => column(name, numeric)), rows },
  }
}

/** Each figure on a row: its name, and its value over all parts. */
export function figureTable(
  caption: string,
  ids: readonly FigureId[],
  figures: SafeguardFigures,
  language: Language,
): Block {
  return table(
    caption,
    [[{ nl: "Wat", en: "What" }[language]], [{ nl: "Aantal", en: "Number" }[language], true]],
    ids.map((id) => [[FIGURES[id].name[language]], [numberText(valueOf(figures, id), language)]]),
  )
}

/** Each figure by role: who did it how often. Only what happened. */
export function roleRows(
  ids: readonly FigureId[],
  { figures }: SafeguardFigures,
  language: Language,
): readonly Row[] {
  return figures
    .filter(({ id, value }) => ids.includes(id) && value > 0)
    .toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(({ id, part, value }) => [
      [FIGURES[id].name[language]],
      [part === "" ? "" : partWords(part)[language]],
      [numberText(value, language)],
    ])
}

export function roleTable(caption: string, rows: readonly Row[], language: Language): Block {
  return table(
    caption,
    [
      [{ nl: "Wat", en: "What" }[language]],
      [{ nl: "Rol", en: "Role" }[language]],
      [{ nl: "Aantal", en: "Number" }[language], true],
    ],
    rows,
  )
}

/** "1 dag", "12 dagen". */
export function counted(
  value: number,
  words: { readonly [language in Language]: readonly [one: string, more: string] },
  language: Language,
): string {
  const [one, more] = words[language]
  return `${numberText(value, language)} ${value === 1 ? one : more}`
}

export const DAYS = { nl: ["dag", "dagen"], en: ["day", "days"] } as const
export const MESSAGES = { nl: ["bericht", "berichten"], en: ["message", "messages"] } as const
export const TIMES = { nl: ["keer", "keer"], en: ["time", "times"] } as const
export const CANARIES = { nl: ["proefbericht", "proefberichten"], en: ["canary", "canaries"] } as const
