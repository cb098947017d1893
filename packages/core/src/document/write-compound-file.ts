/** A test double: writes compound files as small as a test needs them, the counterpart of ./compound-file.ts. */

export type CompoundNode = {
  readonly name: string
  readonly content?: Uint8Array
  readonly children?: readonly CompoundNode[]
}

const NONE = 0xffffffff
const END = 0xfffffffe
const MINIATURE = 64
const CUTOFF = 4096

/** A compound file with this in its root ([MS-CFB]). */
export function compoundOf(nodes: readonly CompoundNode[], size: 512 | 4096 = 512): Uint8Array {
  const sectors: Uint8Array[] = []
  const fat: number[] = []
  const place = (content: Uint8Array): number => {
    if (content.length === 0) return END
    const start = sectors.length
    for (let at = 0; at < content.length; at += size) {
      const sector = new Uint8Array(size)
      sector.set(content.subarray(at, at + size))
      sectors.push(sector)
      fat.push(sectors.length)
    }
    fat[fat.length - 1] = END
    return start
  }
  const words = (values: readonly number[], padding = NONE): Uint8Array => {
    const padded = [...values]
    while (padded.length % (size / 4) !== 0) padded.push(padding)
    return new Uint8Array(Uint32Array.from(padded).buffer)
  }

  const entries: {
    name: string
    type: number
    right: number
    child: number
    start: number
    octets: number
  }[] = []
  const miniature: number[] = []
  const miniatureFat: number[] = []
  const placeStream = (content: Uint8Array): number => {
    if (content.length >= CUTOFF || content.length === 0) return place(content)
    const start = miniatureFat.length
    for (let at = 0; at < content.length; at += MINIATURE) {
      miniatureFat.push(miniatureFat.length + 1)
      for (let octet = 0; octet < MINIATURE; octet += 1) miniature.push(content[at + octet] ?? 0)
    }
    miniatureFat[miniatureFat.length - 1] = END
    return start
  }
  const addAll = (siblings: readonly CompoundNode[]): number => {
    let first = NONE
    let before = -1
    for (const { name, content, children } of siblings) {
      const index = entries.length
      if (first === NONE) first = index
      const entry = {
        name,
        type: content === undefined ? 1 : 2,
        right: NONE,
        child: NONE,
        start: 0,
        octets: content?.length ?? 0,
      }
      entries.push(entry)
      const previous = entries[before]
      if (previous !== undefined) previous.right = index
      before = index
      if (content !== undefined) entry.start = placeStream(content)
      else entry.child = addAll(children ?? [])
    }
    return first
  }
  const root = { name: "Root Entry", type: 5, right: NONE, child: NONE, start: END, octets: 0 }
  entries.push(root)
  root.child = addAll(nodes)
  root.octets = miniature.length
  root.start = place(Uint8Array.from(miniature))
  const miniatureFatStart = place(words(miniatureFat))
  const directory = new Uint8Array(Math.ceil((entries.length * 128) / size) * size)
  const view = new DataView(directory.buffer)
  entries.forEach(({ name, type, right, child, start, octets }, index) => {
    const at = index * 128
    Array.from(name).forEach((unit, index) => view.setUint16(at + index * 2, unit.charCodeAt(0), true))
    view.setUint16(at + 64, name.length * 2 + 2, true)
    view.setUint8(at + 66, type)
    view.setUint32(at + 68, NONE, true)
    view.setUint32(at + 72, right, true)
    view.setUint32(at + 76, child, true)
    view.setUint32(at + 116, start, true)
    view.setUint32(at + 120, octets, true)
  })
  const directoryStart = place(directory)

  const perSector = size / 4
  let tables = 0
  let lists = 0
  while (tables * perSector < sectors.length + tables + lists) {
    tables += 1
    lists = Math.ceil(Math.max(0, tables - 109) / (perSector - 1))
  }
  const firstTable = sectors.length
  for (let index = 0; index < tables; index += 1) fat.push(0xfffffffd)
  for (let index = 0; index < lists; index += 1) fat.push(0xfffffffc)
  const fatOctets = words(fat)
  for (let index = 0; index < tables; index += 1)
    sectors.push(fatOctets.subarray(index * size, (index + 1) * size))
  const firstList = sectors.length
  for (let list = 0; list < lists; list += 1) {
    const values: number[] = []
    for (let index = 0; index < perSector - 1; index += 1) {
      const number = 109 + list * (perSector - 1) + index
      values.push(number < tables ? firstTable + number : NONE)
    }
    sectors.push(words([...values, list + 1 < lists ? firstList + list + 1 : END]))
  }

  const header = new Uint8Array(size)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const head = new DataView(header.buffer)
  head.setUint16(30, Math.log2(size), true)
  head.setUint16(32, 6, true)
  head.setUint32(44, tables, true)
  head.setUint32(48, directoryStart, true)
  head.setUint32(56, CUTOFF, true)
  head.setUint32(60, miniatureFatStart, true)
  head.setUint32(68, lists > 0 ? firstList : END, true)
  head.setUint32(72, lists, true)
  for (let index = 0; index < 109; index += 1)
    head.setUint32(76 + index * 4, index < tables ? firstTable + index : NONE, true)
  const octets = new Uint8Array(size * (1 + sectors.length))
  octets.set(header)
  sectors.forEach((sector, index) => octets.set(sector, size * (1 + index)))
  return octets
}
