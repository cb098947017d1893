/** The helpers that run other people's programs, with those programs. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { describe, test } from "node:test"
import { systemTest } from "../system-test.ts"
import { idOf, ordinaryLetter, submit } from "./mail.ts"
import { runLoad } from "./load.ts"
import { startPostfix } from "./postfix.ts"
import { startRecordingHost } from "./recording-host.ts"
import { parseDump, startSink } from "./smtp-sink.ts"
import { until } from "./until.ts"

describe("helpers of the gate's tests", () => {
  systemTest(
    "smtp-sink writes down what smtp-source sends",
    { needs: ["smtp-sink", "smtp-source"] },
    async (programs) => {
      await using sink = await startSink(programs["smtp-sink"], { dump: true })
      execFileSync(programs["smtp-source"], ["-m", "3", "-s", "2", "-l", "1000", "-f", "a@voorbeeld.example", "-t", "b@x.example", `127.0.0.1:${sink.port}`]) // prettier-ignore
      await until("three dumps", () => sink.dumps().length === 3)
      for (const dump of sink.dumps()) {
        assert.equal(dump.sender, "<a@voorbeeld.example>")
        assert.deepEqual(dump.recipients, ["<b@x.example>"])
        assert.match(dump.octets.toString(), /^From: <a@voorbeeld\.example>\r\n/)
      }
    },
  )

  systemTest("a private Postfix passes a message on", { needs: ["postfix"] }, async ({ postfix }) => {
    await using host = await startRecordingHost()
    await using relay = await startPostfix(postfix, { main: [`relayhost = [127.0.0.1]:${host.port}`] })
    const letter = ordinaryLetter("through-postfix")
    assert.match(await submit(relay.port, letter), /^250/)
    await until(
      () => `the message to arrive; Postfix said: ${relay.log()}`,
      () => host.accepted.length === 1,
    )
    assert.deepEqual(host.accepted[0]?.recipients, letter.recipients)
    assert.deepEqual(host.faults, [])
  })

  test("the load hands over every message, and again where it got no answer", async () => {
    let refusals = 0
    await using host = await startRecordingHost({
      script: ({ stage }) => {
        if (stage !== "content" || refusals >= 5) return undefined
        refusals += 1
        return refusals % 2 === 0
          ? { kind: "take-and-vanish" }
          : { kind: "answer", text: "451 4.3.0 Later\r\n" }
      },
    })
    const sent = await runLoad({
      port: host.port,
      connections: 3,
      next: (number) => (number < 30 ? ordinaryLetter(`load-${number}`) : undefined),
    })
    assert.equal(sent.filter(({ accepted }) => accepted).length, 30)
    assert.equal(
      sent.reduce((sum, { unheard }) => sum + unheard, 0),
      2,
    )
    assert.equal(host.accepted.length, 32)
    assert.equal(new Set(host.accepted.map(({ octets }) => idOf(octets))).size, 30)
  })
})

test("a dump that is not finished is none", () => {
  assert.equal(parseDump("X-Client-Addr: 127.0.0.1\n"), undefined)
})
