/**
 * The promise of the exit check: an address is found under any combination of the encodings that mail uses, anywhere in
 * a message.
 */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { zipSync, zlibSync } from "fflate"
import { addressOf, type Address } from "../mail/address.ts"
import { asciiDomain } from "../mail/domain.ts"
import { parseMessage, type Message } from "../mail/message.ts"
import { encodeBase64, encodeQuotedPrintable } from "../mail/transfer-encoding.ts"
import { octetsOf, octetString } from "../mail/octets.ts"
import { indexAddresses, type AddressIndex } from "./address-index.ts"
import { searchMessage, type Hit } from "./search-message.ts"
import { unitsOf } from "./unit.ts"

const utf8 = new TextEncoder()

function allHits(message: Message, index: AddressIndex): readonly Hit[] {
  const search = searchMessage(message, index)
  return search.units.flatMap(search.hitsIn)
}

function finds(source: Uint8Array | string, address: Address): boolean {
  const message = parseMessage(typeof source === "string" ? utf8.encode(source) : source)
  return allHits(message, indexAddresses([[address, 7]])).some(({ number }) => number === 7)
}

/** A coat: text -> text of the same meaning to some program. */
type Coat = (text: string) => string

const percentAll: Coat = (text) =>
  Array.from(utf8.encode(text), (octet) => `%${octet.toString(16).padStart(2, "0")}`).join("")
const quotedAll: Coat = (text) =>
  Array.from(utf8.encode(text), (octet) => `=${octet.toString(16).toUpperCase().padStart(2, "0")}`).join("")
const base64: Coat = (text) => utf8.encode(text).toBase64()

function softUnit(char: string): string {
  return char === "=" ? "=3D" : char === "\r" ? "=0D" : char === "\n" ? "=0A" : char
}

const COATS: Readonly<Record<string, Coat>> = {
  "as it is": (text) => text,
  percent: (text) => encodeURIComponent(text),
  "percent, everything": percentAll,
  entities: (text) => Array.from(text, (char) => `&#${char.codePointAt(0)};`).join(""),
  "hexadecimal entity of the @": (text) => text.replaceAll("&", "&amp;").replaceAll("@", "&#x40;"),
  "named entities": (text) => text.replaceAll("&", "&amp;").replaceAll("@", "&commat;"),
  "quoted-printable, everything": quotedAll,
  "quoted-printable": (text) => octetString(encodeQuotedPrintable(utf8.encode(text))),
  "quoted-printable with soft breaks": (text) => Array.from(text, softUnit).join("=\r\n"),
  base64,
  "encoded word Q": (text) => `=?utf-8?q?${quotedAll(text)}?=`,
  "encoded word B": (text) => `=?utf-8?b?${base64(text)}?=`,
  "two encoded words": (text) =>
    `=?utf-8?q?${quotedAll(text.slice(0, 3))}?= =?utf-8?q?${quotedAll(text.slice(3))}?=`,
  "tags inside": (text) => text.replaceAll("<", "&lt;").replace("@", "<wbr>@<b></b>"),
  escapes: (text) => text.replaceAll("@", "\\u0040"),
}

const local = fc
  .string({
    unit: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz0123456789._-+")),
    minLength: 1,
    maxLength: 20,
  })
  .filter((text) => /^[a-z0-9].*[a-z0-9]$/.test(text))
const domain = fc.constantFrom(
  "voorbeeld.example",
  "mail.example.org",
  "xn--caf-dma.example",
  "café.example",
  "a.example",
)
const address = fc.tuple(local, domain).map(([left, right]) => addressOf(left, right))

/** What may stand around: nothing that would make it another address. */
const around = fc.constantFrom(
  ["", ""],
  ["<", ">"],
  ["mailto:", "?subject=x"],
  ["(", ")"],
  ['"', '"'],
  ["x ", " y"],
  ["Jan,", ",Piet"],
  ["e-mail:", ". Groet"],
)

type Form = "plain" | "capitals" | "verp"
const form = fc.constantFrom<Form>("plain", "capitals", "verp")

