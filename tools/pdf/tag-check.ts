/**
 * Whether a PDF is tagged as PDF/UA-1 (ISO 14289-1) asks, as far as a program can tell: the failure conditions of the Matterhorn
 * Protocol 1.1 by their numbers, over what qpdf reads.
 *
 * Checked: 01-003 to 01-005, 01-007 (all content is tagged or an artifact), 02-001 to 02-004 (standard types only), 06-001 to
 * 06-003 (XMP with PDF/UA and a title), 07-001, 07-002 (the title is shown), 09-004, 09-005 (tables and lists are built as such),
 * 10-001 (every code is a character), 11-001 to 11-006 (one language for all), 13-004 (figures have an alternative), 14-002, 14-003,
 * 14-006, 14-007 (headings), 15-003 (heads of tables say of what), 16-001 (lists say whether they are numbered), 19-003, 19-004
 * (notes have ids), 20, 21, 25, 26, 29, 30 (none of what these are about is there), 28-002, 28-004, 28-008, 28-009, 28-011, 28-012
 * (links), 31-006, 31-009, 31-011, 31-016, 31-027 to 31-030 (fonts). Beyond the protocol: rows of equal length, content in the order
 * in which it is read, and a tree of parents that agrees with the tree.
 *
 * Not checked, because people must: whether an alternative says what is there, the contrast, the sense of headings and order (01-001,
 * 01-002, 01-006, 04, 09-001 to 09-003, 13-001, 14-001, 15-001, 28-001 and others). Not checked, because it can't occur in what is
 * written here: ruby, formulas, forms, media, simple fonts.
 */
import { numberAfter, operationsOf } from "./content-stream.ts"
import { fontFaults } from "./font-check.ts"
import type { UsedFont } from "./font-check.ts"
import { dict, list, said, text } from "./pdf-file.ts"
import type { Dictionary, Page, PdfFile } from "./pdf-file.ts"
import { allOf, elementsIn, leavesOf, readStructure } from "./structure.ts"
import type { Element } from "./structure.ts"

/** One sentence for every fault, with the number of its condition first; empty when all is well. */
export function tagFaults(file: PdfFile): readonly string[] {
  const trees = readStructure(file)
  const elements = trees.flatMap(allOf)
  const pages = file.pages.map((page) => readPage(file, page))
  return [
    ...documentFaults(file),
    ...elements.flatMap((element) => elementFaults(file, element)),
    ...headingFaults(file, elements),
    ...noteFaults(file, elements),
    ...pages.flatMap((page) => page.faults),
    ...orderFaults(file, trees, pages),
    ...linkFaults(file, elements),
    ...fontFaults(file, mergeFonts(pages.flatMap((page) => page.fonts))),
  ]
}

function documentFaults(file: PdfFile): readonly string[] {
  const { root, follow } = file
  const xmp = root["/Metadata"] === undefined ? "" : Buffer.from(file.octets(root["/Metadata"])).toString()
  const mark = dict(follow(root["/MarkInfo"]))
  const has = (key: string): boolean => file.dictionaries.some((dictionary) => key in dictionary)
  const checks: readonly [isWrong: boolean, fault: string][] = [
    [mark["/Marked"] !== true, "01-005 the file does not say that it is tagged"],
    [mark["/Suspects"] === true, "01-007 the tags are suspect"],
    ["/RoleMap" in dict(follow(root["/StructTreeRoot"])), "02-004 types are mapped"],
    [xmp === "", "06-001 no XMP"],
    [!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp), "06-002 XMP does not say PDF/UA"],
    [!/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(xmp), "06-003 XMP has no title"],
    [dict(follow(root["/ViewerPreferences"]))["/DisplayDocTitle"] !== true, "07-001 the title is not shown"],
    [said(root["/Lang"]) === undefined, "11-001 no language"],
    ["/OCProperties" in root, "20-001 optional content"],
    ["/EmbeddedFiles" in dict(follow(root["/Names"])), "21-001 embedded files"],
    ["/AcroForm" in root, "25-001 a form"],
    [file.isEncrypted, "26-001 encrypted"],
    [has("/JS"), "29-001 scripts"],
    [file.dictionaries.some((dictionary) => dictionary["/Subtype"] === "/Form"), "30-002 form XObjects"],
  ]
  return checks.flatMap(([isWrong, fault]) => (isWrong ? [fault] : []))
}

/** What may be below what (ISO 32000-1 §14.8.4); a type that is not named here is not written. */
const BELOW: ReadonlyMap<string, readonly string[]> = new Map([
  ["Document", ["P", "H1", "H2", "H3", "H4", "L", "Table", "Figure", "Note"]],
  ["Note", ["P"]],
  ["L", ["LI"]],
  ["LI", ["Lbl", "LBody"]],
  ["Table", ["Caption", "THead", "TBody"]],
  ["THead", ["TR"]],
  ["TBody", ["TR"]],
  ["TR", ["TH", "TD"]],
  ...["P", "H1", "H2", "H3", "H4", "Lbl", "LBody", "Caption", "TH", "TD"].map(
    (type): [string, readonly string[]] => [type, ["Link", "Span"]],
  ),
  ["Link", ["Span"]],
  ["Span", []],
  ["Figure", []],
])

