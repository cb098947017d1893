import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { formatAddress, type AddressList, type Mailbox } from "./address.ts"
import { mailboxesOf, parseAddressList } from "./address-list.ts"
import { octetString } from "./octets.ts"

/** The field as it stands in a message: UTF-8 octets. */
function field(text: string): string {
  return octetString(new Uint8Array(Buffer.from(text, "utf8")))
}

function shown({ name, address }: Mailbox): string {
  return name === "" ? formatAddress(address) : `${name} <${formatAddress(address)}>`
}

/** Mailboxes as text; a group as its name with its members behind it. */
function read(list: AddressList): readonly string[] {
  return list.entries.map((entry) =>
    entry.kind === "mailbox" ? shown(entry) : `${entry.name}: ${entry.members.map(shown).join(", ")};`,
  )
}

/** What each mailbox would leave if it alone were kept. */
function kept(raw: string): readonly string[] {
  return mailboxesOf(parseAddressList(raw, 0)).map(({ start, end }) => raw.slice(start, end))
}

type Row = readonly [why: string, written: string, read: readonly string[], unreadable?: readonly string[]]

const grammar: readonly Row[] = [
  ["nothing", "", []],
  ["white space", " \r\n ", []],
  ["an address", "jan@voorbeeld.example", ["jan@voorbeeld.example"]],
  ["a name and an address", "Jan de Vries <jan@voorbeeld.example>", ["Jan de Vries <jan@voorbeeld.example>"]],
  ["brackets without a name", "<jan@voorbeeld.example>", ["jan@voorbeeld.example"]],
  ["a name in quotes", '"Vries, Jan de" <jan@voorbeeld.example>', ["Vries, Jan de <jan@voorbeeld.example>"]],
  [
    "escapes in quotes",
    '"Jan \\"J\\" \\\\ V" <jan@voorbeeld.example>',
    ['Jan "J" \\ V <jan@voorbeeld.example>'],
  ],
  [
    "a comma in quotes",
    '"a@b.example, c" <jan@voorbeeld.example>',
    ["a@b.example, c <jan@voorbeeld.example>"],
  ],
  ["a list", "a@x.example, B <b@x.example>,c@x.example", ["a@x.example", "B <b@x.example>", "c@x.example"]],
  ["empty entries", ",a@x.example, ,, b@x.example,", ["a@x.example", "b@x.example"]],
  ["folding", "Jan\r\n de\r\n\tVries\r\n <jan@x.example>", ["Jan de Vries <jan@x.example>"]],
  ["folding in quotes", '"Jan\r\n de Vries" <jan@x.example>', ["Jan de Vries <jan@x.example>"]],
  ["a group", "Team: a@x.example, B <b@x.example>;", ["Team: a@x.example, B <b@x.example>;"]],
  ["an empty group", "undisclosed-recipients:;", ["undisclosed-recipients: ;"]],
  [
    "a group between mailboxes",
    "a@x.example, T: b@x.example;, c@x.example",
    ["a@x.example", "T: b@x.example;", "c@x.example"],
  ],
  ["a group without a comma behind it", "T: b@x.example; c@x.example", ["T: b@x.example;", "c@x.example"]],
  ["a group whose name is quoted", '"Team: A": a@x.example;', ["Team: A: a@x.example;"]],
  ["a comment instead of a name", "jan@x.example (Jan de Vries)", ["Jan de Vries <jan@x.example>"]],
  ["a comment behind a name", "Jan <jan@x.example> (werk)", ["Jan <jan@x.example>"]],
  ["a comment in front", "(werk) Jan <jan@x.example>", ["Jan <jan@x.example>"]],
  ["comments in comments", "jan@x.example (a (b (c) \\) d))", ["a (b (c) ) d) <jan@x.example>"]],
  ["comments alone", "(niemand)", []],
  [
    "a comment with a comma and an address",
    "jan@x.example (niet piet@x.example, hoor)",
    ["niet piet@x.example, hoor <jan@x.example>"],
  ],
  [
    "comments and space everywhere",
    "Piet(a)\r\n <piet(b) . p (c)@(d)x (e).\r\n example(f)>",
    ["Piet <piet.p@x.example>"],
  ],
  [
    "space around the at sign",
    "jan @ x.example, < piet @ x . example >",
    ["jan@x.example", "piet@x.example"],
  ],
  [
    "a quoted local part",
    '"jan de vries"@x.example, <"a@b"@x.example>',
    ['"jan de vries"@x.example', '"a@b"@x.example'],
  ],
  ["a local part of quoted and plain pieces", 'jan."de vries"@x.example', ['"jan.de vries"@x.example']],
  [
    "a domain literal",
    "jan@[192.0.2.1], P <p@[IPv6:2001:db8::1]>",
    ["jan@[192.0.2.1]", "P <p@[IPv6:2001:db8::1]>"],
  ],
  ["an obsolete route", "Jan <@a.example,@b.example:jan@x.example>", ["Jan <jan@x.example>"]],
  ["an obsolete route with empty hops", "<@a.example, ,@b.example:jan@x.example>", ["jan@x.example"]],
  ["an obsolete phrase with a dot", "Jan P. de Vries <jan@x.example>", ["Jan P. de Vries <jan@x.example>"]],
  ["raw UTF-8", "René <rené@müller.example>", ["René <rené@müller.example>"]],
]

