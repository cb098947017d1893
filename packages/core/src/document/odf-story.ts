/**
 * Reads one content.xml or styles.xml of OpenDocument: paragraphs, tables, and what is concealed in them (ODF 1.3 part 3).
 *
 * Concealed are deletions (§5.5.4 text:deletion), comments (§14.1 office:annotation), what a style, a section or a field hides
 * (text:display, text:hidden-text), slides that are not shown, and notes for the speaker (presentation:notes). Deliberately
 * left out: paragraphs that a field hides (text:hidden-paragraph), which stand among what is seen; white text.
 */
import type { Concealment } from "../facts/facts.ts"
import type { Unread } from "./document.ts"
import type { Prose } from "./prose.ts"
import { attributeOf, scanXml, skipElement, type XmlToken } from "./xml.ts"

export type OdfStory = {
  readonly prose: Prose
  /** Where every concealment that is met is added. */
  readonly met: Set<Concealment>
}

export function readOdfStory(xml: string, { prose, met }: OdfStory): Unread | undefined {
  const scanner = scanXml(xml)
  const path: Open[] = []
  const hidden = new Set<string>()
  /** The style that is being defined. */
  let style = ""
  const close = (open: Open | undefined): void => {
    if (open !== undefined) end(prose, open)
  }
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (prose.isFull()) return "beyond-limits"
    if (token.kind === "end") {
      close(path.pop())
      continue
    }
    const parent = path.at(-1) ?? OUTSIDE
    if (token.kind === "text") {
      if (parent.isProse) addText(spaced(token.text), parent.concealed)
      continue
    }
    if (isSkipped(token.name, parent)) {
      skipElement(scanner, token)
      continue
    }
    if (token.name === "style") style = attributeOf(token, "name") ?? ""
    else if (hides(token)) hidden.add(style)
    const concealed = concealmentOf(token, hidden) ?? parent.concealed
    if (concealed !== undefined && MARKED.has(token.name)) met.add(concealed)
    const open: Open = {
      name: token.name,
      concealed,
      isProse: parent.isProse || token.name === "p" || token.name === "h",
    }
    start(open, token)
    if (token.isEmpty) close(open)
    else path.push(open)
  }
  return prose.isFull() ? "beyond-limits" : scanner.problem()

  function start({ name, concealed }: Open, tag: StartTag): void {
    const parent = path.at(-1) ?? OUTSIDE
    switch (name) {
      case "p":
      case "h":
        prose.startParagraph(concealed)
        break
      case "table":
        prose.startTable(concealed)
        break
      case "table-row":
        prose.startRow()
        break
      case "table-cell":
      case "covered-table-cell":
        prose.startCell()
        prose.widenCell(Number(attributeOf(tag, "number-columns-repeated") ?? 1))
        break
      case "s":
        if (parent.isProse) addText(" ", concealed) // §6.1.3; how many makes no difference to a reader
        break
      case "tab":
        if (parent.isProse) addText("\t", concealed)
        break
      case "line-break":
        if (parent.isProse) addText("\n", concealed)
        break
      case "hidden-text":
        if (concealed === "hidden-text") addText(attributeOf(tag, "string-value") ?? "", concealed)
        break
    }
  }

  function addText(text: string, concealed: Concealment | undefined): void {
    if (concealed !== undefined && text.trim() !== "") met.add(concealed)
    prose.add(text, concealed)
  }
}

type Open = {
  readonly name: string
  readonly concealed: Concealment | undefined
  /** Characters here are text. */
  readonly isProse: boolean
}
const OUTSIDE: Open = { name: "", concealed: undefined, isProse: false }

type StartTag = Extract<XmlToken, { kind: "start" }>

function end(prose: Prose, { name, concealed }: Open): void {
  switch (name) {
    case "p":
    case "h":
      prose.endParagraph(concealed)
      break
    case "table":
      prose.endTable()
      break
    case "table-row":
      prose.endRow()
      break
    case "table-cell":
    case "covered-table-cell":
      prose.endCell()
      break
  }
}

/** These are met even where they are empty. */
const MARKED: ReadonlySet<string> = new Set(["deletion", "annotation"])

/** Elements whose characters are no text: the digit of a note, and octets. */
const SKIPPED: ReadonlySet<string> = new Set([
  "note-citation",
  "binary-data",
  "event-listeners",
  "scripts",
  "forms",
])
/** Who wrote a comment or made a change and when, what a picture shows; as fields in a paragraph they are text. */
const SKIPPED_IN_FRAMES: ReadonlySet<string> = new Set([
  "creator",
  "date",
  "date-string",
  "creator-initials",
  "title",
  "desc",
])
const PARENTS_OF_FIELDS: ReadonlySet<string> = new Set(["p", "h", "span", "a", "meta", "ruby-base"])

function isSkipped(name: string, parent: Open): boolean {
  return SKIPPED.has(name) || (SKIPPED_IN_FRAMES.has(name) && !PARENTS_OF_FIELDS.has(parent.name))
}

/** What the tag itself says of what is in it. */
function concealmentOf(tag: StartTag, hidden: ReadonlySet<string>): Concealment | undefined {
  switch (tag.name) {
    case "deletion":
      return "tracked-change"
    case "annotation":
      return "comment"
    case "notes":
      return "speaker-note"
    case "hidden-text":
      return attributeOf(tag, "is-hidden") === "true" ? "hidden-text" : undefined
    case "section":
      return attributeOf(tag, "display") === "none" || isHidden(tag, hidden) ? "hidden-text" : undefined
    case "p":
    case "h":
    case "span":
    case "page":
      return isHidden(tag, hidden) ? "hidden-text" : undefined
    default:
      return undefined
  }
}

function isHidden(tag: StartTag, hidden: ReadonlySet<string>): boolean {
  return hidden.size > 0 && hidden.has(attributeOf(tag, "style-name") ?? "")
}

/** Whether a style hides what has it: characters, or a slide (presentation:visibility). */
function hides(tag: StartTag): boolean {
  if (tag.name === "text-properties") return attributeOf(tag, "display") === "none"
  return tag.name === "drawing-page-properties" && attributeOf(tag, "visibility") === "hidden"
}

/** §6.1.2: white space is one blank, however it is written. */
function spaced(text: string): string {
  return /[\t\r\n]| {2}/.test(text) ? text.replaceAll(/[ \t\r\n]+/g, " ") : text
}
