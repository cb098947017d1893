import assert from "node:assert/strict"
import { test } from "node:test"

import { newAdmission } from "./admission.ts"
import { countedAs, networkList, plainIp } from "./network.ts"
import { DEFAULT_LIMITS } from "./options.ts"

const table: readonly [network: string, ip: string, isIn: boolean][] = [
  ["192.0.2.0/24", "192.0.2.255", true],
  ["192.0.2.0/24", "192.0.3.0", false],
  ["192.0.2.7", "192.0.2.7", true],
  ["192.0.2.7", "192.0.2.8", false],
  ["0.0.0.0/0", "203.0.113.1", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["2001:db8::/32", "2001:db8:1::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["::1", "::1", true],
]
for (const [network, ip, isIn] of table) {
  test(`${ip} is ${isIn ? "" : "not "}in ${network}`, () => assert.equal(networkList([network])(ip), isIn))
}

test("an IPv4 address that came through IPv6 is that IPv4 address", () => {
  assert.equal(plainIp("::ffff:192.0.2.1"), "192.0.2.1")
  assert.equal(plainIp("2001:db8::1"), "2001:db8::1")
})

test("what is no network is a mistake in the configuration", () => {
  for (const network of [
    "",
    "x",
    "192.0.2.0/33",
    "2001:db8::/129",
    "192.0.2.0/24/1",
    "192.0.2.0/",
    "192.0.2.0/-1",
  ]) {
    assert.throws(() => networkList([network]), /couldn't read the network/)
  }
})

test("IPv6 addresses are counted by their /64", () => {
  assert.equal(countedAs("2001:db8:1:2:3:4:5:6"), countedAs("2001:db8:1:2::1"))
  assert.notEqual(countedAs("2001:db8:1:2::1"), countedAs("2001:db8:1:3::1"))
  assert.equal(countedAs("::1"), "0:0:0:0::/64")
  assert.equal(countedAs("192.0.2.1"), "192.0.2.1")
})

test("connections in a minute: as many as are allowed, and one; a new minute, an allowed address and another go on", () => {
  const limits = { ...DEFAULT_LIMITS, connectionsPerIpPerMinute: 2 }
  const admission = newAdmission(limits, networkList(["2001:db8::1"]), () => false)
  const enter = (ip: string): boolean => {
    const visitor = admission.enter(ip)
    if (visitor !== undefined) admission.leave(visitor)
    return visitor !== undefined
  }
  assert.deepEqual(["2001:db8::2", "2001:db8::3", "2001:db8::4"].map(enter), [true, true, false])
  assert.deepEqual(["2001:db8::1", "2001:db8::1", "2001:db8::1"].map(enter), [true, true, true])
  assert.equal(enter("192.0.2.1"), true)
  admission.newMinute()
  assert.equal(enter("2001:db8::4"), true)
})