/** Types that only hold others. */
const WITHOUT_CONTENT = new Set(["Document", "Note", "L", "LI", "Table", "THead", "TBody", "TR"])

function elementFaults(file: PdfFile, element: Element): readonly string[] {
  const { type, dictionary, children } = element
  const below = elementsIn(element)
  const allowed = BELOW.get(type)
  if (allowed === undefined) return [`02-001 a type that is not known here: ${type}`]
  const number = type.startsWith("L") ? "09-005" : "09-004"
  const attributes = dict(file.follow(dictionary["/A"]))
  const faults = below
    .filter((child) => !allowed.includes(child.type))
    .map((child) => `${number} ${child.type} in ${type}`)
  if (WITHOUT_CONTENT.has(type) && children.some((child) => child.kind === "content")) {
    faults.push(`${number} text directly in ${type}`)
  }
  if (type === "Figure" && said(dictionary["/Alt"]) === undefined)
    faults.push("13-004 a figure without alternative")
  if (type === "Figure" && list(attributes["/BBox"]).length !== 4)
    faults.push("a figure that does not say where it is")
  if (type === "L" && attributes["/ListNumbering"] === undefined)
    faults.push("16-001 a list without numbering")
  if (type === "TH" && !["/Row", "/Column"].includes(text(attributes["/Scope"])))
    faults.push("15-003 a head of nothing")
  if (type === "Table") faults.push(...tableFaults(element))
  return faults
}

function tableFaults(table: Element): readonly string[] {
  const rows = allOf(table).filter((element) => element.type === "TR")
  const lengths = new Set(rows.map((row) => elementsIn(row).length))
  const head = elementsIn(table).filter((element) => element.type === "THead")
  return [
    ...(lengths.size === 1 ? [] : ["a table whose rows differ in length"]),
    ...(head.length === 1 ? [] : ["15-003 a table without heads"]),
    ...(elementsIn(table)[0]?.type === "Caption" ? [] : ["a table without caption"]),
  ]
}

function headingFaults(file: PdfFile, elements: readonly Element[]): readonly string[] {
  const levels = elements.flatMap(({ type }) => (/^H\d$/.test(type) ? [Number(type.slice(1))] : []))
  const faults = levels.flatMap((level, index) => {
    if (index === 0) return level === 1 ? [] : ["14-002 the first heading is not H1"]
    return level <= (levels[index - 1] ?? 0) + 1 ? [] : [`14-003 H${level} after H${levels[index - 1]}`]
  })
  const firsts = levels.filter((level) => level === 1).length
  if (firsts !== 1) faults.push(`${firsts} titles`)
  if (levels.length > 1 && !("/Outlines" in file.root)) faults.push("no bookmarks")
  return faults
}

function noteFaults(file: PdfFile, elements: readonly Element[]): readonly string[] {
  const notes = elements.filter((element) => element.type === "Note")
  const ids = notes.map((note) => said(note.dictionary["/ID"]))
  const index = dict(file.follow(dict(file.follow(file.root["/StructTreeRoot"]))["/IDTree"]))
  const names = list(index["/Names"])
  const indexed = new Map(names.map((name, at) => [said(name), names[at + 1]]))
  return [
    ...(ids.includes(undefined) ? ["19-003 a note without id"] : []),
    ...(new Set(ids).size === ids.length ? [] : ["19-004 two notes with one id"]),
    ...notes.flatMap((note, at) =>
      indexed.get(ids[at]) === note.reference ? [] : ["a note that its id does not find"],
    ),
  ]
}

type ReadPage = {
  readonly reference: string
  /** Ids of its marked content, in the order in which it is drawn. */
  readonly ids: readonly number[]
  readonly faults: readonly string[]
  readonly fonts: readonly UsedFont[]
}

const PAINTS = new Set([
  "Tj",
  "TJ",
  "'",
  '"',
  "f",
  "F",
  "f*",
  "B",
  "B*",
  "b",
  "b*",
  "S",
  "s",
  "sh",
  "Do",
  "BI",
])

