import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { openDialogue } from "./dialogue.ts"
import { ordinaryLetter, submit } from "./mail.ts"
import { OctetQueue } from "./octet-queue.ts"
import {
  lineFaults,
  startRecordingHost,
  withAddedDots,
  withoutAddedDots,
  type Conduct,
  type Stage,
} from "./recording-host.ts"

describe("the recording host", () => {
  test("keeps exactly the octets of a transaction, and its envelope as it was written", async () => {
    await using host = await startRecordingHost()
    const letter = {
      ...ordinaryLetter("a"),
      recipients: ['"jan jansen"@x.example', "JAN@x.example", "jan@x.example"],
    }
    const octets = Buffer.from("Subject: x\r\n\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n")
    assert.match(await submit(host.port, { ...letter, octets }), /^250/)
    assert.deepEqual(
      host.accepted.map(({ recipients }) => recipients),
      [letter.recipients],
    )
    assert.equal(host.accepted[0]?.octets.toString("latin1"), octets.toString("latin1"))
    assert.deepEqual(host.faults, [])
  })

  const contents: readonly [name: string, wire: string, kept: string | undefined][] = [
    ["an empty message", ".\r\n", ""],
    ["one empty line", "\r\n.\r\n", "\r\n"],
    ["a line that began with a dot", "..a\r\n.\r\n", ".a\r\n"],
    ["a dot that was not doubled is taken off all the same", ".a\r\n.\r\n", "a\r\n"],
    ["a dot after a lone LF ends nothing", "a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n"],
    ["a dot before a lone LF ends nothing", "a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n"],
    ["a dot between lone CRs ends nothing", "a\r.\rb\r\n.\r\n", "a\r.\rb\r\n"],
  ]
  for (const [name, wire, kept] of contents) {
    test(`end of data: ${name}`, async () => {
      await using host = await startRecordingHost()
      using client = await openDialogue(host.port)
      for (const line of ["EHLO a", "MAIL FROM:<>", "RCPT TO:<a@x.example>", "DATA"]) await client.ask(line)
      client.say(wire)
      assert.match((await client.hear()) ?? "", /^250/)
      assert.equal(host.accepted[0]?.octets.toString("latin1"), kept)
    })
  }

  const scripts: readonly [name: string, stage: Stage, conduct: Conduct, answer: RegExp, kept: number][] = [
    ["refuses a recipient", "rcpt", { kind: "answer", text: "550 5.1.1 Nobody\r\n" }, /^550 5\.1\.1/, 0],
    ["talks nonsense at DATA", "data", { kind: "answer", text: "42\r\n" }, /^42/, 0],
    ["refuses after the data", "content", { kind: "answer", text: "451 4.3.0 Later\r\n" }, /^451/, 0],
    ["vanishes after the data", "content", { kind: "vanish" }, /^$/, 0],
    ["takes the message and vanishes", "content", { kind: "take-and-vanish" }, /^$/, 1],
    ["answers slowly", "mail", { kind: "wait", milliseconds: 5 }, /^250/, 1],
  ]
  for (const [name, stage, conduct, answer, kept] of scripts) {
    test(`by script, ${name}`, async () => {
      await using host = await startRecordingHost({
        script: (moment) => (moment.stage === stage ? conduct : undefined),
      })
      assert.match(await submit(host.port, ordinaryLetter("a")), answer)
      assert.equal(host.accepted.length, kept)
    })
  }

  test("takes chunks, if it says so", async () => {
    await using host = await startRecordingHost({ extensions: ["PIPELINING", "CHUNKING"] })
    using client = await openDialogue(host.port)
    for (const line of ["EHLO a", "MAIL FROM:<>", "RCPT TO:<a@x.example>"]) await client.ask(line)
    client.say("BDAT 3\r\n.\r\nBDAT 5 LAST\r\n\r\n.\r\n")
    assert.match((await client.hear()) ?? "", /^250/)
    assert.match((await client.hear()) ?? "", /^250/)
    assert.equal(host.accepted[0]?.octets.toString(), ".\r\n\r\n.\r\n")
  })
})

test("octets that came in pieces are read as if they had come at once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("\r", "\n", ".", "a") }), { maxLength: 12 }),
      (pieces) => {
        const whole = new OctetQueue()
        whole.add(Buffer.from(pieces.join("")))
        const piecemeal = new OctetQueue()
        const lines: string[] = []
        for (const piece of pieces) {
          piecemeal.add(Buffer.from(piece))
          for (
            let line = piecemeal.takeThrough(CRLF);
            line !== undefined;
            line = piecemeal.takeThrough(CRLF)
          ) {
            lines.push(line.toString())
          }
        }
        for (const line of lines) assert.equal(whole.takeThrough(CRLF)?.toString(), line)
        assert.equal(whole.takeThrough(CRLF), undefined)
        assert.equal(whole.length, piecemeal.length)
      },
    ),
  )
})
const CRLF = Buffer.from("\r\n")

test("dots that are added and taken off again leave a message as it was", () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom("\r", "\n", ".", "a") }))
  fc.assert(
    fc.property(lines, (texts) => {
      const octets = Buffer.from(texts.map((text) => `${text}\r\n`).join(""))
      const wire = withAddedDots(octets)
      assert.equal(withoutAddedDots(wire.subarray(0, -3)).toString(), octets.toString())
    }),
  )
})

const faulty: readonly [text: string, faults: number][] = [
  ["a\r\nb\r\n", 0],
  ["a\rb\r\n", 1],
  ["a\nb\r\n", 1],
  ["\n\r", 2],
  ["\0", 1],
]
for (const [text, faults] of faulty) {
  test(`${JSON.stringify(text)} has ${faults} faults of line ends and NUL`, () => {
    assert.equal(lineFaults(Buffer.from(text)).length, faults)
  })
}
