/** How the cells of a workbook show their numbers (ECMA-376-1 §18.8): one format for each style that a cell may name. */
import { builtInFormat, customFormat, PLAIN_NUMBER, type NumberFormat } from "./cell-value.ts"
import { attributeOf, scanXml } from "./xml.ts"

/** Excel itself has 65,490. */
const MAX_STYLES = 65_536

/** By the index that a cell has in its `s`. */
export function readStyles(xml: string): readonly NumberFormat[] {
  const custom = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let isInCellStyles = false
  const scanner = scanXml(xml)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "end" && token.name === "cellXfs") return formats
    if (token.kind !== "start") continue
    if (token.name === "numFmt" && custom.size < MAX_STYLES)
      custom.set(Number(attributeOf(token, "numFmtId")), customFormat(attributeOf(token, "formatCode") ?? ""))
    else if (token.name === "cellXfs") isInCellStyles = true
    else if (token.name === "xf" && isInCellStyles && formats.length < MAX_STYLES) {
      const id = Number(attributeOf(token, "numFmtId") ?? 0)
      formats.push(custom.get(id) ?? (Number.isInteger(id) ? builtInFormat(id) : PLAIN_NUMBER))
    }
  }
  return formats
}
