/**
 * Compound files: a small file system in a file. Outlook items, Word, Excel and PowerPoint before 2007, and the cover that
 * newer Office documents get with a password ([MS-CFB]).
 *
 * Why this module exists: what is in such a file stands in its directory, and a list of sectors tells where. Every chain of
 * sectors ends after as many steps as the file has sectors, so no loop in it can hold us up.
 *
 * Deliberately left out: writing, and times and classes of storages.
 */

export type CompoundEntry = {
  readonly kind: "storage" | "stream"
  readonly name: string
  /** Of a stream, as the directory says. */
  readonly octets: number
  readonly children: readonly CompoundEntry[]
  readonly startSector: number
}

export type CompoundFile = {
  readonly children: readonly CompoundEntry[]
  /** Copies the octets of a stream out of the file. undefined: it has none, or not all of them are there. */
  read(entry: CompoundEntry): Uint8Array | undefined
}

/** What a compound file is by what lies in its root; "unknown" also for what is no readable compound file. */
export type CompoundKind = "outlook-item" | "encrypted" | "word" | "excel" | "powerpoint" | "unknown"

/** [MS-OFFCRYPTO] §2.3.4.4, [MS-OXMSG] §2.4, [MS-DOC] §2.1.1, [MS-XLS] §2.1.2, [MS-PPT] §2.1.2. */
const KINDS: readonly (readonly [name: string, kind: CompoundKind])[] = [
  ["encryptedpackage", "encrypted"],
  ["__properties_version1.0", "outlook-item"],
  ["worddocument", "word"],
  ["workbook", "excel"],
  ["book", "excel"],
  ["powerpoint document", "powerpoint"],
]

export function compoundKind(octets: Uint8Array): CompoundKind {
  const names = new Set(openCompoundFile(octets)?.children.map(({ name }) => name.toLowerCase()))
  return KINDS.find(([name]) => names.has(name))?.[1] ?? "unknown"
}

/** §2.2: the header. */
const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER_OCTETS = 512
const DIFAT_IN_HEADER = 109
/** §2.1: where a chain of sectors ends. */
const END_OF_CHAIN = 0xfffffffe
/** §2.6: the directory. */
const ENTRY_OCTETS = 128
const NO_ENTRY = 0xffffffff
const STORAGE = 1
const STREAM = 2
/** Entries of one file. An item with some hundred recipients and attachments has some ten thousand. */
export const MAX_ENTRIES = 200_000
/** Storages in each other; a message in a message takes two. */
export const MAX_STORAGE_DEPTH = 64

/** undefined where the octets are no compound file, or its directory can't be read. */
export function openCompoundFile(octets: Uint8Array): CompoundFile | undefined {
  if (octets.length < HEADER_OCTETS || !MAGIC.every((octet, at) => octets[at] === octet)) return undefined
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  const sectorShift = view.getUint16(30, true)
  if (sectorShift !== 9 && sectorShift !== 12) return undefined // §2.2: 512 or 4,096 octets
  const sectors = fileSectors(octets, view, 2 ** sectorShift)
  const directory = sectors.read(view.getUint32(48, true))
  if (directory === undefined || directory.length < ENTRY_OCTETS) return undefined
  const root = entryAt(directory, 0)
  const miniature = miniSectors(sectors, view, root.startSector)
  const cutoff = view.getUint32(56, true)
  return {
    children: childrenOf(directory, root.child),
    read(entry) {
      if (entry.kind !== "stream" || entry.octets > octets.length) return undefined
      if (entry.octets === 0) return new Uint8Array(0)
      return entry.octets < cutoff
        ? miniature().read(entry.startSector, entry.octets)
        : sectors.read(entry.startSector, entry.octets)
    },
  }
}

type Sectors = {
  /** The octets of a chain of sectors: all of them, or so many. undefined where it is broken or too short. */
  read(start: number, octets?: number): Uint8Array | undefined
}

/** Sectors of equal size, and where each of them goes on. */
function chainedSectors(
  octets: Uint8Array,
  first: number,
  size: number,
  next: (sector: number) => number,
): Sectors {
  const count = Math.floor((octets.length - first + size - 1) / size)
  return {
    read(start, wanted) {
      const chain: number[] = []
      const most = wanted === undefined ? count : Math.ceil(wanted / size)
      let sector = start
      for (; sector < count && chain.length < most; sector = next(sector)) chain.push(sector)
      if (wanted === undefined ? sector !== END_OF_CHAIN || chain.length === 0 : chain.length < most)
        return undefined
      const bytes = new Uint8Array(chain.length * size)
      chain.forEach((one, index) =>
        bytes.set(octets.subarray(first + one * size, first + (one + 1) * size), index * size),
      )
      return wanted === undefined ? bytes : bytes.subarray(0, wanted)
    },
  }
}

