/** Texts of a workbook as they are shown: shared strings, cells, comments (ECMA-376-1 §18.4). */
import { scanXml, skipElement, type XmlScanner } from "./xml.ts"

/** The text of the element that `tag` opened: its runs together, without how they are pronounced (§18.4.6). */
export function richText(scanner: XmlScanner, tag: { readonly isEmpty: boolean }): string {
  if (tag.isEmpty) return ""
  const outside = scanner.depth() - 1
  let text = ""
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "text") text += token.text
    else if (token.kind === "start" && token.name === "rPh") skipElement(scanner, token)
    else if (scanner.depth() <= outside) break
    else if (token.kind === "end" && token.name === "p") text += "\n" // a paragraph of a shape
  }
  return withoutEscapes(text)
}

/** By their index; at most so many. */
export function readSharedStrings(xml: string, most: number): readonly string[] {
  const strings: string[] = []
  const scanner = scanXml(xml)
  for (let token = scanner.next(); token !== undefined && strings.length < most; token = scanner.next()) {
    if (token.kind === "start" && token.name === "si") strings.push(richText(scanner, token))
  }
  return strings
}

/** §22.9.2.19, ST_Xstring: units that XML can't hold are written `_x000D_`. */
export function withoutEscapes(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, unit: string) =>
        String.fromCharCode(Number.parseInt(unit, 16)),
      )
    : text
}

/** Of "&L&"Arial,Bold"Cliënten&C&P van &N" (§18.3.1.39): what is to be read of it. */
export function headerFooterText(code: string): string {
  let text = ""
  for (let at = 0; at < code.length; at += 1) {
    const unit = code[at] ?? ""
    if (unit !== "&") {
      text += unit
      continue
    }
    at += 1
    const next = code[at] ?? ""
    if (next === "&") text += "&"
    else if (next === '"') {
      const stop = code.indexOf('"', at + 1)
      at = stop < 0 ? code.length : stop
    } else if ("LCR".includes(next)) text += " "
  }
  return text.trim()
}
