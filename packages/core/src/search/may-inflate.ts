/**
 * Whether the search for addresses would have to inflate anything in a message.
 *
 * Why this module exists: text costs what its length costs, but fifty kilobytes that are packed may become fifty megabytes.
 * Whoever has other work waiting asks first, and lets a thread of its own look at what is packed.
 *
 * It sees what ./search-octets.ts opens: archives and PDF in parts, behind other octets, and as lines of base64 in a text.
 */
import { hasMediaMark } from "../document/media.ts"
import { decodedBody } from "../mail/body.ts"
import type { Message, Part } from "../mail/message.ts"
import { octetString } from "../mail/octets.ts"
import { armouredFiles } from "./armour.ts"
import { isFile } from "./search-octets.ts"
import { isHiddenZip } from "./zip.ts"

/** Armour in armour that is looked into; what lies deeper is taken to be packed. */
const MAX_DEPTH = 4

/** True where in doubt. */
export function mayInflate(message: Message): boolean {
  return message.parts.some((part) =>
    part.children.length === 0 ? isPacked(decodedBody(message, part), 0) : hasPackedGap(message, part),
  )
}

function isPacked(octets: Uint8Array, depth: number): boolean {
  if (isFile(octets) || isHiddenZip(octets)) return true
  return !hasMediaMark(octetString(octets, 0, HEAD_OCTETS)) && isPackedIn(octets, depth)
}

const HEAD_OCTETS = 128

function isPackedIn(octets: Uint8Array, depth: number): boolean {
  for (const { bytes } of armouredFiles(octetString(octets)))
    if (depth === MAX_DEPTH || isPacked(bytes, depth + 1)) return true
  return false
}

/** Before, between and behind the parts of a multipart: RFC 2046 §5.1.1, preamble and epilogue. */
function hasPackedGap({ bytes }: Message, { bodyStart, bodyEnd, children }: Part): boolean {
  let start = bodyStart
  for (const child of children) {
    if (isPackedIn(bytes.subarray(start, child.header.start), 0)) return true
    start = child.bodyEnd
  }
  return isPackedIn(bytes.subarray(start, bodyEnd), 0)
}
