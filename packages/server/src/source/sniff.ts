/**
 * What a file is, from its first octets.
 *
 * Why this module exists: people hand over whatever their mail program gave them. A file that is not mail must be named
 * for what it is, with what to do about it, and never be read as an empty message that is fine to send.
 *
 * Deliberately out of scope: file names. They are no evidence of what is in a file.
 */
import { startsMbox } from "@sluis/core/mail/mbox"

import type { FaultCode } from "../app/fault.ts"

/** Octets that `sniff` needs to see, or the whole file where it is smaller. */
export const HEAD_OCTETS = 65_536

export type Sniffed =
  /** The mail begins at octet `start`: what stands before it is no part of it. */
  | { readonly kind: "message" | "mbox"; readonly start: number }
  | { readonly kind: "fault"; readonly code: FaultCode; readonly detail: string }

type Signature = readonly [octets: readonly number[], code: FaultCode, name: string]

/** From the formats' own specifications; `\0asm` and the like are left to the search for header fields. */
const SIGNATURES: readonly Signature[] = [
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "input/outlook-message", ""], // MS-CFB §2.2
  [[0x21, 0x42, 0x44, 0x4e], "input/outlook-store", ""], // MS-PST §2.2.2.6
  [[0x1f, 0x8b], "input/compressed", "gzip"], // RFC 1952 §2.3.1
  [[0x50, 0x4b, 0x03, 0x04], "input/compressed", "ZIP"],
  [[0x42, 0x5a, 0x68], "input/compressed", "bzip2"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "input/compressed", "xz"],
  [[0x28, 0xb5, 0x2f, 0xfd], "input/compressed", "Zstandard"], // RFC 8878 §3.1.1
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "input/compressed", "7z"],
  [[0x52, 0x61, 0x72, 0x21, 0x1a], "input/compressed", "RAR"],
  [[0x89, 0x50, 0x4e, 0x47], "input/not-mail", "PNG"],
  [[0xff, 0xd8, 0xff], "input/not-mail", "JPEG"],
  [[0x47, 0x49, 0x46, 0x38], "input/not-mail", "GIF"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "input/not-mail", "PDF"],
  [[0x7f, 0x45, 0x4c, 0x46], "input/not-mail", "ELF"],
  [[0x4d, 0x5a, 0x90], "input/not-mail", "EXE"],
  [[0x42, 0x45, 0x47, 0x49, 0x4e, 0x3a, 0x56], "input/not-mail", "iCalendar, vCard"], // RFC 5545 §3.4, RFC 6350 §6.1.1
  [[0x78, 0x9f, 0x3e, 0x22], "input/not-mail", "winmail.dat"], // MS-OXTNEF §2.1.3.1
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], "input/not-mail", "SQLite"],
]

const LF = 10
const CR = 13

/** Judges `head`: the first HEAD_OCTETS of a file, or all of it. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.every((octet) => octet === 0x20 || (octet >= 0x09 && octet <= 0x0d))) return fault("input/empty")
  for (const [octets, code, name] of SIGNATURES) {
    if (!octets.every((octet, at) => head[at] === octet)) continue
    return name === "ZIP" && isOfficeDocument(head) ? fault("input/not-mail", "Office") : fault(code, name)
  }
  if (isUtf16(head)) return fault("input/utf-16")
  const start = startOfMail(head)
  const mail = head.subarray(start)
  const kind = startsMbox(mail) ? "mbox" : "message"
  if (kind === "message" && !hasMailField(mail)) return fault("input/not-mail")
  return hasLoneCarriageReturns(head) ? fault("input/line-ends") : { kind, start }
}

/** Behind a byte order mark and empty lines: editors and browsers put them there, and no field can stand in them. */
function startOfMail(head: Uint8Array): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  while (head[at] === LF || (head[at] === CR && head[at + 1] === LF)) at += 1
  return at
}

/** Nothing but carriage returns: mail has no lines then, for us or for any server (RFC 5322 §2.3). */
function hasLoneCarriageReturns(head: Uint8Array): boolean {
  return !head.includes(LF) && head.includes(CR)
}

function fault(code: FaultCode, detail = ""): Sniffed {
  return { kind: "fault", code, detail }
}

/** A ZIP whose first entry is what ECMA-376 part 2 or ODF 1.3 part 2 §3.3 put there: nothing to unpack. */
function isOfficeDocument(head: Uint8Array): boolean {
  const NAME = 30 // APPNOTE.TXT 4.3.7: where the name of the first file stands
  const name = new TextDecoder("latin1").decode(head.subarray(NAME, NAME + 20))
  return name.startsWith("[Content_Types].xml") || name.startsWith("mimetype")
}

/** A byte order mark, or every other octet of the first few zero: no header field has a NUL in its name. */
function isUtf16(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true
  if (head.length < 8) return false
  const zero = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => head[at] === 0)
  return zero.every((is, at) => is === (at % 2 === 1)) || zero.every((is, at) => is === (at % 2 === 0))
}

/** Fields that programs write at the top of mail, and hardly anything else does (RFC 5322 §3.6, RFC 2045 §3). */
const MAIL_FIELD =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|received|return-path|message-id|mime-version|content-type|content-transfer-encoding|delivered-to|references|in-reply-to|dkim-signature|(?:x|resent|arc|list)-[a-z0-9-]{1,60})[ \t]{0,8}:/i
/** RFC 5322 §2.2: a name of printable ASCII, then a colon. */
const FIELD = /^[!-9;-~]{1,76}[ \t]{0,8}:/
const CONTINUATION = /^[ \t]/

/**
 * Mail begins with fields, one of them known from mail. A line that is no field is tolerated after the first one, since
 * damaged mail has them and is mail all the same.
 */
function hasMailField(head: Uint8Array): boolean {
  const lines = new TextDecoder("latin1").decode(head).split(/\r?\n|\r/)
  const first = lines[0] ?? ""
  if (!FIELD.test(first)) return false
  if (MAIL_FIELD.test(first)) return true
  const end = lines.indexOf("")
  return lines
    .slice(1, end === -1 ? lines.length : end)
    .some((line) => !CONTINUATION.test(line) && MAIL_FIELD.test(line))
}
