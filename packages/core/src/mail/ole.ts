/**
 * Whether an attachment is an Outlook item (.msg), whatever its name says.
 *
 * Why this module exists: an Outlook item holds its recipients in tables of its own, which nobody can take out.
 * Format: [MS-CFB] §2.2 (header) and §2.6.1 (directory entry names are UTF-16LE); names [MS-OXMSG] §2.2.
 *
 * Deliberately left out: reading the item. An item inside a document counts as one too.
 */

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] // [MS-CFB] §2.2
const NAMES = ["__nameid_version1.0", "__recip_version1.0"].map(utf16)

/** The directory may lie anywhere; beyond this a file is not searched and counts as an Outlook item. */
const MAX_SEARCHED_OCTETS = 67_108_864

/** A compound file: Outlook items, and Word, Excel and PowerPoint before 2007. */
export function isOle(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && MAGIC.every((octet, at) => bytes[at] === octet)
}

export function isOutlookMessage(bytes: Uint8Array): boolean {
  if (!isOle(bytes)) return false
  if (bytes.length > MAX_SEARCHED_OCTETS) return true // failing direction: held rather than passed unseen
  // [MS-CFB] §2.6: directory entries are 128 octets long and begin with their name, in sectors of 512 or 4,096.
  for (let at = 512; at < bytes.length; at += 128) {
    if (bytes[at] === 0x5f && NAMES.some((name) => startsWith(bytes, at, name))) return true
  }
  return false
}

function utf16(name: string): readonly number[] {
  return Array.from(name, (character) => [character.charCodeAt(0), 0]).flat()
}

function startsWith(bytes: Uint8Array, at: number, name: readonly number[]): boolean {
  return name.every((octet, offset) => bytes[at + offset] === octet)
}
