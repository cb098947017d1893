import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"

const SOURCE = `
import { describe, test } from "node:test"
test("all is well", () => {})
test("needs a mail server", { skip: "to enable: install one" }, () => {})
describe("the lock", () => test("stays shut", () => { throw new Error("it was open") }))
`

test("what passes is silent, what fails and what is skipped is told, and node's summary comes last", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-calm-"))
  try {
    writeFileSync(join(folder, "a.test.mjs"), SOURCE)
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        "--test",
        "--test-isolation=none",
        `--test-reporter=${join(import.meta.dirname, "calm-reporter.ts")}`,
        "a.test.mjs",
      ],
      // With the variable of the run that we are in, the runner would take itself for a child of it.
      { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
    )
    assert.equal(status, 1)
    const [failure = "", summary = ""] = stdout.split(/(?=^↷)/m)
    assert.match(failure, /^✖ the lock > stays shut \(a\.test\.mjs:5\)\n {2}Error: it was open\n/)
    assert.doesNotMatch(stdout, /all is well|node:internal|subtest/)
    assert.match(
      summary,
      /^↷ needs a mail server: to enable: install one\n# tests 3\n# suites 1\n# pass 1\n# fail 1\n(?:# \w+ \d+\n)*# skipped 1\n# todo 0\n# duration_ms [\d.]+\n$/,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
