/**
 * Octets as lower-case letters and digits that survive being read aloud and typed: a-z and 2-7 (RFC 4648 §6, no padding).
 */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
const BITS = 5

/** The first `characters` of the text; `octets` must have at least five bits for each. */
export function base32(octets: Uint8Array, characters: number): string {
  let text = ""
  let waiting = 0
  let bits = 0
  for (const octet of octets) {
    waiting = (waiting << 8) | octet
    bits += 8
    while (bits >= BITS && text.length < characters) {
      bits -= BITS
      text += ALPHABET.charAt((waiting >> bits) & 31)
    }
    waiting &= (1 << bits) - 1
  }
  return text
}