const encoded: readonly Row[] = [
  ["an encoded name", "=?utf-8?Q?Ren=C3=A9?= <rene@x.example>", ["René <rene@x.example>"]],
  [
    "in quotes, as RFC 2047 forbids",
    '"=?utf-8?Q?Ren=C3=A9?= J" <rene@x.example>',
    ["René J <rene@x.example>"],
  ],
  ["in a comment", "rene@x.example (=?utf-8?Q?Ren=C3=A9?=)", ["René <rene@x.example>"]],
  ["split", "=?utf-8?Q?Ren=C3?=\r\n =?utf-8?Q?=A9?= <rene@x.example>", ["René <rene@x.example>"]],
  [
    "beside plain words",
    "Dr. =?utf-8?Q?Ren=C3=A9?= Jansen <rene@x.example>",
    ["Dr. René Jansen <rene@x.example>"],
  ],
  ["beside quotes", '"Jan" =?utf-8?Q?Jansen?= <jan@x.example>', ["Jan Jansen <jan@x.example>"]],
  ["with a raw comma", "=?utf-8?Q?Vries,_Jan?= <jan@x.example>", ["Vries, Jan <jan@x.example>"]],
  [
    "with raw brackets and quotes",
    '=?utf-8?Q?J_"de"_(V)<x>?= <jan@x.example>',
    ['J "de" (V)<x> <jan@x.example>'],
  ],
  ["a whole address", "=?utf-8?q?jan=40x.example?=", ["jan@x.example"]],
  ["a whole mailbox", "=?utf-8?Q?Jan_de_Vries_<jan=40x.example>?=", ["Jan de Vries <jan@x.example>"]],
  ["a whole address in brackets", "Jan <=?utf-8?q?jan=40x.example?=>", ["Jan <jan@x.example>"]],
  [
    "two addresses in one word: both are read, and can't be parted",
    "=?utf-8?Q?a=40x.example,_b=40x.example?=",
    ["a@x.example", "b@x.example"],
    ["=?utf-8?Q?a=40x.example,_b=40x.example?="],
  ],
  ["a group's name", "=?utf-8?Q?Caf=C3=A9?=: a@x.example;", ["Café: a@x.example;"]],
  [
    "a word in a word is not decoded again",
    "=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3D40x.example=3F=3D?=",
    [],
    ["=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3D40x.example=3F=3D?="],
  ],
]

