/**
 * Two messages beside each other: which header fields changed, went or came, and what changed inside them and in the text.
 */
import { differences, lineDifferences, wordDifferences, type Piece } from "./difference.ts"
import type { MailView } from "./view.ts"

export type Change = "same" | "changed" | "gone" | "new"

export type ComparedField = {
  readonly name: string
  readonly change: Change
  /** Pieces that are "same" or "gone"; empty where the field is new. */
  readonly before: readonly Piece[]
  /** Pieces that are "same" or "new"; empty where the field is gone. */
  readonly after: readonly Piece[]
}

export type ComparedText = {
  readonly kind: "text" | "calendar"
  readonly change: Change
  /** Line by line; a line that changed is gone and new. */
  readonly lines: readonly Piece[]
}

export type Comparison = {
  readonly fields: readonly ComparedField[]
  readonly texts: readonly ComparedText[]
}

type Field = MailView["header"][number]

export function compare(before: MailView, after: MailView): Comparison {
  const { fields, texts } = {
    fields: compareFields(before.header, after.header),
    texts: compareTexts(before, after),
  }
  return { fields, texts }
}

function compareFields(before: readonly Field[], after: readonly Field[]): readonly ComparedField[] {
  const found: ComparedField[] = []
  let gone: Field[] = []
  let came: Field[] = []
  const settle = (): void => {
    found.push(...paired(gone, came))
    gone = []
    came = []
  }
  for (const { text, kind } of differences(before.map(lineOf), after.map(lineOf))) {
    const field = fieldOf(text)
    if (kind === "gone") gone.push(field)
    else if (kind === "new") came.push(field)
    else {
      settle()
      const pieces: readonly Piece[] = [{ text: field.value, kind: "same" }]
      found.push({ name: field.name, change: "same", before: pieces, after: pieces })
    }
  }
  settle()
  return found
}

/** A field that went and one of the same name that came in its place are one field that changed. */
function paired(gone: readonly Field[], came: readonly Field[]): readonly ComparedField[] {
  const left = [...came]
  const found = gone.map((field): ComparedField => {
    const at = left.findIndex(({ name }) => name.toLowerCase() === field.name.toLowerCase())
    const [other] = at < 0 ? [] : left.splice(at, 1)
    if (other === undefined)
      return { name: field.name, change: "gone", before: [{ text: field.value, kind: "gone" }], after: [] }
    const pieces = wordDifferences(field.value, other.value)
    return {
      name: field.name,
      change: "changed",
      before: pieces.filter(({ kind }) => kind !== "new"),
      after: pieces.filter(({ kind }) => kind !== "gone"),
    }
  })
  return [
    ...found,
    ...left.map(({ name, value }): ComparedField => ({
      name,
      change: "new",
      before: [],
      after: [{ text: value, kind: "new" }],
    })),
  ]
}

function compareTexts(before: MailView, after: MailView): readonly ComparedText[] {
  const count = Math.max(before.texts.length, after.texts.length)
  return Array.from({ length: count }, (_, index) => {
    const [left, right] = [before.texts[index], after.texts[index]]
    const kind = left?.kind ?? right?.kind ?? "text"
    const lines = lineDifferences(left?.text ?? "", right?.text ?? "")
    return { kind, change: lines.every((line) => line.kind === "same") ? "same" : "changed", lines }
  })
}

/** No name of a field has a colon in it (RFC 5322 §2.2), so the first one divides. */
function lineOf({ name, value }: Field): string {
  return `${name}:${value}`
}

function fieldOf(line: string): Field {
  const colon = line.indexOf(":")
  return { name: line.slice(0, colon), value: line.slice(colon + 1) }
}

/** Fields that a reader looks at, besides those that changed. */
const MAIN: ReadonlySet<string> = new Set(["from", "to", "cc", "bcc", "reply-to", "subject", "date"])

export function isMain({ name, change }: ComparedField): boolean {
  return change !== "same" || MAIN.has(name.toLowerCase())
}
