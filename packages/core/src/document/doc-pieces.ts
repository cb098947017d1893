/**
 * Where the text of an old Word document lies: its header, and the list of its pieces ([MS-DOC] §2.4.1 and §2.5).
 *
 * Why this module exists: a document that was saved often keeps its text in the order of the edits, and what was deleted
 * still lies between; only the pieces tell what is text and in which order.
 */

/** A run of the text that lies together in the stream "WordDocument". */
export type DocPiece = { readonly start: number; readonly units: number; readonly unitOctets: 1 | 2 }

export type DocHeader = {
  /** Office before 97, or no Word document. */
  readonly isKnown: boolean
  readonly isEncrypted: boolean
  readonly tableName: "0table" | "1table"
  /** Where in the table stream the pieces are told. */
  readonly pieces: { readonly start: number; readonly octets: number }
  /** Where in it the pages are told that have the properties of paragraphs. */
  readonly paragraphs: { readonly start: number; readonly octets: number }
  /** UTF-16 units before those of the comments, and of these. */
  readonly beforeComments: number
  readonly comments: number
}

/** §2.5.2 (FibBase) */
const MAGIC = 0xa5ec
const WORD_97 = 0xc0 // §2.5.1 has 0xC1; programs for East Asia wrote the one before it
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
/** Up to and with the place of the pieces. */
const FIB_OCTETS = 426

/** undefined where the stream is too short to have one. */
export function docHeader(stream: Uint8Array): DocHeader | undefined {
  if (stream.length < 32) return undefined
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const flags = view.getUint16(10, true)
  const isKnown = view.getUint16(0, true) === MAGIC && view.getUint16(2, true) >= WORD_97
  const isEncrypted = (flags & ENCRYPTED) !== 0
  if (isKnown && !isEncrypted && stream.length < FIB_OCTETS) return undefined
  const long = (at: number): number => (at + 4 <= stream.length ? view.getUint32(at, true) : 0)
  return {
    isKnown,
    isEncrypted,
    tableName: (flags & SECOND_TABLE) === 0 ? "0table" : "1table",
    pieces: { start: long(418), octets: long(422) }, // §2.5.6: fcClx, lcbClx
    paragraphs: { start: long(258), octets: long(262) }, // fcPlcfBtePapx, lcbPlcfBtePapx
    // §2.5.4: ccpText, ccpFtn, ccpHdd, a reserved one, ccpAtn
    beforeComments: long(76) + long(80) + long(84) + long(88),
    comments: long(92),
  }
}

const PROPERTIES = 0x01
const PIECE_TABLE = 0x02

/** §2.9.38 (Clx) and §2.8.35 (PlcPcd). undefined where it is broken. */
export function docPieces(table: Uint8Array, start: number, octets: number): readonly DocPiece[] | undefined {
  const end = start + octets
  if (end > table.length) return undefined
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  let at = start
  while (at + 3 <= end && view.getUint8(at) === PROPERTIES) at += 3 + view.getUint16(at + 1, true)
  if (at + 5 > end || view.getUint8(at) !== PIECE_TABLE) return undefined
  const length = view.getUint32(at + 1, true)
  at += 5
  if (at + length > end) return undefined
  const count = Math.floor((length - 4) / 12)
  if (count < 1) return undefined
  const pieces: DocPiece[] = []
  for (let index = 0; index < count; index += 1) {
    const units = view.getUint32(at + (index + 1) * 4, true) - view.getUint32(at + index * 4, true)
    if (units < 0) return undefined
    const place = view.getUint32(at + (count + 1) * 4 + index * 8 + 2, true)
    const isCompressed = (place & 0x40000000) !== 0 // §2.9.73 (FcCompressed)
    const offset = place & 0x3fffffff
    pieces.push(
      isCompressed
        ? { start: Math.floor(offset / 2), units, unitOctets: 1 }
        : { start: offset, units, unitOctets: 2 },
    )
  }
  return pieces
}
