/**
 * Every message of fixtures/mail does what its expectation says.
 *
 * The copies are judged by a second, naive reading of the message (./independent-reading.ts), not by core's own search.
 * What the keys of an expectation mean stands in fixtures/README.md.
 */
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { test } from "node:test"
import { GENERATED } from "../fixtures/generate.ts"
import { examine } from "../packages/core/src/examine.ts"
import type { Examination } from "../packages/core/src/examine.ts"
import { DEFAULT_POLICY } from "../packages/core/src/policy/default-policy.ts"
import { loadPolicy } from "../packages/core/src/policy/load.ts"
import { applySplices } from "../packages/core/src/rewrite/splice.ts"
import { CLAIMS, readCopy, readOriginal } from "./copy-claims.ts"
import { parseExpectation } from "./expectation.ts"
import type { Expectation } from "./expectation.ts"
import { piecesOf } from "./independent-reading.ts"

const loaded = loadPolicy(DEFAULT_POLICY, "builtin")
assert.ok(loaded.ok, "the default policy does not load")
const policy = loaded.value

const FOLDER = new URL("../fixtures/mail/", import.meta.url)
const files = readdirSync(FOLDER)
const names = files.filter((file) => file.endsWith(".eml")).map((file) => basename(file, ".eml"))

/** RFC 2606 and RFC 6761 §6.5, and the one Dutch name that means the same. */
const INVENTED = /(^|\.)(example|example\.(com|net|org|nl)|voorbeeld\.nl)$/i

test("there are messages, and each has an expectation and nothing else lies about", () => {
  assert.ok(names.length >= 55)
  assert.deepEqual(
    files.toSorted(),
    names.flatMap((name) => [`${name}.eml`, `${name}.expect.json`]).toSorted(),
  )
})

test("the generator still makes the very files that are here", () => {
  for (const [name, make] of Object.entries(GENERATED)) {
    assert.ok(
      Buffer.from(make()).equals(bytesOf(name)),
      `${name}.eml differs: node fixtures/generate.ts writes it anew`,
    )
  }
})

for (const name of names) {
  const { story } = expectationOf(name)
  test(`${name}: ${story}`, () => {
    const original = bytesOf(name)
    assertForm(name, original)
    const expected = expectationOf(name)
    const before = Buffer.from(original)
    const context =
      expected.from === undefined
        ? { us: expected.as }
        : { us: expected.as, envelope: { sender: expected.from, recipients: expected.rcpt ?? [] } }
    const examination = examine(original, context, policy)
    assert.ok(before.equals(original), "the original was changed")
    assertVerdict(examination, expected)
    assertFacts(examination.facts, expected.facts)
    assertCopies(examination, original, expected)
  })
}

function assertVerdict({ verdict }: Examination, expected: Expectation): void {
  const rules = verdict.reasons.map(({ rule }) => rule).toSorted()
  assert.deepEqual({ verdict: verdict.kind, rules }, { verdict: expected.verdict, rules: expected.rules })
  if (verdict.kind === "individualise") assert.equal(verdict.showing, expected.showing)
}

function assertFacts(facts: Examination["facts"], expected: Expectation["facts"]): void {
  for (const [group, leaves] of Object.entries(expected)) {
    const seen = new Map(Object.entries(Object.entries(facts).find(([name]) => name === group)?.[1] ?? {}))
    assert.deepEqual(
      Object.fromEntries(Object.keys(leaves).map((leaf) => [leaf, seen.get(leaf)])),
      leaves,
      group,
    )
  }
}

function assertCopies({ copies, people }: Examination, original: Uint8Array, expected: Expectation): void {
  assert.equal(copies.length, expected.copies?.count ?? 0)
  assert.equal(new Set(copies.map(({ recipient }) => recipient.key)).size, copies.length)
  if (expected.rcpt !== undefined && expected.copies !== undefined) {
    assert.deepEqual(copies.map(({ recipient }) => recipient.address).toSorted(), expected.rcpt.toSorted())
  }
  const before = readOriginal(original, people)
  for (const { recipient, splices } of copies) {
    const copy = readCopy(before, recipient, applySplices(original, splices))
    for (const claim of ["changes nothing else", ...(expected.copies?.each ?? [])] as const)
      CLAIMS[claim](copy)
  }
}

/** Whole line ends and invented domains. */
function assertForm(name: string, octets: Uint8Array): void {
  const text = Buffer.from(octets).toString("latin1")
  if (name.endsWith("-lf")) assert.ok(!text.includes("\r"))
  else assert.ok(!/\r(?!\n)|(?<!\r)\n/.test(text), "a line end is not CRLF")
  for (const { text: piece } of piecesOf(octets)) {
    for (const [, domain = ""] of piece.matchAll(/@((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}]+)/gu)) {
      assert.match(domain, INVENTED)
    }
    for (const [, host = ""] of piece.matchAll(/https?:\/\/([\w-]+(?:\.[\w-]+)+)/g))
      assert.match(host, INVENTED)
  }
}

function bytesOf(name: string): Uint8Array {
  return readFileSync(new URL(`${name}.eml`, FOLDER))
}

function expectationOf(name: string): Expectation {
  return parseExpectation(readFileSync(new URL(`${name}.expect.json`, FOLDER), "utf8"))
}
