/**
 * The header of a copy as a report returns it (RFC 3464 §2): of several copies that differ, what they have in common.
 *
 * TRUST: a report may be passed on by the sender. One recipient's copy is never returned as if it were the others', and
 * the original, which shows everybody, never at all.
 */
import { scanHeader } from "@sluis/core/mail/header"
import { octetsOf } from "@sluis/core/mail/octets"
import { applySplices } from "@sluis/core/rewrite/splice"
import type { Splice } from "@sluis/core/rewrite/splice"

/** Octets of a returned header: more is cut off behind the last whole field. RFC 5322 §2.1.1 makes 998 one long line. */
export const MAX_RETURNED_HEADER = 65_536

/** Without the empty line that ends it. */
export function commonHeader(original: Uint8Array, copies: readonly (readonly Splice[])[]): Uint8Array {
  const { end } = scanHeader(original, 0, original.length)
  const head = original.subarray(0, end)
  const [first, ...others] = copies.map((splices) =>
    fieldsOf(
      applySplices(
        head,
        splices.filter((splice) => splice.end <= end),
      ),
    ),
  )
  if (first === undefined) return new Uint8Array(0)
  const sets = others.map((fields) => new Set(fields))
  return octetsOf(withinLimit(first.filter((field) => sets.every((fields) => fields.has(field)))))
}

/** Each as an octet string with its line end; lines that are no field at all are left out. */
function fieldsOf(octets: Uint8Array): readonly string[] {
  const { text, fields, start } = scanHeader(octets, 0, octets.length)
  return fields
    .filter(({ name }) => name !== "")
    .map((field) => text.slice(field.start - start, field.end - start))
}

function withinLimit(fields: readonly string[]): string {
  let text = ""
  for (const field of fields) {
    if (text.length + field.length > MAX_RETURNED_HEADER) break
    text += field
  }
  return text
}
