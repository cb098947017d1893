import { NO_MEMORY } from "@sluis/core/facts/memory"
import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, test } from "node:test"
import { examine, type Examination } from "@sluis/core/examine"
import { observe } from "@sluis/core/facts/observe"
import { parseMessage } from "@sluis/core/mail/message"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { shownIn } from "./copy-check.ts"
import { checkLineEnds, compareExaminations } from "./line-end-check.ts"
import { withCrlf, withLineFeeds } from "./line-ends.ts"
import { compareReadings } from "./other-reading.ts"
import { checkQuoted } from "./quoted-check.ts"

const MESSAGE = `From: Jan <jan@voorbeeld.example>
To: An <an@een.example>, piet@twee.example
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Dag
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

aGFsbG8=
--b--
`

function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe("line ends", () => {
  const table: readonly [name: string, lf: string, crlf: string][] = [
    ["every line", "a\nb\n", "a\r\nb\r\n"],
    ["a bare CR stays", "a\rb\n", "a\rb\r\n"],
    ["empty lines", "\n\n", "\r\n\r\n"],
  ]
  for (const [name, lf, crlf] of table) {
    test(name, () => {
      assert.deepEqual(withCrlf(octets(lf)), octets(crlf))
      assert.deepEqual(withCrlf(octets(crlf)), octets(crlf))
      assert.deepEqual(withLineFeeds(octets(crlf)), octets(lf))
    })
  }

  test("facts that are the same are no difference", () => {
    assert.deepEqual(checkLineEnds("a.eml", octets(MESSAGE), []), [])
  })

  test("people and words that are not the same are", () => {
    const examined = (text: string): Examination => examine(octets(text), { us: [] }, BUILTIN_POLICY)
    const found = compareExaminations("a.eml", examined(MESSAGE), examined(MESSAGE.replace("piet@", "joop@")))
    assert.deepEqual(
      found.map(({ what }) => what),
      ["people with CRLF"],
    )
  })
})

describe("another reading", () => {
  const people = (...list: readonly (readonly [string | null, string])[]): object => ({
    Address: { List: list.map(([name, address]) => ({ name, address })) },
  })
  const type = (c_type: string, c_subtype: string): object => ({
    headers: [{ name: "content_type", value: { ContentType: { c_type, c_subtype } } }],
  })
  const reading = (to: object, octet: number): string =>
    JSON.stringify({
      parts: [
        {
          headers: [
            { name: "from", value: people(["Jan", "jan@voorbeeld.example"]) },
            { name: "to", value: to },
            { name: "content_type", value: { ContentType: { c_type: "multipart", c_subtype: "mixed" } } },
          ],
          body: { Multipart: [1, 2] },
        },
        { ...type("text", "plain"), body: { Text: "Dag" } },
        { ...type("image", "png"), body: { Binary: [0x68, 0x61, 0x6c, 0x6c, octet] } },
      ],
    })
  const both = people(["An", "an@een.example"], [null, "piet@twee.example"])
  const table: readonly [name: string, json: string, differences: readonly string[]][] = [
    ["the same people, parts and octets", reading(both, 0x6f), []],
    ["somebody they did not read", reading(people(["An", "an@een.example"]), 0x6f), ["to"]],
    ["another name", reading(people(["Anna", "an@een.example"], [null, "piet@twee.example"]), 0x6f), ["to"]],
    ["another octet in an attachment", reading(both, 0x70), ["part 2: octets"]],
    ["no parts", JSON.stringify({ parts: [] }), ["from", "to", "parts"]],
  ]
  for (const [name, json, differences] of table) {
    test(name, () => {
      const found = compareReadings("a.eml", octets(MESSAGE), json)
      assert.deepEqual(
        found.map(({ what }) => what),
        differences,
      )
    })
  }
})

describe("quoted headers", () => {
  test("an address on a labelled line that is in no block is missed", () => {
    assert.equal(checkQuoted("a.txt", "Xyzzy: jan@voorbeeld.example\n").missed.length, 1)
  })

  test("those of a forwarded message are found", () => {
    const text = "Van: jan@voorbeeld.example\nAan: an@een.example\nOnderwerp: x\nDatum: 1 mei 2026\n"
    assert.deepEqual(checkQuoted("a.txt", text), { blocks: 1, addresses: 2, missed: [] })
  })
})

describe("the naive look at a copy", () => {
  const original = octets(
    "From: jan@voorbeeld.example\nTo: an@een.example, dan@een.example, piet@twee.example\n\n",
  )
  const { audience } = observe(parseMessage(original), {
    us: [],
    departmentOf: () => "",
    memory: NO_MEMORY,
    documents: new Map(),
    numbers: [],
  })
  const own = audience.members.find(({ written }) => written === "dan@een.example")?.address.key
  const table: readonly [name: string, copy: string, shown: readonly string[]][] = [
    ["only its own recipient", "To: dan@een.example\n\nDag\n", []],
    ["somebody else", "To: dan@een.example\nCc: An <an@een.example>\n\n", ["an@een.example"]],
    ["somebody else in capitals", "To: dan@een.example\n\nPIET@TWEE.EXAMPLE\n", ["piet@twee.example"]],
    ["somebody else as VERP", "Return-Path: <b+piet=twee.example@x.example>\n\n", ["piet@twee.example"]],
    [
      "somebody else in base64",
      `Content-Transfer-Encoding: base64\n\n${btoa("piet@twee.example")}\n`,
      ["piet@twee.example"],
    ],
    ["a longer address", "To: dan@een.example\n\njan@een.example, an@een.example.org\n", []],
    ["the author", "From: jan@voorbeeld.example\n\n", []],
  ]
  for (const [name, copy, shown] of table) {
    test(name, () => {
      assert.ok(own !== undefined)
      assert.deepEqual(shownIn(octets(copy), own, audience.authors, audience.members), shown)
    })
  }
})

describe("npm run corpora", () => {
  const tool = join(import.meta.dirname, "..", "corpora.ts")
  const run = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [tool, ...args], { encoding: "utf8" })
  const files: Readonly<Record<string, string>> = {
    "mail/1.eml": MESSAGE,
    "mail/1.json": JSON.stringify({ parts: [] }),
    "mail/cur/2:2,S": "From: jan@voorbeeld.example\n\nDag\n",
    "quoted/a.txt": "Xyzzy: jan@voorbeeld.example\n",
    "calendar/a.ics": "BEGIN:VCALENDAR\r\nATTENDEE:mailto:an@een.example\r\nEND:VCALENDAR\r\n",
    "README.md": "x",
  }

  test("counts what is there, and names nobody unless asked", () => {
    const folder = mkdtempSync(join(tmpdir(), "sluis-corpora-"))
    try {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      const quiet = run(folder)
      assert.match(quiet, /^messages +2,/m)
      assert.match(quiet, /^calendars +1, 3 lines, 1 attendees$/m)
      assert.match(quiet, /^What must never be: nothing$/m)
      assert.match(quiet, /^Differences with another reading: 4$/m)
      assert.doesNotMatch(quiet, /@/)
      assert.match(run(folder, "--show"), /an@een\.example/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test("without a folder it says how it is used", () => {
    const { status, stderr } = spawnSync(process.execPath, [tool], { encoding: "utf8" })
    assert.equal(status, 2)
    assert.match(stderr, /^Usage: npm run corpora/)
  })
})
