/**
 * Tells archives by their first octets and opens what can be opened, within a budget: ZIP (./zip.ts), gzip, tar.
 *
 * Bounded against bombs: the number of members, what one member may claim and what all of them may produce. A member
 * that claims too much, lies about it, or is encrypted is said to be closed.
 */
import { octetString } from "../mail/octets.ts"
import { inflateGzip, MAX_STREAM_OCTETS, type InflateBudget } from "./inflate.ts"
import { closedMember, type Closed, type Member } from "./member.ts"
import { isHiddenZip, isZip, openZip } from "./zip.ts"

/** The members, opened one by one as they are asked for; undefined if the octets are no archive. */
export function openArchive(bytes: Uint8Array, budget: InflateBudget): Iterable<Member> | undefined {
  if (isZip(bytes)) return openZip(bytes, budget)
  if (isGzip(bytes)) return openGzip(bytes, budget)
  if (isTar(bytes)) return openTar(bytes)
  return undefined
}

/** A look at the first octets. */
export function isArchive(bytes: Uint8Array): boolean {
  return isZip(bytes) || isGzip(bytes) || isTar(bytes)
}

/** A ZIP archive behind other octets; only for what is no text. */
export function openHiddenArchive(bytes: Uint8Array, budget: InflateBudget): Iterable<Member> | undefined {
  return isHiddenZip(bytes) ? openZip(bytes, budget) : undefined
}

/** RFC 1952 §2.3: the mark, and the only method. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
}

function* openGzip(bytes: Uint8Array, budget: InflateBudget): Iterable<Member> {
  const inflated = inflateGzip(bytes, MAX_STREAM_OCTETS, budget)
  if (inflated.bytes.length > 0) yield { name: "gzip", content: { kind: "open", bytes: inflated.bytes } }
  if (inflated.end !== "whole") yield closedMember("gzip", inflated.end)
}

const BLOCK = 512
const MAX_MEMBERS = 4096

/** POSIX.1-2017, pax, "ustar Interchange Format": the mark at 257. */
function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && bytes[257] === 0x75 && octetString(bytes, 257, 262) === "ustar"
}

function* openTar(bytes: Uint8Array): Iterable<Member> {
  let at = 0
  for (let count = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; count += 1) {
    const name = octetString(bytes, at, at + 100).replace(/\0.*$/s, "")
    const size = Number.parseInt(octetString(bytes, at + 124, at + 136), 8)
    const start = at + BLOCK
    if (!(size >= 0) || start + size > bytes.length) {
      yield closedMember(name, "broken")
      return
    }
    if (count === MAX_MEMBERS) {
      yield closedMember("", "beyond-limits")
      return
    }
    yield { name, content: { kind: "open", bytes: bytes.subarray(start, start + size) } }
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
}

/** Why octets of a known kind can't be looked into; undefined where they can, or are of no such kind. */
export function whyClosed(bytes: Uint8Array): Closed | undefined {
  const head = octetString(bytes, 0, 8)
  if (UNSUPPORTED.some((magic) => head.startsWith(magic)) || BZIP2.test(head)) return "unsupported"
  return head === OLE && isEncryptedOffice(bytes) ? "encrypted" : undefined
}

/** An office document with a password is an OLE file with the encrypted one inside: MS-OFFCRYPTO §2.3.1, MS-CFB §2.2. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = (view.getUint32(48, true) + 1) * 2 ** Math.min(12, view.getUint16(30, true))
  return octetString(bytes, directory, directory + DIRECTORY_OCTETS).includes(ENCRYPTED_PACKAGE)
}

/** A file with a password has some ten entries of 128 octets. */
const DIRECTORY_OCTETS = 8192

/** 7z, RAR, xz, zstd, lz4, compress, cabinet. */
const UNSUPPORTED = [
  "7z\u00bc\u00af\u0027\u001c",
  "Rar!\u001a\u0007",
  "\u00fd7zXZ\u0000",
  "\u0028\u00b5\u002f\u00fd",
  "\u0004\u0022\u004d\u0018",
  "\u001f\u009d",
  "MSCF\u0000",
] as const
const BZIP2 = /^BZh[1-9]1AY&/
const OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"
const ENCRYPTED_PACKAGE = Array.from("EncryptedPackage").join("\u0000")
