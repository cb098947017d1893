import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { readAudience } from "./audience.ts"
import { earlierMessages } from "./earlier.ts"
import { readTextZones } from "./text-zone.ts"
import { membersOfEarlier, quotedAuthors } from "./thread.ts"

/** To p0, p1 and p2, at an organisation each; the sender is els@voorbeeld.example. */
function earlier(
  body: string,
  head = "",
): { groups: readonly (readonly number[])[]; authors: readonly number[] } {
  const header = `From: els@voorbeeld.example\r\nTo: p0@a.example, p1@b.example, p2@c.example\r\n${head}`
  const message = parseMessage(octetsOf(`${header}${body.startsWith("Content") ? "" : "\r\n"}${body}`))
  const audience = readAudience(message, undefined, ["voorbeeld.example"])
  const found = earlierMessages(message, readTextZones(message))
  return {
    groups: membersOfEarlier(found, audience),
    authors: [...quotedAuthors(message, audience, found)],
  }
}

const quote = (from: string): string =>
  `Dank.\r\n\r\nVan: ${from}\r\nVerzonden: 4 mei 2026\r\nAan: p0@a.example; p1@b.example; p2@c.example\r\nOnderwerp: x\r\n\r\nDag`
const attached = (from: string): string =>
  `Content-Type: message/rfc822\r\n\r\n${from}To: p0@a.example, p1@b.example, p2@c.example\r\n\r\nDag`

const evidence: readonly [why: string, body: string, groups: readonly (readonly number[])[]][] = [
  ["somebody outside showed them to each other", quote("Jo <jo@d.example>"), [[0, 1, 2]]],
  ["one of them did", quote("p1@b.example"), [[1, 0, 2]]],
  ["the sender himself did: each may have got a copy of his own", quote("els@voorbeeld.example"), []],
  ["a colleague did: the same", quote("kees@voorbeeld.example"), []],
  ["a colleague at a domain below ours did", quote("kees@mail.voorbeeld.example"), []],
  ["nobody knows who did", quote("Els Jansen"), []],
  ["somebody in an Exchange directory did", quote("Els </O=X/CN=ELS>"), []],
  ["a list of people did", quote("p0@a.example; p1@b.example; p2@c.example"), []],
  ["an attached message of somebody outside did", attached("From: jo@d.example\r\n"), [[0, 1, 2]]],
  ["an attached message of a colleague did", attached("From: kees@voorbeeld.example\r\n"), []],
  ["an attached draft did", attached(""), []],
  [
    "an attribution names only its author",
    "Dank.\r\n\r\nOp 4 mei 2026 10:00 schreef p0@a.example:\r\n> Dag",
    [],
  ],
]
for (const [why, body, groups] of evidence)
  test(`acquainted? ${why}`, () => assert.deepEqual(earlier(body).groups, groups))

const ATTRIBUTION = "Dank.\r\n\r\nOp 4 mei 2026 10:00 schreef Jo <p1@b.example>:\r\n> Dag"
const authors: readonly [why: string, body: string, head: string, expected: readonly number[]][] = [
  ["whom a reply quotes is meant to be seen", ATTRIBUTION, "In-Reply-To: <1@b.example>\r\n", [1]],
  ["also by References alone", ATTRIBUTION, "References: <1@b.example>\r\n", [1]],
  ["not in a message that answers nothing", ATTRIBUTION, "", []],
  ["a header block names an author too", quote("p0@a.example"), "In-Reply-To: <1@b.example>\r\n", [0]],
  [
    "a list is no author",
    quote("p0@a.example; p1@b.example; p2@c.example"),
    "In-Reply-To: <1@b.example>\r\n",
    [],
  ],
]
for (const [why, body, head, expected] of authors)
  test(`quoted author: ${why}`, () => assert.deepEqual(earlier(body, head).authors, expected))
