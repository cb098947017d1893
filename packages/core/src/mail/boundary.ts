/**
 * Where the parts of a multipart lie (RFC 2046 §5.1.1).
 *
 * A delimiter is `--boundary` at the start of a line, followed by white space at most; the line end before it belongs
 * to it. Linear: every octet is looked at once, and most of them by the native search.
 */
import { octetsOf } from "./octets.ts"

export type Segment = { readonly start: number; readonly end: number }

const LF = 10
const CR = 13
const DASH = 45

/** Ranges of the parts in `start` to `end`, at most `most` of them; `more` says that there were more. */
export function findSegments(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundary: string,
  most: number,
): { readonly segments: readonly Segment[]; readonly more: boolean } {
  const mark = octetsOf(boundary)
  const segments: Segment[] = []
  let open = -1
  let at = start
  while (at < end) {
    const dash = bytes.indexOf(DASH, at)
    if (dash < 0 || dash + 2 + mark.length > end) break
    if (dash > start && bytes[dash - 1] !== LF) {
      at = behindDashes(bytes, dash, end)
      continue
    }
    const delimiter = delimiterAt(bytes, dash, end, mark)
    if (delimiter === undefined) {
      at = behindDashes(bytes, dash, end)
      continue
    }
    if (open >= 0) {
      if (segments.length === most) return { segments, more: true }
      segments.push({ start: open, end: beforeLineEnd(bytes, dash, open) })
    }
    open = delimiter.next
    at = delimiter.next
    // RFC 2046 §5.1.1: what follows the close delimiter is the epilogue, to be ignored by readers.
    if (delimiter.close) return { segments, more: false }
  }
  // No close delimiter: the last part runs to the end, as every reader takes it.
  if (open >= 0 && segments.length === most) return { segments, more: true }
  if (open >= 0) segments.push({ start: Math.min(open, end), end })
  return { segments, more: false }
}

/** A run of dashes is skipped here, because a native search per dash would cost more than the dash. */
function behindDashes(bytes: Uint8Array, from: number, end: number): number {
  let at = from + 1
  while (at < end && bytes[at] === DASH) at += 1
  return at
}

function delimiterAt(
  bytes: Uint8Array,
  at: number,
  end: number,
  mark: Uint8Array,
): { readonly next: number; readonly close: boolean } | undefined {
  if (bytes[at + 1] !== DASH) return undefined
  for (let index = 0; index < mark.length; index += 1)
    if (bytes[at + 2 + index] !== mark[index]) return undefined
  let next = at + 2 + mark.length
  const close = bytes[next] === DASH && bytes[next + 1] === DASH && next + 1 < end
  if (close) next += 2
  while (next < end && (bytes[next] === 32 || bytes[next] === 9)) next += 1
  if (next >= end) return { next: end, close }
  if (bytes[next] === LF) return { next: next + 1, close }
  if (bytes[next] === CR && bytes[next + 1] === LF) return { next: next + 2, close }
  return undefined
}

function beforeLineEnd(bytes: Uint8Array, at: number, floor: number): number {
  let end = at
  if (end > floor && bytes[end - 1] === LF) end -= 1
  if (end > floor && bytes[end - 1] === CR) end -= 1
  return end
}
