import assert from "node:assert/strict"
import { test } from "node:test"

import { isMailbox, parsePath } from "./path.ts"

const label = (octets: number): string => "a".repeat(octets)
/** A domain of this many octets, with labels as long as they may be. */
const domain = (octets: number): string => `${`${label(63)}.`.repeat(8)}`.slice(0, octets - 2) + "a".repeat(2)

const mailboxes: readonly [address: string, isMailbox: boolean][] = [
  ["jan@voorbeeld.example", true],
  ["Jan.de-Boer+x@voorbeeld.example", true],
  ["a@localhost", true],
  ["a@under_score.example", true],
  ["a..b.@voorbeeld.example", true],
  ["zo\u00eb@caf\u00e9.example", true],
  ['"jan de boer"@voorbeeld.example', true],
  ['"a@b"@voorbeeld.example', true],
  ['"a\\"b"@voorbeeld.example', true],
  ['""@voorbeeld.example', true],
  ["a@[192.0.2.1]", true],
  ["a@[IPv6:2001:db8::1]", true],
  ["a@[x-tag:anything]", true],
  [`${label(64)}@x.example`, true],
  [`${label(65)}@x.example`, false],
  [`${"\u00eb".repeat(32)}@x.example`, true],
  [`${"\u00eb".repeat(32)}a@x.example`, false],
  [`a@${label(63)}.example`, true],
  [`a@${label(64)}.example`, false],
  [`a@${domain(255)}`, true],
  [`a@${domain(256)}`, false],
  ["a", false],
  ["@voorbeeld.example", false],
  ["a@", false],
  ["a b@voorbeeld.example", false],
  ['"a@voorbeeld.example', false],
  ['a"b"@voorbeeld.example', false],
  ["a@-voorbeeld.example", false],
  ["a@voorbeeld-.example", false],
  ["a@voorbeeld..example", false],
  ["a@.example", false],
  ["a@voorbeeld.example.", false],
  ["a@[192.0.2.256]", false],
  ["a@[IPv6:2001:db8::1%eth0]", false],
  ["a@[192.0.2.1", false],
]
for (const [address, expected] of mailboxes) {
  test(`${address.slice(0, 40)} is ${expected ? "a" : "no"} mailbox`, () =>
    assert.equal(isMailbox(address), expected))
}

const paths: readonly [text: string, address: string | undefined][] = [
  ["<>", ""],
  ["<jan@voorbeeld.example> SIZE=1", "jan@voorbeeld.example"],
  ['<"a>b"@voorbeeld.example>', '"a>b"@voorbeeld.example'],
  ['<"a\\">b"@voorbeeld.example>', '"a\\">b"@voorbeeld.example'],
  ["<@a.example,@b.example:jan@voorbeeld.example>", "jan@voorbeeld.example"],
  ["<@a.example:>", undefined],
  ["jan@voorbeeld.example", undefined],
  ["<jan@voorbeeld.example", undefined],
  ['<"jan@voorbeeld.example>', undefined],
  [`<${label(254)}>`, label(254)],
  [`<${label(255)}>`, undefined],
]
for (const [text, address] of paths) {
  test(`path ${text.slice(0, 40)}`, () => {
    const path = parsePath(text, 0)
    assert.equal(path.kind === "path" ? path.address : undefined, address)
  })
}
