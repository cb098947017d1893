import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { modelContent } from "./content-model.ts"
import { CONTENT_START, scanContent } from "./content-scan.ts"
import type { ContentScan } from "./content-scan.ts"

const table: readonly [name: string, sent: string, content: string | undefined][] = [
  ["an ordinary message", "Subject: x\r\n\r\nhello\r\n.\r\n", "Subject: x\r\n\r\nhello\r\n"],
  ["nothing at all", ".\r\n", ""],
  ["a line that begins with a dot", "..a\r\n...\r\n.\r\n", ".a\r\n..\r\n"],
  ["a dot that a client forgot to double", ".a\r\n.\r\n", "a\r\n"],
  ["a dot within a line", "a.\r\n.\r\n", "a.\r\n"],
  ["lone LF before the dot", "a\n.\r\n.\r\n", undefined],
  ["lone LF after the dot", "a\r\n.\n.\r\n.\r\n", undefined],
  ["lone CR around the dot", "a\r.\r\r\n.\r\n", undefined],
  ["CR CR LF", "a\r\r\n.\r\n", undefined],
  ["NUL", "a\0\r\n.\r\n", undefined],
  ["NUL between dot and CRLF", "a\r\n.\0\r\n.\r\n", undefined],
]
for (const [name, sent, content] of table) {
  test(`content: ${name}`, () => {
    const scanned = scan(sent, [], false)
    assert.equal(scanned.content, content)
    assert.equal(scanned.end, sent.length)
  })
}

test("a repaired message has CRLF alone, and no NUL", () => {
  const sent = "a\nb\rc\r\r\nd\0e\r\n..\nf\r\n.\rg\r\n.\r\n"
  const expected = "a\r\nb\r\nc\r\n\r\nde\r\n.\r\nf\r\n\r\ng\r\n"
  assert.deepEqual(scan(sent, [], true), { content: expected, end: sent.length })
})

// As long as every state can be left by every octet and entered again; "a" stands for everything else.
const LENGTH = 7
const ALPHABET = ["\r", "\n", "\0", ".", "a"]

test(`every payload of ${LENGTH} octets of CR, LF, NUL, dot and a letter is read as the model reads it`, () => {
  for (const payload of payloads(LENGTH)) {
    const sent = `a\r\n${payload}\r\n.\r\n`
    for (const repair of [false, true]) compareWithModel(sent, [], repair)
  }
})

test("wherever it is cut, it is read the same", () => {
  for (const payload of payloads(5)) {
    const sent = `${payload}\r\n.\r\n`
    for (let cut = 1; cut < sent.length; cut += 1) {
      compareWithModel(sent, [cut], false)
      compareWithModel(sent, [cut], true)
    }
    compareWithModel(sent, Array.from(sent, (_, at) => at).slice(1), false)
    compareWithModel(sent, Array.from(sent, (_, at) => at).slice(1), true)
  }
})

test("any octets in any pieces are read as the model reads them", () => {
  const octets = fc.array(
    fc.oneof(fc.constantFrom("\r", "\n", ".", "\0", "\r\n", "\r\n.", "x".repeat(40)), fc.string()),
  )
  fc.assert(
    fc.property(octets, fc.array(fc.nat(200)), fc.boolean(), (parts, cuts, repair) => {
      const sent = `${Buffer.from(parts.join("")).toString("latin1")}\r\n.\r\n`
      compareWithModel(sent, cuts, repair)
    }),
    { numRuns: 500 },
  )
})

test("what a client stuffs by the rule arrives as it was", () => {
  const line = fc.string().map((text) =>
    Buffer.from(text)
      .toString("latin1")
      .replace(/[\r\n\0]/g, "."),
  )
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.nat(200)), (lines, cuts) => {
      const original = lines.map((text) => `${text}\r\n`).join("")
      const sent = `${original.replace(/^\./gm, "..")}.\r\n`
      assert.equal(scan(sent, cuts, false).content, original)
    }),
  )
})

test("octets above 127 are noticed, and only those", () => {
  assert.equal(scanContent(CONTENT_START, Buffer.from("a\x7f\r\n"), 0, false).scan.eightBit, false)
  assert.equal(scanContent(CONTENT_START, Buffer.from("a\x80\r\n", "latin1"), 0, false).scan.eightBit, true)
  assert.equal(scanContent(CONTENT_START, Buffer.from("\xff", "latin1"), 0, false).scan.eightBit, true)
})

test("content that is one run shares memory with its chunk", () => {
  const chunk = Buffer.from("a\r\nb\r\n.\r\n")
  assert.equal(scanContent(CONTENT_START, chunk, 0, false).content.buffer, chunk.buffer)
})

function compareWithModel(sent: string, cuts: readonly number[], repair: boolean): void {
  const expected = modelContent(sent, repair)
  assert.equal(expected.kind, "ended")
  if (expected.kind !== "ended") return
  const actual = scan(sent, cuts, repair)
  const shown = JSON.stringify({ sent, cuts, repair })
  assert.equal(actual.end, expected.end, shown)
  assert.equal(actual.content, expected.content, shown)
}

type Read = { readonly content: string | undefined; readonly end: number | undefined }

/** Everything, cut at these places. */
function scan(sent: string, cuts: readonly number[], repair: boolean): Read {
  const places = [...new Set([0, ...cuts.filter((cut) => cut < sent.length), sent.length])]
  const sorted = places.toSorted((a, b) => a - b)
  let state: ContentScan = CONTENT_START
  let content = ""
  for (const [index, from] of sorted.entries()) {
    const chunk = Buffer.from(sent.slice(from, sorted[index + 1] ?? from), "latin1")
    const scanned = scanContent(state, chunk, 0, repair)
    state = scanned.scan
    content += Buffer.from(scanned.content).toString("latin1")
    if (scanned.end === undefined) continue
    const isKept = repair || state.fault === undefined
    return { content: isKept ? content : undefined, end: from + scanned.end }
  }
  return { content: undefined, end: undefined }
}

function* payloads(length: number): Generator<string> {
  if (length === 0) {
    yield ""
    return
  }
  for (const rest of payloads(length - 1)) for (const octet of ALPHABET) yield octet + rest
}
