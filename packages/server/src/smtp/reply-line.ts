/**
 * A reply as it goes over the wire (RFC 5321 §4.2), as Latin-1 text.
 *
 * TRUST: its lines may be another host's words. Nothing in them may end a line or begin another reply, so whatever is not
 * a printable octet is shown as "?".
 */
import type { Reply } from "../app/gate/reply.ts"

/** RFC 5321 §4.5.3.1.5, with CRLF. */
export const MAX_REPLY_LINE_OCTETS = 512
/** What a client need not read more of: RFC 5321 knows no limit, and ours is far above any real reply. */
export const MAX_REPLY_LINES = 64

/** Lines with CRLF. Where the reply has no status code, that of its class, as RFC 2034 §4 asks of us. */
export function replyLines({ code, status, lines }: Reply): string {
  const prefix = STATUS.test(status) ? status : `${Math.trunc(code / 100)}.0.0`
  const shown = lines.length > MAX_REPLY_LINES ? lines.slice(0, MAX_REPLY_LINES) : lines
  const last = shown.length - 1
  return shown.map((line, index) => wireLine(code, index === last ? " " : "-", prefix, line)).join("")
}

// RFC 3463 §2.
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/

function wireLine(code: number, separator: string, status: string, text: string): string {
  const line = `${code}${separator}${status} ${text}`
  const short = line.length > MAX_REPLY_LINE_OCTETS - 2 ? line.slice(0, MAX_REPLY_LINE_OCTETS - 2) : line
  return PLAIN.test(short) ? `${short}\r\n` : `${short.replace(UNPRINTABLE, "?")}\r\n`
}

const PLAIN = /^[ -~]*$/
// Above U+00FF too: as Latin-1, U+010A would be written as a line feed.
const UNPRINTABLE = /[^\t -~\u0080-\u00ff]/g
