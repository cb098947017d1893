/** What a workbook before 2007 says about all its sheets: which there are, their shared strings and how numbers are shown. */
import { biffReader, biffString, BOF, continued, EOF, recordAt, richString } from "./biff.ts"
import { builtInFormat, customFormat, type NumberFormat } from "./cell-value.ts"
import type { Unread } from "./document.ts"
import type { Workbook } from "./xlsx-sheet.ts"

export type XlsSheet = {
  readonly name: string
  /** Where its records begin. */
  readonly start: number
  readonly isHidden: boolean
}

export type XlsGlobals = {
  readonly sheets: readonly XlsSheet[]
  readonly workbook: Workbook
  readonly unread: Unread | undefined
}

/** [MS-XLS] §2.4: record types. */
const FILE_PASS = 0x002f
const DATE_1904 = 0x0022
const BOUND_SHEET = 0x0085
const SHARED_STRINGS = 0x00fc
const FORMAT = 0x041e
const STYLE = 0x00e0

const BIFF8 = 0x0600
/** §2.4.28: a module of macros has no cells. */
const MODULE = 6

/** More sheets of one workbook are not read. */
export const MAX_SHEETS = 1024
/** Excel itself has 4,000. */
const MAX_STYLES = 65_536

/** @param mostStrings shared strings that are read. */
export function readGlobals(stream: Uint8Array, mostStrings: number): XlsGlobals {
  const sheets: XlsSheet[] = []
  const strings: string[] = []
  const styles: number[] = []
  const custom = new Map<number, NumberFormat>()
  let epoch: 1900 | 1904 = 1900
  const finish = (unread: Unread | undefined): XlsGlobals => {
    const formats = styles.map((id) => custom.get(id) ?? builtInFormat(id))
    return { sheets, workbook: { strings, formats, epoch }, unread }
  }

  const first = recordAt(stream, 0)
  if (first === undefined) return finish("broken")
  if (first.type !== BOF || first.data.byteLength < 4 || first.data.getUint16(0, true) !== BIFF8)
    return finish("unknown-format")
  let unread: Unread | undefined
  let next: number
  for (let record = recordAt(stream, first.end); record !== undefined; record = recordAt(stream, next)) {
    const { type, data } = record
    next = record.end
    if (type === EOF) return finish(unread ?? (sheets.length === 0 ? "broken" : undefined))
    if (type === FILE_PASS) return finish("encrypted") // §2.4.117: everything behind it is
    const reader = biffReader([data])
    switch (type) {
      case DATE_1904:
        if (reader.word() === 1) epoch = 1904
        break
      case FORMAT: {
        const id = reader.word()
        if (custom.size < MAX_STYLES) custom.set(id, customFormat(biffString(reader, 2)))
        break
      }
      case STYLE:
        reader.skip(2) // the font
        if (styles.length < MAX_STYLES) styles.push(reader.word())
        break
      case BOUND_SHEET: {
        if (sheets.length === MAX_SHEETS) {
          unread ??= "beyond-limits"
          break
        }
        const start = reader.long()
        const isHidden = (reader.octet() & 0x03) !== 0 // hidden, or hidden so that only a macro can show it
        const kind = reader.octet()
        if (kind !== MODULE) sheets.push({ name: biffString(reader, 1), start, isHidden })
        break
      }
      case SHARED_STRINGS: {
        const { parts, end } = continued(stream, next)
        next = end
        const shared = biffReader([data, ...parts], 8) // behind two counts, which are not trusted
        while (!shared.isAtEnd() && strings.length < mostStrings) strings.push(richString(shared))
        if (!shared.isAtEnd()) unread ??= "beyond-limits"
        break
      }
    }
  }
  return finish("broken")
}