const wild: readonly Row[] = [
  ["semicolons instead of commas", "A <a@x.example>; b@x.example; ", ["A <a@x.example>", "b@x.example"]],
  ["no comma between brackets", "A <a@x.example> B <b@x.example>", ["A <a@x.example>", "B <b@x.example>"]],
  [
    "no comma between addresses",
    "a@x.example b@x.example\r\n c@x.example",
    ["a@x.example", "b@x.example", "c@x.example"],
  ],
  ["no comma before a name", "a@x.example B <b@x.example>", ["a@x.example", "B <b@x.example>"]],
  ["two brackets", "Jan <<jan@x.example>>, piet@x.example", ["Jan <jan@x.example>", "piet@x.example"]],
  [
    "a bracket that is not closed",
    "Jan <jan@x.example, piet@x.example",
    ["Jan <jan@x.example>", "piet@x.example"],
  ],
  [
    "a bracket that is not closed before another",
    "<jan@x.example <piet@x.example>",
    ["jan@x.example", "piet@x.example"],
  ],
  ["a bracket that nothing opened", "jan@x.example>, piet@x.example", ["jan@x.example", "piet@x.example"]],
  ["two addresses in brackets", "<jan@x.example, piet@x.example>", ["jan@x.example", "piet@x.example"]],
  [
    "two addresses in brackets, no comma",
    "<jan@x.example piet@x.example>",
    [],
    ["<jan@x.example piet@x.example>"],
  ],
  ["no space before the bracket", "Jan<jan@x.example>", ["Jan <jan@x.example>"]],
  ["an address as name", '"jan@x.example" <jan@x.example>', ["jan@x.example <jan@x.example>"]],
  ["an address as name without quotes", "jan@x.example <jan@x.example>", ["jan@x.example <jan@x.example>"]],
  ["a name with an at sign", "Jan @ home <jan@x.example>", ["Jan @ home <jan@x.example>"]],
  ["an address in quotes", '"jan@x.example"', ["jan@x.example"]],
  ["a mailbox in quotes", '"Jan <jan@x.example>"', ["Jan <jan@x.example>"]],
  ["apostrophes", "'jan@x.example', 'Piet' <piet@x.example>", ["jan@x.example", "'Piet' <piet@x.example>"]],
  [
    "apostrophes in quotes and brackets",
    "\"'jan@x.example'\" <'jan@x.example'>",
    ["'jan@x.example' <jan@x.example>"],
  ],
  ["mailto", "mailto:jan@x.example, <mailto:piet@x.example?subject=x>", ["jan@x.example", "piet@x.example"]],
  ["SMTP", "Jan <SMTP:jan@x.example>", ["Jan <jan@x.example>"]],
  ["square brackets", "Jan de Vries [mailto:jan@x.example]", ["Jan de Vries <jan@x.example>"]],
  ["a label in square brackets", "[extern] Jan <jan@x.example>", ["[extern] Jan <jan@x.example>"]],
  ["commas in a name", "Vries, de, Jan <jan@x.example>", ["Vries, de, Jan <jan@x.example>"]],
  [
    "commas in a name with particles",
    "Van den Berg, Jan <jan@x.example>",
    ["Van den Berg, Jan <jan@x.example>"],
  ],
  [
    "names alone before a mailbox",
    "Jan Jansen, Piet <piet@x.example>",
    ["Piet <piet@x.example>"],
    ["Jan Jansen"],
  ],
  [
    "many names before a mailbox",
    "An Smit, Bo Smit, Cas Smit, Dirk Smit, E <e@x.example>",
    ["E <e@x.example>"],
    ["An Smit", "Bo Smit", "Cas Smit", "Dirk Smit"],
  ],
  [
    "more than three pieces are people",
    "A, B, C, D, E <e@x.example>",
    ["A", "B", "C", "D", "E <e@x.example>"],
  ],
  ["a name before a bare address", "Vries, jan@x.example", ["Vries", "jan@x.example"]],
  ["a name behind the address", "<jan@x.example> Jan", ["Jan <jan@x.example>"]],
  ["a name before an address without brackets", "Jan P. jan@x.example", ["Jan P. <jan@x.example>"]],
  ["rubbish behind a mailbox", "Jan <jan@x.example> en nog wat", ["Jan <jan@x.example>"], ["en nog wat"]],
  ["a name alone", "Jan de Vries", [], ["Jan de Vries"]],
  ["a bare local part", "root, <postmaster>", ["root", "postmaster"]],
  ["a bare local part with a comment", "root (Cron Daemon)", ["Cron Daemon <root>"]],
  ["nobody, without colon and semicolon", "Undisclosed recipients", ["Undisclosed recipients: ;"]],
  ["empty brackets", "<>", []],
  ["a name and empty brackets", "Jan <>", [], ["Jan <>"]],
  ["a group without an end", "Team: a@x.example, b@x.example", ["Team: a@x.example, b@x.example;"]],
  [
    "a group in a group",
    "A: a@x.example, B: b@x.example;, c@x.example;, d@x.example",
    ["A: a@x.example, b@x.example, c@x.example;", "d@x.example"],
  ],
  ["a colon alone", ": a@x.example;", ["a@x.example"]],
  [
    "a web address",
    "<http://x.example/lijst>, jan@x.example",
    ["jan@x.example"],
    ["<http://x.example/lijst>"],
  ],
  [
    "a web address without brackets",
    "http://x.example/lijst, jan@x.example",
    ["jan@x.example"],
    ["http://x.example/lijst"],
  ],
  [
    "an Exchange address",
    "Vries, Jan </O=GEMEENTE/OU=A/CN=JVRIES>",
    [],
    ["Vries, Jan </O=GEMEENTE/OU=A/CN=JVRIES>"],
  ],
  [
    "an Exchange address for the outside",
    "IMCEAEX-_O=A_CN=JVRIES@x.example",
    ["IMCEAEX-_O=A_CN=JVRIES@x.example"],
  ],
  [
    "a directory address",
    "Jan de Vries@GEMEENTE, Piet/Zorg@GEMEENTE",
    ['"Jan de Vries"@GEMEENTE', "Piet/Zorg@GEMEENTE"],
  ],
  [
    "a directory address in brackets",
    "Jan <Jan de Vries/Zorg@GEMEENTE ZUID>",
    ['Jan <"Jan de Vries/Zorg"@GEMEENTE ZUID>'],
  ],
  [
    "a directory address with a comma",
    "Jan <Vries, Jan de/Zorg@GEMEENTE>",
    ['Jan <"Vries, Jan de/Zorg"@GEMEENTE>'],
  ],
  ["two at signs", "jan@x.example@gateway.example", ['"jan@x.example"@gateway.example']],
  ["misplaced dots", "jan..p@x.example, <.piet@x.example>", ['"jan..p"@x.example', '".piet"@x.example']],
  ["a dot at the end", "jan@x.example., piet@x.example.", ["jan@x.example.", "piet@x.example."]],
  [
    "a sentence",
    "Stuur het naar jan@x.example. Dank je wel",
    ["Stuur het naar <jan@x.example.>"],
    ["Dank je wel"],
  ],
  [
    "a quote that is not closed",
    '"Jan <jan@x.example>, piet@x.example',
    ["Jan <jan@x.example>", "piet@x.example"],
    ['"'],
  ],
  [
    "a comment that is not closed",
    "Jan (werk <jan@x.example>, (p) piet@x.example",
    ["Jan (werk <jan@x.example>", "p <piet@x.example>"],
    ["(", "("],
  ],
  ["a parenthesis too many", "jan@x.example (a)), piet@x.example", ["a <jan@x.example>", "piet@x.example"]],
  ["control characters", "jan\0@x.example\x07, piet@x.example", ["jan@x.example", "piet@x.example"]],
  ["no domain", "jan@, piet@x.example", ["piet@x.example"], ["jan@"]],
  ["no local part", "@x.example, piet@x.example", ["piet@x.example"], ["@x.example"]],
  ["a non-breaking space behind the domain", "<jan@x.example\u00A0>", ["jan@x.example"]],
]

