import assert from "node:assert/strict"
import { test } from "node:test"
import { readIssuer, readServiceAddress, readTimestampAddress, readWebOrigin } from "./web-address.ts"

const origins: readonly [written: unknown, origin: string | undefined, meant?: string][] = [
  ["https://sluis.voorbeeld.example", "https://sluis.voorbeeld.example"],
  ["https://sluis.voorbeeld.example/", "https://sluis.voorbeeld.example"],
  ["https://SLUIS.voorbeeld.example:443", "https://sluis.voorbeeld.example"],
  ["https://sluis.voorbeeld.example:8443", "https://sluis.voorbeeld.example:8443"],
  ["http://localhost:8025", "http://localhost:8025"],
  ["http://127.0.0.1:8025", "http://127.0.0.1:8025"],
  ["http://[::1]:8025", "http://[::1]:8025"],
  ["http://sluis.voorbeeld.example", undefined, "https://sluis.voorbeeld.example"],
  ["http://localhost.elders.example", undefined, "https://localhost.elders.example"],
  ["https://voorbeeld.example/sluis", undefined, "https://voorbeeld.example"],
  ["https://voorbeeld.example/?a", undefined, "https://voorbeeld.example"],
  ["sluis.voorbeeld.example", undefined, "https://sluis.voorbeeld.example"],
  ["https://jan@voorbeeld.example", undefined],
  ["ftp://voorbeeld.example", undefined],
  ["javascript:alert(1)", undefined],
  ["", undefined],
  [8025, undefined],
  [`https://${"a.".repeat(250)}example`, undefined],
]
for (const [written, origin, meant] of origins) {
  test(`as our address, ${String(written).slice(0, 60)} is ${origin ?? "not possible"}`, () => {
    const read = readWebOrigin(written)
    assert.equal(read.ok ? read.value : undefined, origin)
    if (!read.ok) assert.equal(read.error.meant, meant)
  })
}

const issuers: readonly [written: unknown, possible: boolean][] = [
  ["https://login.voorbeeld.example/realms/gemeente", true],
  ["https://login.voorbeeld.example/", true],
  ["http://127.0.0.1:3000", true],
  ["http://login.voorbeeld.example", false],
  ["https://login.voorbeeld.example/?x", false],
  ["https://login.voorbeeld.example/#x", false],
  ["login.voorbeeld.example", false],
  [undefined, false],
]
for (const [written, possible] of issuers) {
  test(`as an identity provider, ${String(written)} is ${possible ? "taken as it was written" : "not possible"}`, () => {
    const read = readIssuer(written)
    assert.equal(read.ok, possible)
    if (read.ok) assert.equal(read.value, written)
  })
}

const services: readonly [written: unknown, witness: string | undefined, timestamp: string | undefined][] = [
  [
    "https://getuige.voorbeeld.example",
    "https://getuige.voorbeeld.example",
    "https://getuige.voorbeeld.example/",
  ],
  ["https://voorbeeld.example/sluis/", "https://voorbeeld.example/sluis", "https://voorbeeld.example/sluis/"],
  ["http://127.0.0.1:8026", "http://127.0.0.1:8026", "http://127.0.0.1:8026/"],
  ["http://tijd.voorbeeld.example/tsa", undefined, "http://tijd.voorbeeld.example/tsa"],
  ["https://jan@voorbeeld.example", undefined, undefined],
  ["ftp://voorbeeld.example", undefined, undefined],
  ["getuige.voorbeeld.example", undefined, undefined],
  [8026, undefined, undefined],
]
for (const [written, witness, timestamp] of services) {
  test(`${String(written)} is ${witness ?? "no witness"}, and ${timestamp ?? "no timestamping service"}`, () => {
    const [asWitness, asTimestamp] = [readServiceAddress(written), readTimestampAddress(written)]
    assert.equal(asWitness.ok ? asWitness.value : undefined, witness)
    assert.equal(asTimestamp.ok ? asTimestamp.value : undefined, timestamp)
  })
}
