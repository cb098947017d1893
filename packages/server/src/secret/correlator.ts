/**
 * The keyed hash by which parts of one message are known to each other (app/gate/correlate.ts).
 */
import { createHmac } from "node:crypto"

import type { Content } from "../app/gate/content.ts"
import type { Correlate } from "../app/gate/correlate.ts"

const CRLF_CRLF = Buffer.from("\r\n\r\n")

/** `key`: 32 octets. The hash is 32 characters of hex: 128 bits, enough that nothing collides by accident. */
export function correlator(key: Uint8Array): Correlate {
  return async (sender, { messageId, heading }, content) => {
    const hash = createHmac("sha256", key)
    hash.update(JSON.stringify([sender, messageId, heading]))
    // Without an id the whole header counts, so that two form letters are not taken for one.
    for await (const piece of messageId === "" ? content.pieces() : bodyOf(content)) hash.update(piece)
    return hash.digest("hex").slice(0, 32)
  }
}

/** What stands behind the first empty line; nothing where there is none. */
async function* bodyOf(content: Content): AsyncIterable<Uint8Array> {
  // Three octets of the piece before, because the empty line may stand across two.
  let tail: Uint8Array = new Uint8Array(0)
  let inBody = false
  for await (const piece of content.pieces()) {
    if (inBody) {
      yield piece
      continue
    }
    const joined = Buffer.concat([tail, piece])
    const end = joined.indexOf(CRLF_CRLF)
    if (end === -1) tail = joined.subarray(Math.max(0, joined.length - 3))
    else {
      inBody = true
      yield joined.subarray(end + CRLF_CRLF.length)
    }
  }
}