function write({ local: left, domain: right }: Address, as: Form): string {
  if (as === "verp") return `bounce+${left}=${right}@list.example`
  return as === "plain" ? `${left}@${right}` : `${left}@${right}`.toUpperCase()
}

const coats = fc.array(fc.constantFrom(...Object.keys(COATS)), { maxLength: 3 })

/** Coats that break lines themselves have no place in a header, nor in a paragraph of a document. */
const BREAKS_LINES: ReadonlySet<string> = new Set(["quoted-printable", "quoted-printable with soft breaks"])
const ONE_LINE: ReadonlySet<string> = new Set(["a header field", "subject", "a document in runs"])

function attached(type: string, bytes: Uint8Array): string {
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(bytes))}`
}

/** Every unit in a run of its own, as a word processor does with a word whose history it keeps. */
function runs(text: string): string {
  const run = (unit: string): string =>
    `<w:r w:rsidR="00A1"><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">${unit}</w:t></w:r>`
  const escaped = Array.from(text, (unit) =>
    unit === "&" ? "&amp;" : unit === "<" ? "&lt;" : unit === ">" ? "&gt;" : unit,
  )
  return `<?xml version="1.0"?><w:document><w:body><w:p>${escaped.map(run).join('<w:proofErr w:type="spellStart"/>')}</w:p></w:body></w:document>`
}

function utf16(text: string, mark: string): Uint8Array {
  return octetsOf(
    Array.from(mark + text, (_, at) => (mark + text).charCodeAt(at))
      .map((unit) => String.fromCharCode(unit & 0xff, unit >> 8))
      .join(""),
  )
}

function uuencoded(bytes: Uint8Array): string {
  const digit = (sextet: number): string => (sextet === 0 ? "`" : String.fromCharCode(32 + sextet))
  const lines = ["begin 644 list.csv"]
  for (let at = 0; at < bytes.length; at += 45) {
    const line = bytes.subarray(at, at + 45)
    let text = digit(line.length)
    for (let from = 0; from < line.length; from += 3) {
      const bits = ((line[from] ?? 0) << 16) | ((line[from + 1] ?? 0) << 8) | (line[from + 2] ?? 0)
      for (const shift of [18, 12, 6, 0]) text += digit((bits >> shift) & 63)
    }
    lines.push(text)
  }
  return [...lines, "`", "end", ""].join("\r\n")
}

function pdf(content: string): Uint8Array {
  const stream = octetString(zlibSync(octetsOf(content)))
  return octetsOf(
    `%PDF-1.7\n1 0 obj<</Length ${stream.length}/Filter/FlateDecode>>stream\n${stream}\nendstream endobj\n%%EOF`,
  )
}

/** One string, with every letter moved a little. */
function kerned(text: string): string {
  const strings = Array.from(octetString(utf8.encode(text)), (unit) => `(${unit.replace(/[\\()]/, "\\$&")})`)
  return `BT /F1 12 Tf [${strings.join("-12.5")}] TJ ET`
}

