import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"

import type { RelayOutcome } from "../../app/queue/relay.ts"
import { SMALL_OCTETS } from "./blocks.ts"
import { EVERYTHING, NO_CHUNKING, ONE_BY_ONE, startFakeHost } from "./fake-host.ts"
import type { Deed, Stage } from "./fake-host.ts"
import { LETTER, outgoingOf, tryRelay } from "./try-relay.ts"
import type { ToSend } from "./try-relay.ts"

/** What was said after EHLO and before QUIT, and how many writes it took. */
async function say(
  offers: readonly string[] | undefined,
  toSend: ToSend,
  does?: (stage: Stage, line: string) => Deed,
): Promise<{
  readonly outcome: RelayOutcome
  readonly commands: readonly string[]
  readonly messages: readonly string[]
  readonly reads: readonly string[]
}> {
  await using host = await startFakeHost({ offers, does })
  const relay = tryRelay([host])
  const outcome = await relay.send(outgoingOf(toSend))
  await relay.close()
  const isHello = (command: string): boolean => /^(?:EHLO|HELO|QUIT)/.test(command)
  return {
    outcome,
    commands: host.commands.filter((command) => !isHello(command)),
    messages: host.messages.map((message) => message.toString()),
    reads: host.reads.map((read) => read.toString()).filter((read) => !isHello(read)),
  }
}

const MAIL = `MAIL FROM:<jan@voorbeeld.example> SIZE=${LETTER.length}`
const RCPT = "RCPT TO:<els@politie.example>"
const TWO = ["els@politie.example", "piet@politie.example"]
const RCPT_2 = "RCPT TO:<piet@politie.example>"
const CHUNK = `BDAT ${LETTER.length} LAST`

describe("what is written together", () => {
  const table: readonly [
    name: string,
    offers: readonly string[],
    toSend: ToSend,
    writes: readonly string[],
  ][] = [
    ["everything, where BDAT is offered", EVERYTHING, {}, [`${MAIL}|${RCPT}|${CHUNK}|${LETTER}`]],
    [
      "everything to several, if it need not go to all",
      EVERYTHING,
      { recipients: TWO, whole: false },
      [`${MAIL}|${RCPT}|${RCPT_2}|${CHUNK}|${LETTER}`],
    ],
    [
      "the message apart from several that must all be accepted",
      EVERYTHING,
      { recipients: TWO },
      [`${MAIL}|${RCPT}|${RCPT_2}|`, `${CHUNK}|${LETTER}`],
    ],
    ["DATA with the rest", NO_CHUNKING, {}, [`${MAIL}|${RCPT}|DATA|`, `${LETTER}.|`]],
    [
      "DATA with the rest, if it need not go to all",
      NO_CHUNKING,
      { recipients: TWO, whole: false },
      [`${MAIL}|${RCPT}|${RCPT_2}|DATA|`, `${LETTER}.|`],
    ],
    [
      "DATA by itself for several that must all be accepted",
      NO_CHUNKING,
      { recipients: TWO },
      [`${MAIL}|${RCPT}|${RCPT_2}|`, "DATA|", `${LETTER}.|`],
    ],
    [
      "nothing without PIPELINING",
      ONE_BY_ONE,
      { recipients: TWO },
      [`${MAIL}|`, `${RCPT}|`, `${RCPT_2}|`, "DATA|", `${LETTER}.|`],
    ],
  ]
  for (const [name, offers, toSend, writes] of table) {
    test(name, async () => {
      const { outcome, reads, messages } = await say(offers, toSend)
      assert.equal(outcome.kind, "accepted")
      assert.deepEqual(
        reads,
        writes.map((write) => write.replaceAll("|", "\r\n")),
      )
      assert.deepEqual(messages, [LETTER])
    })
  }
})

