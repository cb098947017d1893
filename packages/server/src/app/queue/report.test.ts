import { describe, test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import PostalMime from "postal-mime"
import type { Recipient } from "../gate/envelope.ts"
import type { ReportRequest } from "./own-mail.ts"
import { reportComposer } from "./report.ts"
import { reply } from "../gate/reply.ts"
import type { Reply } from "../gate/reply.ts"

const compose = reportComposer({
  hostName: "sluis.voorbeeld.example",
  postmaster: "postmaster@voorbeeld.example",
  organisation: "Gemeente Voorbeeld",
  timeZone: "Europe/Amsterdam",
  newId: () => "abcdefghijklmnop",
})

const HEADER = Buffer.from(
  "From: Sanne <sanne@voorbeeld.example>\r\nTo: jan@politie.example\r\nMessage-ID: <1@voorbeeld.example>\r\n",
)

type Case = {
  readonly address?: string
  readonly orcpt?: string
  readonly reply?: Reply
  readonly action?: "failed" | "relayed"
  readonly expired?: boolean
  readonly envelope?: Partial<ReportRequest["envelope"]>
  readonly original?: Uint8Array
  readonly whole?: boolean
}

function requestOf(one: Case): ReportRequest {
  const recipient: Recipient = {
    address: one.address ?? "jan@politie.example",
    notify: undefined,
    orcpt: one.orcpt,
  }
  return {
    id: "message",
    arrivedAt: Date.UTC(2026, 10, 21, 13, 5),
    at: Date.UTC(2026, 10, 21, 13, 6),
    envelope: {
      sender: "sanne@voorbeeld.example",
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: [{ address: "other@elders.example", notify: undefined, orcpt: undefined }, recipient],
      ...one.envelope,
    },
    recipients: [
      {
        recipient: 1,
        reply: one.reply ?? reply(550, "5.1.1", "User unknown"),
        action: one.action ?? "failed",
        ...(one.expired === undefined ? {} : { expired: one.expired }),
      },
    ],
    original: one.original ?? HEADER,
    ...(one.whole === undefined ? {} : { whole: one.whole }),
  }
}

type Read = {
  readonly raw: string
  readonly text: string
  readonly status: string
  readonly headers: ReadonlyMap<string, string>
  readonly returned: { readonly type: string; readonly content: string } | undefined
}

/** Read by another parser than ours. */
async function read(octets: Uint8Array): Promise<Read> {
  const mail = await PostalMime.parse(octets, { forceRfc822Attachments: true })
  const [status, returned, ...more] = mail.attachments.map(({ mimeType, content }) => ({
    type: mimeType,
    content:
      typeof content === "string"
        ? content
        : Buffer.from(new Uint8Array(content)).toString("latin1").replaceAll("\r\n", "\n"),
  }))
  assert.deepEqual(more, [])
  assert.equal(status?.type, "message/delivery-status")
  return {
    raw: Buffer.from(octets).toString("latin1"),
    text: mail.text ?? "",
    status: status.content.replaceAll(/\n[ \t]+/g, " "),
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    returned,
  }
}

test("it goes from the administrator to the sender, as an automatic answer to the message", async () => {
  const { headers } = await read(compose(requestOf({})))
  assert.equal(headers.get("from"), "Mail Delivery System <postmaster@voorbeeld.example>")
  assert.equal(headers.get("to"), "<sanne@voorbeeld.example>")
  assert.equal(headers.get("auto-submitted"), "auto-replied")
  assert.equal(headers.get("date"), "Sat, 21 Nov 2026 13:06:00 +0000")
  assert.equal(headers.get("message-id"), "<abcdefghijklmnop@sluis.voorbeeld.example>")
  assert.equal(headers.get("in-reply-to"), "<1@voorbeeld.example>")
  assert.equal(headers.get("references"), "<1@voorbeeld.example>")
  assert.match(headers.get("content-type") ?? "", /^multipart\/report; report-type=delivery-status;/)
})

test("it reads, for a program", async () => {
  const { status } = await read(
    compose(requestOf({ envelope: { envid: "QQ+2B314" }, orcpt: "rfc822;jan+2Bwerk@politie.example" })),
  )
  assert.equal(
    status.trim(),
    `Original-Envelope-Id: QQ+314
Reporting-MTA: dns; sluis.voorbeeld.example
Arrival-Date: Sat, 21 Nov 2026 13:05:00 +0000

Original-Recipient: rfc822; jan+werk@politie.example
Final-Recipient: rfc822; jan@politie.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown
Last-Attempt-Date: Sat, 21 Nov 2026 13:06:00 +0000`,
  )
})

test("it reads, for a person", async () => {
  const { text } = await read(compose(requestOf({})))
  assert.equal(
    text.replaceAll("\r\n", "\n").trim(),
    `(The same in English is below.)

Uw bericht van 21 november 2026 om 14:05 is hier niet aangekomen:

  jan@politie.example

Niet bekend bij de ontvangende organisatie.
Kijk of het goed gespeld is, of vraag de ontvanger naar het juiste
adres.
Antwoord: 550 5.1.1 User unknown

Dit gaat alleen over de ontvangers die hierboven staan.

Dit bericht is automatisch gemaakt door de mailserver van Gemeente
Voorbeeld.
Komt u er niet uit? Beantwoord dit bericht, dan leest de beheerder het.

----------------------------------------

Your message of 21 November 2026 at 14:05 did not reach:

  jan@politie.example

Not known at the receiving organisation.
Check the spelling, or ask the recipient for the right address.
Answer: 550 5.1.1 User unknown

This is only about the recipients listed above.

This message was made automatically by the mail server of Gemeente
Voorbeeld.
Need help? Answer this message, and the administrator will read it.`,
  )
})

describe("what it says of a recipient", () => {
  const table: readonly [what: string, one: Case, status: RegExp, text: RegExp][] = [
    ["an unknown domain", { reply: reply(550, "5.1.2", "x") }, /^Status: 5\.1\.2$/m, /apenstaartje/],
    ["a full mailbox", { reply: reply(552, "5.2.2", "x") }, /^Status: 5\.2\.2$/m, /mailbox is vol/],
    [
      "a mailbox that is closed",
      { reply: reply(550, "5.2.1", "x") },
      /^Status: 5\.2\.1$/m,
      /ontvangt nu geen/,
    ],
    [
      "a message too large",
      { reply: reply(552, "5.3.4", "x") },
      /^Status: 5\.3\.4$/m,
      /zonder grote bijlagen/,
    ],
    ["a refusal by rule", { reply: reply(554, "5.7.1", "x") }, /^Status: 5\.7\.1$/m, /spamfilter/],
    ["a reply without a status", { reply: reply(550, "", "x") }, /^Status: 5\.0\.0$/m, /geweigerd/],
    [
      "a status that contradicts its code",
      { reply: reply(550, "2.0.0", "x") },
      /^Status: 5\.0\.0$/m,
      /geweigerd/,
    ],
    ["a status that is none", { reply: reply(550, "5.01.1", "x") }, /^Status: 5\.0\.0$/m, /geweigerd/],
    [
      "a time that was up",
      { reply: reply(450, "4.2.0", "x"), expired: true },
      /^Status: 4\.2\.0$/m,
      /niet op tijd/,
    ],
    [
      "a time that was up for no better reason",
      { reply: reply(451, "", "x"), expired: true },
      /^Status: 4\.4\.7$/m,
      /op tijd/,
    ],
    [
      "being passed on",
      { reply: reply(250, "2.0.0", "x"), action: "relayed" },
      /^Action: relayed\nStatus: 2\.0\.0$/m,
      /doorgegeven/,
    ],
    [
      "an address outside ASCII",
      { address: "jörg@müller.example" },
      /^Final-Recipient: utf-8; j\\x\{F6\}rg@m\\x\{FC\}ller\.example$/m,
      /jörg@müller/,
    ],
    [
      "an original address in UTF-8",
      { orcpt: "utf-8;j\\x{F6}rg@x.example" },
      /^Original-Recipient: utf-8; j\\x\{F6\}rg@x\.example$/m,
      /./,
    ],
    ["an original address without a type", { orcpt: "jan" }, /^Original-Recipient: unknown; jan$/m, /./],
  ]
  for (const [what, one, status, text] of table) {
    test(what, async () => {
      const made = await read(compose(requestOf(one)))
      assert.match(made.status, status)
      assert.match(made.text, text)
      assert.ok(!made.raw.includes("other@elders.example"), "nobody else")
    })
  }
})

describe("what it returns", () => {
  const utf8 = Buffer.from("From: Jörg <jorg@voorbeeld.example>\r\nSubject: café\r\n")
  const message = Buffer.concat([HEADER, Buffer.from("\r\nHello\r\n")])
  const eightBit = Buffer.concat([HEADER, Buffer.from("\r\ncaf\u00e9\r\n", "latin1")])
  const table: readonly [what: string, one: Case, type: string, content: Uint8Array][] = [
    ["a header", {}, "text/rfc822-headers", HEADER],
    ["a header that holds UTF-8", { original: utf8 }, "message/global-headers", utf8],
    ["a message", { original: message, whole: true }, "message/rfc822", message],
    ["a message of 8 bits", { original: eightBit, whole: true }, "message/rfc822", eightBit],
    [
      "a message with a header in UTF-8",
      { original: utf8, whole: true, envelope: { smtputf8: true } },
      "message/global",
      utf8,
    ],
  ]
  for (const [what, one, type, content] of table) {
    test(what, async () => {
      const { returned } = await read(compose(requestOf(one)))
      assert.equal(returned?.type, type)
      // That parser gives line ends of its own.
      assert.equal(
        returned.content.trimEnd(),
        Buffer.from(new Uint8Array(content)).toString("latin1").replaceAll("\r\n", "\n").trimEnd(),
      )
    })
  }

  test("nothing, where nothing can be read any more", async () => {
    const { returned, headers } = await read(compose(requestOf({ original: new Uint8Array(0) })))
    assert.equal(returned, undefined)
    assert.equal(headers.get("in-reply-to"), undefined)
  })
})

test("a sender outside ASCII is the only thing for which a report needs SMTPUTF8", () => {
  const octets = compose(
    requestOf({ address: "jörg@müller.example", envelope: { sender: "sañne@voorbeeld.example" } }),
  )
  const lines = Buffer.from(octets).toString("latin1").split("\r\n")
  assert.deepEqual(
    lines.filter((line) => /[^\u0000-\u007F]/.test(line)),
    [`To: <${Buffer.from("sañne@voorbeeld.example").toString("latin1")}>`],
  )
})

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\r\nBcc: evil@x.example\r\n\r\nbody",
    "\n\nAction: delivered",
    "+0D+0ABcc:+20evil@x.example",
    "--=_abcdefghijklmnop",
    "\u2028\u0085\u202Ex",
    "a".repeat(5000),
    `${"a ".repeat(3000)}`,
  ),
)

test("whatever others wrote, it stays one report with the same fields", async () => {
  await fc.assert(
    fc.asyncProperty(
      hostile,
      hostile,
      hostile,
      hostile,
      hostile,
      async (address, orcpt, envid, line, status) => {
        const octets = compose(
          requestOf({
            address,
            orcpt,
            envelope: { envid },
            reply: reply(550, status, line, line),
            original: Buffer.from(`X: y\r\n${line}\r\nMessage-ID: ${address}\r\n`),
          }),
        )
        const made = await read(octets)
        assert.deepEqual(
          made.status
            .trim()
            .split("\n")
            .map((one) => one.split(":")[0]),
          "Original-Envelope-Id Reporting-MTA Arrival-Date  Original-Recipient Final-Recipient Action Status Diagnostic-Code Last-Attempt-Date".split(
            " ",
          ),
        )
        assert.ok(!made.headers.has("bcc"))
        for (const one of made.raw.split("\r\n")) {
          assert.ok(one.length <= 998, "RFC 5322 §2.1.1")
          assert.ok(!/[\r\n\0]/.test(one), "no bare CR or LF")
        }
      },
    ),
    { numRuns: 100 },
  )
})
