import assert from "node:assert/strict"
import { test } from "node:test"
import { addressOf } from "../mail/address.ts"
import { indexAddresses } from "./address-index.ts"
import { findAddresses } from "./find-address.ts"

const PEOPLE = [
  addressOf("jan.devries", "voorbeeld.example"),
  addressOf("o'brien", "example.org"),
  addressOf("john doe", "example.org"),
  addressOf("renée", "café.example"),
  addressOf("root", "[192.0.2.1]"),
  addressOf("a", "b.example"),
  addressOf("admin", "localhost"),
]
const index = indexAddresses(PEOPLE.map((address, number) => [address, number]))

function found(text: string): number[] {
  const numbers = new Set<number>()
  findAddresses(text, index, (number, start, end) => {
    assert.ok(start >= 0 && start < end && end <= text.length, `range ${start}-${end} of ${text.length}`)
    numbers.add(number)
  })
  return [...numbers]
}

const seen: readonly [name: string, text: string, number: number][] = [
  ["alone", "jan.devries@voorbeeld.example", 0],
  ["in capitals", "JAN.DeVries@VOORBEELD.Example", 0],
  ["in angle brackets", "Jan <jan.devries@voorbeeld.example>, ", 0],
  ["behind a colon", "mailto:jan.devries@voorbeeld.example?subject=x", 0],
  ["behind letters and a hyphen", "mail-jan.devries@voorbeeld.example", 0],
  ["with a full stop behind it", "Mail jan.devries@voorbeeld.example.", 0],
  ["with the next sentence glued to it", "jan.devries@voorbeeld.example.Groet", 0],
  ["with a dash behind it", "jan.devries@voorbeeld.example-Karin", 0],
  ["with an ellipsis behind it", "jan.devries@voorbeeld.example\u2026", 0],
  ["glued to another script", "\u8bf7\u8054\u7cfbjan.devries@voorbeeld.example\u8c22", 0],
  ["white space around the @", "jan.devries @ voorbeeld.example", 0],
  ["a line break behind the @", "jan.devries@\r\n voorbeeld.example", 0],
  ["VERP", "bounces+jan.devries=voorbeeld.example@list.example", 0],
  ["VERP with hyphens", "bounce-12-jan.devries=voorbeeld.example@list.example", 0],
  ["SRS", "SRS0=Ab3=XY=voorbeeld.example=jan.devries@forward.example", 0],
  ["a guest account", "jan.devries_voorbeeld.example#EXT#@tenant.example", 0],
  ["a guest account in a link", "?u=jan.devries_voorbeeld.example#ext#@tenant.example", 0],
  ["an apostrophe in it", "'o'brien@example.org'", 1],
  ["a quoted local part", 'To: "john doe"@example.org', 2],
  ["the same without its quotes", "john doe@example.org", 2],
  ["escapes in the quotes", '"john\\ doe"@example.org', 2],
  ["U-labels", "renée@café.example", 3],
  ["A-labels", "renée@xn--caf-dma.example", 3],
  [
    "A-labels in capitals, with the next sentence glued to it",
    "renée@XN--CAF-DMA.Example.En.nu.verder.gaan",
    3,
  ],
  ["a domain literal", "root@[192.0.2.1]", 4],
  ["the shortest", "x a@b.example x", 5],
  ["a domain without a dot", "admin@localhost", 6],
  ["behind much that begins like A-labels", `@xn--${"a-.".repeat(80)} a@b.example`, 5],
  ["at the very end of much text", `${"@".repeat(1000)} a@b.example`, 5],
]
for (const [name, text, number] of seen)
  test(`find address: ${name}`, () => assert.deepEqual(found(text), [number]))

const unseen: readonly [name: string, text: string][] = [
  ["a longer local part", "xjan.devries@voorbeeld.example"],
  ["a longer domain", "jan.devries@voorbeeld.examples"],
  ["a domain below it", "jan.devries@mail.voorbeeld.example"],
  ["another person there", "jan@voorbeeld.example"],
  ["no separator", "jan.devries voorbeeld.example"],
  ["nothing", ""],
  ["separators alone", "@=@=@"],
]
for (const [name, text] of unseen)
  test(`find address: not in ${name}`, () => assert.deepEqual(found(text), []))
