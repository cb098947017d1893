import assert from "node:assert/strict"
import { test } from "node:test"
import { clientOf, memberOf } from "./client.ts"

const clients: readonly [ip: string, client: string][] = [
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::1", "0:0:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", ""],
]
for (const [ip, client] of clients) {
  test(`${ip || "an address that is not known"} counts as ${client || "one of those"}`, () => {
    assert.equal(clientOf(ip), client)
  })
}

const inside: readonly [networks: readonly string[], ip: string, expected: boolean][] = [
  [["127.0.0.0/8"], "127.3.2.1", true],
  [["127.0.0.0/8"], "::ffff:127.0.0.1", true],
  [["127.0.0.0/8"], "128.0.0.1", false],
  [["192.0.2.7"], "192.0.2.7", true],
  [["192.0.2.7"], "192.0.2.8", false],
  [["::1"], "::1", true],
  [["2001:db8::/32"], "2001:db8:ffff::1", true],
  [["2001:db8::/32"], "2001:db9::1", false],
  [[], "127.0.0.1", false],
  [["127.0.0.0/8"], "", false],
  [["127.0.0.0/8"], "localhost", false],
]
for (const [networks, ip, expected] of inside) {
  test(`${ip || "nothing"} is ${expected ? "" : "not "}in ${networks.join() || "no network"}`, () => {
    assert.equal(memberOf(networks)(ip), expected)
  })
}