for (const [why, written, expected, unreadable = []] of [...grammar, ...encoded, ...wild]) {
  test(`read: ${why}`, () => {
    const raw = field(written)
    const list = parseAddressList(raw, 0)
    assert.deepEqual(read(list), expected)
    assert.deepEqual(
      list.unreadable.map(({ start, end }) => raw.slice(start, end)),
      unreadable.map(field),
    )
  })
}

const ranges: readonly [why: string, raw: string, kept: readonly string[]][] = [
  ["plain", " a@x.example , b@x.example \r\n", ["a@x.example", "b@x.example"]],
  ["with names", 'A <a@x.example>,\r\n "B" <b@x.example>\r\n', ["A <a@x.example>", '"B" <b@x.example>']],
  ["with comments", "a@x.example (A) , (B) <b@x.example> (C)", ["a@x.example (A)", "(B) <b@x.example> (C)"]],
  ["without commas", "A <a@x.example> B <b@x.example>", ["A <a@x.example>", "B <b@x.example>"]],
  ["commas in a name", "a@x.example, Vries, Jan <j@x.example>", ["a@x.example", "Vries, Jan <j@x.example>"]],
  ["group members", "T: A <a@x.example>, b@x.example;", ["A <a@x.example>", "b@x.example"]],
  ["folding inside", "Jan\r\n de Vries <jan@x.example>", ["Jan\r\n de Vries <jan@x.example>"]],
  ["a bracket that is not closed", "Jan <jan@x.example, b@x.example", ["jan@x.example", "b@x.example"]],
  ["a bracket that nothing opened", "jan@x.example> , b@x.example", ["jan@x.example", "b@x.example"]],
  ["two brackets", "<<jan@x.example>>", ["<<jan@x.example>>"]],
  ["mailto", "mailto:jan@x.example", ["jan@x.example"]],
]
for (const [why, raw, expected] of ranges) test(`range: ${why}`, () => assert.deepEqual(kept(raw), expected))