/** Where a dressed text may stand. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  "a header field": (text) => `From: x@y.example\r\nX-Note: ${text}\r\n\r\nhi`,
  subject: (text) => `Subject: ${text}\r\n\r\nhi`,
  text: (text) => `From: x@y.example\r\n\r\nhi\r\n${text}\r\nbye`,
  html: (text) => `Content-Type: text/html\r\n\r\n<p>hi</p><p>${text}</p>`,
  "an html attribute": (text) =>
    `Content-Type: text/html\r\n\r\n<a href='${text.replaceAll("'", "%27")}'>hi</a>`,
  "an html comment": (text) => `Content-Type: text/html\r\n\r\n<!-- ${text.replaceAll("-->", "")} -->`,
  "base64 text": (text) =>
    `Content-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(utf8.encode(`hi\r\n${text}`)))}`,
  "quoted-printable text": (text) =>
    `Content-Transfer-Encoding: quoted-printable\r\n\r\n${octetString(encodeQuotedPrintable(utf8.encode(text)))}`,
  "the preamble": (text) =>
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${text}\r\n--b\r\n\r\nhi\r\n--b--\r\n`,
  "the epilogue": (text) =>
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b--\r\n${text}`,
  "an attached text": (text) =>
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\n\r\nnaam,${text}\r\n--b--\r\n`,
  "an embedded message": (text) => `Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n${text}`,
  "an embedded message in base64": (text) =>
    `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(utf8.encode(`Subject: x\r\n\r\n${text}`)))}`,
  "a file in base64": (text) =>
    `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(utf8.encode(text)))}`,
  "an archive": (text) =>
    `Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(zipSync({ "a/b.xml": utf8.encode(`<t>${text}</t>`) })))}`,
  "an archive in an archive": (text) =>
    `Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(zipSync({ "in.zip": zipSync({ "b.txt": utf8.encode(text) }) })))}`,
  "a document in runs": (text) =>
    attached("application/zip", zipSync({ "word/document.xml": utf8.encode(runs(text)) })),
  "a UTF-16 text without a label": (text) => attached("text/csv", utf16(text, "\uFEFF")),
  "a UTF-16 text without a mark": (text) =>
    attached("text/plain; charset=utf-8", utf16(`Naam;Adres\r\n${text}`, "")),
  "a uuencoded file in a text": (text) => `Subject: x\r\n\r\nhi\r\n${uuencoded(utf8.encode(text))}\r\nbye`,
  "a PDF stream": (text) =>
    attached("application/pdf", pdf(`BT (${text.replaceAll(/[\\()]/g, "\\$&")}) Tj ET`)),
  "a PDF stream in pieces": (text) => attached("application/pdf", pdf(kerned(text))),
  "a message in an archive": (text) =>
    attached(
      "application/zip",
      zipSync({
        "a.eml": utf8.encode(
          `Subject: x\r\n${attached("application/zip", zipSync({ "b.txt": utf8.encode(text) }))}`,
        ),
      }),
    ),
  "an archive in the preamble": (text) =>
    `Content-Type: multipart/mixed; boundary=b\r\n\r\nContent-Transfer-Encoding: base64\r\n\r\n${octetString(encodeBase64(zipSync({ "b.txt": utf8.encode(text) })))}\r\n--b\r\n\r\nhi\r\n--b--\r\n`,
}

test("search: an address is found in every place under any combination of coats", () => {
  fc.assert(
    fc.property(
      address,
      form,
      around,
      coats,
      fc.constantFrom(...Object.keys(PLACES)),
      (planted, as, [before, behind], names, place) => {
        let text = `${before}${write(planted, as)}${behind}`
        const usable = ONE_LINE.has(place) ? names.filter((name) => !BREAKS_LINES.has(name)) : names
        for (const name of usable) text = COATS[name]?.(text) ?? text
        const source = PLACES[place]?.(text) ?? ""
        assert.ok(finds(source, planted), `${place}: ${names.join(" > ")}: ${text}`)
      },
    ),
    { numRuns: 3000 },
  )
})

test("search: A-labels and U-labels are one domain", () => {
  assert.ok(
    finds("\r\nmail jan@café.example", addressOf("jan", asciiDomain(addressOf("x", "café.example").host))),
  )
  assert.ok(finds("\r\nmail jan@xn--caf-dma.example", addressOf("jan", "café.example")))
})

const LIST = "Jan;jan@voorbeeld.example\r\n"
const ZIP = octetString(encodeBase64(zipSync({ "list.csv": utf8.encode(LIST) })))
const ZIPPED_PART = `Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${ZIP}`
/** Found only by what its header says: so short, and of two octets per unit, its base64 could be any word. */
const WIDE_PART = attached("text/plain; charset=utf-16le", utf16("jan@voorbeeld.example", ""))

