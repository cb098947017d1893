import assert from "node:assert/strict"
import { test } from "node:test"
import { lenientAddress } from "../mail/lenient-address.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { indexAddresses } from "../search/address-index.ts"
import { searchMessage } from "../search/search-message.ts"
import { exitCheck, type ExitCheck } from "./exit-check.ts"
import type { Splice } from "./splice.ts"

/** The check of copies of a message; the addresses that are looked for have the numbers 0, 1 … */
function checkOf(source: string, addresses: readonly string[], harmless: readonly number[] = []): ExitCheck {
  const message = parseMessage(octetsOf(source))
  const index = indexAddresses(addresses.map((address, number) => [lenientAddress(address), number]))
  return exitCheck({
    message,
    index,
    search: searchMessage(message, index),
    harmless: (number) => harmless.includes(number),
  })
}

const nobody = (): boolean => false
const JAN = "jan@gemeente.example"

const identifiers: readonly [name: string, field: string, stopped: boolean][] = [
  ["an identifier that ends like an address is none", "References: <2026.jan@gemeente.example>", false],
  ["so does one behind another", "References: <1@x.example>\r\n <2026-jan@gemeente.example>", false],
  ["so does the message's own", "Message-ID: <x+jan@gemeente.example>", false],
  ["an identifier that is an address is one", "In-Reply-To: <jan@gemeente.example>", true],
  ["without brackets it is an address", "In-Reply-To: 2026.jan@gemeente.example", true],
  ["in other fields it may be one", "X-Thread: <2026.jan@gemeente.example>", true],
]
for (const [name, field, stopped] of identifiers) {
  test(`exit check: ${name}`, () =>
    assert.equal(checkOf(`${field}\r\n\r\nhoi`, [JAN])([], nobody)?.why, stopped ? "address" : undefined))
}

/** A ZIP with one member, of which the bit is set that says "encrypted" (.ZIP File Format Specification 6.3.10 §4.4.4). */
const LOCKED =
  "UEsDBBQAAQAAAAAAAAAAAAAAAQAAAAEAAAABAAAAYXhQSwECFAAUAAEAAAAAAAAAAAAAAAEAAAABAAAAAQAAAAAAAAAAAAAAAAAAAAAAYVBLBQYAAAAAAQABAC8AAAAgAAAAAAA="

const WITH_ZIP = `To: ${JAN}\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${LOCKED}`

test("exit check: what can't be looked into stops every copy that has it", () => {
  const check = checkOf(WITH_ZIP, [JAN])
  assert.equal(check([], () => true)?.why, "encrypted")
  const body = WITH_ZIP.indexOf("\r\n\r\n") + 4
  assert.equal(
    check([{ start: body, end: WITH_ZIP.length, replacement: new Uint8Array(0) }], () => true),
    undefined,
  )
})

test("exit check: a copy may show what its recipient may read, and what is harmless to all", () => {
  const source = `To: ${JAN}\r\nX-R: zaal@gemeente.example\r\n\r\nhoi`
  assert.equal(checkOf(source, [JAN, "zaal@gemeente.example"])([], (number) => number === 0)?.number, 1)
  assert.equal(
    checkOf(source, [JAN, "zaal@gemeente.example"], [1])([], (number) => number === 0),
    undefined,
  )
})

test("exit check: an address that splices put together is found, wherever the cut begins and ends", () => {
  const source = "X-A: jan@geXX\r\nX-B: y\r\n\r\nXmeente.example"
  const check = checkOf(source, [JAN])
  const at = source.indexOf("XX")
  assert.equal(check([], nobody), undefined)
  assert.equal(
    check([{ start: at, end: at + 2, replacement: octetsOf("meente.example") }], nobody)?.number,
    0,
  )
  const whole = { start: 0, end: source.indexOf("X-B"), replacement: octetsOf(`To: ${JAN}\r\n`) }
  assert.equal(check([whole], nobody)?.number, 0)
  assert.equal(check([{ ...whole, replacement: octetsOf("To: x@y.example\r\n") }], nobody), undefined)
})

test("exit check: thirty-two MiB are searched again, and not one copy more", () => {
  const MEBIBYTE = 1_048_576
  const check = checkOf(`To: ${JAN}\r\n\r\n${"\n".repeat(MEBIBYTE)}`, [JAN])
  const body = `To: ${JAN}\r\n\r\n`.length
  // One splice costs 64 octets and one search 256: 2^25 = 31 × (1 MiB + 320) + what is left.
  const cut = (octets: number): Splice => ({ start: body, end: body + octets, replacement: octetsOf("x") })
  for (let copy = 0; copy < 31; copy += 1)
    assert.equal(
      check([cut(1)], () => true),
      undefined,
    )
  assert.equal(
    check([cut(1 + 32 * 320)], () => true),
    undefined,
  )
  assert.equal(check([cut(1)], () => true)?.why, "beyond-limits")
})

test("exit check: what copies have in common is searched once, and asked for every one of them", () => {
  const source = `X-A: ${"\n ".repeat(100_000)}jan@XXgemeente.example\r\n\r\n`
  const check = checkOf(source, [JAN])
  const at = source.indexOf("XX")
  const common: Splice = { start: at, end: at + 2, replacement: new Uint8Array(0) }
  for (let copy = 0; copy < 1000; copy += 1)
    assert.equal(
      check([common], () => true),
      undefined,
    )
  assert.equal(check([common], nobody)?.number, 0)
  // Together with another splice it makes another field.
  const host = source.indexOf("gemeente")
  assert.equal(check([common, { ...common, start: host, end: host + 1 }], nobody), undefined)
})

test("exit check: half a million splices are looked at, and not one more", () => {
  const check = checkOf(`${"X-A: x\r\n".repeat(1024)}To: ${JAN}\r\n\r\n`, [JAN])
  const cuts = Array.from({ length: 1024 }, (_, field): Splice => {
    const start = field * "X-A: x\r\n".length
    return { start, end: start + "X-A: x\r\n".length, replacement: new Uint8Array(0) }
  })
  // 2^25 / 64 = 512 copies of 1024 splices
  for (let copy = 0; copy < 512; copy += 1)
    assert.equal(
      check(cuts, () => true),
      undefined,
    )
  assert.equal(check(cuts.slice(0, 1), () => true)?.why, "beyond-limits")
})

test("exit check: what a splice puts into an identifier is no identifier", () => {
  const source = "References: <x>\r\n\r\nhoi"
  const at = source.indexOf("x>")
  const put: Splice = { start: at, end: at + 1, replacement: octetsOf(`2026.${JAN}`) }
  assert.equal(checkOf(source, [JAN])([put], nobody)?.number, 0)
})
