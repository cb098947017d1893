import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import {
  readCertificateName,
  readDomain,
  readEndpoint,
  readFingerprint,
  readHostName,
  readMailbox,
  readUpstreamHost,
} from "./host.ts"
import { readNetwork } from "./network.ts"
import type { ReadValue } from "./read-value.ts"

const HEX = "0123456789abcdef".repeat(4)
const COLONS = (HEX.match(/../g) ?? []).join(":").toUpperCase()
const label = (length: number): string => "a".repeat(length)

const readers = {
  "where to listen": readEndpoint,
  "a next host": readUpstreamHost,
  "our host name": readHostName,
  "a domain": readDomain,
  "a mailbox": readMailbox,
  "a network": readNetwork,
  "a client certificate": readCertificateName,
  "a pin": readFingerprint,
} as const satisfies Record<string, ReadValue<unknown>>

/** Expected: what is read, or { meant } where it is refused. */
const table: readonly [kind: keyof typeof readers, value: unknown, expected: unknown][] = [
  ["where to listen", "127.0.0.1:2525", { host: "127.0.0.1", port: 2525 }],
  ["where to listen", "[::]:25", { host: "::", port: 25 }],
  ["where to listen", "localhost:0", { host: "localhost", port: 0 }],
  ["where to listen", "127.0.0.1:65535", { host: "127.0.0.1", port: 65_535 }],
  ["where to listen", "127.0.0.1:65536", { meant: undefined }],
  ["where to listen", 2525, { meant: "127.0.0.1:2525" }],
  ["where to listen", ":25", { meant: "127.0.0.1:25" }],
  ["where to listen", "127.0.0.1", { meant: undefined }],
  ["where to listen", "::1:25", { meant: undefined }],
  ["where to listen", "[127.0.0.1]:25", { meant: undefined }],
  ["where to listen", "300.0.0.1:25", { meant: undefined }],
  ["where to listen", "http://localhost:25", { meant: undefined }],
  ["where to listen", null, { meant: undefined }],
  ["a next host", "smtp.voorbeeld.example", { host: "smtp.voorbeeld.example", port: undefined }],
  ["a next host", "smtp.voorbeeld.example:587", { host: "smtp.voorbeeld.example", port: 587 }],
  ["a next host", "2001:db8::1", { host: "2001:db8::1", port: undefined }],
  ["a next host", "[2001:db8::1]:587", { host: "2001:db8::1", port: 587 }],
  ["a next host", "smtp.voorbeeld.example:0", { meant: undefined }],
  ["a next host", "smtp voorbeeld", { meant: undefined }],
  ["a next host", "smtp://voorbeeld.example", { meant: undefined }],
  ["our host name", "sluis.voorbeeld.example", "sluis.voorbeeld.example"],
  ["our host name", "sluis.müller.example", "sluis.xn--mller-kva.example"],
  ["our host name", "sluis", { meant: undefined }],
  ["our host name", "192.0.2.1", { meant: undefined }],
  ["a domain", "Voorbeeld.Example", "voorbeeld.example"],
  ["a domain", "müller.example", "müller.example"],
  ["a domain", `${label(63)}.example`, `${label(63)}.example`],
  ["a domain", `${label(64)}.example`, { meant: undefined }],
  ["a domain", "nl", { meant: undefined }],
  ["a domain", "*.voorbeeld.example", { meant: "voorbeeld.example" }],
  ["a domain", "@voorbeeld.example", { meant: "voorbeeld.example" }],
  ["a domain", "jan@voorbeeld.example", { meant: "voorbeeld.example" }],
  ["a domain", "-a.example", { meant: undefined }],
  ["a mailbox", "fg@voorbeeld.example", "fg@voorbeeld.example"],
  ["a mailbox", `${label(64)}@voorbeeld.example`, `${label(64)}@voorbeeld.example`],
  ["a mailbox", `${label(65)}@voorbeeld.example`, { meant: undefined }],
  ["a mailbox", "FG <fg@voorbeeld.example>", { meant: undefined }],
  ["a mailbox", "fg@voorbeeld", { meant: undefined }],
  ["a mailbox", "fg@voorbeeld.example\r\nBcc: x@y.example", { meant: undefined }],
  ["a network", "192.0.2.25", { address: "192.0.2.25", prefix: 32, family: "ipv4" }],
  ["a network", "10.0.0.0/8", { address: "10.0.0.0", prefix: 8, family: "ipv4" }],
  ["a network", "2001:db8::/32", { address: "2001:db8::", prefix: 32, family: "ipv6" }],
  ["a network", "::1", { address: "::1", prefix: 128, family: "ipv6" }],
  ["a network", "10.1.2.3/8", { meant: "10.0.0.0/8" }],
  ["a network", "2001:db8::1/32", { meant: "2001:db8::/32" }],
  ["a network", "::ffff:10.1.2.3/120", { meant: "::ffff:a01:200/120" }],
  ["a network", "0.0.0.0/1", { address: "0.0.0.0", prefix: 1, family: "ipv4" }],
  ["a network", "0.0.0.0/0", { meant: undefined }],
  ["a network", "::/0", { meant: undefined }],
  ["a network", "10.0.0.0/33", { meant: undefined }],
  ["a network", "::/129", { meant: undefined }],
  ["a network", "fe80::1%eth0", { meant: undefined }],
  ["a network", "10.0.0", { meant: undefined }],
  ["a network", "mail.voorbeeld.example", { meant: undefined }],
  ["a client certificate", "*.Mail.voorbeeld.example", "*.mail.voorbeeld.example"],
  ["a client certificate", `SHA256:${COLONS}`, HEX],
  ["a client certificate", "*", { meant: undefined }],
  ["a client certificate", "mail", { meant: undefined }],
  ["a pin", COLONS, HEX],
  ["a pin", `sha256:${HEX}`, HEX],
  ["a pin", HEX.slice(2), { meant: undefined }],
  ["a pin", `${HEX}00`, { meant: undefined }],
]
for (const [kind, value, expected] of table) {
  test(`${JSON.stringify(value)} as ${kind} is ${told(expected)}`, () => {
    const read = readers[kind](value)
    assert.deepEqual(read.ok ? read.value : { meant: read.error.meant }, expected)
  })
}

function told(expected: unknown): string {
  if (typeof expected !== "object" || expected === null || !("meant" in expected))
    return JSON.stringify(expected)
  return expected.meant === undefined ? "refused" : `refused; ${JSON.stringify(expected.meant)} is meant`
}

test("what is meant for a network is a network", () => {
  const part = fc.nat({ max: 0xffff })
  const v4 = fc.tuple(
    fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 }),
    fc.integer({ min: 1, max: 32 }),
  )
  const v6 = fc.tuple(fc.array(part, { minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 128 }))
  const written = fc.oneof(
    v4.map(([parts, prefix]) => `${parts.join(".")}/${prefix}`),
    v6.map(([parts, prefix]) => `${parts.map((each) => each.toString(16)).join(":")}/${prefix}`),
  )
  fc.assert(
    fc.property(written, (text) => {
      const read = readNetwork(text)
      if (!read.ok) assert.ok(readNetwork(read.error.meant).ok, text)
    }),
  )
})

test("no value makes a reader throw", () => {
  const pieces = fc.array(
    fc.constantFrom("a", "1", ".", ":", "[", "]", "/", "@", "*", "-", "%", "é", "::", "\n"),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((each) => each.join("")),
        fc.anything(),
      ),
      (value) => {
        for (const read of Object.values(readers)) read(value)
      },
    ),
  )
})