const whole: readonly [name: string, source: string | Uint8Array, expected: boolean][] = [
  [
    "a tag inside the address, a paragraph right before it, soft breaks through both",
    `Content-Type: text/html\r\n\r\n${Array.from("<p>hi</p><p>jan<wbr>@<b></b>voorbeeld.example</p>", softUnit).join("=\r\n")}`,
    true,
  ],
  ["obsolete white space and comments in a header", "To: jan (x) @ (y) voorbeeld . example\r\n\r\n", true],
  [
    "a parameter in pieces",
    'Content-Disposition: attachment; filename*0="van jan@voor"; filename*1="beeld.example.txt"\r\n\r\n',
    true,
  ],
  [
    "a folded attendee",
    "Content-Type: text/calendar\r\n\r\nATTENDEE;CN=Jan:mailto:jan@voorbe\r\n eld.example\r\n",
    true,
  ],
  [
    "UTF-16 in a binary file",
    octetsOf(
      `Content-Type: application/octet-stream\r\n\r\n\u0000\u0001\u0002${Array.from("jan@voorbeeld.example", (unit) => `${unit}\u0000`).join("")}\u0000\u0000`,
    ),
    true,
  ],
  [
    "UTF-16 the other way round",
    octetsOf(
      `Content-Type: application/octet-stream\r\n\r\n\u0000\u0001\u0002\u0003${Array.from("jan@voorbeeld.example", (unit) => `\u0000${unit}`).join("")}\u0000`,
    ),
    true,
  ],
  [
    "a UTF-16 text",
    octetsOf(
      `Content-Type: text/plain; charset=utf-16le\r\n\r\n${Array.from("jan@voorbeeld.example", (unit) => `${unit}\u0000`).join("")}`,
    ),
    true,
  ],
  [
    "UTF-16 under the label of UTF-8",
    `Content-Type: text/csv; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${utf16(LIST, "\uFEFF").toBase64()}`,
    true,
  ],
  ["UTF-16 HTML", attached("text/html; charset=utf-8", utf16(`<p>${LIST}`, "\uFEFF")), true],
  ["UTF-16 HTML without a mark", attached("text/html", utf16(`<p>${LIST}`, "")), true],
  [
    "UTF-32 in a file",
    attached("application/octet-stream", octetsOf(Array.from(LIST, (unit) => `${unit}\0\0\0`).join(""))),
    true,
  ],
  ["UTF-7 in a file", "Content-Type: application/octet-stream\r\n\r\njan+AEA-voorbeeld.example", true],
  ["UTF-7", "Content-Type: text/plain; charset=utf-7\r\n\r\njan+AEA-voorbeeld.example", true],
  ["full-width letters", "\r\n\uff4a\uff41\uff4e\uff20voorbeeld.example", true],
  ["a zero-width space inside", "\r\njan@voor\u200bbeeld.example", true],
  ["wrapped in quoted text", "\r\n> Aan: jan@voor\r\n> beeld.example", true],
  [
    "runs of a word processor",
    "Content-Type: text/xml\r\n\r\n<w:t>jan@</w:t></w:r><w:r><w:t>voorbeeld.example</w:t>",
    true,
  ],
  ["behind a header that never ends", "To: x\r\nX: jan@voorbeeld.example", true],
  [
    "markup with attributes in a file",
    "Content-Type: application/octet-stream\r\n\r\n<p><span style='color: red'>jan</span><span lang=nl>@voorbeeld.example</span>",
    true,
  ],
  [
    "an attached drawing",
    "Content-Type: image/svg+xml\r\n\r\n<svg><tspan x='1'>jan@voor</tspan><tspan x='2'>beeld.example</tspan></svg>",
    true,
  ],
  [
    "groups of RTF",
    "Content-Type: application/rtf\r\n\r\n{\\rtf1 {\\insrsid12 jan}{\\insrsid34 @voorbeeld.example}}",
    true,
  ],
  [
    "an escape of a style sheet",
    "Content-Type: text/html\r\n\r\n<style>a::after{content:'jan\\40 voorbeeld.example'}</style>",
    true,
  ],
  [
    "the same with six digits",
    "Content-Type: text/html\r\n\r\n<style>a::after{content:'jan\\000040voorbeeld.example'}</style>",
    true,
  ],
  [
    "a data link in a western charset",
    `Content-Type: text/html\r\n\r\n<a href='data:text/plain;base64,${octetsOf("Jos\u00e9 jan@voorbeeld.example").toBase64()}'>x</a>`,
    true,
  ],
  [
    "an encoding with a comma too many",
    `Content-Type: application/zip\r\nContent-Transfer-Encoding: base64, 8bit\r\n\r\n${ZIP}`,
    true,
  ],
  [
    "the other one of a list of encodings",
    "Content-Transfer-Encoding: base64, 8bit\r\n\r\njan%40voorbeeld.example",
    true,
  ],
  [
    "an unknown encoding",
    `Content-Type: application/zip\r\nContent-Transfer-Encoding: base-64\r\n\r\n${ZIP}`,
    true,
  ],
  [
    "the second of two encodings",
    `Content-Type: application/zip\r\nContent-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64\r\n\r\n${ZIP}`,
    true,
  ],
  ["no encoding where there is one", `Content-Type: text/plain\r\n\r\n${ZIP}`, true],
  [
    "the second of two content types",
    `Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${ZIPPED_PART}\r\n--b--\r\n`,
    true,
  ],
  [
    "the second of two boundaries",
    `Content-Type: multipart/mixed; boundary=z; boundary=b\r\n\r\n--b\r\n${ZIPPED_PART}\r\n--b--\r\n`,
    true,
  ],
  [
    "a multipart without boundary",
    `Content-Type: multipart/mixed\r\n\r\n--b\r\n${ZIPPED_PART}\r\n--b--\r\n`,
    true,
  ],
  [
    "a multipart in base64",
    attached("multipart/mixed; boundary=b", octetsOf(`--b\r\n${ZIPPED_PART}\r\n--b--\r\n`)),
    true,
  ],
  [
    "a mailbox",
    attached(
      "application/mbox",
      octetsOf(
        `From x@y Mon Jan  1 00:00:00 2024\r\nSubject: x\r\n\r\nhi\r\n\r\nFrom x@y Mon Jan  1 00:00:00 2024\r\n${WIDE_PART}\r\n`,
      ),
    ),
    true,
  ],
  ["a message in a file", attached("application/octet-stream", octetsOf(`Subject: x\r\n${WIDE_PART}`)), true],
  [
    "an archive behind a line end too many",
    attached("application/octet-stream", octetsOf(`\n${octetString(zipSync({ a: octetsOf(LIST) }))}`)),
    true,
  ],
  ["somebody else", "To: piet@voorbeeld.example\r\n\r\njan at voorbeeld.example", false],
]
for (const [name, source, expected] of whole) {
  test(`search: ${name}`, () => assert.equal(finds(source, addressOf("jan", "voorbeeld.example")), expected))
}

