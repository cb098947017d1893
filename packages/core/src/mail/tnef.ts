/**
 * Attributes of a winmail.dat, and the recipients in it.
 *
 * Why this module exists: Outlook can send the whole message once more in a format of its own (TNEF), with the list of
 * recipients in it. It can't be changed without writing it anew, so the guard must know whether anybody is in there.
 * Grammar: [MS-OXTNEF] §2.1 (attributes attRecipTable, attMsgProps, attAttachment, attFrom).
 *
 * Deliberately left out: bodies, and the checksums: what is broken is still read. Files in it: ../document/tnef.ts.
 */
import { addressRuns } from "./address-run.ts"
import { type Properties, readProperties } from "./mapi.ts"

export type TnefRecipients = {
  /** Addresses of recipients and senders, as written, each once. */
  readonly addresses: readonly string[]
  /** There is a table of recipients with somebody in it, whether or not addresses could be read from it. */
  readonly hasRecipientTable: boolean
  /** All of it could be read, as far as it holds recipients. */
  readonly readable: boolean
}

const RECIPIENT_TABLE = 0x9004
const MESSAGE_PROPERTIES = 0x9003
const ATTACHMENT_PROPERTIES = 0x9005
const FROM = 0x8000

/** Attributes of one stream; real ones have some thirty for each attachment. */
const MAX_ATTRIBUTES = 100_000
/** Messages within messages, in all. */
const MAX_STREAMS = 64

/**
 * Text that holds no people though it may look so: body, HTML body, message ids, the id of an inline picture
 * ([MS-OXPROPS]). In what is left every address is somebody's, whatever the property is for.
 */
const NO_PEOPLE: ReadonlySet<number> = new Set([0x1000, 0x1013, 0x1035, 0x1039, 0x1042, 0x3712])

/** By its signature: 0x223E9F78, little-endian. */
export function isTnef(bytes: Uint8Array): boolean {
  return isSignature(bytes, 0)
}

function isSignature(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x78 && bytes[at + 1] === 0x9f && bytes[at + 2] === 0x3e && bytes[at + 3] === 0x22
}

/** One attribute of a stream: its id without the type, and its octets. */
export type TnefAttribute = { readonly id: number; readonly start: number; readonly end: number }

/** The attributes of the stream between `start` and `end`, in order. Returns whether they could be read to the end. */
export function* tnefAttributes(
  bytes: Uint8Array,
  start: number,
  end: number,
): Generator<TnefAttribute, boolean> {
  if (!isSignature(bytes, start)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = start + 6 // the signature and a key
  for (let attributes = 0; at < end; attributes += 1) {
    // level, id and type, length; data; checksum
    const length = at + 9 <= end ? view.getUint32(at + 5, true) : end
    const data = at + 9
    const level = bytes[at]
    if ((level !== 1 && level !== 2) || data + length + 2 > end || attributes >= MAX_ATTRIBUTES)
      return isPadding(bytes, at, end)
    yield { id: view.getUint16(at + 1, true), start: data, end: data + length }
    at = data + length + 2
  }
  return true
}

/** The stream inside an object, behind the identifier of its interface; undefined where it holds something else. */
export function tnefWithin(bytes: Uint8Array, object: { readonly start: number }): number | undefined {
  const start = object.start + INTERFACE_OCTETS
  return isSignature(bytes, start) ? start : undefined
}

/** Who is named in a TNEF stream and in the messages within it. Anything that is no TNEF is not readable. */
export function tnefRecipients(bytes: Uint8Array): TnefRecipients {
  const addresses = new Map<string, string>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const streams: (readonly [start: number, end: number])[] = [[0, bytes.length]]
  let hasRecipientTable = false
  let readable = true
  const add = (text: string): void => {
    for (const address of addressRuns(text)) {
      const key = address.toLowerCase()
      if (!addresses.has(key)) addresses.set(key, address)
    }
  }
  const take = ({ properties, whole }: Properties): void => {
    if (!whole) readable = false
    for (const property of properties) {
      if (property.kind === "text") {
        if (!NO_PEOPLE.has(property.id)) add(property.text)
      } else {
        const within = tnefWithin(bytes, property)
        if (within !== undefined) streams.push([within, property.end])
      }
    }
  }
  for (let stream = streams[0], done = 0; stream !== undefined; done += 1, stream = streams[done]) {
    if (done >= MAX_STREAMS) {
      readable = false
      break
    }
    const attributes = tnefAttributes(bytes, ...stream)
    let next = attributes.next()
    for (; next.done !== true; next = attributes.next()) {
      const { id, start, end } = next.value
      if (id === MESSAGE_PROPERTIES || id === ATTACHMENT_PROPERTIES) take(readProperties(bytes, start, end))
      else if (id === FROM) add(octetsAsText(bytes, start, end))
      else if (id === RECIPIENT_TABLE) {
        const rows = end - start >= 4 ? view.getUint32(start, true) : 0
        hasRecipientTable ||= rows > 0
        let row = start + 4
        for (let read = 0; read < rows; read += 1) {
          const properties = readProperties(bytes, row, end)
          take(properties)
          if (!properties.whole) break
          row = properties.end
        }
      }
    }
    if (!next.value) readable = false
  }
  return { addresses: [...addresses.values()], hasRecipientTable, readable }
}

/** An embedded message has the identifier of its interface in front. */
const INTERFACE_OCTETS = 16

/** QUIRK: gateways leave zeros and line ends behind the last attribute. */
function isPadding(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const octet = bytes[at]
    if (octet !== 0 && octet !== 0x0a && octet !== 0x0d) return false
  }
  return true
}

/** attFrom holds offsets and text in one; only an address in it is of interest. */
function octetsAsText(bytes: Uint8Array, start: number, end: number): string {
  let text = ""
  for (const octet of bytes.subarray(start, Math.min(end, start + 1024))) text += String.fromCharCode(octet)
  return text
}
