/**
 * A message: immutable octets and a tree of offsets into them.
 *
 * Why this module exists: the guard must be able to say *where* something stands and to change that place alone.
 * Nothing here is a copy of the message and nothing is ever serialised again; decoded views are made on demand
 * (./body.ts). Grammar: RFC 5322, RFC 2045, RFC 2046, RFC 6532.
 *
 * Deliberately out of scope: what the parts mean (facts/) and who is in an address field (./address-list.ts).
 */
import { findSegments } from "./boundary.ts"
import { rawValue, scanHeader, type Header } from "./header.ts"
import { LIMITS, type LimitName } from "./limits.ts"
import { parseParameters, type ParameterField } from "./parameter.ts"
import { decodeTransfer, transferEncodingOf } from "./transfer-encoding.ts"

export type Message = {
  /** The octets that all offsets of this message point into: the file itself, or the decoded body of a part. */
  readonly bytes: Uint8Array
  readonly root: Part
  /** Every part of the tree in document order, the root first; the parts of embedded messages are not among them. */
  readonly parts: readonly Part[]
  /** The limits that were reached, embedded messages' too: what lies behind them was not read. Empty: read whole. */
  readonly beyond: readonly LimitName[]
}

export type TransferEncoding = "identity" | "base64" | "quoted-printable" | "uuencode" | "unknown"

export type Part = {
  /** IMAP style position (RFC 9051 §6.4.5.1): "" for the root, "1.2" for the second part of the first part. */
  readonly path: string
  readonly header: Header
  /** Octet range of the body, still encoded; the line end before a boundary delimiter belongs to the delimiter. */
  readonly bodyStart: number
  readonly bodyEnd: number
  /** Media type in lower case, e.g. "text/plain"; what a missing or unreadable Content-Type means is already filled in. */
  readonly type: string
  /** Content-Type parameters by lower-case name, RFC 2231 forms decoded and joined. */
  readonly parameters: ReadonlyMap<string, string>
  readonly disposition: "inline" | "attachment" | "none"
  /** Decoded file name of Content-Disposition or Content-Type; empty if there is none. */
  readonly filename: string
  readonly encoding: TransferEncoding
  /** The parts of a multipart. */
  readonly children: readonly Part[]
  /**
   * The message inside a message/rfc822 (message/global, message/news) part or an attached .eml. Its `bytes` are those
   * of the message around it where the part is not encoded, else the decoded ones.
   */
  readonly embedded: Message | undefined
}

/** Reads any octets as a message. Never throws; time is linear in the size; what is beyond a limit is said. */
export function parseMessage(bytes: Uint8Array): Message {
  const budget: Budget = { parts: LIMITS.parts, decoded: LIMITS.decodedOctets, beyond: new Set() }
  return readMessage({ bytes, prefix: "", budget, parts: [] }, 0, bytes.length, 0)
}

/** What is left to spend on this message and everything in it. */
type Budget = { parts: number; decoded: number; readonly beyond: Set<LimitName> }

type Reading = {
  readonly bytes: Uint8Array
  readonly prefix: string
  readonly budget: Budget
  readonly parts: Part[]
}

function readMessage(reading: Reading, start: number, end: number, depth: number): Message {
  const root = readPart(reading, start, end, "", "text/plain", depth)
  return { bytes: reading.bytes, root, parts: reading.parts, beyond: [...reading.budget.beyond].toSorted() }
}

function readPart(
  reading: Reading,
  start: number,
  end: number,
  path: string,
  defaultType: string,
  depth: number,
): Part {
  const { bytes, budget, parts } = reading
  const slot = parts.length
  budget.parts -= 1
  const header = scanHeader(bytes, start, end)
  if (header.beyond !== "none") budget.beyond.add(header.beyond)
  const described = describe(header, defaultType)
  const part = { path: reading.prefix + path, header, bodyStart: header.end, bodyEnd: end, ...described }
  parts.push({ ...part, children: [], embedded: undefined }) // holds the place: document order is root first
  const whole: Part = {
    ...part,
    children: readChildren(reading, part, path, depth),
    embedded: readEmbedded(reading, part, depth),
  }
  parts[slot] = whole
  return whole
}

