/** A team of twelve organisations: stopped as long as nobody knows that it is one, left alone once Sluis has learnt it. */
import assert from "node:assert/strict"
import { mkdirSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { test } from "node:test"

import { submit, type Letter } from "./mail.ts"
import { startProgram, temporaryFolder } from "./program.ts"
import { startRecordingHost } from "./recording-host.ts"
import { FLAGS, MAIN, NODE, startGate, type Gate } from "./start-gate.ts"
import { until } from "./until.ts"

const PEOPLE = Array.from({ length: 12 }, (_, number) => `partner${number}@organisatie${number}.example`)
const SENDER = "projectleider@voorbeeld.example"

function letterTo(
  id: string,
  recipients: readonly string[],
  text = "Het verslag volgt morgen.",
  date = new Date(),
): Letter {
  const lines = [
    `From: Projectleider <${SENDER}>`,
    `To: ${recipients.join(",\r\n ")}`,
    "Subject: Overleg",
    `Date: ${date.toUTCString()}`,
    `Message-ID: <${id}@voorbeeld.example>`,
    "",
    `${text}\r\n`,
  ]
  return { id, sender: SENDER, recipients, octets: Buffer.from(lines.join("\r\n")) }
}

/** Eight at a time, so that each of the twelve was shown to each other. */
const EARLIER = [0, 4, 8].map((out, number) => letterTo(`eerder${number}`, PEOPLE.toSpliced(out, 4)))

async function sluis(gate: Gate, ...args: readonly string[]): Promise<string> {
  const program = startProgram(NODE, [...FLAGS, MAIN, ...args, "--config", join(gate.folder, "sluis.yaml")], {
    environment: { LANG: "en_GB.UTF-8" },
  })
  assert.equal(await program.ended, 0, program.output())
  return program.output()
}

async function metric(gate: Gate, name: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${gate.httpPort}/metrics`)
  return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(await response.text())?.[1] ?? Number.NaN)
}

test("after `sluis learn` beside the running gate, mail to the whole team passes as it is", async () => {
  await using host = await startRecordingHost()
  await using gate = await startGate({ upstreamPort: host.port })
  const before = letterTo("voor", PEOPLE)
  assert.match(await submit(gate.smtpPort, before), /^250 2\.0\.0 Accepted as/)
  await until("twelve copies have arrived", () => host.accepted.length >= 12)

  const archive = join(gate.folder, "archief")
  for (const { id, octets } of EARLIER) {
    const path = join(archive, `${id}.eml`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, octets)
  }
  assert.match(await sluis(gate, "learn", archive), /3 {3}taught who was shown to whom/)

  const after = letterTo("na", PEOPLE)
  const large = letterTo("groot", PEOPLE, "Het verslag volgt morgen.\r\n".repeat(4_000))
  for (const letter of [after, large]) {
    const arrived = host.accepted.length
    await submit(gate.smtpPort, letter) // the large one is judged in a worker, which has a memory of its own
    await until("it has arrived", () => host.accepted.length > arrived)
    const octets = host.accepted.at(-1)?.octets
    assert.ok(octets?.subarray(-letter.octets.length).equals(letter.octets), `${letter.id}: as it was`)
    assert.equal(host.accepted.length, arrived + 1, `${letter.id}: once`)
  }
  assert.doesNotMatch(gate.output(), /not remembered/)
})

test("what passes teaches: mail to parts of the team first, then to all of it; what is held teaches nothing", async () => {
  await using host = await startRecordingHost()
  await using gate = await startGate({ upstreamPort: host.port })
  const rejection = "Helaas moeten wij u afwijzen voor de functie: uw sollicitatie is afgewezen."
  assert.match(
    await submit(gate.smtpPort, letterTo("vast", PEOPLE.slice(0, 3), rejection)),
    /Accepted and held/,
  )
  for (const letter of EARLIER) assert.match(await submit(gate.smtpPort, letter), /^250/)
  await until("three lessons are counted", async () => (await metric(gate, "sluis_lessons_total")) === 3)
  await gate.stop() // writes what waits
  assert.equal(statSync(join(gate.folder, "data", "acquaintance.sqlite")).mode & 0o777, 0o600)

  await using again = await startGate({ upstreamPort: host.port, folder: gate.folder })
  const arrived = host.accepted.length
  await submit(again.smtpPort, letterTo("alle", PEOPLE))
  await until("it has arrived", () => host.accepted.length > arrived)
  assert.equal(host.accepted.length, arrived + 1)
  assert.equal(host.accepted.at(-1)?.recipients.length, PEOPLE.length)
  assert.equal(await metric(again, "sluis_lessons_lost_total"), 0)
})

test("a damaged index is told of, and mail goes on as if nothing was remembered", async () => {
  using folder = temporaryFolder("acquaintance")
  mkdirSync(join(folder.path, "data"))
  writeFileSync(join(folder.path, "data", "acquaintance.sqlite"), "x".repeat(10_000))
  await using host = await startRecordingHost()
  await using gate = await startGate({ upstreamPort: host.port, folder: folder.path })
  await until("the log to say it", () =>
    gate.output().includes('"event":"who knows whom is not remembered","why":"damaged SQLITE_NOTADB"'),
  )
  assert.match(await submit(gate.smtpPort, letterTo("een", PEOPLE.slice(0, 1))), /^250/)
  await until("the lesson is lost", async () => (await metric(gate, "sluis_lessons_lost_total")) === 1)
})