test("ranges are offsets in the message", () => {
  const list = parseAddressList(" Team: a@x.example; B <b@x.example>, Jan de Vries", 1000)
  assert.deepEqual(
    [...list.entries, ...mailboxesOf(list), ...list.unreadable].map(({ start, end }) => [start, end]),
    [
      [1001, 1019],
      [1020, 1035],
      [1007, 1018],
      [1020, 1035],
      [1037, 1049],
    ],
  )
})

const PIECES = [
  [
    "jan",
    "Jan",
    "de Vries",
    "@",
    "@x.example",
    "x.example",
    "jan@x.example",
    "<jan@x.example>",
    "<",
    ">",
    "<<",
  ],
  [">>", '"', '"Jan"', '"Jan, J" ', "\\", "(", ")", "(Jan)", ",", ", ", ";", ":", "Team:", ".", " ", "\r\n "],
  [
    "[",
    "]",
    "[192.0.2.1]",
    "[mailto:jan@x.example]",
    "=?utf-8?q?jan=40x.example?=",
    "=?utf-8?Q?Jan?= ",
    "=?",
  ],
  ["?=", "mailto:", "é", "\xff", "\0", "'", "@a.example,@b.example:", "/O=A/CN=B", "GEMEENTE", "//", "http:"],
].flat()
const anyField = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join("")),
  fc.uint8Array({ maxLength: 80 }).map((bytes) => octetString(bytes)),
)

test("any octets are read: ranges lie in the field, in order, and no address has a line end", () => {
  fc.assert(
    fc.property(anyField, (raw) => {
      const list = parseAddressList(raw, 7)
      let before = 7
      for (const { start, end, name, address } of mailboxesOf(list)) {
        assert.ok(start >= 7 && start < end && end <= raw.length + 7)
        if (raw.includes("=?") || raw.includes('"') || raw.includes("[")) assert.ok(start + end >= before)
        else assert.ok(start >= before)
        before = end
        assert.doesNotMatch(address.local + address.domain + name, /[\r\n]/)
      }
      for (const { start, end } of list.unreadable)
        assert.ok(start >= 7 && start < end && end <= raw.length + 7)
    }),
    { numRuns: 1000 },
  )
})

