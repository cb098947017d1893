/**
 * Punycode: a label of any script in letters, digits and hyphens. RFC 3492 §6, with the parameters of §5.
 *
 * Why this module exists: the same domain stands in mail as `müller.example` and as `xn--mller-kva.example`, and core
 * has no platform function that knows. Both ways take quadratic time in the label, so callers keep to 63 octets.
 *
 * Deliberately out of scope: the `xn--` prefix, case, normalisation (./domain.ts) and mixed-case annotation (§A).
 */
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const INITIAL_BIAS = 72
const INITIAL_N = 0x80
const MAX_POINT = 0x10ffff
/** Far above what a label of Unicode text needs, far below where numbers stop being exact. */
const MAX_DELTA = 2 ** 40
const HYPHEN = "-"
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"

/** The text that `encoded` stands for; undefined if it is no Punycode, or of something that is no Unicode text. */
export function decodePunycode(encoded: string): string | undefined {
  const split = encoded.lastIndexOf(HYPHEN)
  const points: number[] = []
  for (let at = 0; at < split; at += 1) {
    const unit = encoded.charCodeAt(at)
    if (unit >= INITIAL_N) return undefined
    points.push(unit)
  }
  let n = INITIAL_N
  let index = 0
  let bias = INITIAL_BIAS
  for (let at = split > 0 ? split + 1 : 0; at < encoded.length;) {
    const before = index
    let weight = 1
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charCodeAt(at))
      if (digit < 0) return undefined
      at += 1
      index += digit * weight
      if (index > MAX_DELTA || weight > MAX_DELTA) return undefined // RFC 3492 §6.4
      const t = threshold(k, bias)
      if (digit < t) break
      weight *= BASE - t
    }
    const length = points.length + 1
    bias = adapted(index - before, length, before === 0)
    n += Math.floor(index / length)
    index %= length
    if (n > MAX_POINT || (n >= 0xd800 && n <= 0xdfff)) return undefined
    points.splice(index, 0, n)
    index += 1
  }
  return String.fromCodePoint(...points)
}

/** RFC 3492 §5: letters in either case are 0 to 25, digits 26 to 35; -1 for anything else. */
function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x61 : -1
}

/** The Punycode of a text; undefined if the text is not well-formed Unicode. */
export function encodePunycode(text: string): string | undefined {
  if (!text.isWellFormed()) return undefined
  const points: number[] = []
  let encoded = ""
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    points.push(point)
    if (point < INITIAL_N) encoded += character
  }
  const basics = encoded.length
  if (basics > 0) encoded += HYPHEN
  let n = INITIAL_N
  let delta = 0
  let bias = INITIAL_BIAS
  for (let handled = basics; handled < points.length; n += 1) {
    const next = least(points, n)
    delta += (next - n) * (handled + 1)
    n = next
    for (const point of points) {
      if (point < n) delta += 1
      if (point !== n) continue
      encoded += variableLength(delta, bias)
      bias = adapted(delta, handled + 1, handled === basics)
      delta = 0
      handled += 1
    }
    delta += 1
  }
  return encoded
}

/** The least code point from `floor` on. */
function least(points: readonly number[], floor: number): number {
  let result = MAX_POINT + 1
  for (const point of points) if (point >= floor && point < result) result = point
  return result
}

function variableLength(delta: number, bias: number): string {
  let digits = ""
  let rest = delta
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias)
    if (rest < t) return digits + DIGITS.charAt(rest)
    digits += DIGITS.charAt(t + ((rest - t) % (BASE - t)))
    rest = Math.floor((rest - t) / (BASE - t))
  }
}

function threshold(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, T_MIN), T_MAX)
}

/** RFC 3492 §6.1 */
function adapted(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2))
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}
