import assert from "node:assert/strict"
import { test } from "node:test"
import { foldDomain } from "../mail/domain.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { isOurs, readAudience, type Audience, type Envelope } from "./audience.ts"

function audienceOf(lines: readonly string[], envelope?: Envelope, us: readonly string[] = []): Audience {
  return readAudience(parseMessage(octetsOf(`${lines.join("\r\n")}\r\n\r\nDag\r\n`)), envelope, us)
}

const FROM = "From: Jan <jan@voorbeeld.example>"
const sentBy = (sender: string, ...recipients: readonly string[]): Envelope => ({ sender, recipients })

/** A member as "seen written", with what is special about him. */
const people = ({ members }: Audience): readonly string[] =>
  members.map(({ seen, written, outside }) => `${seen} ${written}${outside ? " outside" : ""}`)

const table: readonly [
  why: string,
  lines: readonly string[],
  envelope: Envelope | undefined,
  members: readonly string[],
][] = [
  [
    "To, Cc and Bcc of a file",
    [FROM, "Cc: c@voorbeeld.example", "To: a@x.example", "Bcc: b@x.example"],
    undefined,
    ["cc c@voorbeeld.example", "to a@x.example outside", "bcc b@x.example outside"],
  ],
  [
    "two spellings are one person, as first written",
    [FROM, "To: Piet@X.example, <piet@x.EXAMPLE>", "Bcc: PIET@x.example"],
    undefined,
    ["to Piet@X.example outside"],
  ],
  [
    "the author is not counted, wherever he stands",
    [FROM, "To: JAN@voorbeeld.example, a@x.example", "Bcc: jan@voorbeeld.example"],
    undefined,
    ["to a@x.example outside"],
  ],
  [
    "nor is the one who sent it for him",
    [FROM, "Sender: s@x.example", "To: s@x.example, a@x.example"],
    undefined,
    ["to a@x.example outside"],
  ],
  [
    "nor is the sender of the envelope",
    [FROM, "To: e@x.example, a@x.example"],
    sentBy("E@x.example", "e@x.example"),
    ["to a@x.example outside"],
  ],
  [
    "whoever stands in Reply-To too is counted",
    [FROM, "Reply-To: a@x.example", "To: a@x.example"],
    undefined,
    ["to a@x.example outside"],
  ],
  [
    "whoever stands in Reply-To alone gets nothing",
    [FROM, "Reply-To: b@x.example", "To: a@x.example"],
    undefined,
    ["to a@x.example outside"],
  ],
  [
    "an envelope's recipient whom no field shows is hidden",
    [FROM, "To: a@x.example"],
    sentBy("jan@voorbeeld.example", "a@x.example", "b@x.example"),
    ["to a@x.example outside", "envelope b@x.example outside"],
  ],
  [
    "an envelope's recipient that our grammar refuses is a person",
    [FROM],
    sentBy("jan@voorbeeld.example", "a b@x@y.example"),
    ["envelope a b@x@y.example outside"],
  ],
  [
    "of three in From the second and third are shown like anybody else",
    ["From: jan@voorbeeld.example, b@x.example, c@x.example", "To: a@x.example, b@x.example"],
    undefined,
    ["to a@x.example outside", "to b@x.example outside", "cc c@x.example outside"],
  ],
  [
    "whoever stands in a comment of a file is shown",
    [FROM, "To: a@x.example (en b@x.example)"],
    undefined,
    ["to a@x.example outside", "cc b@x.example outside"],
  ],
  [
    "with an envelope such a one is hidden, if he gets it at all",
    [FROM, "To: a@x.example (en b@x.example, c@x.example)"],
    sentBy("jan@voorbeeld.example", "a@x.example", "b@x.example"),
    ["to a@x.example outside", "envelope b@x.example outside"],
  ],
  [
    "a local part that needs quotes keeps them",
    [FROM, 'To: "a b"@x.example'],
    undefined,
    ['to "a b"@x.example outside'],
  ],
]
for (const [why, lines, envelope, members] of table)
  test(`audience: ${why}`, () => assert.deepEqual(people(audienceOf(lines, envelope)), members))

