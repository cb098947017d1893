/**
 * The units of a message: each header field, each leaf body, and what lies between parts (preamble, delimiters,
 * epilogue). In order and without gaps they cover every octet, so that nothing of a message is left unsearched.
 */
import type { Message, Part } from "../mail/message.ts"

export type Unit = {
  readonly kind: "field" | "body" | "gap"
  /** Octet range in the bytes of the message that was asked for. */
  readonly start: number
  readonly end: number
  readonly part: Part
  /** Name of the header field; "" for the other kinds. */
  readonly field: string
  /** How many messages lie around the part: 0 for a part of the message itself. */
  readonly depth: number
}

/** Embedded messages that stand there unencoded are cut into units too; an encoded one is a body. */
export function unitsOf(message: Message): readonly Unit[] {
  const { root, bytes } = message
  const units: Unit[] = []
  const end = walk(root, root.header.start, 0)
  gap(root, end, root.bodyEnd, 0)
  return units

  function walk(part: Part, from: number, depth: number): number {
    gap(part, from, part.header.start, depth)
    let at = part.header.start
    for (const { name, start, end: fieldEnd } of part.header.fields) {
      units.push({ kind: "field", start, end: fieldEnd, part, field: name, depth })
      at = fieldEnd
    }
    gap(part, at, part.bodyStart, depth)
    at = part.bodyStart
    if (part.embedded !== undefined && part.embedded.bytes === bytes) {
      at = walk(part.embedded.root, at, depth + 1)
    } else if (part.children.length > 0) {
      for (const child of part.children) at = walk(child, at, depth)
    } else {
      units.push({ kind: "body", start: at, end: part.bodyEnd, part, field: "", depth })
      at = part.bodyEnd
    }
    gap(part, at, part.bodyEnd, depth)
    return part.bodyEnd
  }

  function gap(part: Part, start: number, end: number, depth: number): void {
    if (end > start) units.push({ kind: "gap", start, end, part, field: "", depth })
  }
}
