import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import { parseMessage, type Message } from "../mail/message.ts"
import { octetString, octetsOf } from "../mail/octets.ts"
import type { DocumentFacts } from "./document.ts"
import { DOCUMENT_LIMITS, fullDocumentBudget } from "./limits.ts"
import { holdsDocuments, openDocuments } from "./open-documents.ts"

type Attachment = { readonly header: string; readonly octets: Uint8Array | string }

function message(...attachments: readonly Attachment[]): Message {
  const parts = attachments.map(({ header, octets }) => {
    const bytes = typeof octets === "string" ? octetsOf(octets) : octets
    return `--b\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toBase64()}\r\n`
  })
  const text = "--b\r\nContent-Type: text/plain\r\n\r\nBeste Karin\r\n"
  return parseMessage(
    octetsOf(
      `From: jan@example.nl\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${text}${parts.join("")}--b--\r\n`,
    ),
  )
}

function attached(name: string, octets: Uint8Array | string, type = "application/octet-stream"): Attachment {
  return { header: `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"`, octets }
}

async function open(...attachments: readonly Attachment[]): Promise<DocumentFacts | undefined> {
  return (await openDocuments(message(...attachments), [])).get("2")
}

const deleted = "<w:document><w:p><w:del><w:r><w:delText>Piet</w:delText></w:r></w:del></w:p></w:document>"
const docx = zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(deleted) })
const SEVEN_ZIP = "7z\u00bc\u00af'\u001c\0\u0004"
const PNG = "\u0089PNG\r\n\u001a\n\0\0"

/** `octets` in so many archives. */
function nested(octets: Uint8Array, times: number): Uint8Array {
  let whole = octets
  for (let at = 0; at < times; at += 1) whole = zipSync({ [`${at}.zip`]: whole }, { level: 0 })
  return whole
}

const heads: readonly [name: string, header: string, holds: boolean][] = [
  [
    "an attachment",
    'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"',
    true,
  ],
  ["a named part", 'Content-Type: application/pdf; name="a.pdf"', true],
  ["a part without a name that is no text", "Content-Type: application/pdf", true],
  ["an attached text", "Content-Type: text/plain\r\nContent-Disposition: attachment", true],
  ["a named text", 'Content-Type: text/plain; name="a.txt"', true],
  ["a table without a name", "Content-Type: text/csv", true],
  ["an embedded message", "Content-Type: message/rfc822", true],
  ["a text without a name", "Content-Type: text/plain", false],
  ["HTML without a name", "Content-Type: text/html", false],
  ["an invitation", "Content-Type: text/calendar; method=REQUEST", false],
  ["a picture", 'Content-Type: image/png; name="logo.png"\r\nContent-Disposition: attachment', false],
  ["a table that says it is a picture", 'Content-Type: image/png; name="leden.csv"', true],
  [
    "a signature",
    'Content-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Disposition: attachment',
    false,
  ],
  [
    "what is encrypted for somebody",
    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
    false,
  ],
]
for (const [name, header, holds] of heads) {
  test(`documents: ${name} ${holds ? "is opened" : "is not opened"}`, async () => {
    const whole = message({ header, octets: "Beste Karin" })
    assert.equal(holdsDocuments(whole), holds)
    assert.equal((await openDocuments(whole, [])).size, holds ? 1 : 0)
  })
}

test("documents: a message that is one text holds none, one that is an attachment itself does", () => {
  assert.equal(holdsDocuments(parseMessage(octetsOf("Subject: x\r\n\r\nhallo"))), false)
  assert.equal(
    holdsDocuments(parseMessage(octetsOf('Content-Type: text/plain; name="x.txt"\r\n\r\nhallo'))),
    false,
  )
  assert.equal(holdsDocuments(parseMessage(octetsOf("Content-Disposition: attachment\r\n\r\nhallo"))), true)
  assert.equal(holdsDocuments(parseMessage(octetsOf("Content-Type: application/pdf\r\n\r\nhallo"))), true)
})

test("documents: nothing inside multipart/encrypted is opened", async () => {
  const octets = "-----BEGIN PGP MESSAGE-----"
  const whole = parseMessage(
    octetsOf(
      `Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n${octets}\r\n--b--`,
    ),
  )
  assert.equal(holdsDocuments(whole), false)
  assert.equal((await openDocuments(whole, [])).size, 0)
})