const blind: readonly [name: string, bytes: Uint8Array, why: string | undefined][] = [
  ["an archive with a password", passwordZip(), "encrypted"],
  ["an archive that is cut off", zipSync({ a: octetsOf(LIST) }).subarray(0, -30), "broken"],
  ["7z", octetsOf("7z\u00bc\u00af'\u001c\u0000\u0004"), "unsupported"],
  ["7z in an archive", zipSync({ "a.7z": octetsOf("7z\u00bc\u00af'\u001c\u0000\u0004") }), "unsupported"],
  [
    "a message in a file, nested beyond the limits,",
    octetsOf("Content-Type: message/rfc822\r\n\r\n".repeat(100)),
    "beyond-limits",
  ],
  ["a PDF file with a password", octetsOf("%PDF-1.7\ntrailer<</Encrypt 5 0 R>>"), "encrypted"],
  ["an archive", zipSync({ a: octetsOf(LIST) }), undefined],
  ["a PDF file", pdf("(jan) Tj"), undefined],
]
for (const [name, bytes, why] of blind) {
  test(`search: ${name} is ${why ?? "looked into"}`, () => {
    const search = searchMessage(
      parseMessage(octetsOf(attached("application/octet-stream", bytes))),
      indexAddresses([[addressOf("jan", "voorbeeld.example"), 1]]),
    )
    search.units.flatMap(search.hitsIn)
    assert.deepEqual(
      search.blind.map((one) => one.why),
      why === undefined ? [] : [why],
    )
  })
}

function passwordZip(): Uint8Array {
  const bytes = zipSync({ a: octetsOf(LIST) })
  bytes[bytes.length - 22 - 46 - 1 + 8] = 1 // the flags of the only entry of the directory
  return bytes
}

function nested(depth: number): Uint8Array {
  return depth === 0 ? octetsOf(LIST) : zipSync({ a: nested(depth - 1) })
}

