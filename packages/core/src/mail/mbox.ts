/**
 * Messages out of an mbox, fed in chunks of any size.
 *
 * Why this module exists: a mailbox of many gigabytes is read with the memory of its largest message. RFC 4155 gives the
 * format its media type and says that it was never one format; what is tolerated is listed here.
 *
 * - A message begins at a "From " line at the very start, or after an empty line where the line holds a time as ctime
 *   writes it. So a sentence that begins with "From " in a mailbox that was not quoted does not tear a message apart.
 * - `>From ` loses one `>` (mboxrd; a mailbox in mboxo quoted only bare "From ", so it reads right too).
 * - Line ends may be LF or CRLF, mixed too. They are kept as they are.
 *
 * Deliberately out of scope: Content-Length (mboxcl): it is wrong as soon as one program without it has touched the file.
 */

const LF = 0x0a
const CR = 0x0d
const ANGLE = 0x3e // >
/** "From " */
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20] as const
/** A "From " line is read up to here; RFC 5322 §2.1.1 lets no line be longer than 998. */
const MAX_POSTMARK_OCTETS = 998

export type MboxEntry = {
  /** Octet offset of the "From " line in the mailbox. */
  readonly offset: number
  /** Octets of the message, without the "From " line and the empty line behind it, unquoted. */
  readonly octets: number
  /** The message; undefined where it is larger than the limit: then nothing of it was kept. */
  readonly bytes: Uint8Array | undefined
  /** The mailbox ended in the middle of a line, so this last message was probably cut off. */
  readonly cutOff: boolean
}

export type MboxSplitter = {
  /** The messages that this chunk completes. The chunk may be reused by the caller afterwards. */
  feed(chunk: Uint8Array): readonly MboxEntry[]
  /** The last message. The splitter is of no use afterwards. */
  finish(): readonly MboxEntry[]
}

/** Does this look like the start of an mbox? */
export function startsMbox(head: Uint8Array): boolean {
  return fromAt(head, 0)
}

/** A splitter that keeps no message larger than `maximumOctets`. Time is linear in the octets fed, whatever they are. */
export function mboxSplitter(maximumOctets: number): MboxSplitter {
  /** The start of a line that is not complete yet, as long as it could still be a "From " line. */
  let pending = new Uint8Array(0)
  /** What the line is that the last chunk ended in. */
  let within: "nothing" | "content" | "postmark" = "nothing"
  let afterEmpty = true
  let consumed = 0
  let message: Collector | undefined

  function take(bytes: Uint8Array, final: boolean): readonly MboxEntry[] {
    const done: MboxEntry[] = []
    /** Content is added in runs, not line by line. */
    let runStart = 0
    let at = 0
    while (at < bytes.length) {
      const newline = bytes.indexOf(LF, at)
      if (newline === -1 && within === "nothing" && !final && isUndecided(bytes, at)) {
        message?.add(bytes, runStart, at)
        pending = bytes.slice(at)
        consumed += at
        return done
      }
      const end = newline === -1 ? bytes.length : newline + 1
      if (within === "postmark") runStart = end
      else if (within === "nothing") {
        const starts =
          fromAt(bytes, at) && (message === undefined || (afterEmpty && isPostmark(bytes, at, end)))
        if (starts) {
          message?.add(bytes, runStart, at)
          if (message !== undefined) done.push(message.entry(false))
          message = collector(consumed + at, maximumOctets)
          runStart = end
          within = "postmark"
        } else {
          if (isQuotedFrom(bytes, at, end)) {
            message?.add(bytes, runStart, at)
            runStart = at + 1
          }
          within = "content"
        }
        afterEmpty = isEmptyLine(bytes, at, end)
      }
      if (newline !== -1) within = "nothing"
      at = end
    }
    message?.add(bytes, runStart, bytes.length)
    consumed += bytes.length
    return done
  }

  return {
    feed(chunk) {
      const bytes = pending.length === 0 ? chunk : joined([pending, chunk], pending.length + chunk.length)
      pending = new Uint8Array(0)
      return take(bytes, false)
    },
    finish() {
      const done = take(pending, true)
      return message === undefined ? done : [...done, message.entry(within !== "nothing")]
    },
  }
}

type Collector = {
  add(bytes: Uint8Array, start: number, end: number): void
  entry(cutOff: boolean): MboxEntry
}

function collector(offset: number, maximumOctets: number): Collector {
  let pieces: Uint8Array[] = []
  let octets = 0
  return {
    add(bytes, start, end) {
      if (end <= start) return
      octets += end - start
      // The empty line behind the message may still come off.
      if (octets > maximumOctets + 2) pieces = []
      else pieces.push(bytes.slice(start, end))
    },
    entry(cutOff) {
      if (octets > maximumOctets + 2) return { offset, octets, bytes: undefined, cutOff }
      const whole = joined(pieces, octets)
      const bytes = cutOff ? whole : withoutSeparator(whole)
      return { offset, octets: bytes.length, bytes: bytes.length > maximumOctets ? undefined : bytes, cutOff }
    },
  }
}

/** The empty line that ends a message in an mbox belongs to the mbox. */
function withoutSeparator(bytes: Uint8Array): Uint8Array {
  const end = bytes.length
  if (bytes[end - 1] !== LF) return bytes
  const lineStart = bytes[end - 2] === CR ? end - 2 : end - 1
  return lineStart === 0 || bytes[lineStart - 1] === LF ? bytes.subarray(0, lineStart) : bytes
}

function joined(pieces: readonly Uint8Array[], octets: number): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(octets)
  let at = 0
  for (const piece of pieces) {
    result.set(piece, at)
    at += piece.length
  }
  return result
}

function fromAt(bytes: Uint8Array, at: number): boolean {
  return FROM.every((octet, index) => bytes[at + index] === octet)
}

/** An incomplete line: could what follows still make it a "From " line (quoted or not) or an empty one? */
function isUndecided(bytes: Uint8Array, start: number): boolean {
  if (bytes.length - start > MAX_POSTMARK_OCTETS) return false
  if (bytes[start] === CR) return start + 1 === bytes.length
  const name = bytes.subarray(afterAngles(bytes, start, bytes.length))
  return FROM.every((octet, index) => index >= name.length || name[index] === octet)
}

function isEmptyLine(bytes: Uint8Array, start: number, end: number): boolean {
  // Both octets, because the line may not be complete yet: then its first two are \r and whatever the chunk ended with.
  return (
    (end - start === 1 && bytes[start] === LF) ||
    (end - start === 2 && bytes[start] === CR && bytes[start + 1] === LF)
  )
}

function isQuotedFrom(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== ANGLE) return false
  const name = afterAngles(bytes, start, end)
  return fromAt(bytes, name) && name + FROM.length <= start + MAX_POSTMARK_OCTETS
}

function afterAngles(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at] === ANGLE) at += 1
  return at
}

/** ctime's "15:04" somewhere in the line; asctime, RFC 5322 dates and what Thunderbird and Takeout write have it too. */
function isPostmark(bytes: Uint8Array, start: number, end: number): boolean {
  const last = Math.min(end, start + MAX_POSTMARK_OCTETS) - 3
  for (let at = start + FROM.length + 1; at <= last; at += 1) {
    if (bytes[at] !== 0x3a) continue // :
    if (isDigit(bytes[at - 1]) && isDigit(bytes[at + 1]) && isDigit(bytes[at + 2])) return true
  }
  return false
}

function isDigit(octet: number | undefined): boolean {
  return octet !== undefined && octet >= 0x30 && octet <= 0x39
}