test("audience: the visible come first, and every number leads to its member", () => {
  const { members, numbers, visible } = audienceOf([
    FROM,
    "Bcc: b@x.example",
    "To: a@x.example",
    "Cc: c@x.example",
  ])
  assert.equal(visible, 2)
  assert.deepEqual(
    members.map((member) => member.visible),
    [true, true, false],
  )
  assert.deepEqual(
    [...numbers],
    members.map(({ address }, number) => [address.key, number]),
  )
})

const answers: readonly [why: string, lines: readonly string[], expected: readonly string[]][] = [
  ["one mailbox", ["Reply-To: A@x.example"], ["a@x.example"]],
  ["two mailboxes", ["Reply-To: a@x.example, b@x.example"], ["a@x.example", "b@x.example"]],
  ["three are a list, not a place to answer to", ["Reply-To: a@x.example, b@x.example, c@x.example"], []],
  ["so are three in two fields", ["Reply-To: a@x.example, b@x.example", "Reply-To: c@x.example"], []],
  ["no Reply-To", [], []],
]
for (const [why, lines, expected] of answers) {
  test(`answers: ${why}`, () => {
    const { answerTo, authors } = audienceOf([FROM, ...lines])
    assert.deepEqual([...answerTo], expected)
    assert.deepEqual([...authors], ["jan@voorbeeld.example"])
  })
}

const copies: readonly [
  why: string,
  lines: readonly string[],
  envelope: Envelope | undefined,
  expected: readonly string[],
][] = [
  [
    "a file goes to everybody once, an author among them too",
    [
      FROM,
      "To: A@x.example, jan@voorbeeld.example, a@x.example",
      "Cc: Jan@voorbeeld.example",
      "Bcc: b@x.example",
    ],
    undefined,
    ["A@x.example", "jan@voorbeeld.example", "b@x.example"],
  ],
  [
    "an envelope stays as it is, twice the same person too",
    [FROM, "To: b@x.example"],
    sentBy("", "A@x.example", "a@x.example"),
    ["A@x.example", "a@x.example"],
  ],
]
for (const [why, lines, envelope, expected] of copies) {
  test(`copies: ${why}`, () =>
    assert.deepEqual(
      audienceOf(lines, envelope).envelope.map(({ address }) => address),
      expected,
    ))
}

test("whoever is only seen gets nothing", () => {
  const { envelope } = audienceOf([
    "From: a@x.example, b@x.example, c@x.example",
    "To: d@x.example (e@x.example)",
  ])
  assert.deepEqual(
    envelope.map(({ address }) => address),
    ["d@x.example"],
  )
})

test("the null sender is nobody: no address, no author, and us is who stands in From", () => {
  const { sender, nullSender, authors, us } = audienceOf([FROM, "To: a@x.example"], sentBy("", "a@x.example"))
  assert.deepEqual(
    [sender, nullSender, [...authors], us],
    [undefined, true, ["jan@voorbeeld.example"], ["voorbeeld.example"]],
  )
  assert.deepEqual([...audienceOf([], sentBy("")).authors], [])
})

const us: readonly [
  why: string,
  from: string,
  envelope: Envelope | undefined,
  configured: readonly string[],
  expected: readonly string[],
][] = [
  ["as configured, folded", "a@x.example", undefined, ["Voorbeeld.EXAMPLE."], ["voorbeeld.example"]],
  ["the domain of From", "a@x.example", undefined, [], ["x.example"]],
  ["the domain of From before that of the envelope", "a@x.example", sentBy("b@y.example"), [], ["x.example"]],
  ["nobody where anybody can have an address", "a@gmail.com", undefined, [], []],
]
for (const [why, from, envelope, configured, expected] of us) {
  test(`us: ${why}`, () => assert.deepEqual(audienceOf([`From: ${from}`], envelope, configured).us, expected))
}

const ours: readonly [host: string, own: readonly string[], expected: boolean][] = [
  ["voorbeeld.example", ["voorbeeld.example"], true],
  ["mail.voorbeeld.example", ["x.example", "voorbeeld.example"], true],
  ["onvoorbeeld.example", ["voorbeeld.example"], false],
  ["example", ["voorbeeld.example"], false],
  ["voorbeeld.example", [], false],
]
for (const [host, own, expected] of ours) {
  test(`${host} is ${expected ? "" : "not "}ours if we are ${own.join() || "nobody"}`, () => {
    assert.equal(isOurs(foldDomain(host), own.map(foldDomain)), expected)
  })
}
