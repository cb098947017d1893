/**
 * The content lines of a calendar with their places, so that an attendee can be cut out and nothing else changes.
 *
 * Why this module exists: libraries for iCalendar fold the lines anew when they write, and an invitation of which every
 * octet changed is another invitation to some programs. Works on an octet string (./octets.ts): indexes are offsets.
 * Grammar: RFC 5545 §3.1; people: RFC 5545 §3.8.4.1 and §3.8.4.3, RFC 9073 §6.4 and §7.1.
 *
 * Deliberately left out: dates, recurrences and what the properties mean.
 */
import { addressRuns } from "./address-run.ts"
import { readable } from "./octets.ts"

export type ContentLine = {
  /** Upper case; "" for a line that is no property at all (no colon). */
  readonly name: string
  /** As written, unfolded, without the semicolon in front: `CN=Jan;ROLE=CHAIR`. */
  readonly params: string
  /** Unfolded, not unescaped. */
  readonly value: string
  /** The whole line with its continuation lines and its line end. */
  readonly start: number
  readonly end: number
  /** The components around it, e.g. "VCALENDAR/VEVENT"; BEGIN and END stand inside what they begin and end. */
  readonly component: string
}

/** Components around components: RFC 5545 §3.6 knows three, VCALENDAR, VEVENT and VALARM. */
const MAX_DEPTH = 16

/** The content lines of `text` in order; empty lines are none. */
export function contentLines(text: string): readonly ContentLine[] {
  const lines: ContentLine[] = []
  const path: { readonly name: string; readonly component: string }[] = []
  let beyond = 0 // components deeper than the limit, which are not told apart
  for (let start = 0; start < text.length;) {
    let end = endOfLine(text, start)
    const pieces: string[] = [withoutLineEnd(text, start, end)]
    while (isContinuation(text, end)) {
      const next = endOfLine(text, end)
      pieces.push(withoutLineEnd(text, end + 1, next))
      end = next
    }
    const unfolded = pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("")
    if (unfolded.trim() !== "") {
      const { name, params, value } = splitLine(unfolded)
      const component = value.trim().toUpperCase()
      if (name === "BEGIN" && path.length < MAX_DEPTH) {
        const around = path.at(-1)
        path.push({
          name: component,
          component: around === undefined ? component : `${around.component}/${component}`,
        })
      } else if (name === "BEGIN") beyond += 1
      lines.push({ name, params, value, start, end, component: path.at(-1)?.component ?? "" })
      if (name === "END" && beyond > 0) beyond -= 1
      else if (name === "END") {
        // QUIRK: an END of something that is not open is ignored, one of something further out ends what is within
        const open = path.findLastIndex((one) => one.name === component)
        if (open >= 0) path.length = open
      }
    }
    start = end
  }
  return lines
}

/** QUIRK: RFC 5545 §3.1 has CRLF only; a bare LF ends a line too, and a bare CR. */
function endOfLine(text: string, start: number): number {
  const lineFeed = text.indexOf("\n", start)
  const end = lineFeed < 0 ? text.length : lineFeed + 1
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) !== 0x0a) return at + 1
  }
  return end
}

function withoutLineEnd(text: string, start: number, end: number): string {
  let last = end
  while (last > start && (text.charCodeAt(last - 1) === 0x0a || text.charCodeAt(last - 1) === 0x0d)) last -= 1
  return text.slice(start, last)
}

function isContinuation(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09
}

type Split = { readonly name: string; readonly params: string; readonly value: string }

/** `name *(";" param) ":" value`, RFC 5545 §3.1; a colon in a quoted parameter value does not end the parameters. */
function splitLine(line: string): Split {
  let semicolon = -1
  let quoted = false
  let firstColon = -1
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at)
    if (unit === 0x22 && semicolon >= 0) quoted = !quoted
    else if (unit === 0x3a) {
      if (!quoted) return split(line, semicolon, at)
      if (firstColon < 0) firstColon = at
    } else if (unit === 0x3b && semicolon < 0) semicolon = at
  }
  // QUIRK: a quotation mark that is never closed: then the first colon is taken for the end
  return firstColon < 0 ? { name: "", params: "", value: line } : split(line, semicolon, firstColon)
}

function split(line: string, semicolon: number, colon: number): Split {
  const nameEnd = semicolon < 0 ? colon : semicolon
  return {
    name: line.slice(0, nameEnd).trim().toUpperCase(), // §2: names are case-insensitive
    params: semicolon < 0 ? "" : line.slice(semicolon + 1, colon),
    value: line.slice(colon + 1),
  }
}

/** The value of a parameter without its quotation marks, "" if it is not there. `name`: upper case. RFC 5545 §3.2 */
export function parameterValue({ params }: ContentLine, name: string): string {
  for (let start = 0; start < params.length;) {
    let end = start
    let quoted = false
    for (; end < params.length && (quoted || params.charCodeAt(end) !== SEMICOLON); end += 1) {
      if (params.charCodeAt(end) === QUOTE) quoted = !quoted
    }
    const equals = params.indexOf("=", start)
    if (equals >= 0 && equals < end && params.slice(start, equals).trim().toUpperCase() === name) {
      return params
        .slice(equals + 1, end)
        .replaceAll('"', "")
        .trim()
    }
    start = end + 1
  }
  return ""
}
const SEMICOLON = 0x3b
const QUOTE = 0x22

const PEOPLE = new Set(["ATTENDEE", "ORGANIZER", "CALENDAR-ADDRESS"])

/**
 * The address of the person that the line is about: of an ATTENDEE, ORGANIZER or CALENDAR-ADDRESS, the value, or the
 * parameter EMAIL (RFC 7986 §6.2) where the value is no mail address. Undefined for other lines and where there is none.
 */
export function calendarAddress(line: ContentLine): string | undefined {
  if (!PEOPLE.has(line.name)) return undefined
  return mailAddress(line.value) ?? mailAddress(EMAIL.exec(line.params)?.[1] ?? "")
}
const EMAIL = /(?:^|;)\s{0,4}EMAIL=([^;]*)/i

/**
 * All addresses in the parameters (SENT-BY, DELEGATED-TO, DELEGATED-FROM, MEMBER, DIR, EMAIL, and the CN of programs that
 * have no better name), as written and in order.
 */
export function parameterAddresses(line: ContentLine): readonly string[] {
  if (!line.params.includes("@") && !line.params.includes("%40")) return []
  return addressRuns(readable(percentDecoded(line.params.replace(PARAMETER_NAME, ";"))))
}
const PARAMETER_NAME = /(?:^|;)[a-z0-9-]{1,64}=/gi

/** QUIRK: `MAILTO:`, quotation marks or angle brackets around it, blanks, and no `mailto:` at all. RFC 6068 §2. */
function mailAddress(value: string): string | undefined {
  const bare = value.trim().replace(/^["'<\s]{1,4}|["'>\s]{1,4}$/g, "")
  const scheme = /^mailto:/i.exec(bare)
  if (scheme === null && !bare.includes("@")) return undefined
  const address = readable(percentDecoded((scheme === null ? bare : bare.slice(7)).split("?", 1)[0] ?? ""))
    .trim()
    .replace(/^[<\s]{1,4}|[>\s]{1,4}$/g, "")
  return address.includes("@") ? (addressRuns(address)[0] ?? address) : undefined
}

/** RFC 3986 §2.1, octet by octet; what is no escape stays. */
function percentDecoded(octets: string): string {
  return octets.includes("%")
    ? octets.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : octets
}
