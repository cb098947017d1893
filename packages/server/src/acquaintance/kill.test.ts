/** Two processes that learn and are killed: whatever they said is there, and the index is whole. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { DAY, indexOf, keyOf, lesson } from "./example-lesson.ts"

const CHILD = join(import.meta.dirname, "learn-until-killed.ts")

test("two processes learn at once and are killed: what each had learned is there", async () => {
  const { path, reader, writer } = indexOf()
  const learned = await Promise.all([killAfter(path, "a", 60), killAfter(path, "b", 90)])
  for (const [place, count] of learned.entries()) {
    const name = place === 0 ? "a" : "b"
    for (let number = 0; number < count; number += 1) {
      const shared = reader.daysShared(
        keyOf("olga@voorbeeld.example"),
        keyOf(`${name}${number}@post.example`),
      )
      assert.equal(shared, 1)
    }
  }
  const database = new DatabaseSync(path)
  assert.deepEqual({ ...database.prepare("PRAGMA integrity_check").get() }, { integrity_check: "ok" })
  const wrong =
    "SELECT count(*) AS wrong FROM person WHERE contacts <> (SELECT count(*) FROM pair WHERE person = id)"
  assert.deepEqual({ ...database.prepare(wrong).get() }, { wrong: 0 })
  database.close()
  writer.learn([lesson("olga@voorbeeld.example", ["c@post.example"])], DAY)
  assert.equal(reader.daysShared(keyOf("olga@voorbeeld.example"), keyOf("c@post.example")), 1)
})

/** How many lessons it said it had learned before it was gone, at least so many. */
async function killAfter(path: string, name: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, path, name], { stdio: ["ignore", "pipe", "inherit"] })
  let said = 0
  // A line that was cut off says nothing.
  for await (const line of createInterface(child.stdout)) {
    if (line === `learned ${said}`) said += 1
    if (said === lines) child.kill("SIGKILL")
  }
  assert.ok(said >= lines)
  return said
}
