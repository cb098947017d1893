import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import fc from "fast-check"
import { addressOf, formatAddress, parseAddress } from "./address.ts"

/** Lines of a fixture: what stands before the tab, and what behind its `#`. */
function cases(name: string): readonly (readonly [written: string, note: string])[] {
  const file = new URL(`../../../../fixtures/address/${name}`, import.meta.url)
  const lines = readFileSync(file, "utf8").split("\n")
  return lines
    .filter((line) => line !== "" && !line.startsWith("# "))
    .map((line) => {
      const [written = "", note = ""] = line.split("\t# ")
      return [written, note] as const
    })
}

for (const [written, why] of cases("valid.txt")) {
  test(`valid: ${why}`, () => {
    const parsed = parseAddress(written)
    assert.ok(parsed.ok, written)
    assert.equal(formatAddress(parsed.value), written)
  })
}

for (const [written, note] of cases("invalid.txt")) {
  test(`invalid: ${note}`, () => {
    const parsed = parseAddress(written)
    assert.ok(!parsed.ok, written)
    assert.equal(parsed.error.kind, note.slice(0, note.indexOf(":")))
    assert.equal(parsed.error.written, written)
    assert.notEqual(parsed.error.advice, "")
  })
}

test("nothing at all is an error of its own", () => {
  const parsed = parseAddress("")
  assert.equal(parsed.ok ? "" : parsed.error.kind, "empty")
})

test("control characters are accepted nowhere", () => {
  for (const sign of ["\0", "\t", "\r", "\n", "\u007F", "\u0085", "\u2028", "\uD800"]) {
    for (const written of [
      `j${sign}n@voorbeeld.example`,
      `"j${sign}n"@voorbeeld.example`,
      `jan@voor${sign}beeld.example`,
    ]) {
      if (sign === "\u2028" && written.startsWith('"')) continue // a character like others, in quotes
      assert.equal(parseAddress(written).ok, false, JSON.stringify(written))
    }
  }
})

/** A domain of labels, exactly so many octets long. */
function domainOf(octets: number): string {
  return "a".repeat(octets).replaceAll(/.{60}(?!$)/g, (label) => `${label.slice(1)}.`)
}

test("an address of 254 octets is valid, one of 255 is not", () => {
  const local = "a".repeat(64)
  assert.equal(parseAddress(`${local}@${domainOf(189)}`).ok, true)
  const beyond = parseAddress(`${local}@${domainOf(190)}`)
  assert.equal(beyond.ok ? "" : beyond.error.kind, "length")
})

test("a domain of 255 octets is too long for the address, one of 256 by itself", () => {
  const at255 = parseAddress(`a@${domainOf(255)}`)
  assert.equal(at255.ok ? "" : at255.error.kind, "length")
  const at256 = parseAddress(`a@${domainOf(256)}`)
  assert.equal(at256.ok ? "" : at256.error.kind, "domain-length")
})

const same: readonly [why: string, a: string, b: string, expected: boolean][] = [
  ["case", "Jan@Voorbeeld.example", "jan@voorbeeld.EXAMPLE", true],
  ["A-label and U-label", "jan@xn--mller-kva.example", "jan@Müller.example", true],
  ["quotes that are not needed", '"jan"@voorbeeld.example', "jan@voorbeeld.example", true],
  ["composed and decomposed letters", "andre\u0301@voorbeeld.example", "ANDRÉ@voorbeeld.example", true],
  ["a tag makes another mailbox", "jan+a@voorbeeld.example", "jan@voorbeeld.example", false],
  ["a dot makes another mailbox", "j.an@voorbeeld.example", "jan@voorbeeld.example", false],
  ["a subdomain is another domain", "jan@a.voorbeeld.example", "jan@voorbeeld.example", false],
]
for (const [why, left, right, expected] of same) {
  test(`same mailbox: ${why}`, () => {
    const [a, b] = [parseAddress(left), parseAddress(right)]
    assert.ok(a.ok && b.ok)
    assert.equal(a.value.key === b.value.key, expected)
  })
}

test("what was written is kept beside what it means", () => {
  assert.deepEqual(addressOf("Jan", "XN--Mller-KVA.Example"), {
    local: "Jan",
    domain: "XN--Mller-KVA.Example",
    host: "müller.example",
    key: "jan@müller.example",
  })
})

test("a bare local part is written without an at sign", () => {
  assert.equal(formatAddress(addressOf("root", "")), "root")
})

test("parsing undoes formatting for every address that parses", () => {
  // Line ends and control characters are taken out when an address is written (the next test).
  const local = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
    .filter((name) => !/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/.test(name))
  const domain = fc.stringMatching(/^[a-z0-9]{1,10}(\.[a-z0-9]{1,10}){0,3}$/)
  fc.assert(
    fc.property(local, domain, (name, host) => {
      const address = addressOf(name, host)
      const parsed = parseAddress(formatAddress(address))
      if (!parsed.ok) assert.ok(Buffer.byteLength(name) > 50)
      else assert.deepEqual(parsed.value, address)
    }),
  )
})

test("no address ever takes more than one line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (local, domain) => {
      assert.doesNotMatch(formatAddress(addressOf(`${local}\r\nBcc: x`, `${domain}\n`)), /[\r\n\0]/)
    }),
  )
})

test("nothing throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (written) => {
      const parsed = parseAddress(written)
      if (parsed.ok) assert.equal(parsed.value.key, parsed.value.key.normalize("NFC").toLowerCase())
    }),
  )
  for (const piece of ["a", "a.", '"', '"\\', "@", "[", "é", "a@[IPv6:", ":"])
    parseAddress(piece.repeat(2 ** 18))
})
