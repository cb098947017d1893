/**
 * Lines of commands out of octets.
 *
 * Only CRLF ends a line (RFC 5321 §2.3.8). A lone CR or LF and any other control character are part of the line, which is
 * therefore refused as a whole: nothing behind them is ever taken for a command.
 */
import { isUtf8 } from "node:buffer"

/**
 * With CRLF. RFC 5321 §4.5.3.1.4 says 512, and each extension adds to it: the longest is RCPT with DSN (RFC 3461 §4: 500 more),
 * or MAIL with SIZE, BODY, SMTPUTF8, DSN and AUTH (RFC 1870 §3, 6152 §2, 6531 §3.4, 3461 §4, 4954 §3: about 1,200 in all).
 */
export const MAX_COMMAND_OCTETS = 2048
/** With CRLF, of a line with base64 (RFC 4954 §4, §4.1). The verb and the mechanism before it come on top. */
export const MAX_AUTH_LINE_OCTETS = 12_288
const AUTH_PREFIX_OCTETS = "AUTH PLAIN ".length

export type CommandLine =
  /** `end`: of the line in the octets, after its CRLF. `text`: without CRLF, UTF-8 decoded. */
  | { readonly kind: "line"; readonly text: string; readonly end: number }
  /** Control characters, or octets that are not UTF-8. */
  | { readonly kind: "garbled"; readonly end: number }
  /** Too long; `end` undefined where it goes on. */
  | { readonly kind: "long"; readonly end: number | undefined }
  | { readonly kind: "part" }

const PART: CommandLine = { kind: "part" }
const LF = 10
const CR = 13

/** The line from `start`. `isResponse`: it is one in an AUTH exchange, and not a command. */
export function readCommandLine(octets: Buffer, start: number, isResponse: boolean): CommandLine {
  const end = lineEnd(octets, start)
  const length = (end ?? octets.length) - start
  if (length > MAX_COMMAND_OCTETS && length > limitFor(octets, start, isResponse))
    return { kind: "long", end }
  if (end === undefined) return PART
  const text = octets.toString("latin1", start, end - 2)
  if (PRINTABLE.test(text)) return { kind: "line", text, end }
  if (CONTROL.test(text) || !isUtf8(octets.subarray(start, end))) return { kind: "garbled", end }
  return { kind: "line", text: octets.toString("utf8", start, end - 2), end }
}

/** After the first CRLF; undefined if there is none. */
export function lineEnd(octets: Buffer, start: number): number | undefined {
  for (let lf = octets.indexOf(LF, start); lf !== -1; lf = octets.indexOf(LF, lf + 1)) {
    if (lf > start && octets[lf - 1] === CR) return lf + 1
  }
  return undefined
}

const PRINTABLE = /^[ -~]*$/
const CONTROL = /[\u0000-\u001f\u007f]/

function limitFor(octets: Buffer, start: number, isResponse: boolean): number {
  if (isResponse) return MAX_AUTH_LINE_OCTETS
  const isAuth = octets.toString("latin1", start, start + 5).toUpperCase() === "AUTH "
  return isAuth ? MAX_AUTH_LINE_OCTETS + AUTH_PREFIX_OCTETS : MAX_COMMAND_OCTETS
}
