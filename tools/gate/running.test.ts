/**
 * Running it: what an administrator does to a gate that works, and what it says where it can't start.
 */
import assert from "node:assert/strict"
import { once } from "node:events"
import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

import { openDialogue, type Dialogue } from "./dialogue.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { temporaryFolder } from "./program.ts"
import { until } from "./until.ts"

const PASS = `version: 1
floor:
  - { id: crowds, when: audience.recipients > 90000, then: refuse, say: { nl: Te veel., en: Too many. } }
`
const REFUSE = `version: 1
floor:
  - { id: nothing-leaves, when: "true", then: refuse, say: { nl: Vandaag niet., en: Not today. } }
`
const MESSAGE =
  "From: wijkteam@voorbeeld.example\r\nTo: jan@post.example\r\nMessage-ID: <1@voorbeeld.example>\r\n\r\nDag.\r\n.\r\n"

/** Files that take some tenths of a second to remove. */
const LEFT = 10_000

async function begin({ ask }: Dialogue): Promise<void> {
  await ask("MAIL FROM:<wijkteam@voorbeeld.example>")
  await ask("RCPT TO:<jan@post.example>")
  assert.match(await ask("DATA"), /^354/)
}

test("SIGHUP: another policy counts for the next message of a connection that is open; a wrong one changes nothing", async () => {
  await using host = await startRecordingHost()
  using folder = temporaryFolder("reload")
  const policy = join(folder.path, "policy.yaml")
  writeFileSync(policy, PASS)
  await using gate = await startGate({ upstreamPort: host.port, settings: { policy } })
  using client = await openDialogue(gate.smtpPort)
  await client.ask("EHLO client.example")

  const sendsNow = async (): Promise<string> => {
    await begin(client)
    client.say(MESSAGE)
    return (await client.hear()) ?? ""
  }
  assert.match(await sendsNow(), /^250/)

  writeFileSync(policy, REFUSE)
  gate.process.kill("SIGHUP")
  await until("the gate has reloaded", () => gate.output().includes('"event":"reloaded"'))
  assert.match(await sendsNow(), /^550-5\.7\.1 Vandaag niet\.\r\n550 5\.7\.1 Not today\.\r\n$/)

  writeFileSync(policy, "version: 1\nfloor: nothing\n")
  gate.process.kill("SIGHUP")
  await until("the gate has refused it", () => gate.output().includes("nothing was reloaded"))
  assert.match(
    gate.output(),
    /"event":"nothing was reloaded[^\n]*"why":"config\/unfit"[^\n]*"problems":\["policy","[^"]*policy\.yaml:2:8"\]/,
  )
  assert.match(await sendsNow(), /^550/)
  assert.equal(host.accepted.length, 1)
})

test("a gate is not ready before it takes mail, however long it needs to begin", async () => {
  using folder = temporaryFolder("slow-start")
  const spool = join(folder.path, "data", "spool")
  mkdirSync(spool, { recursive: true })
  // What a killed process left is removed before anybody is let in.
  for (let file = 0; file < LEFT; file++) writeFileSync(join(spool, `spool-${file}`), "")
  await using gate = await startGate({ folder: folder.path })
  using client = await openDialogue(gate.smtpPort)
  assert.match(client.greeting, /^220/)
  assert.deepEqual(readdirSync(spool), [])
})

test("SIGTERM: who is in the middle of a message finishes it, who is idle hears 421, and the process ends with 0", async () => {
  await using host = await startRecordingHost()
  await using gate = await startGate({ upstreamPort: host.port })
  using busy = await openDialogue(gate.smtpPort)
  using idle = await openDialogue(gate.smtpPort)
  await busy.ask("EHLO client.example")
  await begin(busy)
  gate.process.kill("SIGTERM")
  assert.match((await idle.hear()) ?? "", /^421/)
  busy.say(MESSAGE)
  assert.match((await busy.hear()) ?? "", /^250/)
  if (gate.process.exitCode === null) await once(gate.process, "exit")
  assert.equal(gate.process.exitCode, 0)
  assert.equal(host.accepted.length, 1)
})

test("a gate that can't start says what is in its way, and which key it is about", async () => {
  await using gate = await startGate()
  const smtp = `127.0.0.1:${gate.smtpPort}`
  const http = `127.0.0.1:${gate.httpPort}`
  const data = join(gate.folder, "data")
  const rows: readonly (readonly [settings: { readonly [key: string]: unknown }, says: RegExp])[] = [
    [{ data }, /is in use by another Sluis/],
    [{ smtp: { listen: smtp } }, new RegExp(`smtp\\.listen: ${smtp} is in use by another program`)],
    [{ http: { listen: http } }, new RegExp(`http\\.listen: ${http} is in use by another program`)],
    [
      { smtp: { listen: "192.0.2.1:2525" } },
      /smtp\.listen: 192\.0\.2\.1:2525 is no address of this computer/,
    ],
  ]
  for (const [settings, says] of rows) {
    await using other = await startGate({ settings, ready: false })
    await until("the other gate has ended", () => other.program.hasEnded())
    assert.match(other.output(), says)
    assert.equal(other.process.exitCode, 2)
    assert.doesNotMatch(other.output(), /"level":"error"/)
  }
  assert.match(await health(gate.httpPort), /"ready":true/, "and the first goes on")
})

test("a key that is not the one of the data, or is not there, is said; with the right one all is as it was", async () => {
  using folder = temporaryFolder("key")
  const started = { folder: folder.path }
  await (await startGate(started)).stop()
  const key = join(folder.path, "data", "key")
  renameSync(key, `${key}.kept`)
  const rows: readonly (readonly [put: () => void, says: RegExp])[] = [
    [() => undefined, /data\/key is missing, while there is data encrypted with it/],
    [
      () => writeFileSync(key, Buffer.alloc(32, 9).toString("base64"), { mode: 0o600 }),
      /is encrypted with another key/,
    ],
  ]
  for (const [put, says] of rows) {
    put()
    await using other = await startGate({ ...started, ready: false })
    await until("the gate has ended", () => other.program.hasEnded())
    assert.match(other.output(), says)
    assert.equal(other.process.exitCode, 2)
  }
  renameSync(`${key}.kept`, key)
  await using again = await startGate(started)
  assert.match(await health(again.httpPort), /"ready":true/)
})

async function health(port: number): Promise<string> {
  return await (await fetch(`http://127.0.0.1:${port}/health/ready`)).text()
}
