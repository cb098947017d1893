/** docs/integration/postfix.md, done: its commands are run on Debian's Postfix, and mail must go the way it says. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { systemTest } from "../system-test.ts"
import { freePort } from "./free-port.ts"
import { crowdedLetter, idOf, ordinaryLetter, submit, withoutReceived, type Letter } from "./mail.ts"
import { commandsOf, exchanged } from "./page-commands.ts"
import { startPostfix, type Postfix } from "./postfix.ts"
import { startRecordingHost, type Recorded, type RecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { isListening, until } from "./until.ts"

const PAGE = commandsOf(
  readFileSync(join(import.meta.dirname, "..", "..", "docs", "integration", "postfix.md"), "utf8"),
)
const GATE = "[127.0.0.1]:2525"
/** With two hosts: Sluis on a machine of its own. */
const GATE_ELSEWHERE = "[192.0.2.25]:2525"
const WAY_BACK = "127.0.0.1:10026"
/** What the outer Postfix trusted before: nobody here comes from there. */
const TRUSTED_BEFORE = "[::1]/128 198.51.100.0/24"

describe("the page about Postfix", () => {
  systemTest(
    "one host: there, and back on another port",
    { needs: ["postfix", "postsuper"] },
    async ({ postfix }) => {
      await using world = await startRecordingHost()
      await using mail = await startPostfix(postfix, { main: [`relayhost = [127.0.0.1]:${world.port}`] })
      const back = await freePort()
      run(mail, "one-host", { [WAY_BACK]: `127.0.0.1:${back}` })
      await until("the way back to be open", () => isListening(back))
      await using gate = await startGate({ upstreamPort: back })
      const here = {
        "submission/inet": `127.0.0.1:${mail.port}/inet`,
        [GATE]: `[127.0.0.1]:${gate.smtpPort}`,
      }

      run(mail, "one-host-on", here)
      await passes(ordinaryLetter("one-host"), mail, world, gate.output)
      await individualises(crowdedLetter("one-host-crowd", 60), mail, world, gate.output)

      run(mail, "one-host-off", { "submission/inet": here["submission/inet"] })
      await gate.stop()
      await passes(ordinaryLetter("one-host-off"), mail, world, gate.output)
    },
  )

  systemTest("two hosts: Sluis between them", { needs: ["postfix"] }, async ({ postfix }) => {
    await using world = await startRecordingHost()
    await using outside = await startPostfix(postfix, {
      main: [`relayhost = [127.0.0.1]:${world.port}`, `mynetworks = ${TRUSTED_BEFORE}`],
    })
    await using inside = await startPostfix(postfix, { main: [] })
    run(outside, "outside", { "192.0.2.25/32": "127.0.0.1/32" })
    await using gate = await startGate({ upstreamPort: outside.port })
    run(inside, "inside", { [GATE_ELSEWHERE]: `[127.0.0.1]:${gate.smtpPort}` })
    await passes(ordinaryLetter("two-hosts"), inside, world, gate.output)
    await individualises(crowdedLetter("two-hosts-crowd", 60), inside, world, gate.output)

    assert.equal(trustedBy(outside), `${TRUSTED_BEFORE} 127.0.0.1/32`)
    run(outside, "outside-off", { [String.raw`192\.0\.2\.25/32`]: String.raw`127\.0\.0\.1/32` })
    assert.equal(trustedBy(outside), TRUSTED_BEFORE)
  })

  test("a value that the page no longer has is noticed", () => {
    assert.throws(() => exchanged("relayhost=", { [GATE]: "x" }), /no longer says/)
  })
})

function run(mail: Postfix, name: string, values: Readonly<Record<string, string>>): void {
  const commands = PAGE.get(name)
  assert.ok(commands !== undefined, `the page has no commands called ${name}`)
  execFileSync("sh", ["-eu", "-c", exchanged(commands, values)], {
    env: { ...process.env, MAIL_CONFIG: mail.config },
    stdio: ["ignore", "pipe", "pipe"],
  })
}

function trustedBy(mail: Postfix): string {
  return execFileSync("postconf", ["-h", "mynetworks"], {
    encoding: "utf8",
    env: { ...process.env, MAIL_CONFIG: mail.config },
  }).trim()
}

async function arrived(
  letter: Letter,
  count: number,
  {
    mail,
    world,
    said,
  }: { readonly mail: Postfix; readonly world: RecordingHost; readonly said: () => string },
): Promise<readonly Recorded[]> {
  const recorded = (): readonly Recorded[] =>
    world.accepted.filter(({ octets }) => idOf(octets) === letter.id)
  await until(
    () =>
      `${count} of ${letter.id} to arrive, there are ${recorded().length}; ${mail.log().slice(-1500)} ${said().slice(-1500)}`,
    () => recorded().length >= count,
  )
  return recorded()
}

async function passes(
  letter: Letter,
  mail: Postfix,
  world: RecordingHost,
  said: () => string,
): Promise<void> {
  assert.match(await submit(mail.port, letter), /^250/)
  const [message, ...more] = await arrived(letter, 1, { mail, world, said })
  assert.equal(more.length, 0)
  assert.deepEqual(message?.recipients, letter.recipients)
  assert.equal(message?.sender, letter.sender)
  assert.equal(withoutReceived(message.octets).toString("latin1"), letter.octets.toString("latin1"))
}

async function individualises(
  letter: Letter,
  mail: Postfix,
  world: RecordingHost,
  said: () => string,
): Promise<void> {
  assert.match(await submit(mail.port, letter), /^250/)
  const copies = await arrived(letter, letter.recipients.length, { mail, world, said })
  assert.deepEqual(copies.flatMap(({ recipients }) => recipients).toSorted(), letter.recipients.toSorted())
  for (const { recipients, octets } of copies) {
    const text = octets.toString("latin1")
    assert.deepEqual(
      letter.recipients.filter((address) => text.includes(`<${address}>`)),
      recipients,
    )
  }
}