describe("the envelope as it was written, with what the host offers", () => {
  const recipients = [
    { address: "Els@politie.example", notify: "SUCCESS,FAILURE", orcpt: "rfc822;Els+2B@politie.example" },
    { address: "els@politie.example", notify: "NEVER" },
    { address: '"a b"@politie.example' },
  ]
  const envelope = { ret: "HDRS", envid: "QQ+2B314", auth: "<>", body: "8BITMIME", smtputf8: true } as const
  const size = `SIZE=${LETTER.length}`
  const table: readonly [string, readonly string[] | undefined, ToSend, readonly string[]][] = [
    [
      "everything",
      [...NO_CHUNKING, "AUTH PLAIN"],
      { recipients, envelope },
      [
        `MAIL FROM:<jan@voorbeeld.example> ${size} BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=QQ+2B314 AUTH=<>`,
        "RCPT TO:<Els@politie.example> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;Els+2B@politie.example",
        "RCPT TO:<els@politie.example> NOTIFY=NEVER",
        'RCPT TO:<"a b"@politie.example>',
        "DATA",
      ],
    ],
    [
      "no DSN: its parameters are left out",
      ["PIPELINING", "8BITMIME"],
      { recipients, envelope: { ...envelope, smtputf8: false } },
      [
        "MAIL FROM:<jan@voorbeeld.example> BODY=8BITMIME",
        "RCPT TO:<Els@politie.example>",
        "RCPT TO:<els@politie.example>",
        'RCPT TO:<"a b"@politie.example>',
        "DATA",
      ],
    ],
    [
      "only HELO",
      undefined,
      { envelope: { body: "7BIT" } },
      ["MAIL FROM:<jan@voorbeeld.example>", RCPT, "DATA"],
    ],
    ["null sender", ["SIZE 0"], { envelope: { sender: "" } }, [`MAIL FROM:<> ${size}`, RCPT, "DATA"]],
    [
      "eight bits that nobody declared",
      ["8BITMIME"],
      { octets: "\r\ncaf\u00e9\r\n" },
      ["MAIL FROM:<jan@voorbeeld.example> BODY=8BITMIME", RCPT, "DATA"],
    ],
    [
      "seven bits declared as eight, to a host without 8BITMIME",
      [],
      { envelope: { body: "8BITMIME" } },
      ["MAIL FROM:<jan@voorbeeld.example>", RCPT, "DATA"],
    ],
    [
      "an address in UTF-8",
      ["SMTPUTF8", "8BITMIME"],
      { recipients: ["zo\u00eb@politie.example"], envelope: { smtputf8: true } },
      ["MAIL FROM:<jan@voorbeeld.example> SMTPUTF8", "RCPT TO:<zo\u00eb@politie.example>", "DATA"],
    ],
  ]
  for (const [name, offers, toSend, commands] of table) {
    test(name, async () => {
      const said = await say(offers, toSend)
      assert.deepEqual(said.commands, commands)
      assert.equal(said.outcome.kind, "accepted")
    })
  }
})

describe("what this host does not take is not sent", () => {
  const table: readonly [string, readonly string[], ToSend, number, string][] = [
    ["a message of the greatest size", [`SIZE ${LETTER.length}`], {}, 250, "2.0.0"],
    ["a message of one octet more", [`SIZE ${LETTER.length - 1}`], {}, 552, "5.3.4"],
    ["eight bits", ["DSN"], { octets: "\r\ncaf\u00e9" }, 554, "5.6.3"],
    ["internationalised mail", ["8BITMIME"], { envelope: { smtputf8: true } }, 550, "5.6.7"],
    ["an address with a line end", [], { recipients: ["a\r\nRSET\r\n@b.example"] }, 554, "5.5.2"],
    ["an ENVID with NUL", [], { envelope: { envid: "\0" } }, 554, "5.5.2"],
    ["mail to nobody", [], { recipients: [] }, 554, "5.5.2"],
  ]
  for (const [name, offers, toSend, code, status] of table) {
    test(`${name}: ${code} ${status}`, async () => {
      const { outcome, commands } = await say(offers, toSend)
      assert.ok("reply" in outcome)
      assert.deepEqual([outcome.reply.code, outcome.reply.status], [code, status])
      assert.equal(commands.length === 0, code !== 250)
    })
  }
})

