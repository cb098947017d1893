/**
 * Abuse: slow clients, floods of connections, and messages made to be expensive. Each gets a proper answer, and an ordinary
 * message gets through while it lasts.
 *
 * "While it lasts" is told by the order of events: the abuse is still going on when the ordinary message has been answered. How
 * long that took is for the benchmark (`npm run bench:gate`).
 */
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { zipSync } from "fflate"
import { openDialogue, type Dialogue } from "./dialogue.ts"
import { ordinaryLetter, submit, type Letter } from "./mail.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"

/** Not the address of the client that behaves, so that a limit per client is not its limit. */
const ABUSER = "127.0.0.66"

describe("abuse", () => {
  test("slow clients, a flood of connections and expensive messages do not keep an ordinary one waiting", async () => {
    await using host = await startRecordingHost()
    await using gate = await startGate({ upstreamPort: host.port })
    const through = async (id: string): Promise<void> => {
      assert.match(await submit(gate.smtpPort, ordinaryLetter(id)), /^250/, id)
    }

    const slow = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const client = await openDialogue(gate.smtpPort, ABUSER)
        client.say("EHLO slow.example".slice(0, 1 + (index % 17)))
        return client
      }),
    )
    await through("beside-slow")
    assert.ok(
      slow.every(({ socket }) => !socket.destroyed),
      "the slow clients were still there",
    )

    const flood = await Promise.all(Array.from({ length: 300 }, () => openDialogue(gate.smtpPort, ABUSER)))
    await through("beside-flood")
    const [admitted, refused] = [flood.filter(isGreeted), flood.filter((client) => !isGreeted(client))]
    assert.ok(admitted.length > 0 && refused.length > 0, "some came in, and the rest was told no")
    for (const { greeting } of refused) assert.match(greeting, /^421 |^$/)
    for (const client of [...slow, ...flood]) client[Symbol.dispose]()

    const bombs = Object.entries(BOMBS).map(async ([name, octets]) => {
      const reply = await submit(gate.smtpPort, { ...ordinaryLetter(name), octets: octets() }, ABUSER)
      return [name, reply] as const
    })
    await through("beside-bombs")
    for (const [name, reply] of await Promise.all(bombs)) assert.match(reply, /^(?:250|4\d\d|5\d\d) /, name)
    await through("after-bombs")
    assert.equal(gate.program.hasEnded(), false)
  })
})

function isGreeted({ greeting }: Dialogue): boolean {
  return greeting.startsWith("220")
}

function withHeader(...lines: readonly string[]): (body: string) => Buffer {
  return (body) =>
    Buffer.from(
      ["From: a@voorbeeld.example", "To: b@provider.example", ...lines, "", body].join("\r\n"),
      "latin1",
    )
}

const BOMBS: Readonly<Record<string, () => Letter["octets"]>> = {
  "a header of 100,000 fields": () =>
    withHeader(...Array.from({ length: 100_000 }, (_, index) => `X-Field-${index}: ${index}`))("x\r\n"),
  "a header field of 8 MB": () => withHeader(`Subject: ${"x".repeat(8_000_000)}`)("x\r\n"),
  "100,000 visible recipients": () =>
    withHeader(
      `Cc: ${Array.from({ length: 100_000 }, (_, index) => `p${index}@x${index}.example`).join(",\r\n ")}`,
    )("x\r\n"),
  "10,000 nested parts": () => {
    const open = Array.from(
      { length: 10_000 },
      (_, index) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`,
    )
    return withHeader("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b0")(open.join(""))
  },
  "a ZIP bomb": () => {
    const zip = zipSync({ "nullen.csv": new Uint8Array(200_000_000) }, { level: 9 })
    const base64 = Buffer.from(zip).toString("base64").replaceAll(/.{76}/g, "$&\r\n")
    return withHeader(
      "Bcc: c@provider.example",
      "MIME-Version: 1.0",
      "Content-Type: application/zip; name=a.zip",
      "Content-Transfer-Encoding: base64",
    )(`${base64}\r\n`)
  },
}
