import assert from "node:assert/strict"
import { test } from "node:test"
import { foldDomain } from "../mail/domain.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf, octetString } from "../mail/octets.ts"
import { decodedBody } from "../mail/body.ts"
import { encodeBase64, encodeQuotedPrintable } from "../mail/transfer-encoding.ts"
import { planCopies } from "./copies.ts"
import { applySplices } from "./splice.ts"

const key = (address: string) => lenientAddress(address).key
const PEOPLE = ["a@x.example", "b@y.example", "c@z.example"]

type Wanted = {
  readonly showing?: "self" | "visible"
  readonly concealed?: readonly string[]
  readonly authors?: readonly string[]
  readonly names?: readonly string[]
}

/** The copy for one person, as an octet string. */
function copyFor(
  recipient: string,
  source: string,
  { showing = "self", concealed = PEOPLE, authors = ["me@us.example"], names = [] }: Wanted = {},
): string {
  const message = parseMessage(octetsOf(source))
  const splicesFor = planCopies({
    message,
    showing,
    concealed: new Set(concealed.map(key)),
    names,
    authors: new Set(authors.map(key)),
    answerTo: new Set(),
    us: [foldDomain("us.example")],
  })
  return octetString(applySplices(message.bytes, splicesFor(key(recipient))))
}

const FROM = "From: me@us.example\r\n"

const NAMED: Wanted = { names: ["Anna Aap", "Bert Beer", "Cor Cavia"] }