/** §2.3 (FAT) and §2.5 (DIFAT, which tells where the FAT is). */
function fileSectors(octets: Uint8Array, view: DataView, size: number): Sectors {
  const perSector = size / 4
  const count = Math.ceil(Math.max(0, octets.length - size) / size)
  const word = (sector: number, index: number): number => {
    const at = (sector + 1) * size + index * 4
    return at + 4 <= octets.length ? view.getUint32(at, true) : NO_ENTRY
  }
  const tables: number[] = []
  for (let index = 0; index < DIFAT_IN_HEADER; index += 1) tables.push(view.getUint32(76 + index * 4, true))
  let difat = view.getUint32(68, true)
  for (let read = 0; difat < count && read < count && tables.length * perSector < count; read += 1) {
    for (let index = 0; index < perSector - 1; index += 1) tables.push(word(difat, index))
    difat = word(difat, perSector - 1)
  }
  return chainedSectors(octets, size, size, (sector) => {
    const table = tables[Math.floor(sector / perSector)] ?? NO_ENTRY
    return table < count ? word(table, sector % perSector) : NO_ENTRY
  })
}

/** §2.4: small streams lie in the stream of the root entry. Made when the first is read. */
function miniSectors(sectors: Sectors, header: DataView, rootStart: number): () => Sectors {
  let made: Sectors | undefined
  return () => {
    if (made === undefined) {
      const stream = sectors.read(rootStart) ?? new Uint8Array(0)
      const table = sectors.read(header.getUint32(60, true)) ?? new Uint8Array(0)
      const words = new DataView(table.buffer, table.byteOffset, table.byteLength)
      const size = 2 ** Math.min(9, header.getUint16(32, true))
      made = chainedSectors(stream, 0, size, (sector) =>
        sector * 4 + 4 <= table.length ? words.getUint32(sector * 4, true) : NO_ENTRY,
      )
    }
    return made
  }
}

type DirectoryEntry = {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly startSector: number
  readonly octets: number
}

const utf16 = new TextDecoder("utf-16le")

/** §2.6.1 */
function entryAt(directory: Uint8Array, index: number): DirectoryEntry {
  const at = index * ENTRY_OCTETS
  const view = new DataView(directory.buffer, directory.byteOffset + at, ENTRY_OCTETS)
  const nameOctets = Math.max(0, Math.min(64, view.getUint16(64, true)) - 2)
  return {
    name: utf16.decode(directory.subarray(at, at + nameOctets)),
    type: view.getUint8(66),
    left: view.getUint32(68, true),
    right: view.getUint32(72, true),
    child: view.getUint32(76, true),
    startSector: view.getUint32(116, true),
    octets: view.getUint32(120, true),
  }
}

/** §2.6.4: siblings are a tree. An entry that is met again is passed over, so the work is bounded by their number. */
function childrenOf(directory: Uint8Array, root: number): readonly CompoundEntry[] {
  const count = Math.min(MAX_ENTRIES, Math.floor(directory.length / ENTRY_OCTETS))
  const met = new Set<number>()
  const top: CompoundEntry[] = []
  type Place = { readonly index: number; readonly siblings: CompoundEntry[]; readonly depth: number }
  const open: Place[] = [{ index: root, siblings: top, depth: 1 }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { index, siblings, depth } = place
    if (index >= count || met.has(index) || depth > MAX_STORAGE_DEPTH) continue
    met.add(index)
    const { name, type, left, right, child, startSector, octets } = entryAt(directory, index)
    const children: CompoundEntry[] = []
    if (type === STREAM) siblings.push({ kind: "stream", name, octets, children, startSector })
    else if (type === STORAGE) siblings.push({ kind: "storage", name, octets: 0, children, startSector })
    open.push({ index: right, siblings, depth }, { index: left, siblings, depth })
    if (type === STORAGE) open.push({ index: child, siblings: children, depth: depth + 1 })
  }
  return top
}
