/**
 * UTF-32 (Unicode 16.0 §3.10): no browser decodes it, but spreadsheets and scripts write it.
 */

export type Utf32Text = { readonly text: string; readonly problem: "none" | "malformed" }

/** Points per call that makes a string of them: well under the argument limits of every engine. */
const CHUNK = 4096
const REPLACEMENT = 0xfffd

/** The text without its byte order mark. What is no code point, and octets that are left over, become U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, charset: "utf-32le" | "utf-32be"): Utf32Text {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const points: number[] = []
  let isMalformed = bytes.length % 4 !== 0
  let text = ""
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, charset === "utf-32le")
    const isPoint = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    if (!isPoint) isMalformed = true
    if (at > 0 || point !== 0xfeff) points.push(isPoint ? point : REPLACEMENT)
    if (points.length === CHUNK) text += String.fromCodePoint(...points.splice(0))
  }
  text += String.fromCodePoint(...points)
  if (bytes.length % 4 !== 0) text += "\uFFFD"
  return { text, problem: isMalformed ? "malformed" : "none" }
}
