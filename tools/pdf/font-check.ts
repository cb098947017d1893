/** The fonts of a PDF: embedded, with a glyph, its width and its character for every code that is drawn (Matterhorn 10-001, 31-…). */
import { dict, list, text } from "./pdf-file.ts"
import type { Dictionary, PdfFile } from "./pdf-file.ts"

/** A font as a page has it, and the codes that are drawn with it. */
export type UsedFont = { readonly font: Dictionary; readonly codes: ReadonlySet<number> }

export function fontFaults(file: PdfFile, fonts: readonly UsedFont[]): readonly string[] {
  return fonts.flatMap(({ font, codes }) => {
    const name = text(font["/BaseFont"])
    const isKnown =
      font["/Type"] === "/Font" && font["/Subtype"] === "/Type0" && font["/Encoding"] === "/Identity-H"
    if (!isKnown) return [`31-009 ${name}: only composite fonts with their glyphs as codes are known here`]
    const descendant = dict(file.follow(list(file.follow(font["/DescendantFonts"]))[0]))
    const program = dict(file.follow(descendant["/FontDescriptor"]))["/FontFile2"]
    const faults: string[] = []
    if (descendant["/CIDToGIDMap"] !== "/Identity") faults.push(`31-006 ${name}: no CIDToGIDMap`)
    if (font["/ToUnicode"] === undefined) return [...faults, `31-027 ${name}: no ToUnicode`]
    if (program === undefined) return [...faults, `31-009 ${name}: not embedded`]
    if (!/^\/[A-Z]{6}\+/.test(name)) faults.push(`${name}: not a subset`)
    const { widths, count } = readProgram(file.octets(program))
    const toUnicode = readToUnicode(Buffer.from(file.octets(font["/ToUnicode"])).toString("latin1"))
    const declared = readWidths(list(file.follow(descendant["/W"])))
    for (const code of codes) {
      const character = toUnicode.get(code)
      if (code === 0) faults.push(`31-030 ${name}: draws .notdef`)
      if (code >= count) faults.push(`31-011 ${name}: no glyph ${code}`)
      if (character === undefined || character === "")
        faults.push(`10-001 ${name}: glyph ${code} is no character`)
      if (character?.includes("\0") === true) faults.push(`31-028 ${name}: glyph ${code} is U+0000`)
      if (/[\ufeff\ufffe]/.test(character ?? ""))
        faults.push(`31-029 ${name}: glyph ${code} is a byte order mark`)
      if (Math.abs((declared.get(code) ?? Number.NaN) - (widths[code] ?? Number.NaN)) <= 1) continue
      faults.push(
        `31-016 ${name}: glyph ${code} is ${declared.get(code)} wide and drawn ${widths[code]} wide`,
      )
    }
    return faults
  })
}

/** Widths in thousandths of the size, by glyph (OpenType: head, hhea, maxp, hmtx). */
function readProgram(program: Uint8Array): { readonly widths: readonly number[]; readonly count: number } {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16
    tables.set(Buffer.from(program.subarray(entry, entry + 4)).toString("latin1"), view.getUint32(entry + 8))
  }
  const at = (table: string): number => {
    const offset = tables.get(table)
    if (offset === undefined) throw new Error(`the font has no ${table}`)
    return offset
  }
  const unit = view.getUint16(at("head") + 18)
  const count = view.getUint16(at("maxp") + 4)
  const metrics = view.getUint16(at("hhea") + 34)
  const widths = Array.from({ length: count }, (_, glyph) => {
    // The last width holds for all glyphs after it.
    return (view.getUint16(at("hmtx") + Math.min(glyph, metrics - 1) * 4) * 1000) / unit
  })
  return { widths, count }
}

/** `[0 [w w w]]` and nothing else. */
function readWidths(entries: readonly unknown[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  for (let index = 0; index + 1 < entries.length; index += 2) {
    const first = Number(entries[index])
    list(entries[index + 1]).forEach((width, offset) => widths.set(first + offset, Number(width)))
  }
  return widths
}

/** Ranges with a list of texts in UTF-16, as pdfkit writes them. */
function readToUnicode(map: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>()
  for (const range of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? "", 16)
    const texts = [...(range[2] ?? "").matchAll(/<([0-9a-f ]*)>/gi)]
    texts.forEach((found, offset) => {
      const units = (found[1] ?? "").replaceAll(" ", "").match(/.{4}/g) ?? []
      characters.set(first + offset, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    })
  }
  return characters
}
