/**
 * A process that is killed in the middle of sending 112 letters: after the next start there are exactly 112 of them, one for each,
 * also where some had left already.
 */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { after, test } from "node:test"

import { fileOf } from "@sluis/core/breach/file"

import { addressOf, openExampleBreaches, PROFILE, START } from "./example-breach.ts"

const CHILD = join(import.meta.dirname, "send-letters-until-killed.ts")
const PEOPLE = Array.from({ length: 112 }, (_, index) => addressOf(index + 1)).toSorted()

for (const letters of [1, 26, 80])
  test(`112 letters, killed when ${letters} or more are queued`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "sluis-letters-"))
    after(() => rmSync(folder, { recursive: true }))
    const breach = await killAfter(folder, letters)
    const sent: string[] = []
    // What was queued before leaves before the rest is queued: the queue has forgotten it by then.
    for (const look of ["before", "after", "again"] as const) {
      const desk = await openExampleBreaches({ folder, now: START + 60_000 })
      if (look !== "before") await desk.opened.mailing.resume()
      await desk.opened.mailing.quiet()
      const mails = (await desk.due()).filter(({ work }) => work.envelope.sender === PROFILE.desk.email)
      if (look === "before") assert.ok(mails.length >= letters)
      for (const { work } of mails) {
        const [recipient] = work.envelope.recipients
        sent.push(recipient?.address ?? "")
        await desk.opened.custody.settle([{ id: work.id, recipient: 0, outcome: { kind: "sent" } }], [])
      }
      if (look === "again") {
        const people = await desk.opened.people.all(breach)
        assert.deepEqual(
          people.map(({ letters: its }) => its.map(({ state }) => state)),
          PEOPLE.map(() => ["sent"]),
        )
        const read = await desk.opened.files.read(breach)
        assert.ok(read.ok)
        assert.deepEqual(
          read.value.file.letters.map(({ value }) => value.people),
          [112],
        )
        assert.ok(fileOf(read.value.file.steps).ok)
      }
      await desk.close()
    }
    assert.deepEqual(sent.toSorted(), PEOPLE)
  })

/** Id of the file, once the child is gone. */
async function killAfter(folder: string, letters: number): Promise<string> {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ["ignore", "pipe", "inherit"] })
  let breach = ""
  for await (const line of createInterface(child.stdout)) {
    const [word, value = ""] = line.split(" ")
    if (word === "begun") breach = value
    // One mail tells the data protection officer of the file.
    if (word === "queued" && Number(value) > letters) child.kill("SIGKILL")
  }
  assert.notEqual(breach, "")
  return breach
}
