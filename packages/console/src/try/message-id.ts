/** The Message-ID of a message, without reading the rest of it. RFC 5322 §3.6.4 */

/** Behind these octets no mail program puts one. */
const HEAD_OCTETS = 262_144

/** With its angle brackets; undefined where there is none. */
export function messageIdOf(octets: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(octets.subarray(0, HEAD_OCTETS))
  const end = head.search(/\r?\n\r?\n/)
  const header = end < 0 ? head : head.slice(0, end)
  return /^message-id:\s{0,100}(<[^<>\s]{1,900}>)/im.exec(header)?.[1]
}