test("search: archives are opened as deep as the limit, one more is said", () => {
  const jan = addressOf("jan", "voorbeeld.example")
  assert.ok(finds(attached("application/zip", nested(6)), jan))
  const search = searchMessage(
    parseMessage(octetsOf(attached("application/zip", nested(7)))),
    indexAddresses([[jan, 1]]),
  )
  assert.deepEqual(search.units.flatMap(search.hitsIn), [])
  assert.deepEqual(
    search.blind.map(({ why }) => why),
    ["beyond-limits"],
  )
})

test("search: what an archive inflates to is paid for, and what is beyond it said once", () => {
  const bytes = zipSync({ a: octetsOf("@".repeat(4_000_000)), b: octetsOf(LIST) }, { level: 1 })
  const search = searchMessage(
    parseMessage(octetsOf(attached("application/zip", bytes))),
    indexAddresses([[addressOf("jan", "voorbeeld.example"), 1]]),
  )
  search.units.flatMap(search.hitsIn)
  assert.deepEqual(
    search.blind.map(({ why }) => why),
    ["beyond-limits"],
  )
})

test("search: the units cover every octet of any message, in order", () => {
  const piece = fc.constantFrom(
    "--b",
    "--b--",
    "\r\n",
    "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: message/rfc822",
    "a: b",
    " ",
    "\u0000",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const bytes = octetsOf(pieces.join(""))
      let at = 0
      for (const unit of unitsOf(parseMessage(bytes))) {
        assert.equal(unit.start, at)
        at = unit.end
      }
      assert.equal(at, bytes.length)
    }),
    { numRuns: 1000 },
  )
})

test("search: never throws, whatever the octets", () => {
  const index = indexAddresses([[addressOf("jan", "voorbeeld.example"), 1]])
  const piece = fc.constantFrom(
    "@",
    "=",
    "%40",
    "&#64",
    ";",
    "jan",
    "voorbeeld.example",
    "=?utf-8?b?",
    "?=",
    "\\u00",
    "<",
    ">",
    "PK\u0003\u0004",
    "PK\u0005\u0006",
    "\u001f\u008b\u0008",
    "\u0000",
    "\r\n",
    '"',
    "(",
    "[",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      allHits(parseMessage(octetsOf(`Content-Type: application/zip\r\n\r\n${pieces.join("")}`)), index)
      allHits(parseMessage(octetsOf(pieces.join(""))), index)
    }),
  )
})

const PATHS: readonly (readonly [name: string, link: (token: string) => string])[] = [
  ["as a value", (token) => `?e=${token}`],
  ["behind the host", (token) => `/${token}`],
  ["behind a long word", (token) => `/unsubscribe/${token}`],
  ["behind words and a number", (token) => `/afmelden/12345/${token}`],
  ["with more behind it", (token) => `/c/${token}/2`],
  ["with a mark behind it", (token) => `?id=${token}-9f3k2`],
  ["behind an underscore", (token) => `?t=1234_${token}`],
]
const LOCALS = ["jan", "piet.puk", "m.jansen", "tjeerd.hoekstra", "fatima.el.amrani", "noor+lijst"]
const HOSTS = ["voorbeeld.example", "post.example", "gemeente.example"]

for (const [name, link] of PATHS)
  test(`base64 in a link, ${name}, is looked into`, () => {
    for (const local of LOCALS)
      for (const host of HOSTS)
        for (const alphabet of ["base64", "base64url"] as const) {
          const token = utf8
            .encode(`${local}@${host}`)
            .toBase64({ alphabet, omitPadding: alphabet === "base64url" })
          const html = `<a href="https://nieuws.example${link(token)}">lees verder</a>`
          assert.ok(
            finds(`Content-Type: text/html\r\n\r\n${html}\r\n`, addressOf(local, host)),
            `${local}@${host} ${alphabet}`,
          )
        }
  })

test("a guest account in a link is seen in small letters too", () => {
  const link = "https://t.example/?u=jan_voorbeeld.example%23ext%23%40t.example"
  assert.ok(finds(`\r\n${link}\r\n`, addressOf("jan", "voorbeeld.example")))
})