const table: readonly [name: string, recipient: string, header: string, expected: string, wanted?: Wanted][] =
  [
    [
      "To keeps its recipient, name and all",
      "b@y.example",
      'To: a@x.example, "B, de" <b@y.example>\r\n',
      'To: "B, de" <b@y.example>\r\n',
    ],
    [
      "a comment behind it goes",
      "b@y.example",
      'To: a@x.example, "B, de" <b@y.example> (en Anna)\r\n',
      'To: "B, de" <b@y.example>\r\n',
    ],
    [
      "a comment inside it goes with the name",
      "b@y.example",
      "To: Bee (en Anna) <b@y.example>, a@x.example\r\n",
      "To: b@y.example\r\n",
    ],
    [
      "a comment in place of a name goes",
      "b@y.example",
      "To: b@y.example (Bee, Anna), a@x.example\r\n",
      "To: b@y.example\r\n",
    ],
    [
      "what stands behind the brackets goes",
      "b@y.example",
      "To: a@x.example, <b@y.example> Anna Aap\r\n",
      "To: b@y.example\r\n",
    ],
    [
      "names of others in front of it go",
      "b@y.example",
      "To: Cor, Anna, Bert Beer <b@y.example>\r\n",
      "To: b@y.example\r\n",
      NAMED,
    ],
    [
      "one such name goes too",
      "b@y.example",
      "To: Anna, Bert Beer <b@y.example>\r\n",
      "To: b@y.example\r\n",
      NAMED,
    ],
    [
      "a name that names somebody else goes",
      "b@y.example",
      'To: "Bert Beer en Aap, Anna" <b@y.example>\r\n',
      "To: b@y.example\r\n",
      NAMED,
    ],
    [
      "a name that holds somebody else's address goes",
      "b@y.example",
      'To: "B, namens a@x.example" <b@y.example>\r\n',
      "To: b@y.example\r\n",
    ],
    [
      "a name that is the address stays",
      "b@y.example",
      "To: 'b@y.example' <b@y.example>, a@x.example\r\n",
      "To: 'b@y.example' <b@y.example>\r\n",
    ],
    [
      "an encoded name stays as it was written",
      "b@y.example",
      "To: =?utf-8?q?B=C3=A9?= <b@y.example>, a@x.example\r\n",
      "To: =?utf-8?q?B=C3=A9?= <b@y.example>\r\n",
    ],
    [
      "a folded To",
      "b@y.example",
      "To: a@x.example,\r\n\tBee\r\n <b@y.example>,\r\n c@z.example\r\n",
      "To: Bee\r\n <b@y.example>\r\n",
    ],
    [
      "a group goes, its member stays",
      "b@y.example",
      "To: Team: a@x.example, b@y.example;\r\n",
      "To: b@y.example\r\n",
    ],
    ["other To fields go", "b@y.example", "To: a@x.example\r\nTo: b@y.example\r\n", "To: b@y.example\r\n"],
    [
      "a recipient in Cc",
      "b@y.example",
      "To: a@x.example\r\nCc: b@y.example, c@z.example\r\n",
      "To: undisclosed-recipients:;\r\nCc: b@y.example\r\n",
    ],
    [
      "a hidden recipient",
      "c@z.example",
      "To: a@x.example\r\nCc: b@y.example\r\n",
      "To: undisclosed-recipients:;\r\n",
    ],
    [
      "a hidden recipient where there is no To",
      "c@z.example",
      "Cc: a@x.example\r\n",
      "To: undisclosed-recipients:;\r\n",
    ],
    [
      "an empty group in To stays what it is",
      "c@z.example",
      "To: undisclosed-recipients:;\r\n",
      "To: undisclosed-recipients:;\r\n",
    ],
    ["the author's own copy", "me@us.example", "To: me@us.example, a@x.example\r\n", "To: me@us.example\r\n"],
    ["Bcc always goes", "c@z.example", "To: c@z.example\r\nBcc: c@z.example\r\n", "To: c@z.example\r\n"],
    [
      "Resent fields too",
      "a@x.example",
      "To: a@x.example\r\nResent-To: b@y.example\r\nResent-Bcc: c@z.example\r\n",
      "To: a@x.example\r\n",
    ],
    ["bare line feeds stay bare", "b@y.example", "To: a@x.example,\n b@y.example\n", "To: b@y.example\n"],
    [
      "a field of any name that names somebody else goes",
      "a@x.example",
      "To: a@x.example\r\nX-Strange: for B@Y.Example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "one that names only its recipient stays",
      "a@x.example",
      "To: a@x.example\r\nX-Strange: for a@x.example\r\n",
      "To: a@x.example\r\nX-Strange: for a@x.example\r\n",
    ],
    [
      "one that names nobody stays, byte for byte",
      "a@x.example",
      "To: a@x.example\r\nX-Odd:  \t kept \r\n  as it is\r\n",
      "To: a@x.example\r\nX-Odd:  \t kept \r\n  as it is\r\n",
    ],
    [
      "VERP and encoded words are seen",
      "a@x.example",
      "To: a@x.example\r\nX-V: bounce+b=y.example@l.example\r\nX-E: =?utf-8?q?c=40z.example?=\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "the for clause of Received goes",
      "a@x.example",
      "Received: from p by q with SMTP\r\n for <b@y.example>; Fri, 20 Nov 2026\r\nTo: a@x.example\r\n",
      "Received: from p by q with SMTP; Fri, 20 Nov 2026\r\nTo: a@x.example\r\n",
    ],
    [
      "its own for clause stays",
      "a@x.example",
      "Received: from p for <a@x.example>; Fri\r\nTo: a@x.example\r\n",
      "Received: from p for <a@x.example>; Fri\r\nTo: a@x.example\r\n",
    ],
    [
      "a local part behind other words is seen",
      "a@x.example",
      "To: a@x.example\r\nX-V: lid-b@y.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "an address that is folded is seen",
      "a@x.example",
      "To: a@x.example\r\nX-F: b@\r\n y.example\r\nX-G: b@y.exa\r\n mple\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "base64 is seen, wherever it begins",
      "a@x.example",
      `To: a@x.example\r\nX-B: ${btoa("naar b@y.example")}\r\nX-C: id-${btoa("b@y.example")}\r\n`,
      "To: a@x.example\r\n",
    ],
    [
      "base64 that is folded is seen",
      "a@x.example",
      `To: a@x.example\r\nX-B: ${btoa("aan: b@y.").slice(0, 10)}\r\n ${btoa("aan: b@y.example").slice(10)}\r\n`,
      "To: a@x.example\r\n",
    ],
    [
      "guest accounts and copied fields are seen",
      "a@x.example",
      "To: a@x.example\r\nX-U: b_y.example#EXT#@t.example\r\nX-Z: z=To:b=40y.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "an identifier that ends like an address stays",
      "a@x.example",
      "References: <2026.b@y.example> <lid-c@z.example>\r\nTo: a@x.example\r\n",
      "References: <2026.b@y.example> <lid-c@z.example>\r\nTo: a@x.example\r\n",
    ],
    [
      "an identifier that is an address goes",
      "a@x.example",
      "References: <1@us.example> <b@y.example>\r\nTo: a@x.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "a field that names two by name goes",
      "a@x.example",
      "To: a@x.example\r\nX-Display-To: Anna Aap; Beer, Bert\r\nKeywords: anna aap, bert beer\r\n",
      "To: a@x.example\r\n",
      NAMED,
    ],
    [
      "names in encoded words are seen",
      "a@x.example",
      "To: a@x.example\r\nComments: =?utf-8?q?Anna_Aap=2C_Bert_?= =?utf-8?q?Beer?=\r\n",
      "To: a@x.example\r\n",
      NAMED,
    ],
    [
      "one that names one by name stays",
      "a@x.example",
      "To: a@x.example\r\nX-About: Bert Beer, Bert Beer\r\n",
      "To: a@x.example\r\nX-About: Bert Beer, Bert Beer\r\n",
      NAMED,
    ],
    [
      "the subject stays, whoever is in it",
      "a@x.example",
      "To: a@x.example\r\nSubject: Anna Aap en Bert Beer\r\n",
      "To: a@x.example\r\nSubject: Anna Aap en Bert Beer\r\n",
      NAMED,
    ],
    [
      "Reply-To keeps a functional mailbox",
      "a@x.example",
      "Reply-To: a@x.example, b@y.example, Info <info@other.example>\r\nTo: a@x.example\r\n",
      "Reply-To: Info <info@other.example>\r\nTo: a@x.example\r\n",
    ],
    [
      "Reply-To goes where its recipient would be alone",
      "a@x.example",
      "Reply-To: a@x.example, b@y.example, c@z.example\r\nTo: a@x.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "names in a comment of Reply-To go",
      "a@x.example",
      "Reply-To: info@other.example (Anna Aap, Bert Beer)\r\nTo: a@x.example\r\n",
      "Reply-To: info@other.example\r\nTo: a@x.example\r\n",
      NAMED,
    ],
    [
      "Reply-To keeps the author",
      "a@x.example",
      "Reply-To: me@us.example, b@y.example\r\nTo: a@x.example\r\n",
      "Reply-To: me@us.example\r\nTo: a@x.example\r\n",
    ],
    [
      "what Exchange writes for itself goes",
      "a@x.example",
      "X-MS-Exchange-Organization-BCC: anything\r\nTo: a@x.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "our own signature over To goes",
      "a@x.example",
      "DKIM-Signature: v=1; d=us.example; h=from:to; b=x\r\nTo: a@x.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "our own signature over nothing that changes stays",
      "a@x.example",
      "DKIM-Signature: v=1; d=us.example; h=from:date; b=x\r\nTo: a@x.example\r\n",
      "DKIM-Signature: v=1; d=us.example; h=from:date; b=x\r\nTo: a@x.example\r\n",
    ],
    [
      "our own signature over a field that goes, goes",
      "a@x.example",
      "DKIM-Signature: v=1; d=us.example; h=from:x-r; b=x\r\nX-R: b@y.example\r\nTo: a@x.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "our own signature over a Cc that is not there stays",
      "a@x.example",
      "DKIM-Signature: v=1; d=us.example; h=from:cc; b=x\r\nTo: a@x.example\r\n",
      "DKIM-Signature: v=1; d=us.example; h=from:cc; b=x\r\nTo: a@x.example\r\n",
    ],
    [
      "a signature that copies the fields it covers goes",
      "a@x.example",
      "DKIM-Signature: v=1; d=other.example; z=To:b=40y.example; b=x\r\nTo: a@x.example\r\n",
      "To: a@x.example\r\n",
    ],
    [
      "somebody else's signature stays",
      "a@x.example",
      "DKIM-Signature: v=1; d=other.example; h=to; b=x\r\nTo: a@x.example\r\n",
      "DKIM-Signature: v=1; d=other.example; h=to; b=x\r\nTo: a@x.example\r\n",
    ],
    [
      "showing the visible: To and Cc stay, Bcc goes",
      "c@z.example",
      "To: a@x.example\r\nCc: b@y.example\r\nBcc: c@z.example\r\nX-Rcpt: c@z.example\r\n",
      "To: a@x.example\r\nCc: b@y.example\r\n",
      { showing: "visible", concealed: ["c@z.example"] },
    ],
  ]

