/**
 * One sheet of a workbook before 2007: its cells, what of it is hidden, its header and footer, notes and text boxes.
 *
 * Deliberately left out: formulas (their last result is what is shown), truth values and errors, and charts in a sheet.
 */
import { biffReader, biffString, BOF, continued, EOF, recordAt, type BiffRecord } from "./biff.ts"
import { PLAIN_NUMBER, shownNumber } from "./cell-value.ts"
import type { DocumentBudget, Unread } from "./document.ts"
import { sheetGrid, type SheetGrid } from "./sheet-grid.ts"
import type { Workbook } from "./xlsx-sheet.ts"
import { headerFooterText } from "./xlsx-text.ts"

export type XlsWorksheet = {
  readonly grid: SheetGrid
  readonly texts: readonly { readonly text: string; readonly isNote: boolean }[]
  readonly unread: Unread | undefined
  /** Where its records end. */
  readonly end: number
}

/** [MS-XLS] §2.4: record types. */
const FORMULA = 0x0006
const HEADER = 0x0014
const FOOTER = 0x0015
const OBJECT = 0x005d
const COLUMN_INFO = 0x007d
const MULTIPLE_RK = 0x00bd
const RICH_LABEL = 0x00d6
const SHARED_LABEL = 0x00fd
const TEXT_OBJECT = 0x01b6
const NUMBER = 0x0203
const LABEL = 0x0204
const STRING = 0x0207
const ROW = 0x0208
const RK = 0x027e

/** Kind of an object: the box of a note. */
const NOTE = 0x19

/** `start` is not trusted; at most `most` octets from there are read. */
export function readXlsSheet(
  whole: Uint8Array,
  start: number,
  most: number,
  workbook: Workbook,
  budget: DocumentBudget,
): XlsWorksheet {
  const stream = whole.subarray(0, Math.min(whole.length, start + most))
  const grid = sheetGrid(budget)
  const texts: { text: string; isNote: boolean }[] = []
  const hiddenRows = new Set<number>()
  const finish = (unread: Unread | undefined, end: number): XlsWorksheet => ({ grid, texts, unread, end })
  if (recordAt(stream, start)?.type !== BOF) return finish("broken", start)

  // What is hidden may be told behind the cells that it hides.
  const { end, isWhole } = eachRecord(stream, start, (record) => {
    const { type, data } = record
    if (type === ROW && data.byteLength >= 16) {
      const isLow = (data.getUint16(6, true) & 0x7fff) === 0
      if (isLow || (data.getUint16(12, true) & 0x20) !== 0) hiddenRows.add(data.getUint16(0, true))
    } else if (type === COLUMN_INFO && data.byteLength >= 10) {
      if (data.getUint16(4, true) === 0 || (data.getUint16(8, true) & 0x01) !== 0)
        grid.hideColumns(data.getUint16(0, true), data.getUint16(2, true))
    }
  })

  let row = -1
  let isFull = false
  const put = (rowOf: number, column: number, text: string): void => {
    if (rowOf !== row) grid.row(hiddenRows.has(rowOf))
    row = rowOf
    if (!isFull && !grid.put(column, text)) isFull = true
  }
  const shown = (value: number, style: number): string =>
    Number.isFinite(value)
      ? shownNumber(String(value), workbook.formats[style] ?? PLAIN_NUMBER, workbook.epoch)
      : ""
  /** Of the formula that was met last, where its result is a text. */
  let formula: { readonly row: number; readonly column: number } | undefined
  let object = 0
  eachRecord(stream, start, ({ type, data, end: after }) => {
    if (isFull) return
    const octets = data.byteLength
    const cell = { row: word(data, 0), column: word(data, 2), style: word(data, 4) }
    switch (type) {
      case SHARED_LABEL:
        if (octets >= 10) put(cell.row, cell.column, workbook.strings[data.getUint32(6, true)] ?? "")
        break
      case LABEL:
      case RICH_LABEL:
        put(cell.row, cell.column, biffString(biffReader([data], 6), 2))
        break
      case NUMBER:
        if (octets >= 14) put(cell.row, cell.column, shown(data.getFloat64(6, true), cell.style))
        break
      case RK:
        if (octets >= 10) put(cell.row, cell.column, shown(rkNumber(data, 6), cell.style))
        break
      case MULTIPLE_RK:
        for (let at = 4, column = cell.column; at + 8 <= octets; at += 6, column += 1)
          put(cell.row, column, shown(rkNumber(data, at + 2), word(data, at)))
        break
      case FORMULA: // §2.4.127, and FormulaValue: what is no number ends with 0xFFFF
        if (octets < 14) break
        formula = undefined
        if (data.getUint16(12, true) !== 0xffff)
          put(cell.row, cell.column, shown(data.getFloat64(6, true), cell.style))
        else if (data.getUint8(6) === 0) formula = cell
        break
      case STRING:
        if (formula === undefined) break
        put(formula.row, formula.column, biffString(biffReader([data, ...continued(stream, after).parts]), 2))
        formula = undefined
        break
      case HEADER:
      case FOOTER:
        if (octets > 0)
          texts.push({ text: headerFooterText(biffString(biffReader([data]), 2)), isNote: false })
        break
      case OBJECT:
        object = word(data, 4)
        break
      case TEXT_OBJECT: {
        const letters = biffReader(continued(stream, after).parts) // §2.4.329: the text is in what follows
        const text = letters.letters(word(data, 10), letters.octet())
        texts.push({ text, isNote: object === NOTE })
        break
      }
    }
  })
  return finish(isFull ? "beyond-limits" : isWhole ? undefined : "broken", end)
}

/** The records of a sheet from its BOF to its EOF, without those of what is nested in it. */
function eachRecord(
  stream: Uint8Array,
  start: number,
  see: (record: BiffRecord) => void,
): { readonly end: number; readonly isWhole: boolean } {
  let depth = 0
  let at = start
  for (let record = recordAt(stream, at); record !== undefined; record = recordAt(stream, at)) {
    at = record.end
    if (record.type === BOF) depth += 1
    else if (record.type === EOF) {
      depth -= 1
      if (depth === 0) return { end: at, isWhole: true }
    } else if (depth === 1) see(record)
  }
  return { end: at, isWhole: false }
}

function word(data: DataView, at: number): number {
  return at + 2 <= data.byteLength ? data.getUint16(at, true) : 0
}

/** RkNumber: the high 30 bits of a floating-point number or of a whole one, perhaps in hundredths. */
function rkNumber(data: DataView, at: number): number {
  const stored = data.getInt32(at, true)
  const value = (stored & 0x02) === 0 ? highBits(stored & ~0x03) : stored >> 2
  return (stored & 0x01) === 0 ? value : value / 100
}

function highBits(bits: number): number {
  const scratch = new DataView(new ArrayBuffer(8))
  scratch.setInt32(4, bits, true)
  return scratch.getFloat64(0, true)
}
