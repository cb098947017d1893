/**
 * Tells text of two or four octets per unit by itself, whatever its label says.
 *
 * Spreadsheets write their lists so, calendars and vCards too, and programs that attach them say nothing about it, or
 * something else. A byte order mark tells, and so do the zeros between the letters of a Latin text.
 */
import { markedCharset, type WideCharset } from "../mail/charset.ts"

const SAMPLE = 512

/** For `decodeCharset` (../mail/charset.ts); undefined where the octets are no such text, or too few to tell. */
export function wideCharset(bytes: Uint8Array): WideCharset | undefined {
  const marked = markedCharset(bytes)
  if (marked !== undefined) return marked === "utf-8" ? undefined : marked
  return bytes.subarray(0, SAMPLE).includes(0) ? charsetByZeros(bytes) : undefined
}

function charsetByZeros(bytes: Uint8Array): WideCharset | undefined {
  const length = Math.min(SAMPLE, bytes.length) & ~3
  const zeros = [0, 0, 0, 0]
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] ?? 0) + 1
  const most = length / 4
  const [first, second, third, fourth] = zeros.map((count) =>
    count * 3 > most * 2 ? "zero" : count * 8 <= most ? "unit" : "?",
  )
  if (second === "zero" && fourth === "zero" && first === "unit") {
    return third === "zero" ? "utf-32le" : third === "unit" ? "utf-16le" : undefined
  }
  if (first === "zero" && third === "zero" && fourth === "unit") {
    return second === "zero" ? "utf-32be" : second === "unit" ? "utf-16be" : undefined
  }
  return undefined
}
