/**
 * Files that stand in a text as lines of base64 (RFC 4648 §4) or uuencode: in a preamble, behind a header that is no
 * longer one, under a label that says something else.
 *
 * The structure of a message says where its files are, and programs do not agree about a message that breaks the rules.
 * So what looks like a file is opened wherever it stands. Short words of base64 are ./base64-run.ts.
 */
import { seeker } from "../mail/seeker.ts"
import { decodeTransfer } from "../mail/transfer-encoding.ts"
import { octetsOf } from "../mail/octets.ts"
import { eachRun, sextet } from "./base64-run.ts"

export type UuencodedFile = { readonly name: string; readonly bytes: Uint8Array }

export type Armoured = { readonly coat: "base64" | "uuencode"; readonly bytes: Uint8Array }

/** A line of base64 has 60 to 76 units nearly always. */
const MIN_LINE = 32
/** One line alone is a file from this length on, or if it begins like one. */
const MIN_UNITS = 512
const MAGIC = /^(?:UEsDB|H4sI|JVBERi0|N3q8rycc|UmFyIRoH|QlpoO|0M8R4KGx|\/Td6WFoA)/

/** The files, in no order. No unit of the text is in more than one of each kind. */
export function* armouredFiles(text: string): Iterable<Armoured> {
  for (const { bytes } of uuencodedFiles(text)) yield { coat: "uuencode", bytes }
  const blocks: string[] = []
  let read = 0
  eachRun(text, MIN_LINE, (start, end) => {
    if (start < read) return
    read = endOfBlock(text, end)
    const isLong = read > end + 2 || end - start >= MIN_UNITS
    if (isLong || MAGIC.test(text.slice(start, start + 8))) blocks.push(text.slice(start, read))
  })
  for (const block of blocks) {
    const plain = block.replaceAll("-", "+").replaceAll("_", "/")
    yield { coat: "base64", bytes: decodeTransfer(octetsOf(plain), "base64") }
  }
}

/** Behind the last line of base64 that follows without a gap. */
function endOfBlock(text: string, lineEnd: number): number {
  let end = lineEnd
  for (;;) {
    let at = end
    while (text.charCodeAt(at) === EQUALS) at += 1
    if (text.charCodeAt(at) === CR) at += 1
    if (text.charCodeAt(at) !== LF) return end
    const start = at + 1
    at = start
    while (sextet(text.charCodeAt(at)) >= 0) at += 1
    if (at === start || !isLineEnd(text, at)) return end
    end = at
  }
}

const CR = 13
const LF = 10
const EQUALS = 61

function isLineEnd(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === CR || unit === LF || unit === EQUALS || at >= text.length
}

/** POSIX.1-2017 uuencode, "stdout": from `begin 644 name` to `end`, or to where the text ends. */
export function* uuencodedFiles(text: string): Iterable<UuencodedFile> {
  const endFrom = seeker(text, "\nend")
  for (let at = text.indexOf("begin "); at >= 0; at = text.indexOf("begin ", at)) {
    BEGIN.lastIndex = at
    const [head, name = ""] =
      (at === 0 || text.charCodeAt(at - 1) === LF ? BEGIN.exec(text) : undefined) ?? []
    if (head === undefined) {
      at += 1
      continue
    }
    const found = endFrom(at + head.length - 1)
    const end = found < 0 ? text.length : found
    yield { name, bytes: decodeTransfer(octetsOf(text.slice(at + head.length, end)), "uuencode") }
    at = end
  }
}

const BEGIN = /begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n/y
