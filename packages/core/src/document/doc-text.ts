/** The text of an old Word document: letters, and the signs among them ([MS-DOC] §2.4.1 to §2.4.3 and §2.8.25). */
import type { Concealment } from "../facts/facts.ts"
import type { Prose } from "./prose.ts"

export type DocText = {
  /** Of the body, the notes, the comments: no paragraph, table or field goes on from one into the next. */
  startStory(concealed: Concealment | undefined): void
  letters(text: string): void
  /** A unit below U+0020; `mark`: what the paragraph is that ends with it. */
  sign(unit: number, mark: "in-table" | "row-end" | undefined): void
  /** Closes what is open. False where a field had no end: what stands in it may be lost. */
  finish(): boolean
}

const CELL = 0x07
const TAB = 0x09
const LINE_FEED = 0x0a
const LINE_BREAK = 0x0b
const PAGE = 0x0c
const PARAGRAPH = 0x0d
const COLUMN = 0x0e
const FIELD = 0x13
const FIELD_RESULT = 0x14
const FIELD_END = 0x15
const HYPHEN = 0x1e

/** @param hasMarks whether it is known which paragraphs end a row; if not, a cell without anything does. */
export function docText(prose: Prose, hasMarks: boolean): DocText {
  let where: Concealment | undefined
  /** Of each open field, whether it is its code that we are in. */
  let fields: boolean[] = []
  let codes = 0
  let isWhole = true
  let paragraph = ""
  let isInTable = false
  let isInRow = false
  let isInCell = false
  let wasCell = false

  const endFields = (): void => {
    if (codes > 0) isWhole = false
    fields = []
    codes = 0
  }
  const openCell = (): void => {
    if (!isInTable) prose.startTable(where)
    if (!isInRow) prose.startRow()
    if (!isInCell) prose.startCell()
    isInTable = true
    isInRow = true
    isInCell = true
  }
  const endTable = (): void => {
    if (isInTable) prose.endTable()
    isInTable = false
    isInRow = false
    isInCell = false
  }
  const endParagraph = (isOfTable: boolean): void => {
    if (isOfTable) openCell()
    else endTable()
    prose.startParagraph(where)
    prose.add(paragraph, where)
    prose.endParagraph(where)
    paragraph = ""
  }
  const endCell = (): void => {
    openCell()
    prose.add(paragraph, where)
    prose.endCell()
    paragraph = ""
    isInCell = false
  }
  const endRow = (): void => {
    if (isInTable) prose.endRow()
    paragraph = ""
    isInRow = false
    isInCell = false
  }
  const endStory = (): void => {
    endFields()
    if (paragraph !== "") endParagraph(isInCell)
    endTable()
    wasCell = false
  }
  return {
    startStory(concealed) {
      endStory()
      where = concealed
    },
    letters(text) {
      if (codes === 0) paragraph += text
      wasCell = false
    },
    sign(unit, mark) {
      const isBehindCell = wasCell
      wasCell = unit === CELL
      switch (unit) {
        case FIELD:
          fields.push(true)
          codes += 1
          return
        case FIELD_RESULT:
        case FIELD_END: {
          if (fields.pop() === true) codes -= 1
          if (unit === FIELD_RESULT) fields.push(false)
          return
        }
        case CELL:
          endFields()
          if (mark === "row-end" || (!hasMarks && isBehindCell)) {
            endRow()
            wasCell = false
          } else endCell()
          return
      }
      if (codes > 0) return
      if (unit === PARAGRAPH || unit === PAGE) endParagraph(mark !== undefined)
      else if (unit === LINE_BREAK || unit === COLUMN || unit === LINE_FEED) paragraph += "\n"
      else if (unit === TAB) paragraph += "\t"
      else if (unit === HYPHEN) paragraph += "-"
    },
    finish() {
      endStory()
      return isWhole
    },
  }
}
