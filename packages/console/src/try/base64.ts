/** Octets as the API takes and gives them. */

export function toBase64(octets: Uint8Array): string {
  let text = ""
  for (let at = 0; at < octets.length; at += CHUNK)
    text += String.fromCharCode(...octets.subarray(at, at + CHUNK))
  return btoa(text)
}

/** More arguments than these some engines do not take. */
const CHUNK = 8_192

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
