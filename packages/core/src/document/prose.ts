/**
 * Gathers the running text and the tables of an office document, within its budget.
 *
 * What is concealed flows apart from what is seen, so that a deleted name is not read into the sentence that it was deleted
 * from. The text of a table is both: a `Table`, and lines of cells in the running text.
 */
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, DocumentText, Table } from "./document.ts"

export type Prose = {
  /** Ends the one that it stands in, as a text box does. */
  startParagraph(concealed: Concealment | undefined): void
  add(text: string, concealed: Concealment | undefined): void
  /** Where what is seen ends a paragraph, so does all that is concealed in it; what is concealed ends but its own. */
  endParagraph(concealed: Concealment | undefined): void
  startTable(concealed: Concealment | undefined): void
  startRow(): void
  startCell(): void
  /** The cell that is open lies over so many columns. */
  widenCell(columns: number): void
  endCell(): void
  endRow(): void
  endTable(): void
  /** There was more than the budget had; nothing is taken in any more. */
  isFull(): boolean
  /** Closes what is open. */
  finish(): { readonly texts: readonly DocumentText[]; readonly tables: readonly Table[] }
}

type Flow = { text: string; gap: "" | "\t" | "\n" }

type OpenTable = {
  readonly concealed: Concealment | undefined
  readonly rows: (readonly string[])[]
  row: string[] | undefined
  cell: Flow | undefined
  columns: number
}

/** Columns that one cell may lie over; a page has no room for more. */
const MAX_COLUMNS = 63 // the most that Word makes

export function proseWriter(budget: DocumentBudget): Prose {
  const flows = new Map<Concealment | undefined, Flow>([[undefined, { text: "", gap: "" }]])
  const tables: Table[] = []
  const open: OpenTable[] = []
  let full = false

  const take = (): void => {
    if (budget.items <= 0) full = true
    else budget.items -= 1
  }
  const flowOf = (concealed: Concealment | undefined): Flow => {
    let flow = flows.get(concealed)
    if (flow === undefined) {
      flow = { text: "", gap: "" }
      flows.set(concealed, flow)
    }
    return flow
  }
  const endCell = (): void => {
    const table = open.at(-1)
    if (table?.cell === undefined) return
    table.row ??= []
    table.row.push(table.cell.text)
    for (let column = 1; column < table.columns && !full; column += 1) {
      take()
      table.row.push("")
    }
    table.cell = undefined
    breakFlow(flowOf(table.concealed), "\t")
  }
  const endRow = (): void => {
    endCell()
    const table = open.at(-1)
    if (table?.row === undefined) return
    table.rows.push(table.row)
    table.row = undefined
    breakFlow(flowOf(table.concealed), "\n")
  }
  const endTable = (): void => {
    endRow()
    const table = open.pop()
    if (table !== undefined && table.rows.length > 0)
      tables.push({ rows: table.rows, concealed: table.concealed })
  }

  /** What a paragraph that is concealed so begins or ends with it. */
  const concerned = (concealed: Concealment | undefined): readonly Flow[] => {
    const table = open.at(-1)
    const cells = table?.cell !== undefined && table.concealed === concealed ? [table.cell] : []
    return concealed === undefined ? [...flows.values(), ...cells] : [flowOf(concealed), ...cells]
  }

  return {
    startParagraph(concealed) {
      take()
      for (const flow of concerned(concealed)) if (flow.gap === "") breakFlow(flow, "\n")
    },
    add(text, concealed) {
      if (full || text === "") return
      if (text.length > budget.units) full = true
      const piece = full ? text.slice(0, budget.units) : text
      budget.units -= piece.length
      append(flowOf(concealed), piece)
      const table = open.at(-1)
      if (table?.cell !== undefined && table.concealed === concealed) append(table.cell, piece)
    },
    endParagraph(concealed) {
      for (const flow of concerned(concealed)) breakFlow(flow, "\n")
    },
    startTable(concealed) {
      open.push({ concealed, rows: [], row: undefined, cell: undefined, columns: 1 })
    },
    startRow() {
      endRow()
      const table = open.at(-1)
      if (table !== undefined) table.row = []
    },
    startCell() {
      endCell()
      const table = open.at(-1)
      if (table === undefined) return
      take()
      if (full) return
      table.cell = { text: "", gap: "" }
      table.columns = 1
    },
    widenCell(columns) {
      const table = open.at(-1)
      if (table?.cell !== undefined && columns >= 1) table.columns = Math.min(columns, MAX_COLUMNS)
    },
    endCell,
    endRow,
    endTable,
    isFull: () => full,
    finish() {
      while (open.length > 0) endTable()
      const texts: DocumentText[] = []
      for (const [concealed, { text }] of flows)
        if (text.trim() !== "") texts.push({ text: `${text}\n`, concealed })
      return { texts, tables }
    },
  }
}

function append(flow: Flow, text: string): void {
  flow.text += flow.gap + text
  flow.gap = ""
}

/** A gap shows only where something follows; behind a cell it is a tab, however its last paragraph ended. */
function breakFlow(flow: Flow, gap: "\t" | "\n"): void {
  if (flow.text !== "") flow.gap = gap
}
