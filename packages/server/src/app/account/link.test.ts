import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { test } from "node:test"

import fc from "fast-check"

import { LINK_MAC, MAX_SUBJECT, openLinks } from "./link.ts"
import type { LinkPurpose, LinkSigner } from "./link.ts"

const NOW = Date.UTC(2026, 10, 21, 9)
const HOUR = 3_600_000

function signer(key: string): LinkSigner {
  const sign = (octets: Uint8Array) => createHmac("sha256", key).update(octets).digest()
  return { sign, isSigned: (octets, mac) => sign(octets).equals(mac) }
}

function linksAt(now: number, key = "k") {
  return openLinks(signer(key), { now: () => now, elapsed: () => now })
}

const links = linksAt(NOW)
const made = links.make({ purpose: "decision", subject: "abcdefghijklmnop", expiresAt: NOW + HOUR })

test("a link says what it is about and until when", () => {
  assert.deepEqual(links.open(made, "decision"), {
    ok: true,
    value: { subject: "abcdefghijklmnop", expiresAt: NOW + HOUR },
  })
  assert.match(made, /^[\w-]{74}$/)
})

const rows: readonly (readonly [says: string, token: string, purpose: LinkPurpose, now?: number])[] = [
  ["of another purpose", made, "invitation"],
  ["at the moment it expires", made, "decision", NOW + HOUR],
  ["signed with another key", linksAt(NOW, "other").make(link("decision")), "decision"],
  ["with padding", `${made}==`, "decision"],
  ["with something behind it", `${made}AAAA`, "decision"],
  ["cut off", made.slice(0, -1), "decision"],
  ["with nothing in it", "", "decision"],
  ["that is a signature alone", Buffer.alloc(LINK_MAC).toString("base64url"), "decision"],
  ["of a million characters", "A".repeat(1_000_000), "decision"],
]

for (const [says, token, purpose, now = NOW] of rows) {
  test(`a link ${says} opens nothing`, () => {
    const opened = linksAt(now).open(token, purpose)
    assert.equal(opened.ok ? "open" : opened.error.code, faultOf(purpose))
  })
}

test("a link is good until the moment it expires", () => {
  assert.ok(linksAt(NOW + HOUR - 1).open(made, "decision").ok)
})

test("a link of which any bit was altered opens nothing", () => {
  const octets = Buffer.from(made, "base64url")
  fc.assert(
    fc.property(fc.nat(octets.length * 8 - 1), (bit) => {
      const altered = Buffer.from(octets)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.ok(!links.open(altered.toString("base64url"), "decision").ok)
    }),
  )
})

test("a link of which any character was altered opens nothing", () => {
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  fc.assert(
    fc.property(fc.nat(made.length - 1), fc.nat(63), (at, character) => {
      const altered = made.slice(0, at) + characters.charAt(character) + made.slice(at + 1)
      assert.equal(links.open(altered, "decision").ok, altered === made)
    }),
  )
})

test("whatever somebody writes is no link, and no exception", () => {
  fc.assert(fc.property(fc.string(), (text) => !links.open(text, "decision").ok))
})

test("every subject that fits comes back", () => {
  const subject = fc.string({ unit: "binary", maxLength: MAX_SUBJECT / 3 })
  fc.assert(
    fc.property(subject, (text) => {
      const opened = links.open(links.make({ ...link("start"), subject: text }), "start")
      assert.equal(opened.ok && opened.value.subject, text.toWellFormed())
    }),
  )
})

test("a subject has at most a hundred octets", () => {
  assert.ok(links.open(links.make({ ...link("start"), subject: "a".repeat(MAX_SUBJECT) }), "start").ok)
  assert.throws(() => links.make({ ...link("start"), subject: "a".repeat(MAX_SUBJECT + 1) }), RangeError)
})

function link(purpose: LinkPurpose) {
  return { purpose, subject: "abcdefghijklmnop", expiresAt: NOW + HOUR }
}

function faultOf(purpose: LinkPurpose): string {
  return purpose === "decision" ? "decision/link" : "login/link"
}
