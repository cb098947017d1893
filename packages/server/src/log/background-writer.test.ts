import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { setImmediate } from "node:timers/promises"
import { backgroundWriter, GATHER_UNITS, MAX_WAITING_UNITS } from "./background-writer.ts"

async function written(use: (path: string, descriptor: number) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sluis-log-"))
  const path = join(folder, "log")
  const descriptor = openSync(path, "a")
  try {
    await use(path, descriptor)
    return readFileSync(path, "utf8")
  } finally {
    closeSync(descriptor)
    rmSync(folder, { recursive: true })
  }
}

test("lines are written in their order, and all are there after a flush", async () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${index} é\n`)
  const text = await written(async (_path, descriptor) => {
    const writer = backgroundWriter(descriptor)
    for (const line of lines.slice(0, 10)) writer.write(line)
    await writer.flush()
    for (const line of lines.slice(10)) writer.write(line)
    await writer.flush()
    await writer.flush()
  })
  assert.equal(text, lines.join(""))
})

test("so much waits for a slow reader, and one character more does not", async () => {
  const text = await written(async (_path, descriptor) => {
    const writer = backgroundWriter(descriptor)
    writer.write("-".repeat(GATHER_UNITS)) // under way at once, so it waits no more
    writer.write("x".repeat(MAX_WAITING_UNITS - 1))
    writer.write("yy")
    writer.write("z")
    await writer.flush()
  })
  assert.equal(text.length, GATHER_UNITS + MAX_WAITING_UNITS)
  assert.ok(text.endsWith("xz"))
})

test("a line is written though none follows and nobody asks", { timeout: 20_000 }, async () => {
  const text = await written(async (path, descriptor) => {
    backgroundWriter(descriptor).write("alone\n")
    while (readFileSync(path, "utf8") === "") await setImmediate()
  })
  assert.equal(text, "alone\n")
})

/** How a process ends whose log goes to `sink`, a command or redirection of the shell. */
const sinks: readonly [name: string, sink: string][] = [
  ["nobody reads any more", "| true"],
  ["the disk is full", "> /dev/full"],
  ["is closed", ">&-"],
  ["nobody reads for a while", "| { sleep 0.2; cat >/dev/null; }"],
]
for (const [name, sink] of sinks) {
  test(`a process comes to its end where standard output ${name}`, () => {
    const script = `
      import { backgroundWriter } from ${JSON.stringify(new URL("./background-writer.ts", import.meta.url).href)}
      const writer = backgroundWriter(1)
      for (let index = 0; index < 20000; index += 1) writer.write("a line of the log\\n")
      await writer.flush()
      process.exit(7)
    `
    const command = `"$0" --input-type=module -e "$1" ${sink}; echo "\${PIPESTATUS[0]}"`
    const { stdout } = spawnSync("/bin/bash", ["-c", command, process.execPath, script], {
      encoding: "utf8",
      timeout: 20_000,
    })
    assert.equal(stdout.trim(), "7")
  })
}