test("documents: a document that says it is a picture is opened, a picture that says it is a document is none", async () => {
  const lying = message(attached("logo.png", docx, "image/png"))
  assert.equal(holdsDocuments(lying), true)
  assert.deepEqual((await openDocuments(lying, [])).get("2")?.concealed, ["tracked-change"])
  assert.equal(await open(attached("brief.docx", PNG)), undefined)
})

test("documents: what Outlook packs in a format of its own is opened", async () => {
  const file = `\u0002\u0002\u0090\u0006\0\0\0\0\0\0\0\u0002\u000f\u0080\u0006\0${String.fromCharCode(docx.length & 255, docx.length >> 8)}\0\0`
  const winmail = `\u0078\u009f\u003e\u0022\0\0${file}${octetString(docx)}\0\0`
  assert.deepEqual((await open(attached("winmail.dat", octetsOf(winmail))))?.concealed, ["tracked-change"])
})

/** POSIX.1-2017 uuencode, in lines of 45 octets. */
function uuencoded(name: string, octets: Uint8Array): string {
  let lines = ""
  for (let at = 0; at < octets.length; at += 45) {
    const line = octets.subarray(at, at + 45)
    lines += String.fromCharCode(32 + line.length)
    for (let three = 0; three < line.length; three += 3) {
      const bits = ((line[three] ?? 0) << 16) | ((line[three + 1] ?? 0) << 8) | (line[three + 2] ?? 0)
      for (const shift of [18, 12, 6, 0]) lines += String.fromCharCode(((bits >> shift) & 63 || 64) + 32)
    }
    lines += "\r\n"
  }
  return `begin 644 ${name}\r\n${lines}\`\r\nend\r\n`
}

test("documents: a file in the text itself is opened, and the text is not counted with it", async () => {
  const text = `Piet Jansen, 12-03-1985\r\nZie hieronder.\r\n${uuencoded("a.docx", docx)}`
  const whole = parseMessage(octetsOf(`Subject: x\r\n\r\n${text}`))
  assert.equal(holdsDocuments(whole), true)
  const facts = (await openDocuments(whole, [])).get("")
  assert.deepEqual([facts?.concealed, facts?.persons, facts?.identifiers], [["tracked-change"], 0, []])
  const sentence = parseMessage(octetsOf("Subject: x\r\n\r\nWe\r\nbegin 644 times.\r\nDag\r\n"))
  assert.deepEqual(
    [...(await openDocuments(sentence, [])).values()].filter(({ unread: why }) => why === "broken"),
    [],
  )
})

test("documents: an office document with a line end in front is what it is", async () => {
  assert.deepEqual((await open(attached("a.docx", octetsOf(`\r\n${octetString(docx)}`))))?.concealed, [
    "tracked-change",
  ])
})

const unread: readonly [name: string, octets: Uint8Array | string, expected: string | undefined][] = [
  ["a sound document", docx, undefined],
  ["one that is cut off", docx.subarray(0, -30), "broken"],
  ["an archive that is not opened here", SEVEN_ZIP, "unknown-format"],
  ["octets that nobody knows", "\u0001\u0002\u0003\u0000\u0000", "unknown-format"],
  ["one that is encrypted", "Salted__\u0001\u0002", "encrypted"],
  [
    "an archive with one that is encrypted",
    zipSync({ "a.csv": strToU8("a"), b: octetsOf("Salted__") }),
    "encrypted",
  ],
  ["an archive with a picture", zipSync({ "a.png": octetsOf(PNG) }), undefined],
]
for (const [name, octets, expected] of unread)
  test(`documents: ${name} is ${expected ?? "read"}`, async () =>
    assert.equal((await open(attached("a.bin", octets)))?.unread, expected))

test("documents: what is inside counts for the attachment, and the first reason met stays", async () => {
  const archive = zipSync({ "a.7z": octetsOf(SEVEN_ZIP), "brief.docx": docx, b: octetsOf("Salted__") })
  const facts = await open(attached("a.zip", archive))
  assert.deepEqual(facts?.concealed, ["tracked-change"])
  assert.equal(facts?.unread, "unknown-format")
})

test("documents: each attachment has facts of its own, by its part", async () => {
  const opened = await openDocuments(
    message(attached("a.docx", docx), attached("b.png", PNG), attached("c.7z", SEVEN_ZIP)),
    [],
  )
  assert.deepEqual(
    [...opened].map(([path, { unread: why }]) => [path, why]),
    [
      ["2", undefined],
      ["4", "unknown-format"],
    ],
  )
})