describe("some recipients are refused", () => {
  const no = { code: 550, status: "5.1.1", lines: ["no"] } as const
  const later = { code: 450, status: "4.2.1", lines: ["later"] } as const
  const refuse =
    (...words: readonly string[]) =>
    (stage: Stage, line: string): Deed => {
      if (stage !== "RCPT" || !words.some((word) => line.includes(word))) return undefined
      return { say: line.includes("piet") ? "550 5.1.1 no\r\n" : "450 4.2.1 later\r\n" }
    }
  const refusedBoth = [
    { recipient: 0, reply: later },
    { recipient: 1, reply: no },
  ]
  for (const [how, offers] of [
    ["BDAT", EVERYTHING],
    ["DATA", NO_CHUNKING],
    ["one by one", ONE_BY_ONE],
  ] as const) {
    test(`${how}: it goes to the others`, async () => {
      const { outcome, messages } = await say(offers, { recipients: TWO, whole: false }, refuse("piet"))
      assert.ok(outcome.kind === "accepted")
      assert.deepEqual(outcome.refused, [{ recipient: 1, reply: no }])
      assert.deepEqual(messages, [LETTER])
    })
    test(`${how}: nothing is sent where all or none must have it`, async () => {
      const { outcome, messages, commands } = await say(offers, { recipients: TWO }, refuse("piet"))
      assert.deepEqual(outcome, { kind: "divided", refused: [{ recipient: 1, reply: no }] })
      assert.deepEqual(messages, [])
      assert.deepEqual(commands.slice(-2), [RCPT_2, "RSET"])
    })
    for (const whole of [true, false]) {
      test(`${how}: all of them, ${whole ? "whole" : "in parts"}: the reply that leaves most hope`, async () => {
        const { outcome, messages } = await say(offers, { recipients: TWO, whole }, refuse("els", "piet"))
        assert.deepEqual(outcome, { kind: "refused", reply: later, refused: refusedBoth })
        assert.deepEqual(messages, [])
      })
    }
  }

  test("all of them, and the host says 354 all the same: an end of data, and nobody gets anything", async () => {
    const { outcome, reads, messages } = await say(
      NO_CHUNKING,
      { recipients: TWO, whole: false },
      (stage, line) =>
        stage === "DATA"
          ? { say: "354 go\r\n" }
          : stage === "end"
            ? { say: "250 done\r\n" }
            : refuse("els", "piet")(stage, line),
    )
    assert.equal(outcome.kind, "refused")
    assert.equal(reads.at(-1), ".\r\n")
    assert.deepEqual(messages, [Buffer.alloc(0).toString()])
  })

  test("the only one, after the message went along: refused, whatever is said of the message", async () => {
    const { outcome } = await say(EVERYTHING, {}, (stage, line) =>
      stage === "BDAT" ? { say: "250 done\r\n" } : refuse("els")(stage, line),
    )
    assert.equal(outcome.kind, "refused")
  })
})

describe("octets arrive as they were", () => {
  const large = Buffer.alloc(
    3 * SMALL_OCTETS + 17,
    "Subject: x\r\n\r\n.een\r\n..twee\r\n.\r\nzonder punt\r\n",
  )
  const sizes: readonly [string, Uint8Array][] = [
    ["small at the limit", large.subarray(0, SMALL_OCTETS)],
    ["one octet above it", large.subarray(0, SMALL_OCTETS + 1)],
    ["large", large],
    ["nothing", Buffer.alloc(0)],
  ]
  for (const [name, octets] of sizes) {
    for (const cut of [97, 70_000, 1 << 20]) {
      for (const asynchronous of [true, false]) {
        test(`${name}, in pieces of ${cut}${asynchronous ? ", one after the other" : ""}`, async () => {
          for (const offers of [EVERYTHING, NO_CHUNKING]) {
            await using host = await startFakeHost({ offers })
            await using relay = tryRelay([host])
            const outcome = await relay.send(outgoingOf({ octets, cut, asynchronous }))
            assert.equal(outcome.kind, "accepted")
            const [message = Buffer.alloc(0)] = host.messages
            const isAdded = offers === NO_CHUNKING && octets.length > 0 && !endsInCrlf(octets)
            assert.ok(message.equals(isAdded ? Buffer.concat([octets, Buffer.from("\r\n")]) : octets))
          }
        })
      }
    }
  }

  test("any octets, in any pieces, over one connection", async () => {
    await using host = await startFakeHost({ offers: EVERYTHING })
    await using relay = tryRelay([host], { pool: { connections: 1, transactions: 1_000_000 } })
    const octets = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .string({ unit: fc.constantFrom(".", "\r", "\n", "\r\n.", "\0", "a") })
        .map((text) => Buffer.from(text)),
    )
    await fc.assert(
      fc.asyncProperty(octets, fc.integer({ min: 1, max: 9 }), async (message, cut) => {
        const { kind } = await relay.send(outgoingOf({ octets: message, cut }))
        assert.equal(kind, "accepted")
        assert.ok(host.messages.at(-1)?.equals(message))
      }),
      { numRuns: 200 },
    )
    assert.equal(host.connections(), 1)
  })

  for (const size of [LETTER.length - 1, LETTER.length + 1, 10 * SMALL_OCTETS]) {
    test(`a message that said it was ${size} octets and is not: never completed`, async () => {
      for (const offers of [EVERYTHING, NO_CHUNKING]) {
        await using host = await startFakeHost({ offers })
        await using relay = tryRelay([host])
        const outcome = await relay.send(outgoingOf({ size }))
        assert.ok(outcome.kind === "unreachable")
        assert.equal(outcome.reply.status, "4.3.0")
        assert.deepEqual(host.messages, [])
        assert.equal((await relay.send(outgoingOf())).kind, "accepted")
      }
    })
  }
})

function endsInCrlf(octets: Uint8Array): boolean {
  return Buffer.from(octets.subarray(-2)).equals(Buffer.from("\r\n"))
}