type Described = Pick<Part, "type" | "parameters" | "disposition" | "filename" | "encoding">
type Bare = Described & Pick<Part, "path" | "bodyStart" | "bodyEnd">

function readChildren(reading: Reading, part: Bare, path: string, depth: number): readonly Part[] {
  if (!part.type.startsWith("multipart/")) return []
  const boundary = part.parameters.get("boundary") ?? ""
  if (boundary === "") return []
  const { budget } = reading
  if (depth >= LIMITS.depth) {
    budget.beyond.add("depth")
    return []
  }
  const { bytes } = reading
  const { segments, more } = findSegments(
    bytes,
    part.bodyStart,
    part.bodyEnd,
    boundary,
    Math.max(0, budget.parts),
  )
  const defaultType = part.type === "multipart/digest" ? "message/rfc822" : "text/plain" // RFC 2046 §5.1.5
  const children: Part[] = []
  for (const segment of segments) {
    if (budget.parts <= 0) {
      budget.beyond.add("parts")
      return children
    }
    const name = path === "" ? `${children.length + 1}` : `${path}.${children.length + 1}`
    children.push(readPart(reading, segment.start, segment.end, name, defaultType, depth + 1))
  }
  if (more) budget.beyond.add("parts")
  return children
}

function readEmbedded(reading: Reading, part: Bare, depth: number): Message | undefined {
  if (!holdsMessage(part)) return undefined
  const { budget } = reading
  if (depth >= LIMITS.depth) {
    budget.beyond.add("depth")
    return undefined
  }
  if (budget.parts <= 0) {
    budget.beyond.add("parts")
    return undefined
  }
  const inner = { prefix: `${part.path}/`, budget, parts: [] }
  if (part.encoding === "identity") {
    return readMessage({ ...inner, bytes: reading.bytes }, part.bodyStart, part.bodyEnd, depth + 1)
  }
  const encoded = reading.bytes.subarray(part.bodyStart, part.bodyEnd)
  if (encoded.length > budget.decoded) {
    budget.beyond.add("decodedOctets")
    return undefined
  }
  budget.decoded -= encoded.length
  const bytes = decodeTransfer(encoded, part.encoding)
  return readMessage({ ...inner, bytes }, 0, bytes.length, depth + 1)
}

const MESSAGE_TYPES: ReadonlySet<string> = new Set(["message/rfc822", "message/global", "message/news"])

/** QUIRK: attached messages are often sent as application/octet-stream with a file name in .eml. */
function holdsMessage(part: Bare): boolean {
  return (
    MESSAGE_TYPES.has(part.type) || (part.type.startsWith("application/") && /\.eml$/i.test(part.filename))
  )
}

function describe(header: Header, defaultType: string): Described {
  let type: ParameterField | undefined
  let disposition: ParameterField | undefined
  let encoding: string | undefined
  for (const field of header.fields) {
    // RFC 2045 §5: one of each. Of several, the first is the one that most readers take.
    if (!field.name.startsWith("content-")) continue
    if (field.name === "content-type") type ??= parseParameters(rawValue(header, field))
    else if (field.name === "content-disposition") disposition ??= parseParameters(rawValue(header, field))
    else if (field.name === "content-transfer-encoding")
      encoding ??= parseParameters(rawValue(header, field)).value
  }
  return {
    // RFC 2045 §5.2: without (readable) Content-Type it is text/plain.
    type: type?.value.includes("/") === true ? type.value : defaultType,
    parameters: type?.parameters ?? NONE,
    disposition:
      disposition === undefined ? "none" : disposition.value === "inline" ? "inline" : "attachment",
    filename: disposition?.parameters.get("filename") ?? type?.parameters.get("name") ?? "",
    encoding: transferEncodingOf(encoding ?? ""),
  }
}

const NONE: ReadonlyMap<string, string> = new Map()