/** A Word document with a table of names and addresses; who stands in `gone` was deleted with changes tracked. */
function wordList(people: readonly string[], gone: readonly string[] = []): Uint8Array {
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const row = (name: string, address: string): string => `<w:tr>${cell(name)}${cell(address)}</w:tr>`
  const address = (name: string): string => `${name.toLowerCase().replaceAll(" ", ".")}@voorbeeld.example`
  const rows = people.map((name) => row(name, address(name))).join("")
  const deletions = gone.map(
    (name) => `<w:p><w:del><w:r><w:delText>${address(name)}</w:delText></w:r></w:del></w:p>`,
  )
  const xml = `<w:document><w:tbl>${row("Naam", "E-mail")}${rows}</w:tbl>${deletions.join("")}</w:document>`
  return zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(xml) })
}

test("documents: people are counted once per document, and of several documents the fullest counts", async () => {
  const few = wordList(["Jan Jansen", "Karin de Vries"])
  const many = wordList(["Jan Jansen", "Piet Bakker", "Fatima Yilmaz"], ["Willem Smit"])
  assert.equal((await open(attached("a.docx", few)))?.persons, 2)
  const both = await open(attached("a.zip", zipSync({ "few.docx": few, "many.docx": many })))
  assert.deepEqual([both?.persons, both?.concealedPersons, both?.concealed], [4, 1, ["tracked-change"]])
})

test("documents: a part whose transfer encoding is unknown is said", async () => {
  const whole = parseMessage(
    octetsOf("Content-Type: application/pdf\r\nContent-Transfer-Encoding: odd\r\n\r\nx"),
  )
  assert.equal((await openDocuments(whole, [])).get("")?.unread, "unknown-format")
})

test("documents: as deep as may be is read, one deeper is not, and a picture may lie anywhere", async () => {
  const { depth } = DOCUMENT_LIMITS
  const deepest = await open(attached("a.zip", nested(docx, depth - 1)))
  assert.deepEqual([deepest?.concealed, deepest?.unread], [["tracked-change"], undefined])
  const deeper = await open(attached("a.zip", nested(docx, depth)))
  assert.deepEqual([deeper?.concealed, deeper?.unread], [[], "beyond-limits"])
  assert.equal((await open(attached("a.zip", nested(octetsOf(PNG), depth))))?.unread, undefined)
})

test("documents: as many documents as may be are read, one more is not; pictures don't count", async () => {
  const { documents } = DOCUMENT_LIMITS
  for (const [count, expected] of [
    [documents - 1, undefined],
    [documents, "beyond-limits"],
  ] as const) {
    const texts = Array.from({ length: count }, (_, at) => [`${at}.csv`, strToU8("a")] as const)
    const archive = zipSync({ "a.png": octetsOf(PNG), ...Object.fromEntries(texts) }, { level: 0 })
    assert.equal((await open(attached("a.zip", archive)))?.unread, expected)
  }
})

test("documents: what one attachment cost is gone for the next", async () => {
  const archive = zipSync({ "a.png": octetsOf(PNG.padEnd(1000, "\0")) })
  const whole = message(attached("a.zip", archive), attached("b.zip", archive))
  const cost = 1000 + archive.length
  for (const [octets, expected] of [
    [2 * cost, [undefined, undefined]],
    [2 * cost - 1, [undefined, "beyond-limits"]],
    [cost - 1, ["beyond-limits", "beyond-limits"]],
    [1, ["beyond-limits", "beyond-limits"]],
  ] as const) {
    const opened = await openDocuments(whole, [], { ...fullDocumentBudget(), octets })
    assert.deepEqual(
      Array.from(opened.values(), ({ unread: why }) => why),
      expected,
    )
  }
})

test("documents: never throws, whatever hangs on a message", async () => {
  const sources = [
    docx,
    nested(docx, 3),
    octetsOf(SEVEN_ZIP),
    zipSync({ "a.csv": strToU8("naam;bsn\nJan;1\n") }),
  ]
  const change = fc.tuple(fc.nat(), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sources),
      fc.array(change, { maxLength: 8 }),
      fc.string(),
      async (source, changes, name) => {
        const copy = source.slice()
        for (const [at, octet] of changes) copy[at % copy.length] = octet
        const whole = message(attached(octetString(strToU8(name.replaceAll(/[\r\n"]/g, ""))), copy))
        assert.ok((await openDocuments(whole, [])).size <= 1)
        assert.equal(typeof holdsDocuments(whole), "boolean")
      },
    ),
    { numRuns: 200 },
  )
})
