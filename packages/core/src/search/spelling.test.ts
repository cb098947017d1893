/**
 * How programs other than a mail program spell an address: the exit check finds it, finds nothing where only the shape is the
 * same, and takes time in proportion to the text.
 */
import assert from "node:assert/strict"
import { test } from "node:test"
import { growsAtMost } from "../../../../tools/growth.ts"
import { addressOf } from "../mail/address.ts"
import { parseMessage } from "../mail/message.ts"
import { octetString } from "../mail/octets.ts"
import { encodeQuotedPrintable } from "../mail/transfer-encoding.ts"
import { indexAddresses } from "./address-index.ts"
import { searchBinary } from "./search-binary.ts"
import { searchMessage, type MessageSearch } from "./search-message.ts"

const JAN = addressOf("jan", "voorbeeld.example")
const utf8 = new TextEncoder()

function searched(
  source: string,
  address = JAN,
): { readonly found: boolean; readonly search: MessageSearch } {
  const search = searchMessage(parseMessage(utf8.encode(source)), indexAddresses([[address, 7]]))
  return { found: search.units.flatMap(search.hitsIn).some(({ number }) => number === 7), search }
}

function hex(text: string): string {
  return utf8.encode(text).toHex()
}

/** `highFirst`: the octet of the high bits of each unit comes first. */
function wide(text: string, highFirst: boolean): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((unit) => {
      const code = unit.charCodeAt(0)
      return highFirst ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8]
    }),
  )
}

const URL_DEFENSE = "https://urldefense.proofpoint.com/v2/url?u=https-3A__n.example_"

const spelt: readonly (readonly [name: string, text: string])[] = [
  ["URL Defense 2", `${URL_DEFENSE}-3Fe-3Djan-40voorbeeld.example-26x-3D1&d=DwMFaQ`],
  ["URL Defense 2, behind a slash", `${URL_DEFENSE}u_jan-40voorbeeld.example_2&d=DwMFaQ`],
  ["URL Defense 2, an address with percent-encoding", `${URL_DEFENSE}-3Fe-3Djan-2540voorbeeld.example&d=D`],
  ["URL Defense 2, every mark escaped", `${URL_DEFENSE}-3Fe-3Djan-40voorbeeld-2Eexample&d=D`],
  [
    "URL Defense 2 in SafeLinks",
    `https://s.example/?url=${encodeURIComponent(`${URL_DEFENSE}-3Fe-3Djan-40voorbeeld.example&d=D`)}`,
  ],
  ["URL Defense 2 in small letters", `${URL_DEFENSE}-3fe-3djan-40voorbeeld-2eexample&d=d`],
  ["URL Defense 3", "https://urldefense.com/v3/__https://n.example/?e=jan*40voorbeeld.example__;JQ!!ABC$"],
  ["xtext", "rfc822;jan+40voorbeeld.example"],
  ["IMCEASMTP", "IMCEASMTP-jan+40voorbeeld+2Eexample@tenant.example"],
  ["IMCEAEX", "IMCEAEX-_O=ORG_OU=A+20B_CN=RECIPIENTS_CN=jan+40voorbeeld+2Eexample@tenant.example"],
  ["digits", hex("jan@voorbeeld.example")],
  ["digits in capitals", hex("jan@voorbeeld.example").toUpperCase()],
  ["digits behind a word", `id${hex("jan@voorbeeld.example")}`],
  ["digits in a link", `https://n.example/u/${hex("jan@voorbeeld.example")}/2`],
  ["digits in VERP", `bounce-12-${hex("jan@voorbeeld.example")}@list.example`],
  ["digits of a list", hex("Aan: Jan <jan@voorbeeld.example>, Piet")],
  ["base64 of UTF-16", wide("jan@voorbeeld.example", false).toBase64()],
  ["base64 of UTF-16 with the high octet first", wide("jan@voorbeeld.example", true).toBase64()],
  ["base64 of UTF-16 behind its mark", wide("\uFEFFjan@voorbeeld.example", false).toBase64()],
  ["base64 of a UTF-16 list", wide("Aan: René <jan@voorbeeld.example>, Piet", false).toBase64()],
  [
    "base64 of UTF-16 in a link",
    `https://n.example/u/${wide("jan@voorbeeld.example", false).toBase64({ alphabet: "base64url", omitPadding: true })}/2`,
  ],
  ["a soft hyphen", "jan@voor\u00ADbeeld.example"],
  ["a combining grapheme joiner", "jan@voor\u034Fbeeld.example"],
  ["an isolate of direction", "\u2066jan\u2069@voorbeeld.example"],
  ["a variation selector", "jan@voorbeeld\uFE0F.example"],
  ["a tag", "jan\u{E0061}@voorbeeld.example"],
]

