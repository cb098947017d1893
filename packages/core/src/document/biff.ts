/**
 * BIFF8: the records that a workbook before 2007 is made of, and the strings in them ([MS-XLS] §2.1.4 and §2.5).
 *
 * Why this module exists: a record has at most 8,224 octets, and what is longer goes on in records behind it. In the middle
 * of a string each of those tells anew whether its letters take one octet or two.
 */
import { octetString } from "../mail/octets.ts"

export type BiffRecord = { readonly type: number; readonly data: DataView; readonly end: number }

/** §2.4.58: what stands in it belongs to the record before. */
export const CONTINUE = 0x003c
/** §2.4.21 and §2.4.103: they enclose the records of a sheet, or of a chart in it. */
export const BOF = 0x0809
export const EOF = 0x000a

const HEADER_OCTETS = 4

/** The record at an offset. undefined where there is no whole one. */
export function recordAt(stream: Uint8Array, at: number): BiffRecord | undefined {
  if (at + HEADER_OCTETS > stream.length) return undefined
  const type = (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8)
  const length = (stream[at + 2] ?? 0) | ((stream[at + 3] ?? 0) << 8)
  const start = at + HEADER_OCTETS
  if (start + length > stream.length) return undefined
  return { type, data: new DataView(stream.buffer, stream.byteOffset + start, length), end: start + length }
}

/** The data of the records that go on where another ended, and where the last of them ends. */
export function continued(
  stream: Uint8Array,
  end: number,
): { readonly parts: readonly DataView[]; readonly end: number } {
  const parts: DataView[] = []
  let after = end
  for (let record = recordAt(stream, after); record?.type === CONTINUE; record = recordAt(stream, after)) {
    parts.push(record.data)
    after = record.end
  }
  return { parts, end: after }
}

/** Reads on from part to part. What is not there is 0 and "". */
export type BiffReader = {
  octet(): number
  word(): number
  long(): number
  skip(octets: number): void
  /** Of so many UTF-16 units, behind an octet of flags that has been read. */
  letters(count: number, flags: number): string
  isAtEnd(): boolean
}

/** §2.5.293: the flags before the letters of a string. */
const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08

export function biffReader(parts: readonly DataView[], start = 0): BiffReader {
  let index = 0
  let at = start
  /** The part that the next octet stands in. */
  const part = (): DataView | undefined => {
    for (; index < parts.length; index += 1) {
      const one = parts[index]
      if (one !== undefined && at < one.byteLength) return one
      at -= one?.byteLength ?? 0
    }
    return undefined
  }
  const octet = (): number => {
    const one = part()
    if (one === undefined) return 0
    at += 1
    return one.getUint8(at - 1)
  }
  const word = (): number => octet() | (octet() << 8)
  return {
    octet,
    word,
    long: () => word() + word() * 65_536,
    skip(octets) {
      at += octets
    },
    letters(count, flags) {
      let text = ""
      let isWide = (flags & WIDE) !== 0
      let before = index
      for (let left = count; left > 0;) {
        const one = part()
        if (one === undefined) break
        if (index !== before) {
          isWide = (octet() & WIDE) !== 0
          before = index
        }
        const size = isWide ? 2 : 1
        const units = Math.min(left, Math.floor((one.byteLength - at) / size))
        if (units > 0) text += lettersOf(one, at, units, isWide)
        left -= units
        at += units * size
        if (left > 0) at = one.byteLength // half a letter at the end of a part is none
      }
      return text
    },
    isAtEnd: () => part() === undefined,
  }
}

const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true })

/** §2.5.293: of one octet are the letters up to U+00FF. */
function lettersOf(part: DataView, at: number, units: number, isWide: boolean): string {
  const octets = new Uint8Array(part.buffer, part.byteOffset + at, isWide ? units * 2 : units)
  return isWide ? utf16.decode(octets) : octetString(octets)
}

/** §2.5.294 (XLUnicodeString), and §2.5.240 with a length of one octet. */
export function biffString(reader: BiffReader, lengthOctets: 1 | 2): string {
  const count = lengthOctets === 1 ? reader.octet() : reader.word()
  return reader.letters(count, reader.octet())
}

/** §2.5.293 (XLUnicodeRichExtendedString): without how it is formatted and pronounced. */
export function richString(reader: BiffReader): string {
  const count = reader.word()
  const flags = reader.octet()
  const runs = (flags & RICH) === 0 ? 0 : reader.word()
  const phonetic = (flags & PHONETIC) === 0 ? 0 : reader.long()
  const text = reader.letters(count, flags)
  reader.skip(runs * 4 + phonetic)
  return text
}
