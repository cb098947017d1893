/**
 * The text properties of a list of MAPI properties, as TNEF carries them.
 *
 * Grammar: [MS-OXTNEF] §2.1 (MsgPropertyList); property types [MS-OXCDATA] §2.11.1.
 *
 * Deliberately left out: everything that is no text, but for stepping over it.
 */
import { readableBytes } from "./octets.ts"

export type Property =
  /** `id` is the property identifier, or the local identifier of a named property (0 if it is named by text). */
  | { readonly kind: "text"; readonly id: number; readonly text: string }
  /** An embedded object, e.g. a message within the message. */
  | { readonly kind: "object"; readonly id: number; readonly start: number; readonly end: number }

/** The properties that could be read, where they end, and whether all of them could. */
export type Properties = {
  readonly properties: readonly Property[]
  readonly end: number
  readonly whole: boolean
}

const MULTIPLE = 0x1000
const STRING8 = 0x001e
const UNICODE = 0x001f
const OBJECT = 0x000d
const BINARY = 0x0102
/** What is attached: an object, which some programs say is octets ([MS-OXCMSG] §2.2.2.8). */
const ATTACHED = 0x3701

/** Octets of one value with its padding to four, by property type. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0x0001, 0],
  [0x0002, 4],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 4],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
])

const utf16 = new TextDecoder("utf-16le")

/** Reads the property list between `start` and `end`: a count, then that many properties. */
export function readProperties(bytes: Uint8Array, start: number, end: number): Properties {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const properties: Property[] = []
  let at = start
  let broken = false
  const number = (): number => {
    if (at + 4 > end) broken = true
    const value = broken ? 0 : view.getUint32(at, true)
    at += 4
    return value
  }
  const count = number()
  for (let index = 0; index < count && !broken; index += 1) {
    const tag = number()
    const type = tag & 0xffff & ~MULTIPLE
    let id = tag >>> 16
    if (id >= 0x8000) {
      at += 16 // the property set
      const byName = number() === 1
      const local = number()
      if (byName) at += padded(local)
      id = byName ? 0 : local
    }
    const size = FIXED.get(type)
    if (size !== undefined) {
      const values = (tag & MULTIPLE) === 0 ? 1 : number()
      at += size * values
      if (at > end) broken = true
      continue
    }
    if (type !== STRING8 && type !== UNICODE && type !== OBJECT && type !== BINARY) broken = true
    const values = number() // also where the property has a single value
    for (let value = 0; value < values && !broken; value += 1) {
      const octets = number()
      if (at + octets > end) broken = true
      if (broken) break
      if (type === OBJECT || id === ATTACHED)
        properties.push({ kind: "object", id, start: at, end: at + octets })
      else if (type !== BINARY) {
        const bytesOfText = bytes.subarray(at, at + octets)
        const text = type === UNICODE ? utf16.decode(bytesOfText) : readableBytes(bytesOfText)
        properties.push({ kind: "text", id, text: text.replace(/\0+$/, "") })
      }
      at += padded(octets)
    }
  }
  return { properties, end: Math.min(at, end), whole: !broken }
}

function padded(octets: number): number {
  return octets + ((4 - (octets % 4)) % 4)
}