const cut: readonly (readonly [name: string, text: string])[] = [
  ["a space before the line end", "Aan jan@voor \r\nbeeld.example ok"],
  ["a quoted one with a space before the line end", "> Aan jan@voor \r\n> beeld.example ok"],
  ["a soft line break", "> Aan jan@voor=\r\n> beeld.example ok"],
  ["a soft line break with white space behind it", "> Aan jan@voor= \t\r\n> beeld.example ok"],
  ["a soft line break in the local part", "> Aan ja= \r\n> n@voorbeeld.example ok"],
  ["a word on the line before", "stuur naar\r\njan@voor\r\nbeeld.example\r\ngroet"],
  ["a word on the line behind", "stuur ja\r\nn@voorbeeld.example\r\ngroet Jan"],
  ["a word on a line with many `=`", `${"x=y.z=".repeat(3)}q\r\njan=voor\r\nbeeld.example\r\ngroet`],
  ["a coat on the line before", "x=y.z&amp;q\r\njan=voor\r\nbeeld.example\r\ngroet"],
  ["a soft line break in an escape", "Aan jan%4=\r\n0voorbeeld.example ok"],
  ["a soft line break with white space in an escape", "Aan jan%4= \r\n0voorbeeld.example ok"],
  ["the same in a character reference", "Aan jan&#6= \t\r\n4;voorbeeld.example ok"],
  ["the same in digits", `Aan ${hex("jan@voorb")}= \r\n${hex("eeld.example")} ok`],
  ["a space behind an escape", "Aan jan%40voor \r\nbeeld.example ok"],
  ["a space behind a character reference", "Aan jan&#64;voor \r\nbeeld.example ok"],
  ["a space behind an escape of scripts", "Aan jan\\u0040voor \r\nbeeld.example ok"],
  ["a word on the line behind an escape", "Aan jan%40voor\r\nbeeld.example\r\ngroet Jan"],
  ["a word on the line before an escape", "stuur naar\r\nja\r\nn%40voorbeeld.example ok"],
  ["a quote in a quote, a dozen times", `${"> ".repeat(12)}jan@voor\r\n${"> ".repeat(12)}beeld.example`],
]

const PLACES: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => `From: x@y.example\r\n\r\nhi\r\n${text}\r\nbye`,
  html: (text) =>
    `Content-Type: text/html; charset=utf-8\r\n\r\n<pre>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</pre>`,
  "a link": (text) =>
    `Content-Type: text/html; charset=utf-8\r\n\r\n<a href="${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}">x</a>`,
  "a header field": (text) => `X-Note: ${text}\r\n\r\nhi`,
  "quoted-printable": (text) =>
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${octetString(encodeQuotedPrintable(utf8.encode(`een regel: ${text}`)))}`,
}

for (const [name, text] of spelt)
  for (const [place, put] of Object.entries(PLACES))
    test(`spelling: ${name}, in ${place}`, () => assert.ok(searched(put(text)).found))

for (const [name, text] of cut)
  for (const place of ["text", "html", "quoted-printable"])
    test(`spelling: cut by ${name}, in ${place}`, () =>
      assert.ok(searched(PLACES[place]?.(text) ?? "").found))

test("spelling: a link that DelSp breaks", () => {
  const flowed = (parameters: string): string =>
    `Content-Type: text/plain; ${parameters}\r\n\r\n> https://n.example/?e=jan%40voor \r\n> beeld.example&x=1\r\n`
  assert.ok(searched(flowed("format=flowed; delsp=YES")).found)
})

test("spelling: digits in a file that is no text", () => {
  const file = (text: string): string =>
    `Content-Type: application/octet-stream\r\n\r\n\0\u0001\u0002\u0003${text}\0\u0001`
  assert.ok(searched(file(`(jan-40voorbeeld.example)`)).found)
  assert.ok(searched(file(`(${hex("jan@voorbeeld.example")})`)).found)
})

test("spelling: `40` in noise costs as little as other digits", () => {
  const noise = (unit: string) => () =>
    searchBinary(Buffer.from(unit.repeat(50_000), "latin1"), indexAddresses([[JAN, 7]]), {
      found: () => assert.fail(),
      more: () => assert.fail(),
      budget: { units: 1e6 },
    })
  assert.ok(growsAtMost(16, noise("\0\x8141"), noise("\0\x8140")))
})

