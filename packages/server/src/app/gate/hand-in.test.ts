import { test } from "node:test"
import assert from "node:assert/strict"
import { handIn } from "./hand-in.ts"
import type { HandIn } from "./hand-in.ts"

const NO_OPTIONS: HandIn = { from: undefined, recipients: [], keepBcc: false }
const FILE = [
  "From: Jan de Vries <jan@voorbeeld.example>",
  "To: Team: a@x.example, B <b@x.example>;, a@x.example",
  "Cc: =?utf-8?q?J=C3=B6rg?= <A@x.example>",
  "BCC: hidden@y.example,\n\tother@y.example",
  "Subject: x",
  "",
  "Dag.",
  ".",
].join("\n")

function read(file: string | Uint8Array, options: Partial<HandIn> = {}): ReturnType<typeof handIn> {
  return handIn(typeof file === "string" ? Buffer.from(file) : file, "a.eml", { ...NO_OPTIONS, ...options })
}

async function octetsOf(file: string, options?: Partial<HandIn>): Promise<string> {
  const outgoing = read(file, options)
  assert.ok(outgoing.ok)
  const octets = Buffer.concat(await Array.fromAsync(outgoing.value.pieces()))
  assert.equal(octets.length, outgoing.value.size)
  return octets.toString("latin1")
}

test("the envelope is read from From, To, Cc and Bcc; recipients stay as they are written, each once", () => {
  const outgoing = read(FILE)
  assert.ok(outgoing.ok)
  const { sender, recipients, body, smtputf8 } = outgoing.value.envelope
  assert.equal(sender, "jan@voorbeeld.example")
  assert.deepEqual(
    recipients.map(({ address }) => address),
    ["a@x.example", "b@x.example", "A@x.example", "hidden@y.example", "other@y.example"],
  )
  assert.deepEqual([body, smtputf8, outgoing.value.eightBit], [undefined, false, false])
})

test("what is given counts instead of the header", () => {
  const outgoing = read(FILE, { from: "", recipients: ["Z@z.example"] })
  assert.ok(outgoing.ok)
  assert.equal(outgoing.value.envelope.sender, "")
  assert.deepEqual(
    outgoing.value.envelope.recipients.map(({ address }) => address),
    ["Z@z.example"],
  )
})

test("Bcc is taken out, whole, unless it is to be kept; nothing else changes but line ends", async () => {
  const crlf = `${FILE.replaceAll("\n", "\r\n")}\r\n`
  assert.equal(await octetsOf(FILE, { keepBcc: true }), crlf)
  assert.equal(await octetsOf(FILE), crlf.replace(/BCC: [\s\S]*?other@y\.example\r\n/, ""))
})

const ends: readonly [name: string, file: string, body: string][] = [
  ["CRLF stays", "a\r\nb\r\n", "a\r\nb\r\n"],
  ["LF becomes CRLF", "a\nb\n", "a\r\nb\r\n"],
  ["CR becomes CRLF", "a\rb\r", "a\r\nb\r\n"],
  ["a last line without an end gets one", "a\r\nb", "a\r\nb\r\n"],
  ["empty lines stay", "\n\n\r\n\r\r\n", "\r\n\r\n\r\n\r\n\r\n"],
]
for (const [name, body, sent] of ends) {
  test(name, async () => {
    const header = "From: a@x.example\r\nTo: b@x.example\r\n\r\n"
    assert.equal(await octetsOf(header + body), header + sent)
  })
}

const forms: readonly [name: string, file: string, body: string | undefined, smtputf8: boolean][] = [
  ["plain ASCII", "From: a@x.example\nTo: b@x.example\n\nDag\n", undefined, false],
  ["8 bits in the text", "From: a@x.example\nTo: b@x.example\n\nÉén\n", "8BITMIME", false],
  ["UTF-8 in the header", "From: a@x.example\nTo: Zoë <b@x.example>\n\nDag\n", "8BITMIME", true],
]
for (const [name, file, body, smtputf8] of forms) {
  test(`${name}: BODY=${body ?? "7BIT"}, ${smtputf8 ? "" : "no "}SMTPUTF8`, () => {
    const outgoing = read(file)
    assert.ok(outgoing.ok)
    assert.deepEqual([outgoing.value.envelope.body, outgoing.value.envelope.smtputf8], [body, smtputf8])
  })
}

test("without a sender or recipients it is not sent", () => {
  for (const [file, code] of [
    ["To: b@x.example\n\nx", "send/no-sender"],
    ["From: b@x.example\n\nx", "send/no-recipients"],
  ] as const) {
    const outgoing = read(file)
    assert.ok(!outgoing.ok)
    assert.equal(outgoing.error.code, code)
  }
})
