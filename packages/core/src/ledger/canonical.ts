/**
 * JSON with one way to write each value (JSON Canonicalization Scheme, RFC 8785), for the part of JSON that the ledger uses:
 * strings, whole numbers, true, false, lists and objects.
 *
 * Deliberately left out: null and fractions. An entry has no need of them, and numbers are where two implementations of
 * RFC 8785 could come to differ.
 */
export type CanonicalValue =
  string | number | boolean | readonly CanonicalValue[] | { readonly [name: string]: CanonicalValue }

/** Lists and objects within each other: more than any of ours, less than any stack. */
export const MAX_CANONICAL_DEPTH = 32

/** Throws TypeError for what is not a `CanonicalValue`, or cannot be read back as what it was. */
export function writeCanonical(value: CanonicalValue): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_CANONICAL_DEPTH) throw new TypeError("too deep for canonical JSON")
  if (typeof value === "string") return writeString(value)
  if (typeof value === "number") return writeNumber(value)
  if (typeof value === "boolean") return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(",")}]`
  if (typeof value === "object" && value !== null && isPlain(value)) {
    const members = Object.entries(value).toSorted(byName)
    return `{${members.map(([name, item]) => `${writeString(name)}:${write(item, depth + 1)}`).join(",")}}`
  }
  throw new TypeError("canonical JSON has strings, whole numbers, true, false, lists and objects")
}

/** RFC 8785 §3.2.2.2 is what JSON.stringify does; a lone surrogate has no UTF-8 (§3.2.4). */
function writeString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError("canonical JSON has well-formed strings only")
  return JSON.stringify(text)
}

/** RFC 8785 §3.2.2.3. Minus zero would be read back as zero. */
function writeNumber(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError("canonical JSON here has whole numbers within 2^53 only")
  }
  return String(value)
}

/** RFC 8785 §3.2.3: by UTF-16 code units, which is what `<` compares. */
function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
