/**
 * Opens ZIP archives, and with them the office formats (.ZIP File Format Specification 6.3.10).
 *
 * Read by the central directory, as the recipient's programs do. Members whose octets overlap are broken: so the whole is
 * never more work than its size and what it may inflate to. ZIP64 is not read: a message can't hold what needs it.
 */
import { inflateRaw, type InflateBudget } from "./inflate.ts"
import { closedMember, type Member } from "./member.ts"

/** Members of one archive that are looked at. A spreadsheet has some tens. */
const MAX_MEMBERS = 4096
/** Octets that one member may have. */
const MAX_MEMBER_OCTETS = 67_108_864

type Directory = {
  /** Octet offset of its first entry. */
  readonly start: number
  readonly members: number
  /** Octets that stand before the archive: all offsets in it count from there. */
  readonly base: number
}

/** An archive that begins with a member, or with its end where it is empty (§4.3.6). */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
  )
}

/** An archive that something else stands before: programs that unpack themselves, a line end too many. */
export function isHiddenZip(bytes: Uint8Array): boolean {
  const directory = findDirectory(bytes)
  return directory !== undefined && directory.members > 0
}

/** The members, opened one by one as they are asked for. */
export function* openZip(bytes: Uint8Array, budget: InflateBudget): Iterable<Member> {
  const { entries, end } = zipEntries(bytes)
  for (const { name, read } of entries) yield { name, content: read(budget) }
  if (end !== "whole") yield closedMember("", end)
}

export type ZipEntry = {
  readonly name: string
  /** Inflates; costs the budget each time. */
  readonly read: (budget: InflateBudget) => Member["content"]
}

/** The directory, for who wants only some of the members. "broken" without entries where there is none. */
export function zipEntries(bytes: Uint8Array): {
  readonly entries: readonly ZipEntry[]
  readonly end: "whole" | "broken" | "beyond-limits"
} {
  const directory = findDirectory(bytes)
  if (directory === undefined) return { entries: [], end: "broken" }
  const { entries, end } = readEntries(bytes, directory)
  const sound = withoutOverlap(entries)
  return {
    entries: entries.map((entry) => ({
      name: entry.name,
      read: (budget) => readMember(bytes, entry, sound, budget),
    })),
    end,
  }
}

type Entry = {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly claimed: number
  /** Octet ranges: its own header and its octets; empty where the header is not there. */
  readonly start: number
  readonly dataStart: number
}

const END_OCTETS = 22
const MAX_COMMENT = 65_535
/** Ends of directories that are tried: the last may stand in a comment. */
const MAX_ENDS = 8

/** §4.3.16: the end of the central directory is looked for from behind, because a comment may follow it. */
function findDirectory(bytes: Uint8Array): Directory | undefined {
  const view = viewOf(bytes)
  const floor = Math.max(0, bytes.length - END_OCTETS - MAX_COMMENT)
  // The last octet of the mark is in no text, and looking forwards for one octet is many times as fast as backwards.
  if (bytes.indexOf(0x06, floor) < 0) return undefined
  let at = bytes.length < END_OCTETS ? -1 : bytes.lastIndexOf(0x50, bytes.length - END_OCTETS)
  for (let tried = 0; at >= floor && tried < MAX_ENDS; at = at === 0 ? -1 : bytes.lastIndexOf(0x50, at - 1)) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    tried += 1
    const members = view.getUint16(at + 10, true)
    const octets = view.getUint32(at + 12, true)
    const base = at - octets - view.getUint32(at + 16, true)
    const start = at - octets
    if (members === 0 ? octets === 0 : start >= 0 && base >= 0 && view.getUint32(start, true) === ENTRY) {
      return { start, members, base }
    }
  }
  return undefined
}

const ENTRY = 0x02014b50
const ENTRY_OCTETS = 46
const LOCAL = 0x04034b50
const LOCAL_OCTETS = 30

const utf8 = new TextDecoder("utf-8")

/** §4.3.12 */
function readEntries(
  bytes: Uint8Array,
  { start, members, base }: Directory,
): { entries: Entry[]; end: "whole" | "broken" | "beyond-limits" } {
  const view = viewOf(bytes)
  const entries: Entry[] = []
  let at = start
  for (let count = 0; count < members; count += 1) {
    if (count === MAX_MEMBERS) return { entries, end: "beyond-limits" }
    if (at + ENTRY_OCTETS > bytes.length || view.getUint32(at, true) !== ENTRY)
      return { entries, end: "broken" }
    const nameOctets = view.getUint16(at + 28, true)
    const local = base + view.getUint32(at + 42, true)
    const isThere = local + LOCAL_OCTETS <= bytes.length && view.getUint32(local, true) === LOCAL
    entries.push({
      name: utf8.decode(bytes.subarray(at + ENTRY_OCTETS, at + ENTRY_OCTETS + nameOctets)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      claimed: view.getUint32(at + 24, true),
      start: local,
      dataStart: isThere
        ? local + LOCAL_OCTETS + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
        : -1,
    })
    at += ENTRY_OCTETS + nameOctets + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { entries, end: "whole" }
}

/** INVARIANT (disjoint): no octet of the archive is read for two members. */
function withoutOverlap(entries: readonly Entry[]): ReadonlySet<Entry> {
  const sound = new Set<Entry>()
  let end = 0
  for (const entry of entries.toSorted((left, right) => left.start - right.start)) {
    if (entry.dataStart < 0 || entry.start < end) continue
    sound.add(entry)
    end = entry.dataStart + entry.packed
  }
  return sound
}

function readMember(
  bytes: Uint8Array,
  entry: Entry,
  sound: ReadonlySet<Entry>,
  budget: InflateBudget,
): Member["content"] {
  const { flags, method, packed, claimed, dataStart } = entry
  if ((flags & 1) !== 0) return { kind: "closed", why: "encrypted" } // §4.4.4
  if (method !== STORED && method !== DEFLATED) return { kind: "closed", why: "unsupported" }
  const octets = Math.max(claimed, packed)
  if (octets > MAX_MEMBER_OCTETS || octets > budget.octets) return { kind: "closed", why: "beyond-limits" }
  if (!sound.has(entry) || dataStart + packed > bytes.length) return { kind: "closed", why: "broken" }
  const data = bytes.subarray(dataStart, dataStart + packed)
  if (method === STORED) {
    budget.octets -= packed
    return packed === claimed ? { kind: "open", bytes: data } : { kind: "closed", why: "broken" }
  }
  budget.octets -= Math.max(0, packed - claimed)
  const { bytes: inflated, end } = inflateRaw(data, claimed, budget)
  return end === "whole" && inflated.length === claimed
    ? { kind: "open", bytes: inflated }
    : { kind: "closed", why: "broken" }
}

/** §4.4.5 */
const STORED = 0
const DEFLATED = 8

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