function readPage(file: PdfFile, { reference, dictionary }: Page): ReadPage {
  const stream = Buffer.from(file.octets(dictionary["/Contents"])).toString("latin1")
  const fonts = dict(file.follow(dict(file.follow(dictionary["/Resources"]))["/Font"]))
  const used: UsedFont[] = []
  const ids: number[] = []
  const faults: string[] = []
  const open: ("artifact" | "content" | "other")[] = []
  let font: unknown
  for (const { operator, operands } of operationsOf(stream)) {
    const first = operands[0]
    if (operator === "BDC" || operator === "BMC") {
      const id = numberAfter(operands, "/MCID")
      const kind = first?.text === "/Artifact" ? "artifact" : id === undefined ? "other" : "content"
      if (kind === "artifact" && open.includes("content")) faults.push("01-003 an artifact in tagged content")
      if (kind === "content" && open.includes("artifact")) faults.push("01-004 tagged content in an artifact")
      if (kind === "content" && open.includes("content")) faults.push("tagged content in tagged content")
      if (id !== undefined) ids.push(id)
      open.push(kind)
    }
    if (operator === "EMC" && open.pop() === undefined) faults.push("marked content ends that did not begin")
    if (operator === "Tf") font = file.follow(fonts[first?.text ?? ""])
    if (PAINTS.has(operator) && !open.includes("artifact") && !open.includes("content")) {
      faults.push(`01-005 ${operator} is neither tagged nor an artifact`)
    }
    if (operator === "TJ" || operator === "Tj") {
      const codes = operands
        .filter((operand) => operand.kind === "hex")
        .flatMap((operand) => operand.text.match(/[0-9a-f]{4}/gi) ?? [])
      used.push({ font: dict(font), codes: new Set(codes.map((code) => Number.parseInt(code, 16))) })
    }
  }
  if (open.length > 0) faults.push("marked content does not end")
  if (dictionary["/Tabs"] !== "/S") faults.push("28-008 a page without an order of tabs")
  if (new Set(ids).size !== ids.length) faults.push("one id for two pieces of content")
  return { reference, ids, faults, fonts: used }
}

/** The tree and the pages say the same, in the same order. */
function orderFaults(
  file: PdfFile,
  trees: readonly Element[],
  pages: readonly ReadPage[],
): readonly string[] {
  const owners = new Map<string, string>()
  for (const element of trees.flatMap(allOf)) {
    for (const child of element.children) {
      if (child.kind === "content") owners.set(`${child.page} ${child.id}`, element.reference)
    }
  }
  const leaves = trees.flatMap(leavesOf).filter((leaf) => leaf.kind === "content")
  const parents = dict(dict(file.follow(file.root["/StructTreeRoot"]))["/ParentTree"])
  const numbers = list(parents["/Nums"])
  return pages.flatMap(({ reference, ids }, index) => {
    const inTree = leaves.flatMap((leaf) => (leaf.page === reference ? [leaf.id] : []))
    const key = dict(file.follow(reference))["/StructParents"]
    const at = numbers.findIndex((value, position) => position % 2 === 0 && value === key)
    const listed = list(file.follow(numbers[at + 1]))
    const isListed = ids.every((id) => listed[id] === owners.get(`${reference} ${id}`))
    return [
      ...(inTree.join() === ids.join() ? [] : [`page ${index + 1} is not read as it is drawn`]),
      ...(isListed && owners.size > 0 ? [] : [`page ${index + 1}: the tree of parents says something else`]),
    ]
  })
}

function linkFaults(file: PdfFile, elements: readonly Element[]): readonly string[] {
  const owners = new Map<string, { readonly element: Element; readonly page: string }>()
  for (const element of elements) {
    for (const child of element.children) {
      if (child.kind === "object") owners.set(child.reference, { element, page: child.page })
    }
  }
  const onPages = file.pages.flatMap(({ reference, dictionary }) =>
    list(file.follow(dictionary["/Annots"])).map((annotation) => ({ page: reference, annotation })),
  )
  const empty = elements
    .filter(
      (element) => element.type === "Link" && !element.children.some((child) => child.kind === "object"),
    )
    .map(() => "28-011 a link that leads nowhere")
  return [
    ...empty,
    ...onPages.flatMap(({ page, annotation }) => annotationFaults(file, page, text(annotation), owners)),
  ]
}

function annotationFaults(
  file: PdfFile,
  page: string,
  reference: string,
  owners: ReadonlyMap<string, { readonly element: Element; readonly page: string }>,
): readonly string[] {
  const annotation: Dictionary = dict(file.follow(reference))
  const owner = owners.get(reference)
  const faults: string[] = []
  if (annotation["/Subtype"] !== "/Link") return ["28-002 an annotation that is no link"]
  if (owner?.element.type !== "Link") faults.push("28-011 a link outside of the tree")
  if (owner !== undefined && owner.page !== page) faults.push("a link that is said to be on another page")
  if (said(annotation["/Contents"]) === undefined)
    faults.push("28-012 a link that does not say where it goes")
  return faults
}

function mergeFonts(used: readonly UsedFont[]): readonly UsedFont[] {
  const merged = new Map<Dictionary, Set<number>>()
  for (const { font, codes } of used) {
    const known = merged.get(font) ?? new Set()
    for (const code of codes) known.add(code)
    merged.set(font, known)
  }
  return [...merged].map(([font, codes]) => ({ font, codes }))
}
