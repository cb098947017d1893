/** `sluis canary` beside a running gate, and canaries that go through somebody else's mail server first. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { join } from "node:path"
import { test } from "node:test"

import { systemTest } from "../system-test.ts"
import { freePort } from "./free-port.ts"
import { temporaryFolder } from "./program.ts"
import { startPostfix } from "./postfix.ts"
import { startRecordingHost } from "./recording-host.ts"
import { MAIN, NODE, startGate } from "./start-gate.ts"
import { until } from "./until.ts"

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

async function canary(folder: string, ...args: readonly string[]): Promise<Ran> {
  const config = join(folder, "sluis.yaml")
  const child = spawn(NODE, [MAIN, "canary", ...args, "--config", config], {
    env: { PATH: process.env["PATH"] ?? "", LANG: "en_GB.UTF-8" },
  })
  const text = async (stream: AsyncIterable<Buffer>): Promise<string> =>
    Buffer.concat(await Array.fromAsync(stream)).toString()
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on("close", resolve).on("error", reject)
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), promise])
  return { code, out, err }
}

test("sluis canary run: each kind is caught by the gate that runs, and the next host gets nothing", async () => {
  await using host = await startRecordingHost()
  await using gate = await startGate({ upstreamPort: host.port })
  const before = await canary(gate.folder, "list")
  assert.deepEqual([before.code, before.out], [0, ""])
  assert.match(before.err, /No canary was sent yet/)

  const ran = await canary(gate.folder, "run")
  assert.equal(ran.code, 0, ran.err)
  assert.equal([...ran.out.matchAll(/^ {4}gateway .* caught$/gm)].length, 4)
  assert.match(ran.out, /All 4 canaries were caught\./)
  assert.match((await canary(gate.folder, "list")).out, /gateway .*list in an attachment/)
  assert.equal(host.accepted.length, 0)

  const unknown = await canary(gate.folder, "run", "--route", "nowhere")
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /nowhere is no route that canaries go/)
})

test("the API: canaries are asked for and looked at, and whoever is not logged in does neither", async () => {
  await using gate = await startGate()
  // The whole of it: the gate is ready before its last lines are out.
  const link = await until("the link", () => /\/start#([\w-]+)\s/.exec(gate.output())?.[1])
  const origin = `http://localhost:${gate.httpPort}`
  let cookie = ""
  const ask = async (method: "GET" | "POST", path: string, body?: unknown): Promise<Response> =>
    await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { origin, cookie, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  assert.equal((await ask("GET", "/canaries")).status, 401)
  assert.equal((await ask("POST", "/canaries/run", {})).status, 401)
  const entered = await ask("POST", "/session/start", { link })
  assert.equal(entered.status, 200)
  cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? ""

  assert.deepEqual(await (await ask("POST", "/canaries/run", {})).json(), { canaries: 4 })
  await until("the canaries have ended", async () => {
    const text = await (await ask("GET", "/canaries")).text()
    return [...text.matchAll(/"state":"caught"/g)].length === 4
  })
  assert.equal((await ask("POST", "/canaries/run", { routes: ["nowhere"] })).status, 404)
  const coverage = await (await ask("GET", "/coverage")).json()
  assert.deepEqual(coverage, { days: 7, items: [], mailboxes: [] })
})

test("sluis canary run: what a mail server does not take is red, and the exit code says so", async () => {
  await using refusing = await startRecordingHost({
    script: ({ stage }) =>
      stage === "rcpt" ? { kind: "answer", text: "550 5.7.1 Not from you\r\n" } : undefined,
  })
  await using gate = await startGate({
    settings: {
      canary: {
        routes: [
          { name: "own", sender: "proef@voorbeeld.example" },
          {
            name: "webshop",
            sender: "proef@voorbeeld.example",
            host: `127.0.0.1:${refusing.port}`,
            tls: "none",
          },
        ],
      },
    },
  })
  const ran = await canary(gate.folder, "run")
  assert.equal(ran.code, 1, ran.err)
  assert.equal([...ran.out.matchAll(/^ {4}webshop .* not accepted \(550\)$/gm)].length, 4)
  assert.match(ran.out, /Of 8 canaries, 4 were not caught\./)
  const own = await canary(gate.folder, "run", "--route", "own")
  assert.equal(own.code, 0)
  await until("the log to say it", () => gate.output().includes('"event":"a canary was not caught"'))
  assert.doesNotMatch(gate.output(), /canary\.invalid|proef@/)
})

systemTest(
  "canaries go through a mail server to the gate, and are caught",
  { needs: ["postfix"] },
  async ({ postfix }) => {
    await using host = await startRecordingHost()
    const smtpPort = await freePort()
    await using mail = await startPostfix(postfix, { main: [`relayhost = [127.0.0.1]:${smtpPort}`] })
    using folder = temporaryFolder("canary")
    await using gate = await startGate({
      folder: folder.path,
      smtpPort,
      upstreamPort: host.port,
      settings: {
        canary: {
          routes: [
            {
              name: "mail server",
              sender: "proef@voorbeeld.example",
              host: `127.0.0.1:${mail.port}`,
              tls: "none",
            },
          ],
        },
      },
    })
    const ran = await canary(gate.folder, "run")
    assert.equal(ran.code, 0, `${ran.out}${ran.err}${mail.log()}`)
    assert.equal([...ran.out.matchAll(/^ {4}mail server .* caught$/gm)].length, 4)
    assert.equal(host.accepted.length, 0)
  },
)
