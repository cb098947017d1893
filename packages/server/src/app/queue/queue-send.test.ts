import { test } from "node:test"
import assert from "node:assert/strict"
import { octetsSent, SILENT } from "./queue-doubles.ts"
import { newJob } from "./queue-job.ts"
import { authorDomain, send } from "./queue-send.ts"
import type { Outgoing } from "./relay.ts"
import { reply } from "../gate/reply.ts"
import type { Sign } from "../gate/sign.ts"

const OCTETS = Buffer.from("From: Sanne <sanne@Voorbeeld.example>\r\n\r\nHello\r\n")
const OUTCOME = { kind: "accepted", reply: reply(250, "2.0.0", "queued"), refused: [] } as const

async function sent(
  splices: readonly { readonly start: number; readonly end: number; readonly replacement: Uint8Array }[],
  sign: Sign,
  purpose: "individualise" | "report" = "individualise",
): Promise<string> {
  const copy = { splices, recipients: [0] }
  const job = newJob(
    {
      id: "a",
      purpose,
      at: 0,
      expiresAt: 0,
      envelope: {
        sender: "sanne@voorbeeld.example",
        body: undefined,
        smtputf8: false,
        ret: undefined,
        envid: undefined,
        auth: undefined,
        recipients: [{ address: "jan@x.example", notify: undefined, orcpt: undefined }],
      },
      prefix: Buffer.from("Received: x\r\n"),
      size: OCTETS.length,
      eightBit: false,
      copies: [copy],
      due: [],
      about: "",
    },
    0,
  )
  job.octets = OCTETS
  const all: Outgoing[] = []
  const relay = {
    send: (outgoing: Outgoing) => {
      all.push(outgoing)
      return Promise.resolve(OUTCOME)
    },
  }
  await send(
    { relay, sign, log: SILENT },
    job,
    { copy, recipients: [0], broken: false },
    new AbortController().signal,
  )
  const [outgoing] = all
  assert.ok(outgoing !== undefined)
  const octets = octetsSent({ at: 0, outgoing, outcome: OUTCOME })
  assert.equal(outgoing.size, octets.length)
  return Buffer.from(octets).toString()
}

const sign: Sign = (pieces, from) =>
  Promise.resolve(Buffer.from(`DKIM-Signature: ${from} ${Buffer.concat([...pieces()]).length}\r\n`))
const rewritten = [{ start: 41, end: 46, replacement: Buffer.from("Bye") }]

test("a rewritten copy is signed for the domain of its author, below our Received field", async () => {
  assert.equal(
    await sent(rewritten, sign),
    "Received: x\r\nDKIM-Signature: voorbeeld.example 46\r\nFrom: Sanne <sanne@Voorbeeld.example>\r\n\r\nBye\r\n",
  )
})

test("what goes as it came is not signed", async () => {
  assert.equal(await sent([], sign), `Received: x\r\n${OCTETS.toString()}`)
})

test("a letter of our own is signed, for nobody else has", async () => {
  assert.notEqual(await sent([], sign, "report"), await sent([], sign))
})

test("a copy that can't be signed goes without a signature", async () => {
  const unsigned = await sent(rewritten, () => Promise.reject(new Error("no")))
  assert.equal(unsigned, "Received: x\r\nFrom: Sanne <sanne@Voorbeeld.example>\r\n\r\nBye\r\n")
})

const authors: readonly [header: string, domain: string][] = [
  ["From: a@x.example, b@y.example\r\n\r\n", "x.example"],
  ["From: =?utf-8?q?J=C3=B6rg?=\r\n <j@xn--mller-kva.example>\r\n\r\n", "müller.example"],
  ["From: nobody\r\n\r\n", ""],
  ["To: a@x.example\r\n\r\nFrom: b@y.example\r\n", ""],
  ["", ""],
]
for (const [header, domain] of authors) {
  test(`the author's domain of ${JSON.stringify(header)} is "${domain}"`, () => {
    assert.equal(authorDomain(Buffer.from(header)), domain)
  })
}