test("spelling: digits in a file that are looked at are paid for", () => {
  const budget = { units: 1e6 }
  const sink = { found: () => assert.fail(), more: () => assert.fail(), budget }
  searchBinary(Buffer.from("-40a\0".repeat(1000), "latin1"), indexAddresses([[JAN, 7]]), sink)
  assert.ok(budget.units < 1e6 - 10_000)
})

const others: readonly (readonly [name: string, text: string])[] = [
  ["a longer local part", "e-3Dpietjan-40voorbeeld.example"],
  ["a longer host", "e-3Djan-40voorbeeld.examples"],
  ["digits of a longer local part", hex("pietjan@voorbeeld.example")],
  ["digits of a longer host", hex("jan@voorbeeld.examples")],
  ["digits that are off by one", `6${hex("jan@voorbeeld.example").slice(1).replaceAll("40", "04")}`],
  ["a number", "jan-41voorbeeld.example jan 40 voorbeeld.example"],
  ["a paragraph between", "jan@voor\r\n\r\nHallo beeld.example"],
  ["base64 of UTF-16 of another", wide("piet@voorbeeld.example", false).toBase64()],
]
for (const [name, text] of others)
  for (const [place, put] of Object.entries(PLACES))
    if (place !== "a header field" || !text.includes("\r\n"))
      test(`spelling: not ${name}, in ${place}`, () => assert.ok(!searched(put(text)).found))

const hostile: readonly (readonly [name: string, piece: string])[] = [
  ["marked separators", "a-40b.c"],
  ["marked separators with nothing behind them", "a-40"],
  ["marked separators wrapped", "-2540"],
  ["marked addresses", "a-2540b.c "],
  ["separators among digits", hex("a@b")],
  ["addresses in digits", `${hex("a@b.c")} `],
  ["a long run of digits", "40"],
  ["lines with an address each", "a@b.c\r\n"],
  ["soft line breaks", "a=  \r\n"],
  ["deep quotes", `a@b.c\r\n${"> ".repeat(40)}`],
  ["spaces before line ends", `a@b.c${" ".repeat(60)}\r\n`],
  ["base64 of UTF-16", wide("a@b.c ", false).toBase64()],
  ["words that DelSp breaks", "a@b \r\n> "],
  ["tags", "a\u{E0061}"],
  ["lines of many `=`", `${"a=b.".repeat(99)}\r\n`],
  ["escaped separators at line ends", "a%40b.c\r\n"],
]
for (const [name, piece] of hostile)
  test(`spelling: the work on ${name} is linear`, () => {
    const search = (units: number) => () =>
      searched(
        `Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n${piece.repeat(units / piece.length)}`,
      )
    assert.ok(growsAtMost(16, search(16_384), search(131_072), 4))
  })

/** The second of each pair is the same but that no line end touches a word: what the joined ones cost is seen beside it. */
const lines: readonly (readonly [name: string, line: string])[] = [
  ["many `=`", "a=b.".repeat(99)],
  ["few `=`", "a=b.".repeat(19)],
  ["parameters", "id=3.4;".repeat(12)],
  ["values of a form", "k=v.x&".repeat(33)],
]
for (const [name, line] of lines)
  test(`spelling: lines of ${name} cost little more than where no line end cuts a word`, () => {
    const search = (text: string) => () =>
      searched(`Content-Type: text/plain\r\n\r\n${`${text}\r\n`.repeat(40_000 / line.length)}`)
    assert.ok(growsAtMost(16, search(`(${line})`), search(line)))
  })

test("spelling: guest accounts without end cost as little as what has no underline", () => {
  const search = (piece: string) => () =>
    searched(`Content-Type: text/plain\r\n\r\n${piece.repeat(20_000 / piece.length)}`)
  assert.ok(growsAtMost(16, search("aaaa#ext#"), search("____#ext#")))
})

test("spelling: what is looked at is paid for, and when the budget is used up it is said", () => {
  const message = `Content-Type: text/plain\r\n\r\n${`${"a=b.".repeat(99)}\r\n`.repeat(40)}`
  const budget = { octets: 0, units: 20_000 }
  const search = searchMessage(
    parseMessage(utf8.encode(message)),
    indexAddresses([[JAN, 7]]),
    new Map(),
    budget,
  )
  search.units.flatMap(search.hitsIn)
  assert.deepEqual(
    search.blind.map(({ why }) => why),
    ["beyond-limits"],
  )
})

test("spelling: many marks in one link are not beyond the limits", () => {
  const link = `${URL_DEFENSE}-3F${"e-3Dpiet-2540post.example-26".repeat(12)}&d=D`
  assert.deepEqual(searched(PLACES["a link"]?.(link) ?? "").search.blind, [])
})
