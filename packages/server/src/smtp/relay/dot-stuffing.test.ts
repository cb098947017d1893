import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"

import { endOfData, placeAfter, stuffDots } from "./dot-stuffing.ts"
import type { LinePlace } from "./dot-stuffing.ts"

const table: readonly [name: string, message: string, wire: string][] = [
  ["nothing", "", ".\r\n"],
  ["no dots", "a\r\nb\r\n", "a\r\nb\r\n.\r\n"],
  ["no last line end: one is added", "a", "a\r\n.\r\n"],
  ["a dot at the very start", ".a\r\n", "..a\r\n.\r\n"],
  ["a line that is only a dot", "a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"],
  ["a dot after a lone LF is left", "a\n.\r\n", "a\n.\r\n.\r\n"],
  ["a dot after a lone CR is left", "a\r.\r\n", "a\r.\r\n.\r\n"],
  ["a dot within a line is left", "a.b\r\n", "a.b\r\n.\r\n"],
  ["ends in CR", "a\r", "a\r\r\n.\r\n"],
  ["ends in LF", "a\n", "a\n\r\n.\r\n"],
]

for (const [name, message, wire] of table) {
  test(`on the wire: ${name}`, () => {
    for (const length of [1, 2, 3, 100]) assert.equal(stuffed(Buffer.from(message), length).toString(), wire)
  })
}

test("what a strict reader un-stuffs is what went in, with a CRLF where the last line had none, in any pieces", () => {
  const unit = fc.constantFrom(".", "\r", "\n", "\r\n", "\r\n.", "a")
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (message, length) => {
      const isEnded = message === "" || message.endsWith("\r\n")
      const read = readStrictly(stuffed(Buffer.from(message), length).toString("latin1"))
      assert.deepEqual(read, { message: isEnded ? message : `${message}\r\n`, left: "" })
    }),
    { numRuns: 2000 },
  )
})

test("a piece without dots to stuff is not copied", () => {
  const piece = Buffer.from("a\r\nb.\r\n")
  assert.equal(stuffDots(piece, "start"), piece)
})

function stuffed(message: Buffer, length: number): Buffer {
  let place: LinePlace = "start"
  const wire: Uint8Array[] = []
  for (let start = 0; start < message.length; start += length) {
    const piece = message.subarray(start, start + length)
    wire.push(stuffDots(piece, place))
    place = placeAfter(piece, place)
  }
  return Buffer.concat([...wire, Buffer.from(endOfData(place))])
}

/** RFC 5321 §4.5.2 line by line, where only CRLF ends a line. */
function readStrictly(wire: string): { readonly message: string; readonly left: string } {
  let message = ""
  let left = wire
  for (;;) {
    const end = left.indexOf("\r\n")
    assert.notEqual(end, -1, "the data has no end")
    const line = left.slice(0, end)
    left = left.slice(end + 2)
    if (line === ".") return { message, left }
    message += `${line.startsWith(".") ? line.slice(1) : line}\r\n`
  }
}
