/**
 * Which paragraphs of an old Word document stand in a table, and which marks end a row of one ([MS-DOC] §2.4.3 and §2.9.176).
 *
 * Why this module exists: the mark that ends a row is the same as that of a cell, so an empty last cell and the end of a row
 * are told apart by the properties of the paragraph alone.
 *
 * Deliberately left out: all other properties, and tables in tables (their cells are paragraphs of the cell around them).
 */

/** By the offset in "WordDocument" where the paragraph ends. */
export type TableMarks = ReadonlyMap<number, "in-table" | "row-end">

const PAGE_OCTETS = 512
/** §2.9.175: behind its offset stands an unused height of 12 octets. */
const ENTRY_OCTETS = 13
/** §2.6.2: properties of paragraphs. */
const IN_TABLE = 0x2416
const ROW_END = 0x2417
const TABLE_DEFINITION = 0xd608
const TAB_STOPS = 0xc615
/** Octets of the operand, by the three high bits of a property; 0: the first of them tells (§2.6.1, "spra"). */
const OPERAND_OCTETS = [1, 1, 2, 4, 2, 2, 0, 3] as const

/** What is broken is passed over: a table is then read as text. */
export function tableMarks(
  stream: Uint8Array,
  table: Uint8Array,
  { start, octets }: { readonly start: number; readonly octets: number },
): TableMarks {
  const marks = new Map<number, "in-table" | "row-end">()
  if (octets < 12 || start + octets > table.length) return marks
  const pages = new DataView(table.buffer, table.byteOffset + start, octets)
  const count = Math.floor((octets - 4) / 8)
  const met = new Set<number>()
  for (let index = 0; index < count; index += 1) {
    const page = pages.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff // §2.9.208: 22 bits
    const at = page * PAGE_OCTETS
    if (met.has(page) || at + PAGE_OCTETS > stream.length) continue
    met.add(page)
    readPage(new DataView(stream.buffer, stream.byteOffset + at, PAGE_OCTETS), marks)
  }
  return marks
}

function readPage(page: DataView, marks: Map<number, "in-table" | "row-end">): void {
  const count = page.getUint8(PAGE_OCTETS - 1)
  const entries = (count + 1) * 4
  if (entries + count * ENTRY_OCTETS >= PAGE_OCTETS) return
  for (let index = 0; index < count; index += 1) {
    const at = page.getUint8(entries + index * ENTRY_OCTETS) * 2
    if (at === 0) continue // as its style has it
    const mark = markOf(page, at)
    if (mark !== undefined) marks.set(page.getUint32((index + 1) * 4, true), mark)
  }
}

/** §2.9.177: a length in units of two octets, a style, and properties. */
function markOf(page: DataView, place: number): "in-table" | "row-end" | undefined {
  const last = PAGE_OCTETS - 1
  const half = page.getUint8(place)
  const isLong = half === 0
  if (isLong && place + 1 >= last) return undefined
  const start = place + (isLong ? 2 : 1)
  const end = Math.min(last, start + (isLong ? page.getUint8(place + 1) * 2 : half * 2 - 1))
  let isInTable = false
  for (let at = start + 2; at + 3 <= end;) {
    const property = page.getUint16(at, true)
    const operand = at + 2
    if (property === ROW_END && page.getUint8(operand) !== 0) return "row-end"
    if (property === IN_TABLE) isInTable = page.getUint8(operand) !== 0
    at = operand + operandOctets(page, property, operand)
  }
  return isInTable ? "in-table" : undefined
}

function operandOctets(page: DataView, property: number, operand: number): number {
  const fixed = OPERAND_OCTETS[property >> 13] ?? 0
  if (fixed > 0) return fixed
  if (property === TABLE_DEFINITION) return operand + 2 <= PAGE_OCTETS ? page.getUint16(operand, true) + 1 : 2
  const told = page.getUint8(operand)
  // QUIRK: a list of tab stops that is longer than its length can tell ends the properties here.
  return property === TAB_STOPS && told === 0xff ? PAGE_OCTETS : told + 1
}