test("a mailbox kept alone is read as the same address, and as nothing else", () => {
  fc.assert(
    fc.property(anyField, (raw) => {
      const list = parseAddressList(raw, 0)
      // A quote or comment without an end, which is reported, changes how the rest of the field is read.
      if (list.unreadable.some(({ start, end }) => ["(", '"'].includes(raw.slice(start, end)))) return
      for (const { start, end, address } of mailboxesOf(list)) {
        if (list.unreadable.some((range) => range.start < end && range.end > start)) continue
        const again = mailboxesOf(parseAddressList(raw.slice(start, end), 0))
        assert.deepEqual(
          again.map((mailbox) => mailbox.address.key),
          [address.key],
        )
      }
    }),
    { numRuns: 1000 },
  )
})

const plainName = fc.stringMatching(/^([A-Z][a-z.'-]{0,6}( [A-Za-z.'-]{1,6}){0,2})?$/)
const plainAddress = fc.stringMatching(/^[a-z0-9._+-]{1,8}@[a-z0-9-]{1,8}(\.[a-z0-9]{1,5}){1,2}$/)
const whiteSpace = fc.constantFrom(" ", "", "\t", "\r\n ")
const plainMailboxes = fc.array(fc.tuple(plainName, plainAddress, fc.boolean(), whiteSpace), {
  minLength: 1,
  maxLength: 6,
})

test("the short cut for plain mailboxes and the long way read the same", () => {
  fc.assert(
    fc.property(plainMailboxes, (mailboxes) => {
      const written = mailboxes.map(([name, address, quotes, space]) =>
        name === ""
          ? address
          : `${quotes ? `"${name}"` : name.replaceAll(" ", space || " ")}${space}<${address}>`,
      )
      const short = parseAddressList(written.join(", "), 0)
      const long = parseAddressList(written.map((mailbox) => `${mailbox} ( )`).join(", "), 0) // comments go the long way
      assert.deepEqual(read(short), read(long))
      assert.deepEqual([short.unreadable, long.unreadable], [[], []])
      assert.deepEqual(
        read(short),
        mailboxes.map(([name, address]) => {
          const at = address.indexOf("@")
          const [local, domain] = [address.slice(0, at), address.slice(at)]
          const quoted = /^\.|\.\.|\.$/.test(local) ? `"${local}"${domain}` : address
          return name === "" ? quoted : `${name} <${quoted}>`
        }),
      )
    }),
  )
})

test("as many mailboxes as allowed are read; what lies behind them is one unreadable range", () => {
  const raw = "a@x.example, T: B <b@x.example>, c@x.example; (x) d@x.example, e@x.example \r\n"
  assert.deepEqual(parseAddressList(raw, 0, 5).unreadable, [])
  const list = parseAddressList(raw, 0, 3)
  assert.deepEqual(read(list), ["a@x.example", "T: B <b@x.example>, c@x.example;"])
  assert.deepEqual(
    list.unreadable.map(({ start, end }) => raw.slice(start, end)),
    ["(x) d@x.example, e@x.example"],
  )
  assert.deepEqual(read(parseAddressList(raw, 0, 0)), [])
})

test("what is cut because of its many signs still shows its addresses", () => {
  const raw = `${"woord ".repeat(5000)}<jan@x.example>, ${"() ".repeat(9000)}piet@x.example`
  const list = parseAddressList(raw, 0)
  assert.deepEqual(
    mailboxesOf(list).map(({ address }) => address.key),
    ["jan@x.example", "piet@x.example"],
  )
})

test("a long field of anything is read: nothing takes quadratic time or too deep a recursion", () => {
  const more = [
    "((a)",
    '"\\',
    "<a@b,",
    "<@a,",
    "a . ",
    "=?a?q?x",
    "a@b ",
    "x <a@b.example> ",
    "a@b@",
    "[@",
    '<"',
    '"a".',
    "a:",
  ]
  for (const piece of [...PIECES, ...more]) parseAddressList(piece.repeat(2 ** 16 / piece.length), 0)
})

test("a megabyte of the worst is read", () => {
  for (const piece of ["(", "<", '"', "a . ", "=?utf-8?q?"])
    parseAddressList(piece.repeat(2 ** 20 / piece.length), 0)
})
