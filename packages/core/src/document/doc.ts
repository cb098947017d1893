/**
 * Word documents as Word wrote them from 97 to 2003 ([MS-DOC]): letters and forms of older systems.
 *
 * The text is one row of units: the body, then footnotes, headers and footers, comments, endnotes and text boxes. Signs in it
 * end paragraphs, cells and fields.
 *
 * Deliberately left out: Word before 97 ("unknown-format"), hidden text and deleted text as such (they are read as text),
 * pictures, codes of fields, and objects of other programs but newer Office documents.
 */
import { openCompoundFile } from "./compound-file.ts"
import { tableMarks, type TableMarks } from "./doc-paragraph.ts"
import { docHeader, docPieces, type DocHeader, type DocPiece } from "./doc-pieces.ts"
import { docText, type DocText } from "./doc-text.ts"
import type { DocumentBudget, Reading, Unread } from "./document.ts"
import { nothingRead } from "./embedded.ts"
import { packagesIn } from "./object-pool.ts"
import { proseWriter, type Prose } from "./prose.ts"

/** A `ReadDocument`. */
export function readDoc(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openCompoundFile(octets)
  if (file === undefined) return nothingRead("doc", "broken")
  const streamOf = (wanted: string): Uint8Array | undefined => {
    const entry = file.children.find(({ kind, name }) => kind === "stream" && name.toLowerCase() === wanted)
    return entry === undefined ? undefined : file.read(entry)
  }
  const has = (wanted: string): boolean => file.children.some(({ name }) => name.toLowerCase() === wanted)
  if (!has("worddocument"))
    return nothingRead("unknown", has("encryptedpackage") ? "encrypted" : "unknown-format")
  const stream = streamOf("worddocument")
  const header = stream === undefined ? undefined : docHeader(stream)
  if (stream === undefined || header === undefined) return nothingRead("doc", "broken")
  if (!header.isKnown) return nothingRead("unknown", "unknown-format")
  if (header.isEncrypted) return nothingRead("doc", "encrypted")
  const table = streamOf(header.tableName)
  const pieces = table === undefined ? undefined : docPieces(table, header.pieces.start, header.pieces.octets)
  if (table === undefined || pieces === undefined) return nothingRead("doc", "broken")

  const prose = proseWriter(budget)
  const marks = tableMarks(stream, table, header.paragraphs)
  const text = docText(prose, marks.size > 0)
  const problem = readPieces(stream, pieces, header, { text, prose, marks, budget })
  const isWhole = text.finish()
  const inner = packagesIn(file, budget)
  const unread: Unread | undefined = prose.isFull() ? "beyond-limits" : problem
  return {
    format: "doc",
    ...prose.finish(),
    concealed: header.comments > 0 ? ["comment"] : [],
    inner: inner.documents,
    unread: unread ?? inner.unread ?? (isWhole ? undefined : "broken"),
  }
}

type Work = {
  readonly text: DocText
  readonly prose: Prose
  readonly marks: TableMarks
  readonly budget: DocumentBudget
}

const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true })
const windows = new TextDecoder("windows-1252") // §2.9.73 lists the letters that it has in other places than Unicode

/** Pieces may name the same octets again and again: each time they are taken from the budget. */
function readPieces(
  stream: Uint8Array,
  pieces: readonly DocPiece[],
  { beforeComments, comments }: DocHeader,
  work: Work,
): Unread | undefined {
  let unread: Unread | undefined
  let position = 0
  const endOfComments = beforeComments + comments
  for (const { start, units, unitOctets } of pieces) {
    const { budget } = work
    const there = Math.min(units, Math.floor(Math.max(0, stream.length - start) / unitOctets))
    const most = Math.min(there, Math.floor(budget.octets / unitOctets))
    if (there < units) unread ??= "broken"
    budget.octets -= most * unitOctets
    const octets = stream.subarray(start, start + most * unitOctets)
    const letters = unitOctets === 1 ? windows.decode(octets) : utf16.decode(octets)
    // A piece may hold the end of one story and the beginning of the next.
    const cuts = [beforeComments, endOfComments].map((cut) =>
      Math.max(0, Math.min(letters.length, cut - position)),
    )
    let from = 0
    for (const to of [...cuts, letters.length]) {
      if (comments > 0 && to > from) {
        if (position + from === beforeComments) work.text.startStory("comment")
        if (position + from === endOfComments) work.text.startStory(undefined)
      }
      addLetters(letters, from, to, start, unitOctets, work)
      from = to
    }
    position += units
    if (most < there || work.prose.isFull()) return "beyond-limits"
  }
  return unread
}

function addLetters(
  letters: string,
  from: number,
  to: number,
  start: number,
  unitOctets: 1 | 2,
  { text, marks }: Work,
): void {
  let run = from
  for (let at = from; at < to; at += 1) {
    const unit = letters.charCodeAt(at)
    if (unit >= 0x20) continue
    if (at > run) text.letters(letters.slice(run, at))
    text.sign(unit, marks.get(start + (at + 1) * unitOctets))
    run = at + 1
  }
  if (to > run) text.letters(letters.slice(run, to))
}
