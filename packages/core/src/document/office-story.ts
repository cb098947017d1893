/**
 * Reads one story of WordprocessingML or DrawingML: a text, a header, a slide, the comments. Their names for paragraphs (p),
 * texts (t) and tables (tbl, tr, tc) are the same (ISO/IEC 29500-1 §17.3, §17.4, §21.1.2, §21.1.3).
 *
 * Concealed are: what was deleted or moved away with changes tracked (§17.13.5), hidden text (§17.3.2.41), and white text
 * where nothing says that its ground is another colour. Deliberately left out: what styles hide; field codes.
 */
import type { Concealment } from "../facts/facts.ts"
import type { Unread } from "./document.ts"
import type { Prose } from "./prose.ts"
import { attributeOf, isSet, scanXml, skipElement, type XmlToken } from "./xml.ts"

export type Story = {
  readonly prose: Prose
  /** All of it is concealed as this. */
  readonly concealed: Concealment | undefined
  /** Where every concealment that is met is added. */
  readonly met: Set<Concealment>
  /** Whether white text is taken for hidden: on slides and in headers the ground is rarely white. */
  readonly isPaper: boolean
}

export function readStory(xml: string, story: Story): Unread | undefined {
  const scanner = scanXml(xml)
  const state: State = {
    ...story,
    path: [],
    deletions: 0,
    tables: 0,
    boxes: 0,
    hiddenShape: -1,
    run: PLAIN_RUN,
    hasPlainGround: true,
    isWhitePage: true,
  }
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (story.prose.isFull()) return "beyond-limits"
    switch (token.kind) {
      case "start":
        if (isSkipped(token)) skipElement(scanner, token)
        else start(state, token)
        break
      case "end":
        end(state, state.path.pop() ?? "")
        break
      case "text":
        addText(state, token.text)
        break
    }
  }
  return story.prose.isFull() ? "beyond-limits" : scanner.problem()
}

type Run = { readonly vanishes: boolean; readonly isWhite: boolean; readonly hasGround: boolean }
const PLAIN_RUN: Run = { vanishes: false, isWhite: false, hasGround: false }

type State = Story & {
  /** Names of the open elements. */
  readonly path: string[]
  deletions: number
  tables: number
  boxes: number
  /** Where in `path` the shape is that is not shown; -1 for none. */
  hiddenShape: number
  run: Run
  /** Of the paragraph: no shading, and no style that could have one. */
  hasPlainGround: boolean
  isWhitePage: boolean
}

type StartTag = Extract<XmlToken, { kind: "start" }>

/**
 * Fallback says the same once more for older programs (ISO/IEC 29500-3); what a change of properties was before
 * (§17.13.5), properties of fields for filling in, and the number of the slide are no text.
 */
const SKIPPED: ReadonlySet<string> = new Set(
  "Fallback rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange tblPrExChange sdtPr".split(
    " ",
  ),
)

function isSkipped(tag: StartTag): boolean {
  if (SKIPPED.has(tag.name)) return true
  return tag.name === "fld" && attributeOf(tag, "type") === "slidenum"
}

function start(state: State, tag: StartTag): void {
  const { prose, path, concealed, met } = state
  const parent = path.at(-1) ?? ""
  switch (tag.name) {
    case "p":
      prose.startParagraph(concealed)
      state.hasPlainGround = true
      break
    case "r":
      state.run = PLAIN_RUN
      break
    case "tbl":
      state.tables += 1
      prose.startTable(concealed)
      break
    case "tr":
      prose.startRow()
      break
    case "tc":
      prose.startCell()
      break
    case "gridSpan":
      prose.widenCell(Number(attributeOf(tag, "val")))
      break
    case "del":
    case "moveFrom":
      met.add("tracked-change")
      state.deletions += 1
      break
    case "comment":
    case "cm":
      if (concealed === "comment") met.add("comment")
      break
    case "txbxContent":
      state.boxes += 1
      break
    case "background":
      state.isWhitePage = isWhite(attributeOf(tag, "color"))
      break
    case "cNvPr":
      if (state.hiddenShape < 0 && isSet(tag, "hidden")) state.hiddenShape = Math.max(0, path.length - 2)
      break
    case "tab":
      if (parent === "r") addCharacter(state, "\t")
      break
    case "br":
    case "cr":
      if (parent === "r" || parent === "p") addCharacter(state, "\n")
      break
    case "noBreakHyphen":
      addCharacter(state, "-")
      break
    default:
      if (parent === "rPr" && path.at(-2) === "r") state.run = runWith(state.run, tag)
      else if (parent === "pPr" && (tag.name === "shd" || tag.name === "pStyle")) state.hasPlainGround = false
  }
  if (tag.isEmpty) end(state, tag.name)
  else path.push(tag.name)
}

function runWith(run: Run, tag: StartTag): Run {
  switch (tag.name) {
    case "vanish":
      return { ...run, vanishes: isOn(attributeOf(tag, "val")) }
    case "color":
      return { ...run, isWhite: isWhite(attributeOf(tag, "val")) }
    case "shd":
    case "highlight":
    case "rStyle":
      return { ...run, hasGround: true }
    default:
      return run
  }
}

/** ST_OnOff: there, it is on, unless it says that it is not. */
function isOn(value: string | undefined): boolean {
  return value !== "0" && value !== "false" && value !== "off"
}

function isWhite(value: string | undefined): boolean {
  return value?.toUpperCase() === "FFFFFF"
}

function end(state: State, name: string): void {
  const { prose, path, concealed } = state
  switch (name) {
    case "p":
      prose.endParagraph(concealed)
      break
    case "r":
      state.run = PLAIN_RUN
      break
    case "tbl":
      state.tables -= 1
      prose.endTable()
      break
    case "tr":
      prose.endRow()
      break
    case "tc":
      prose.endCell()
      break
    case "cm":
      prose.endParagraph(concealed)
      break
    case "del":
    case "moveFrom":
      state.deletions -= 1
      break
    case "txbxContent":
      state.boxes -= 1
      break
  }
  if (path.length <= state.hiddenShape) state.hiddenShape = -1
}

function addText(state: State, text: string): void {
  const { path } = state
  const name = path.at(-1)
  if (name === "t" || name === "delText" || (name === "text" && path.at(-2) === "cm"))
    addCharacter(state, text)
}

function addCharacter(state: State, text: string): void {
  const concealed = state.concealed ?? ownConcealment(state)
  if (concealed !== undefined && text.trim() !== "") state.met.add(concealed)
  state.prose.add(text, concealed)
}

function ownConcealment(state: State): Concealment | undefined {
  const { deletions, run, path, hiddenShape } = state
  if (deletions > 0 || path.at(-1) === "delText") return "tracked-change"
  return run.vanishes || hiddenShape >= 0 || isWhiteOnWhite(state) ? "hidden-text" : undefined
}

function isWhiteOnWhite({ isPaper, run, hasPlainGround, isWhitePage, tables, boxes }: State): boolean {
  if (!run.isWhite || run.hasGround) return false
  return isPaper && hasPlainGround && isWhitePage && tables === 0 && boxes === 0
}
