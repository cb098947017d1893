/**
 * Base64 with one way to write each value: padding is required, bits that carry nothing are zero, and nothing stands in
 * between (RFC 4648 §3.2, §3.5, §4).
 *
 * Why not the platform's: it is younger than the oldest Node on which the verifier must run, and a decoder that lets
 * spaces or stray bits through would let a note be changed without anybody seeing it.
 */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

export function toBase64(octets: Uint8Array): string {
  let text = ""
  for (let at = 0; at < octets.length; at += 3) {
    const [first = 0, second, third] = octets.subarray(at, at + 3)
    text += letter(first >> 2) + letter((first << 4) | ((second ?? 0) >> 4))
    text += second === undefined ? "=" : letter((second << 2) | ((third ?? 0) >> 6))
    text += third === undefined ? "=" : letter(third)
  }
  return text
}

function letter(bits: number): string {
  return ALPHABET.charAt(bits & 63)
}

/** The octets; undefined for what `toBase64` would not have written. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0
  const octets = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let kept = 0
  let to = 0
  for (let at = 0; at < text.length - padding; at += 1) {
    const value = VALUES.get(text.charAt(at))
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xffff
    kept += 6
    if (kept < 8) continue
    kept -= 8
    octets[to] = (bits >> kept) & 0xff
    to += 1
  }
  const stray = bits & ((1 << kept) - 1)
  return stray === 0 ? octets : undefined
}
