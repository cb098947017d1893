/** What `npm start` promises a newcomer: the police e-mail goes in, 112 copies come out, each shows one person. */
import assert from "node:assert/strict"
import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { promisify } from "node:util"

import { until } from "./until.ts"

const MAIN = "packages/server/src/main.ts"
const SAMPLE = "fixtures/mail/police-contact-day.eml"
const run = promisify(execFile)

type Line = { readonly number: number; readonly sender: string; readonly recipients: readonly string[] }

test("a demonstration: 112 people in To, 112 copies in the outbox, each with one of them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-demonstration-"))
  const env = {
    PATH: process.env["PATH"],
    LC_ALL: "en_GB.UTF-8",
    NO_COLOR: "1",
    SLUIS_DATA: join(folder, "data"),
    SLUIS_SMTP_LISTEN: "127.0.0.1:0",
    SLUIS_HTTP_LISTEN: "127.0.0.1:0",
  }
  const gate = spawn(process.execPath, [MAIN, "start", "--sample", SAMPLE], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  })
  let said = ""
  gate.stderr.setEncoding("utf8").on("data", (text: string) => (said += text))
  const sluis = async (...args: readonly string[]): Promise<string> =>
    (await run(process.execPath, [MAIN, ...args], { env, encoding: "utf8", maxBuffer: 1e8 })).stdout
  try {
    await until("the gateway says where it is", () => said.includes("npm run sluis -- send"))
    const where = /Mail +(\S+:\d+)/.exec(said)?.[1] ?? ""
    // Columns are as wide as the names of folders, which differ.
    const squeezed = (text: string): string => text.replaceAll(/ +/g, " ")
    const readme = squeezed(readFileSync("README.md", "utf8"))
    for (const line of said.split("\n").filter((each) => /demonstration:|hand mail in here/.test(each)))
      assert.ok(readme.includes(squeezed(line.trim().replace(where, "127.0.0.1:2525"))), `README: ${line}`)

    assert.match(await sluis("send", SAMPLE, "--to", where), /250 2\.0\.0 Accepted as [a-z2-7]{16}/)
    let entries: readonly Line[] = []
    const looked = async (): Promise<boolean> => {
      const listed = await sluis("outbox", "list", "--json", "--limit", "200")
      entries =
        listed.trim() === ""
          ? []
          : listed
              .trim()
              .split("\n")
              // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the program prints
              .map((line) => JSON.parse(line) as Line)
      return entries.length >= 113
    }
    await until("112 copies and a notice are in the outbox", looked)

    const copies = entries.filter(({ sender }) => sender !== "")
    const people = copies.flatMap(({ recipients }) => recipients)
    assert.deepEqual([copies.length, new Set(people).size], [112, 112])
    assert.equal(entries.length, 113, "and one notice to the sender")
    for (const { number, recipients } of [copies[0], copies[55], copies[111]].filter(
      (copy) => copy !== undefined,
    )) {
      const text = await sluis("outbox", "show", String(number), "--raw")
      assert.deepEqual(
        people.filter((address) => text.includes(address)),
        recipients,
      )
    }
  } finally {
    gate.kill("SIGTERM")
    if (gate.exitCode === null) await once(gate, "exit")
    rmSync(folder, { recursive: true, force: true })
  }
  assert.equal(gate.exitCode, 0, "stops in good order")
})