for (const [name, recipient, header, expected, wanted] of table) {
  test(`copy: ${name}`, () => {
    const end = header.includes("\r\n") ? "\r\n" : "\n"
    const from = FROM.replace("\r\n", end)
    assert.equal(
      copyFor(recipient, `${from}${header}${end}hi${end}`, wanted),
      `${from}${expected}${end}hi${end}`,
    )
  })
}

const CALENDAR = [
  "BEGIN:VCALENDAR",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "UID:1",
  "ORGANIZER:mailto:me@us.example",
  "ATTENDEE;CN=A:mailto:a@x.example",
  'ATTENDEE;CN="Bee with a very long name that makes this line one that has to be \r\n folded":mailto:b@y.example',
  "ATTENDEE;CUTYPE=ROOM:mailto:zaal1@us.example",
  "X-MS-OLK-SENDER:mailto:c@z.example",
  "SUMMARY:caf\u00C3\u00A9",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n")
const FOR_A = CALENDAR.split("\r\n")
  .filter((line) => !/Bee|^ folded|X-MS/.test(line))
  .join("\r\n")

const ENCODERS: readonly (readonly [name: string, encode: (text: string) => Uint8Array])[] = [
  ["8bit", octetsOf],
  ["base64", (text) => encodeBase64(octetsOf(text))],
  ["quoted-printable", (text) => encodeQuotedPrintable(octetsOf(text))],
]
for (const [encoding, encode] of ENCODERS) {
  test(`copy: a calendar in ${encoding} keeps its own attendee, the organizer and the room`, () => {
    const body = octetString(encode(CALENDAR))
    const source = `${FROM}To: a@x.example, b@y.example\r\nContent-Type: text/calendar\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
    const copy = parseMessage(octetsOf(copyFor("a@x.example", source)))
    assert.equal(octetString(decodedBody(copy, copy.root)), FOR_A)
  })
}

const LISTED = [
  "BEGIN:VCALENDAR",
  "X-NAMES:Anna Aap;Bert Beer",
  "CONTACT:Anna Aap\\, Bert Beer",
  'ATTENDEE;CUTYPE=ROOM;CN="Zaal van Anna Aap en Bert Beer":mailto:zaal2@us.example',
  'ATTENDEE;CN="A;CUTYPE=ROOM":mailto:c@z.example',
  "X-ATTENDEE-NAMES:Anna;Bert",
  "X-ONE:Anna Aap",
  "DESCRIPTION:Anna Aap\\, Bert Beer",
  "END:VCALENDAR",
  "",
].join("\r\n")

test("copy: in a calendar what names two by name goes, but for the description", () => {
  const copy = copyFor(
    "a@x.example",
    `${FROM}To: a@x.example\r\nContent-Type: text/calendar\r\n\r\n${LISTED}`,
    NAMED,
  )
  const left = [
    "BEGIN:VCALENDAR",
    "X-ONE:Anna Aap",
    "DESCRIPTION:Anna Aap\\, Bert Beer",
    "END:VCALENDAR",
    "",
  ].join("\r\n")
  assert.equal(copy.slice(copy.indexOf("BEGIN:")), left)
})

for (const [name, tags, stays] of [
  ["a signature over the body goes when a calendar is cut", "h=from", false],
  ["a signature over nothing of the body stays", "h=from; l=0", true],
] as const) {
  test(`copy: ${name}`, () => {
    const source = `${FROM}DKIM-Signature: d=us.example; ${tags}; bh=x; b=x\r\nTo: a@x.example\r\nContent-Type: text/calendar\r\n\r\n${CALENDAR}`
    assert.equal(copyFor("a@x.example", source).includes("DKIM"), stays)
  })
}

test("copy: three thousand fields that each name one person are one cut, or two around one's own", () => {
  const many = Array.from({ length: 3000 }, (_, number) => `p${number}@x.example`)
  const message = parseMessage(octetsOf(`${many.map((one) => `X-R: ${one}`).join("\r\n")}\r\n${FROM}\r\nhi`))
  const concealed = new Set(many.map(key))
  const splicesFor = planCopies({
    message,
    showing: "self",
    concealed,
    names: [],
    authors: new Set(),
    answerTo: new Set(),
    us: [],
  })
  assert.equal(splicesFor(key("q@x.example")).length, 1)
  assert.equal(splicesFor(key("p7@x.example")).length, 2)
  assert.equal(
    octetString(applySplices(message.bytes, splicesFor(key("p7@x.example")))),
    `X-R: p7@x.example\r\n${FROM}\r\nhi`,
  )
})

test("copy: a calendar inside a signature is left alone", () => {
  const inner = `Content-Type: text/calendar\r\n\r\n${CALENDAR}`
  const source = `${FROM}To: a@x.example\r\nContent-Type: multipart/signed; boundary=s\r\n\r\n--s\r\n${inner}\r\n--s\r\n\r\nsig\r\n--s--\r\n`
  assert.ok(copyFor("a@x.example", source).includes(CALENDAR))
})
