import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"

import { holdFolder } from "./sole-process.ts"

const HOLDER = `
import { holdFolder } from ${JSON.stringify(new URL("./sole-process.ts", import.meta.url).href)}
globalThis.held = holdFolder(process.argv[1]) // kept: a database that nobody refers to is closed
console.log(globalThis.held === undefined ? "refused" : "held")
setInterval(() => {}, 1000)
`

test("what stands in the folder is its owner's alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-sole-"))
  const before = process.umask(0o022)
  try {
    const release = holdFolder(folder)
    const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777])
    assert.deepEqual(modes, [["gateway.lock", 0o600]])
    release?.()
  } finally {
    process.umask(before)
    rmSync(folder, { recursive: true })
  }
})

test("a data folder has one gateway; a killed one lets go of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-sole-"))
  const child = spawn(process.execPath, ["--input-type=module", "--eval", HOLDER, folder])
  try {
    const said: readonly unknown[] = await once(child.stdout, "data")
    assert.equal(String(said[0]).trim(), "held")
    assert.equal(holdFolder(folder), undefined)
    child.kill("SIGKILL")
    await once(child, "exit")
    const release = holdFolder(folder)
    assert.notEqual(release, undefined)
    release?.()
    const again = holdFolder(folder)
    assert.notEqual(again, undefined, "what was let go of can be held again")
    again?.()
  } finally {
    child.kill("SIGKILL")
    rmSync(folder, { recursive: true })
  }
})
