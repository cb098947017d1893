/**
 * Replies of the next host (RFC 5321 §4.2), out of text that comes in any pieces.
 *
 * Reading is data: a reader and a chunk give a reader, replies and at most one fault; it never throws, and what it keeps
 * is bounded. After a fault the place in the conversation is lost, so the connection must be dropped.
 *
 * Strict where a mistake could make one reply look like another: the form of the code, the same code on every line, no
 * CR or NUL within a line. Deliberately not judged: what a code means at this point of the conversation.
 */
import type { Reply } from "../../app/gate/reply.ts"

/** With its line end. RFC 5321 §4.5.3.1.5 says 512; hosts that explain themselves at length exist. */
export const MAX_REPLY_LINE_OCTETS = 4096
/** No RFC says. The longest replies are to EHLO, with some thirty lines. */
export const MAX_REPLY_LINES = 500
/** Of one reply, all lines together. No RFC says. */
export const MAX_REPLY_OCTETS = 64 * 1024

export type ReplyFault = "line-length" | "reply-length" | "not-a-reply" | "codes-differ"

export type ReplyReader = {
  /** A line that has not ended yet. */
  readonly rest: string
  /** Lines of a reply that has not ended yet; none: between two replies. */
  readonly lines: readonly string[]
  readonly octets: number
}

export type RepliesRead = {
  readonly reader: ReplyReader
  readonly replies: readonly Reply[]
  readonly fault: ReplyFault | undefined
}

export const NOTHING_READ: ReplyReader = { rest: "", lines: [], octets: 0 }

/** `chunk`: octets as Latin-1. */
export function readReplies(reader: ReplyReader, chunk: string): RepliesRead {
  const replies: Reply[] = []
  let { rest, lines, octets } = reader
  let start = 0
  for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
    const line = rest + chunk.slice(start, end)
    const length = line.length + 1
    if (length > MAX_REPLY_LINE_OCTETS) return faulty(replies, "line-length")
    octets += length
    if (octets > MAX_REPLY_OCTETS || lines.length === MAX_REPLY_LINES) return faulty(replies, "reply-length")
    // QUIRK: a line that ends in LF alone is taken for one (against RFC 5321 §2.3.8): home-made hosts send it, and as each
    // reply must have been asked for, it can't make one more reply.
    const text = line.endsWith("\r") ? line.slice(0, -1) : line
    if (!REPLY_LINE.test(text)) return faulty(replies, "not-a-reply")
    if (lines[0] !== undefined && !hasCode(lines[0], text)) return faulty(replies, "codes-differ")
    if (text.charCodeAt(3) === HYPHEN) {
      lines = [...lines, text]
    } else {
      replies.push(
        lines.length === 0 ? replyOf(text, NO_LINES) : replyOf(lines[0] ?? text, [...lines.slice(1), text]),
      )
      lines = []
      octets = 0
    }
    rest = ""
    start = end + 1
  }
  if (start < chunk.length) rest += chunk.slice(start)
  if (rest.length >= MAX_REPLY_LINE_OCTETS) return faulty(replies, "line-length")
  return { reader: { rest, lines, octets }, replies, fault: undefined }
}

/** Some of a reply is there, but not all of it. */
export function isBetweenReplies({ rest, lines }: ReplyReader): boolean {
  return rest === "" && lines.length === 0
}

const HYPHEN = 0x2d
const NO_LINES: readonly string[] = []
/** RFC 5321 §4.2: a code, and text after a space or hyphen, or nothing at all (§4.2.1 asks clients to take that). */
const REPLY_LINE = /^[2-5][0-9]{2}(?:[ -][^\0\r]*)?$/
/** RFC 2034 §4. */
const STATUS = /^([245]\.[0-9]{1,3}\.[0-9]{1,3})(?: |$)/

function hasCode(line: string, other: string): boolean {
  return line.startsWith(other.slice(0, 3))
}

function faulty(replies: readonly Reply[], fault: ReplyFault): RepliesRead {
  return { reader: NOTHING_READ, replies, fault }
}

function replyOf(first: string, others: readonly string[]): Reply {
  const found = STATUS.exec(first.slice(4))?.[1]
  // RFC 2034 §4: the class is that of the code; another one is just text.
  const status = found !== undefined && found.charCodeAt(0) === first.charCodeAt(0) ? found : ""
  return {
    code: Number(first.slice(0, 3)),
    status,
    lines: [textOf(first, status), ...others.map((line) => textOf(line, status))],
  }
}

function textOf(line: string, status: string): string {
  const text = line.slice(4)
  if (status === "" || !text.startsWith(status)) return text
  return text.length === status.length || text.charCodeAt(status.length) === 0x20
    ? text.slice(status.length + 1)
    : text
}
