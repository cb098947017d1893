/**
 * Nothing slips: whatever octets a client sends, the next host sees exactly the accepted messages, and each of them is the
 * original after one Received field.
 *
 * The payloads are made of what smuggling is made of: ends of data that only some servers believe in (USENIX Security 2025,
 * "SMTP smuggling"; CVE-2023-51764), followed by commands. What is right is said by the strict rule alone (RFC 5321 §4.1.1.4),
 * in the few lines of `strictContents`.
 */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { openDialogue } from "./dialogue.ts"
import { afterReceived } from "./mail.ts"
import { startRecordingHost, withoutAddedDots } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"

const RUNS = Number(process.env["SLUIS_RUNS"] ?? 150)

const LINE_ENDS = ["\r\n", "\n", "\r", "\0", "\r\0", "\0\n"] as const
const SMUGGLED =
  "MAIL FROM:<burgemeester@voorbeeld.example>\r\nRCPT TO:<slachtoffer@provider.example>\r\nDATA\r\nSubject: gesmokkeld\r\n\r\nBetaal nu.\r\n"
const OTHERS = [
  ".",
  "..",
  "a",
  "b.",
  SMUGGLED,
  "RSET\r\n",
  "QUIT\r\n",
  "BDAT 3 LAST\r\n",
  "STARTTLS\r\n",
  ".",
] as const

const wires = fc.record({
  pieces: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...LINE_ENDS) },
      { weight: 3, arbitrary: fc.constantFrom(...OTHERS) },
      // An end of data of any making.
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...LINE_ENDS), fc.constantFrom(...LINE_ENDS)).map((ends) => ends.join(".")) }, // prettier-ignore
    ),
    { maxLength: 10 },
  ),
  /** Where the octets are cut into segments, in thousandths of their length. */
  cuts: fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 6 }),
})

test("the next host sees exactly the accepted messages, each the original after one Received field", async (context) => {
  await using host = await startRecordingHost()
  await using gate = await startGate({ upstreamPort: host.port })
  let accepted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(wires, async ({ pieces, cuts }) => {
      const wire = `Subject: bericht\r\n\r\n${pieces.join("")}\r\n.\r\n`
      const before = host.accepted.length
      const answers = await converse(gate.smtpPort, wire, cuts)
      const positive = answers.filter((answer) => answer.startsWith("250")).length
      accepted += positive
      refused += answers.length - positive
      const arrived = host.accepted.slice(before)
      assert.equal(arrived.length, positive, `answers ${JSON.stringify(answers)}`)
      const allowed = strictContents(wire)
      for (const [number, { octets }] of arrived.entries()) {
        const original = afterReceived(octets)
        assert.ok(original !== undefined, "begins with our Received field")
        const text = original.toString("latin1")
        if (number === 0 && answers[0]?.startsWith("250") === true) assert.equal(text, allowed[0])
        assert.ok(allowed.includes(text), `not one of the messages that were sent: ${JSON.stringify(text)}`)
        assert.doesNotMatch(text, /\r(?!\n)|(?<!\r)\n|\0/, "lone CR, lone LF or NUL")
      }
    }),
    { numRuns: RUNS },
  )
  assert.deepEqual(host.faults, [])
  context.diagnostic(`${accepted} messages accepted, ${refused} refused`)
  assert.ok(accepted > 0 && refused > 0, "both must have happened, or this has shown nothing")
})

/** Replies to data: each one after a 354. */
async function converse(port: number, wire: string, cuts: readonly number[]): Promise<readonly string[]> {
  using client = await openDialogue(port)
  for (const line of [
    "EHLO client.example",
    "MAIL FROM:<a@voorbeeld.example>",
    "RCPT TO:<b@provider.example>",
  ]) {
    assert.match(await client.ask(line), /^250/)
  }
  assert.match(await client.ask("DATA"), /^354/)
  const all = `${wire}QUIT\r\n`
  const places = [0, ...cuts.map((cut) => Math.floor((cut * all.length) / 1000)), all.length].toSorted(
    (a, b) => a - b,
  )
  for (const [index, place] of places.entries()) {
    client.say(all.slice(place, places[index + 1] ?? place))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const replies = ["354", ...(await client.rest())]
  return replies.filter((_, index) => replies[index - 1]?.startsWith("354") === true)
}

/** What may lie between a "go ahead" and the end of data: from the beginning, or from any DATA, to the next CRLF.CRLF. */
function strictContents(wire: string): readonly string[] {
  const starts = [0, ...[...wire.matchAll(/DATA\r\n/g)].map((match) => match.index + match[0].length)]
  return starts.flatMap((start) => {
    const end = wire.indexOf("\r\n.\r\n", start)
    return end < 0
      ? []
      : [withoutAddedDots(Buffer.from(wire.slice(start, end + 2), "latin1")).toString("latin1")]
  })
}
